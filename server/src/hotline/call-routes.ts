import { createRoute, z } from '@hono/zod-openapi';
import { ANONYMOUS, optionalActor, requireActor, requireRole } from '../households';
import { Problem } from '../platform/errors';
import { bodyOf, createRouter, fieldErrors, type Http, jsonOf, problemResponses } from '../platform/http';
import type { PolicyLibrary } from '../policies';
import { callRecord } from './call-record';
import { signSummary, summariseCall } from './call-summary';
import { answerCall, callById, endCall, myCall, openCall, signatureMatches, transferCall } from './calls';
import { approveSuggestion, chooseSuggestion, setApprovalTopics, suggestionsOf } from './choose-suggestion';
import { hear } from './hear';
import type { LiveCalls } from './live-calls';
import { checklistOf } from './quality';
import { suggestion } from './suggestion';
import { transcriptSocket } from './transcript-socket';
import { WORK_ORDER_KINDS } from './work-order';

const byId = z.object({ id: z.string() });
const staff = { tags: ['hotline'], middleware: [requireActor, requireRole('operator', 'admin')] };
const supervisor = { tags: ['hotline'], middleware: [requireActor, requireRole('admin')] };
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
export function callRoutes({
  library,
  callSecret,
  live,
}: {
  library: PolicyLibrary;
  callSecret?: string;
  live: LiveCalls;
}) {
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
      return c.json(await openCall(c.get('ctx'), input.data), 201);
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
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'get',
      path: '/calls',
      responses: {
        200: jsonOf(z.object({ calls: z.array(anything) }), 'Calls not ended, newest first'),
        ...problemResponses,
      },
    }),
    async (c) => {
      const calls = await c
        .get('ctx')
        .db.selectFrom('calls')
        .selectAll()
        .where('status', '!=', 'ended')
        .orderBy('startedAt', 'desc')
        .limit(50)
        .execute();
      return c.json({ calls: calls.map(({ state: _, ...call }) => call) }, 200);
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
      else live.tell(id, { type: 'partial', speaker: said.speaker, text: said.text });
      return c.json(result ?? {}, 200);
    },
  );

  router.get('/calls/:id/transcript', transcriptSocket(library, live));

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

  router.openapi(
    createRoute({
      ...staff,
      method: 'post',
      path: '/suggestions/{id}/choice',
      request: {
        params: byId,
        body: bodyOf(
          z.object({ choice: z.enum(['take', 'edit', 'dismiss']), text: z.string().max(2000).optional() }),
        ),
      },
      responses: done,
    }),
    async (c) => {
      await chooseSuggestion(c.get('ctx'), { suggestionId: c.req.valid('param').id, ...c.req.valid('json') });
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      ...supervisor,
      method: 'post',
      path: '/suggestions/{id}/approval',
      request: { params: byId, body: bodyOf(z.object({ approve: z.boolean() })) },
      responses: done,
    }),
    async (c) => {
      await approveSuggestion(c.get('ctx'), {
        suggestionId: c.req.valid('param').id,
        ...c.req.valid('json'),
      });
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      ...supervisor,
      method: 'put',
      path: '/hotline/approval-topics',
      request: { body: bodyOf(z.object({ topics: z.array(z.string().trim().min(1).max(40)).max(100) })) },
      responses: done,
    }),
    async (c) => {
      await setApprovalTopics(c.get('ctx'), c.req.valid('json').topics);
      return c.body(null, 204);
    },
  );

  return router;
}
