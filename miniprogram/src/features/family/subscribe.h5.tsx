/** A browser has no WeChat messages; the inbox is enough. */
export const Subscribe = () => null;
