import { upgradeWebSocket } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { actorOf } from '../households';
import type { AppEnv, Http } from '../platform/http';
import type { LiveCalls } from './live-calls';
import { tokenOf } from './socket-token';

/** `GET /v1/hotline/desk` as a WebSocket: says that calls or approvals changed; what they are is read over HTTP. */
export function deskSocket(live: LiveCalls): MiddlewareHandler<AppEnv> {
  return upgradeWebSocket(async (c) => {
    const context = c as unknown as Http;
    const token = tokenOf(context);
    const actor = token ? await actorOf(context.get('services'), token) : undefined;
    let stop = () => {};
    return {
      onOpen(_event, socket) {
        if (actor?.role !== 'operator' && actor?.role !== 'admin') {
          socket.close(4403, 'not your desk');
          return;
        }
        stop = live.watchDesks((event) => socket.send(JSON.stringify(event)));
      },
      onClose: () => stop(),
    };
  }) as unknown as MiddlewareHandler<AppEnv>;
}
