/** Where the server is: empty on the web (same origin), an https address in WeChat. Set by the build. */
declare const API_BASE: string;

/** Ids of WeChat's message templates, separated by commas; empty where there are none. Set by the build. */
declare const SUBSCRIBE_TEMPLATES: string;

declare module '*.scss';
