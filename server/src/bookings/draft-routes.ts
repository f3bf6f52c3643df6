import { createRoute, z } from '@hono/zod-openapi';
import { draft, draftInput } from '../../contract';
import { bodyOf, createRouter, jsonOf, problemResponses } from '../platform/http';
import { confirmDraft } from './confirm-draft';
import { discardDraft, draftBooking, getDraft } from './draft-booking';
import { byId, guarded, keyed, keyOf, one, optionalBody, refused, withOptionalBody } from './route-parts';

/** Drafts: asked for, looked at, dropped, confirmed. A refusal of a rule is said as the elder would hear it. */
export function draftRoutes() {
  const router = createRouter();

  router.openapi(
    createRoute({
      ...guarded,
      method: 'post',
      path: '/drafts',
      request: { body: bodyOf(draftInput) },
      responses: {
        200: jsonOf(draft, 'Checked and priced; holds nothing until confirmed'),
        ...problemResponses,
      },
    }),
    async (c) => {
      const result = await draftBooking(c.get('ctx'), c.req.valid('json'));
      return result.ok ? c.json(result.draft, 200) : refused(result);
    },
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/drafts/{id}',
      request: { params: byId },
      responses: { 200: jsonOf(draft, 'An open draft'), ...problemResponses },
    }),
    async (c) => c.json(await getDraft(c.get('ctx'), { draftId: c.req.valid('param').id }), 200),
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'delete',
      path: '/drafts/{id}',
      request: { params: byId },
      responses: { 204: { description: 'Dropped' }, ...problemResponses },
    }),
    async (c) => {
      await discardDraft(c.get('ctx'), { draftId: c.req.valid('param').id });
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      ...withOptionalBody,
      method: 'post',
      path: '/drafts/{id}/confirm',
      request: {
        params: byId,
        headers: keyed,
        body: optionalBody(
          z.object({
            acknowledgedAllergens: z.array(z.string()).optional(),
            // By which words a caller agreed, where somebody confirms on their behalf.
            words: z.string().trim().min(1).max(500).optional(),
          }),
        ),
      },
      responses: one('Booked, once'),
    }),
    async (c) => {
      const result = await confirmDraft(c.get('ctx'), {
        draftId: c.req.valid('param').id,
        idempotencyKey: keyOf(c),
        ...c.req.valid('json'),
      });
      return result.ok ? c.json(result.booking, 200) : refused(result);
    },
  );

  return router;
}
