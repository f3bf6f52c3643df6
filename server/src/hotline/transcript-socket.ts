import { upgradeWebSocket } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { actorOf } from '../households';
import { Problem } from '../platform/errors';
import type { AppEnv, Http } from '../platform/http';
import type { PolicyCtx, PolicyLibrary } from '../policies';
import { myCall } from './calls';
import { hear } from './hear';
import type { LiveCalls } from './live-calls';

const heard = z.object({
  speaker: z.enum(['caller', 'operator']),
  text: z.string().max(2000),
  final: z.boolean(),
  at: z.iso.datetime({ offset: true }).optional(),
});

/**
 * `GET /v1/calls/:id/transcript` as a WebSocket: the telephone system's recogniser, or the operator's own client, sends
 * `{speaker, text, final, at}`; what was kept and suggested comes back to everyone who watches the call. Browsers
 * cannot set headers on a WebSocket, so the token comes as the subprotocol `bearer.<token>`.
 */
export function transcriptSocket(library: PolicyLibrary, live: LiveCalls): MiddlewareHandler<AppEnv> {
  return upgradeWebSocket(async (c) => {
    const context = c as unknown as Http;
    const callId = context.req.param('id')!;
    const token = tokenOf(context);
    const services = context.get('services');
    const requestId = context.get('requestId');
    const actor = token ? await actorOf(services, token) : undefined;
    const ctx: PolicyCtx | undefined = actor && { ...services, actor, requestId, library };
    let stop = () => {};
    // Sentences of one call are taken in order, one after the other.
    let queue = Promise.resolve();
    return {
      async onOpen(_event, socket) {
        const allowed =
          ctx &&
          (await myCall(ctx, callId).then(
            () => true,
            () => false,
          ));
        if (!allowed) {
          socket.close(4403, 'not your call');
          return;
        }
        stop = live.watch(callId, (event) => socket.send(JSON.stringify(event)));
      },
      onMessage(event, socket) {
        if (!ctx) return;
        const refuse = (code: string, detail: string) =>
          socket.send(JSON.stringify({ type: 'error', code, detail }));
        const parsed = heard.safeParse(parse(event.data));
        if (!parsed.success) {
          refuse('invalid', 'Send {"speaker":"caller"|"operator","text":"…","final":true|false}.');
          return;
        }
        const { speaker, text, final } = parsed.data;
        if (!final) {
          live.tell(callId, { type: 'partial', speaker, text });
          return;
        }
        queue = queue
          .then(async () => {
            await myCall(ctx, callId);
            const kept = await hear(ctx, callId, parsed.data);
            if (kept) live.tell(callId, { type: 'kept', ...kept });
          })
          .catch((error: unknown) => {
            if (error instanceof Problem) return refuse(error.code, error.detail);
            services.log.error({ err: error, requestId }, 'a sentence of a call could not be taken');
            return refuse('internal', '这句话没有记下来,请打字补上。');
          });
      },
      onClose: () => stop(),
    };
  }) as unknown as MiddlewareHandler<AppEnv>;
}

const tokenOf = (c: Http): string | undefined => {
  const protocol = c.req
    .header('Sec-WebSocket-Protocol')
    ?.split(',')
    .map((part) => part.trim())
    .find((part) => part.startsWith('bearer.'));
  return (
    protocol?.slice('bearer.'.length) ?? /^Bearer\s+(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
  );
};

function parse(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
}
