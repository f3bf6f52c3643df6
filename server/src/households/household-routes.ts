import { createRoute, z } from '@hono/zod-openapi';
import { elderRecord, scope } from '../../contract';
import { bodyOf, createRouter, jsonOf, problemResponses } from '../platform/http';
import { acceptBinding, createBindingCode, listBindings, requestBinding, revokeBinding } from './bindings';
import { requireActor } from './sessions';
import { grantSubscriptions } from './subscribe-messages';
import { markInboxRead, readInbox } from './tell-family';
import { elderFor } from './who-may-act-for-whom';

const binding = z.object({
  id: z.string(),
  accountId: z.string(),
  familyName: z.string(),
  elderId: z.string(),
  elderName: z.string(),
  relation: z.string(),
  scopes: z.array(scope),
  status: z.enum(['pending', 'accepted', 'revoked']),
});
const message = z.object({
  id: z.string(),
  elderId: z.string(),
  elderName: z.string(),
  kind: z.string(),
  text: z.string(),
  at: z.string(),
  read: z.boolean(),
});
const byId = z.object({ id: z.string() });
const scopes = z.array(scope).min(1, 'name at least one of book, view, health');
const one = (description: string) => ({ 200: jsonOf(binding, description), ...problemResponses });
const guarded = { tags: ['households'], middleware: [requireActor] };

/** The elder's profile, and the bindings by which family acts for an elder. */
export function householdRoutes() {
  const router = createRouter();

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/elders/{id}',
      request: { params: byId },
      responses: {
        200: jsonOf(elderRecord.partial(), 'The profile; health fields only with that scope'),
        ...problemResponses,
      },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { id } = c.req.valid('param');
      const elder = await elderFor(ctx, id, 'view');
      const seesHealth = await elderFor(ctx, id, 'health').then(
        () => true,
        () => false,
      );
      if (seesHealth) return c.json(elder, 200);
      const { careLevel: _, diet: __, allergies: ___, ...rest } = elder;
      return c.json(rest, 200);
    },
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'post',
      path: '/households/codes',
      responses: {
        201: jsonOf(z.object({ code: z.string(), expiresAt: z.string() }), 'Six digits for the family'),
        ...problemResponses,
      },
    }),
    async (c) => c.json(await createBindingCode(c.get('ctx')), 201),
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'post',
      path: '/households/bindings',
      request: {
        body: bodyOf(
          z.object({
            code: z.string().regex(/^\d{6}$/, 'six digits'),
            relation: z.string().min(1).max(20),
            scopes,
          }),
        ),
      },
      responses: one('Asked for; the elder has to agree'),
    }),
    async (c) => c.json(await requestBinding(c.get('ctx'), c.req.valid('json')), 200),
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/households/bindings',
      responses: { 200: jsonOf(z.object({ bindings: z.array(binding) }), 'Mine'), ...problemResponses },
    }),
    async (c) => c.json({ bindings: await listBindings(c.get('ctx')) }, 200),
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'post',
      path: '/households/bindings/{id}/accept',
      request: { params: byId, body: bodyOf(z.object({ scopes: scopes.optional() })) },
      responses: one('Agreed to'),
    }),
    async (c) =>
      c.json(await acceptBinding(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'post',
      path: '/households/bindings/{id}/revoke',
      request: { params: byId },
      responses: one('Ended'),
    }),
    async (c) => c.json(await revokeBinding(c.get('ctx'), c.req.valid('param')), 200),
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/inbox',
      responses: {
        200: jsonOf(z.object({ messages: z.array(message) }), 'What happened to the elders I look after'),
        ...problemResponses,
      },
    }),
    async (c) => c.json({ messages: await readInbox(c.get('ctx')) }, 200),
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'post',
      path: '/inbox/read',
      responses: { 204: { description: 'All read' }, ...problemResponses },
    }),
    async (c) => {
      await markInboxRead(c.get('ctx'));
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'post',
      path: '/subscriptions',
      request: { body: bodyOf(z.object({ templateIds: z.array(z.string().min(1).max(100)).min(1).max(3) })) },
      responses: {
        204: { description: 'One more message of each template may be sent' },
        ...problemResponses,
      },
    }),
    async (c) => {
      await grantSubscriptions(c.get('ctx'), c.req.valid('json').templateIds);
      return c.body(null, 204);
    },
  );

  return router;
}
