import { createRoute, z } from '@hono/zod-openapi';
import {
  civilDate,
  demoSignInInput,
  regionCode,
  role,
  signedIn,
  staffSignInInput,
  wechatSignInInput,
} from '../../contract';
import { Problem } from '../platform/errors';
import { bodyOf, createRouter, jsonOf, problemResponses } from '../platform/http';
import { bearerToken, closeSession, requireActor, requireRole } from './sessions';
import { demoAccount, signIn } from './sign-in';
import { addStaff, checkStaffPassword } from './staff';
import { type WechatApp, wechatAccount } from './wechat';
import { eldersOf } from './who-may-act-for-whom';

const persona = z.object({
  id: z.string(),
  role,
  displayName: z.string(),
  region: regionCode.optional(),
  note: z.string().optional(),
});
const newStaff = z.object({
  username: z.string().min(2).max(60),
  password: z.string().min(10, 'at least 10 characters').max(200),
  role: z.enum(['operator', 'provider', 'admin']),
  displayName: z.string().min(1).max(40),
  region: regionCode.optional(),
  siteIds: z.array(z.string()).optional(),
});

/** Signing in and out, who I am, and (for admins) new staff. */
export function authRoutes({ demo, wechat }: { demo: boolean; wechat?: WechatApp }) {
  const router = createRouter();
  const signsIn = { 200: jsonOf(signedIn, 'Signed in'), ...problemResponses };

  router.openapi(
    createRoute({
      method: 'post',
      path: '/auth/demo',
      tags: ['auth'],
      request: { body: bodyOf(demoSignInInput) },
      responses: signsIn,
    }),
    async (c) => {
      if (!demo) throw new Problem('forbidden', 'Demo sign-in is off (YINLING_DEMO=0).');
      const { as, id } = c.req.valid('json');
      const services = c.get('services');
      return c.json(await signIn(services, await demoAccount(services, as, id)), 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/auth/personas',
      tags: ['auth'],
      responses: {
        200: jsonOf(z.object({ personas: z.array(persona) }), 'Who can sign in, in demo mode'),
        ...problemResponses,
      },
    }),
    async (c) => {
      if (!demo) throw new Problem('not_found', 'There are no demo personas (YINLING_DEMO=0).');
      const { db } = c.get('services');
      const rows = await db
        .selectFrom('accounts')
        .leftJoin('elders', 'elders.id', 'accounts.elderId')
        .select(['accounts.id', 'accounts.role', 'accounts.displayName', 'elders.region', 'elders.birthDate'])
        .orderBy('accounts.createdAt')
        .orderBy('accounts.id')
        .execute();
      const today = c.get('services').clock.today();
      const personas = rows.map(({ id, role, displayName, region, birthDate }) => ({
        id,
        role,
        displayName,
        region: region ?? undefined,
        note: birthDate ? `${Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))} 岁上下` : undefined,
      }));
      return c.json({ personas }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/auth/wechat',
      tags: ['auth'],
      request: { body: bodyOf(wechatSignInInput) },
      responses: signsIn,
    }),
    async (c) => {
      const services = c.get('services');
      return c.json(
        await signIn(services, await wechatAccount(services, wechat, c.req.valid('json').code)),
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/auth/staff',
      tags: ['auth'],
      request: { body: bodyOf(staffSignInInput) },
      responses: signsIn,
    }),
    async (c) => {
      const { username, password } = c.req.valid('json');
      const services = c.get('services');
      return c.json(await signIn(services, await checkStaffPassword(services, username, password)), 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/auth/sign-out',
      tags: ['auth'],
      middleware: [requireActor] as const,
      responses: { 204: { description: 'The token is no longer valid' }, ...problemResponses },
    }),
    async (c) => {
      await closeSession(c.get('services'), bearerToken(c)!);
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/me',
      tags: ['auth'],
      middleware: [requireActor] as const,
      responses: {
        200: jsonOf(
          signedIn.omit({ token: true }).extend({ today: civilDate }),
          'Who I am, for whom I may act, and the day it is here',
        ),
        ...problemResponses,
      },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const elders = (await eldersOf(ctx)).map(({ id, name, region }) => ({ id, name, region }));
      const { accountId, role, displayName } = ctx.actor;
      const account = { id: accountId, role, displayName };
      return c.json({ account, elders, today: ctx.clock.today() }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/staff',
      tags: ['auth'],
      middleware: [requireActor, requireRole('admin')] as const,
      request: { body: bodyOf(newStaff) },
      responses: { 201: jsonOf(z.object({ id: z.string() }), 'The account'), ...problemResponses },
    }),
    async (c) => c.json(await addStaff(c.get('services'), c.req.valid('json')), 201),
  );

  return router;
}
