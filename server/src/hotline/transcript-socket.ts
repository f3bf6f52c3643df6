import { upgradeWebSocket } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { actorOf } from '../households';
import type { Actor } from '../platform/context';
import { Problem } from '../platform/errors';
import type { AppEnv, Http } from '../platform/http';
import type { PolicyCtx } from '../policies';
import { myCall, signatureMatches } from './calls';
import { hear, type Kept } from './hear';
import type { HotlineParts } from './index';
import type { LiveCalls } from './live-calls';
import { operatorOfCall } from './operator-of-call';
import { tokenOf } from './socket-token';
import { SpokenFrames } from './spoken-frames';

const speaker = z.enum(['caller', 'operator']);
const at = z.iso.datetime({ offset: true }).optional();
const heard = z.object({ speaker, text: z.string().max(2000), final: z.boolean(), at });
const spoken = z.object({ speaker, audio: z.literal('end'), at });

/**
 * `GET /v1/calls/:id/transcript` as a WebSocket: the telephone system's recogniser, or the operator's own client, sends
 * `{speaker, text, final, at}`; what was kept and suggested comes back to everyone who watches the call. In place of
 * text, binary frames of 16 kHz 16-bit mono PCM and then `{speaker, "audio":"end"}` go through the server's own
 * recogniser. An operator comes with a token, the telephone system with `X-Yinling-Signature` over the call's id; it
 * speaks into the call of whoever has it, with their grant.
 */
export function transcriptSocket(parts: HotlineParts, live: LiveCalls): MiddlewareHandler<AppEnv> {
  return upgradeWebSocket(async (c) => {
    const context = c as unknown as Http;
    const callId = context.req.param('id')!;
    const services = context.get('services');
    const requestId = context.get('requestId');
    const token = tokenOf(context);
    const signed = signatureMatches(parts.callSecret, callId, context.req.header('X-Yinling-Signature'));
    const signedIn = token ? await actorOf(services, token) : undefined;
    const ctxOf = (actor: Actor): PolicyCtx => ({ ...services, actor, requestId, library: parts.library });
    const frames = new SpokenFrames();
    let stop = () => {};
    // Sentences of one call are taken in order, one after the other.
    let queue = Promise.resolve();

    /** The operator as whom this sentence is heard, now: a call may be transferred while it goes on. */
    const listener = async (): Promise<PolicyCtx> => {
      const actor = signed ? await operatorOfCall(services, callId) : signedIn;
      if (!actor) throw new Problem('conflict', 'The call has not been answered, or has ended.');
      const ctx = ctxOf(actor);
      await myCall(ctx, callId);
      return ctx;
    };

    return {
      async onOpen(_event, socket) {
        const allowed = signed || (signedIn && (await isMine(ctxOf(signedIn), callId)));
        if (!allowed) {
          socket.close(4403, 'not your call');
          return;
        }
        stop = live.watch(callId, (event) => socket.send(JSON.stringify(event)));
      },
      onMessage(event, socket) {
        const refuse = (code: string, detail: string) =>
          socket.send(JSON.stringify({ type: 'error', code, detail }));
        const inTurn = (take: (ctx: PolicyCtx) => Promise<Kept | undefined>) => {
          queue = queue
            .then(async () => {
              const kept = await take(await listener());
              if (kept) live.tell(callId, { type: 'kept', ...kept });
            })
            .catch((error: unknown) => {
              if (error instanceof Problem) return refuse(error.code, error.detail);
              services.log.error({ err: error, requestId }, 'a sentence of a call could not be taken');
              return refuse('internal', '这句话没有记下来,请打字补上。');
            });
        };
        if (event.data instanceof ArrayBuffer) {
          if (!frames.add(new Uint8Array(event.data)))
            refuse('payload_too_large', 'At most 60 seconds between two {"audio":"end"}.');
          return;
        }
        const message = parse(event.data);
        const end = spoken.safeParse(message);
        if (end.success) {
          const wav = frames.takeWav();
          inTurn(async (ctx) => {
            if (!parts.listen) throw new Problem('not_configured', '还没有开通语音识别,请打字。');
            const { elderId } = await myCall(ctx, callId);
            const text = await parts.listen(ctx, wav, elderId ?? undefined);
            return hear(ctx, callId, { ...end.data, text, final: true });
          });
          return;
        }
        const said = heard.safeParse(message);
        if (!said.success) {
          refuse('invalid', 'Send {"speaker":"caller"|"operator","text":"…","final":true|false}.');
          return;
        }
        const { text, final } = said.data;
        if (final) inTurn((ctx) => hear(ctx, callId, said.data));
        else live.tell(callId, { type: 'partial', speaker: said.data.speaker, text });
      },
      onClose: () => stop(),
    };
  }) as unknown as MiddlewareHandler<AppEnv>;
}

const isMine = (ctx: PolicyCtx, callId: string): Promise<boolean> =>
  myCall(ctx, callId).then(
    () => true,
    () => false,
  );

function parse(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
}
