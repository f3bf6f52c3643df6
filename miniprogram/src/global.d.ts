/** Where the server is: empty on the web (same origin), an https address in WeChat. Set by the build. */
declare const API_BASE: string;

declare module '*.scss';
