import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { turn, turnInput } from '../../contract';
import type { Assistant } from '../assistant';
import { elderFor, requireActor } from '../households';
import { Problem } from '../platform/errors';
import { bodyOf, createRouter, type Http, jsonOf, problemResponses } from '../platform/http';
import type { PolicyLibrary } from '../policies';
import { createConversation, listConversations, listTurns, loadConversation } from './store';
import { streamTurn } from './stream-turn';
import { takeTurn } from './take-turn';
import { urgentTurn } from './urgent-turn';

const byId = z.object({ id: z.string() });
const newConversation = z.object({
  elderId: z.string().optional(),
  channel: z.enum(['miniprogram', 'web', 'hotline']).default('web'),
});
const guarded = { tags: ['conversation'], middleware: [requireActor] };

/** Conversations over HTTP: JSON, or a stream of events where `Accept: text/event-stream` is sent. */
export function conversationRoutes({
  library,
  assistant,
}: {
  library: PolicyLibrary;
  assistant?: Assistant;
}) {
  const router = createRouter();

  router.openapi(
    createRoute({
      ...guarded,
      method: 'post',
      path: '/conversations',
      request: { body: { required: false, content: { 'application/json': { schema: newConversation } } } },
      responses: { 201: jsonOf(z.object({ id: z.string() }), 'Started'), ...problemResponses },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { elderId, channel = 'web' } = c.req.valid('json') ?? {};
      if (elderId) await elderFor(ctx, elderId, 'view');
      return c.json(await createConversation(ctx, { elderId, channel }), 201);
    },
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/conversations',
      responses: {
        200: jsonOf(
          z.object({ conversations: z.array(z.object({ id: z.string(), updatedAt: z.string() })) }),
          'Mine, latest first',
        ),
        ...problemResponses,
      },
    }),
    async (c) => c.json({ conversations: await listConversations(c.get('ctx')) }, 200),
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/conversations/{id}',
      request: { params: byId },
      responses: {
        200: jsonOf(z.object({ id: z.string(), turns: z.array(turn) }), 'The turns so far'),
        ...problemResponses,
      },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { id } = await loadConversation(ctx, c.req.valid('param').id);
      return c.json({ id, turns: await listTurns(ctx, id) }, 200);
    },
  );

  router.openapi(
    createRoute({
      tags: ['conversation'],
      method: 'post',
      path: '/conversations/{id}/turns',
      request: { params: byId, body: bodyOf(turnInput) },
      responses: {
        200: jsonOf(turn, 'The answer; as events with `Accept: text/event-stream`'),
        ...problemResponses,
      },
    }),
    async (c) => {
      const input = c.req.valid('json');
      const signedIn = await trySignIn(c);
      if (!signedIn.ok) {
        // Danger is answered without sign-in, and when signing in is what is broken.
        const urgent = urgentTurn(c.get('services').ids.next('trn'), input.text);
        if (!urgent) throw signedIn.error;
        return wantsEvents(c) ? sendEvents(c, async () => urgent) : c.json(urgent, 200);
      }
      const ctx = { ...c.get('ctx'), library, assistant };
      const { id: conversationId } = c.req.valid('param');
      const { signal } = c.req.raw;
      if (wantsEvents(c))
        return sendEvents(c, (emit) => takeTurn(ctx, { ...input, conversationId, signal }, emit));
      return c.json(await takeTurn(ctx, { ...input, conversationId, signal }), 200);
    },
  );

  return router;
}

async function trySignIn(c: Http): Promise<{ ok: true } | { ok: false; error: unknown }> {
  try {
    await requireActor(c, async () => {});
    return { ok: true };
  } catch (error) {
    return { ok: false, error };
  }
}

const wantsEvents = (c: Http): boolean => /text\/event-stream/.test(c.req.header('Accept') ?? '');

function sendEvents(c: Http, take: Parameters<typeof streamTurn>[0]) {
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    let id = 0;
    const send = (event: { event: string; data: unknown }) =>
      stream.writeSSE({ id: String(++id), event: event.event, data: JSON.stringify(event.data) });
    await streamTurn(take, send).catch((error: unknown) => {
      if (!(error instanceof Problem)) c.get('services').log.error({ err: error }, 'a streamed turn failed');
    });
    // The route's type knows its JSON answer; the stream is its other form.
  }) as never;
}
