import { createRoute, z } from '@hono/zod-openapi';
import { ANONYMOUS, optionalActor, requireActor, requireRole } from '../households';
import { Problem } from '../platform/errors';
import { bodyOf, createRouter, fieldErrors, type Http, jsonOf, problemResponses } from '../platform/http';
import { callRecord } from './call-record';
import { signSummary, summariseCall } from './call-summary';
import { answerCall, callById, endCall, myCall, openCall, signatureMatches, transferCall } from './calls';
import { suggestionsOf } from './choose-suggestion';
import { findCaller } from './find-caller';
import { hear } from './hear';
import type { HotlineParts } from './index';
import { listCalls } from './list-calls';
import type { LiveCalls } from './live-calls';
import { checklistOf } from './quality';
import { suggestion } from './suggestion';
import { transcriptSocket } from './transcript-socket';
import { WORK_ORDER_KINDS } from './work-order';

const byId = z.object({ id: z.string() });
const staff = { tags: ['hotline'], middleware: [requireActor, requireRole('operator', 'admin')] };
const done = { 204: { description: 'Done' }, ...problemResponses };
const newCall = z.object({
  callerPhone: z.string().min(3).max(30),
  direction: z.enum(['inbound', 'outbound']).default('inbound'),
  externalId: z.string().max(100).optional(),
});
const callEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ringing') }),
  z.object({ type: z.literal('answered'), elderId: z.string().optional() }),
  z.object({ type: z.literal('transferred'), toAccountId: z.string() }),
  z.object({ type: z.literal('ended') }),
]);
const caller = z.object({
  elderId: z.string(),
  elderName: z.string(),
  region: z.string(),
  through: z.enum(['own', 'family']),
  relation: z.string().optional(),
});
const utterance = z.object({
  speaker: z.enum(['caller', 'operator']),
  text: z.string().trim().min(1).max(2000),
  final: z.boolean().default(true),
  at: z.string().optional(),
});
const kept = z.object({
  id: z.string(),
  ordinal: z.int(),
  speaker: z.string(),
  text: z.string(),
  at: z.string(),
});
const anything = z.record(z.string(), z.unknown());

/** Calls, their transcript, the copilot's suggestions and what the operator does with them. */
export function callRoutes({ live, ...parts }: HotlineParts & { live: LiveCalls }) {
  const { library, callSecret } = parts;
  const router = createRouter();

  /** A body signed by the telephone system, or an operator who is signed in. */
  const trusted = async (c: Http): Promise<void> => {
    const raw = await c.req.text();
    if (signatureMatches(callSecret, raw, c.req.header('X-Yinling-Signature'))) return;
    const { actor } = c.get('ctx');
    if (actor !== ANONYMOUS && (actor.role === 'operator' || actor.role === 'admin')) return;
    throw new Problem(
      'unauthenticated',
      "Sign the body with YINLING_CALL_SECRET in X-Yinling-Signature, or send an operator's token.",
    );
  };

  router.openapi(
    createRoute({
      tags: ['hotline'],
      middleware: [optionalActor],
      method: 'post',
      path: '/calls',
      responses: {
        201: jsonOf(
          z.object({ id: z.string(), status: z.string(), callers: z.array(caller) }),
          'The call and who it may be',
        ),
        ...problemResponses,
      },
    }),
    async (c) => {
      await trusted(c);
      const input = newCall.safeParse(await c.req.json());
      if (!input.success)
        throw new Problem('invalid', 'Send {callerPhone, direction, externalId}.', fieldErrors(input.error));
      const opened = await openCall(c.get('ctx'), input.data);
      live.tellDesks({ type: 'calls' });
      return c.json(opened, 201);
    },
  );

  router.openapi(
    createRoute({
      tags: ['hotline'],
      middleware: [optionalActor],
      method: 'post',
      path: '/calls/{id}/events',
      request: { params: byId },
      responses: done,
    }),
    async (c) => {
      await trusted(c);
      const ctx = c.get('ctx');
      const { id } = c.req.valid('param');
      const event = callEvent.safeParse(await c.req.json());
      if (!event.success)
        throw new Problem(
          'invalid',
          'Send {type: ringing|answered|transferred|ended}.',
          fieldErrors(event.error),
        );
      switch (event.data.type) {
        case 'ringing':
          await callById(ctx, id);
          break;
        case 'answered':
          // Taking a call opens a record, so it has to be somebody's doing, not only the telephone's.
          if (ctx.actor === ANONYMOUS)
            throw new Problem('unauthenticated', 'The operator who answers has to be signed in.');
          await answerCall(ctx, { callId: id, elderId: event.data.elderId });
          break;
        case 'transferred':
          if (ctx.actor === ANONYMOUS)
            throw new Problem('unauthenticated', 'The operator who transfers has to be signed in.');
          await transferCall(ctx, { callId: id, toAccountId: event.data.toAccountId });
          break;
        case 'ended':
          await endCall(ctx, { callId: id });
      }
      live.tell(id, { type: 'status', status: event.data.type });
      live.tellDesks({ type: 'calls' });
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'get',
      path: '/calls',
      responses: {
        200: jsonOf(
          z.object({ calls: z.array(anything) }),
          'The queue, oldest first, and my summaries to sign',
        ),
        ...problemResponses,
      },
    }),
    async (c) => c.json({ calls: (await listCalls(c.get('ctx'))).map((call) => ({ ...call })) }, 200),
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'get',
      path: '/calls/{id}/callers',
      request: { params: byId, query: z.object({ query: z.string().trim().min(2).max(40) }) },
      responses: {
        200: jsonOf(z.object({ callers: z.array(anything) }), 'By whole name or whole number'),
        ...problemResponses,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const callers = await findCaller(c.get('ctx'), { callId: id, ...c.req.valid('query') });
      return c.json({ callers: callers.map((each) => ({ ...each })) }, 200);
    },
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'get',
      path: '/calls/{id}',
      request: { params: byId },
      responses: { 200: jsonOf(anything, 'The call, its transcript and suggestions'), ...problemResponses },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { state: _, ...call } = await myCall(ctx, c.req.valid('param').id);
      const transcript = await ctx.db
        .selectFrom('utterances')
        .selectAll()
        .where('callId', '=', call.id)
        .orderBy('ordinal')
        .execute();
      return c.json({ call, transcript, suggestions: await suggestionsOf(ctx, call.id) }, 200);
    },
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'get',
      path: '/calls/{id}/record',
      request: { params: byId },
      responses: { 200: jsonOf(anything, 'Who is calling, as far as the grant goes'), ...problemResponses },
    }),
    async (c) => c.json({ ...(await callRecord(c.get('ctx'), c.req.valid('param').id)) }, 200),
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'post',
      path: '/calls/{id}/utterances',
      request: { params: byId, body: bodyOf(utterance) },
      responses: {
        200: jsonOf(
          z.object({ utterance: kept.optional(), suggestion: suggestion.optional() }),
          'Kept, with what the copilot suggests',
        ),
        ...problemResponses,
      },
    }),
    async (c) => {
      const ctx = { ...c.get('ctx'), library };
      const { id } = c.req.valid('param');
      await myCall(ctx, id);
      const said = c.req.valid('json');
      const result = await hear(ctx, id, said);
      if (result) live.tell(id, { type: 'kept', ...result });
      if (result?.suggestion?.approval === 'waiting') live.tellDesks({ type: 'approvals' });
      else live.tell(id, { type: 'partial', speaker: said.speaker, text: said.text });
      return c.json(result ?? {}, 200);
    },
  );

  router.get('/calls/:id/transcript', transcriptSocket(parts, live));

  router.openapi(
    createRoute({
      ...staff,
      method: 'get',
      path: '/calls/{id}/summary',
      request: { params: byId },
      responses: { 200: jsonOf(anything, 'What was said and done'), ...problemResponses },
    }),
    async (c) => c.json({ ...(await summariseCall(c.get('ctx'), c.req.valid('param').id)) }, 200),
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'post',
      path: '/calls/{id}/summary',
      request: {
        params: byId,
        body: bodyOf(
          z.object({
            text: z.string().trim().min(1).max(5000),
            workOrder: z
              .object({ kind: z.enum(WORK_ORDER_KINDS), urgent: z.boolean().default(false) })
              .optional(),
          }),
        ),
      },
      responses: {
        200: jsonOf(z.object({ workOrderId: z.string().optional() }), 'Signed'),
        ...problemResponses,
      },
    }),
    async (c) =>
      c.json(
        await signSummary(c.get('ctx'), { callId: c.req.valid('param').id, ...c.req.valid('json') }),
        200,
      ),
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'get',
      path: '/calls/{id}/checklist',
      request: { params: byId },
      responses: {
        200: jsonOf(z.object({ items: z.array(anything) }), 'What every call is checked for'),
        ...problemResponses,
      },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { id } = c.req.valid('param');
      await myCall(ctx, id);
      return c.json({ items: (await checklistOf(ctx, id)).map((item) => ({ ...item })) }, 200);
    },
  );

  return router;
}
