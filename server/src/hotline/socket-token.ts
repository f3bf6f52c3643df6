import type { Http } from '../platform/http';

/** Browsers cannot set headers on a WebSocket, so the token may come as the subprotocol `bearer.<token>`. */
export const tokenOf = (c: Http): string | undefined => {
  const protocol = c.req
    .header('Sec-WebSocket-Protocol')
    ?.split(',')
    .map((part) => part.trim())
    .find((part) => part.startsWith('bearer.'));
  return (
    protocol?.slice('bearer.'.length) ?? /^Bearer\s+(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
  );
};
