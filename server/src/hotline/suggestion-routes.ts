import { createRoute, z } from '@hono/zod-openapi';
import { requireActor, requireRole } from '../households';
import { bodyOf, createRouter, jsonOf, problemResponses } from '../platform/http';
import { approveSuggestion, chooseSuggestion, setApprovalTopics } from './choose-suggestion';
import { listApprovals, listApprovalTopics } from './list-approvals';
import type { LiveCalls } from './live-calls';
import { suggestion } from './suggestion';

const byId = z.object({ id: z.string() });
const staff = { tags: ['hotline'], middleware: [requireActor, requireRole('operator', 'admin')] };
const supervisor = { tags: ['hotline'], middleware: [requireActor, requireRole('admin')] };
const done = { 204: { description: 'Done' }, ...problemResponses };
const waiting = z.object({
  suggestion,
  callId: z.string(),
  operatorName: z.string().optional(),
  at: z.string(),
});

/** What is done with suggestions: the operator's choice, and a supervisor's word on chosen topics. */
export function suggestionRoutes(live: LiveCalls) {
  const router = createRouter();

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
      const { callId, suggestion } = await approveSuggestion(c.get('ctx'), {
        suggestionId: c.req.valid('param').id,
        ...c.req.valid('json'),
      });
      live.tell(callId, { type: 'suggestion', suggestion });
      live.tellDesks({ type: 'approvals' });
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

  router.openapi(
    createRoute({
      ...supervisor,
      method: 'get',
      path: '/hotline/approval-topics',
      responses: { 200: jsonOf(z.object({ topics: z.array(z.string()) }), 'As chosen'), ...problemResponses },
    }),
    async (c) => c.json({ topics: await listApprovalTopics(c.get('ctx')) }, 200),
  );

  router.openapi(
    createRoute({
      ...supervisor,
      method: 'get',
      path: '/hotline/approvals',
      responses: {
        200: jsonOf(z.object({ waiting: z.array(waiting) }), 'What waits, oldest first'),
        ...problemResponses,
      },
    }),
    async (c) => c.json({ waiting: await listApprovals(c.get('ctx')) }, 200),
  );

  return router;
}
