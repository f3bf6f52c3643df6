import { createRoute, z } from '@hono/zod-openapi';
import { requireActor, requireRole } from '../households';
import { createRouter, jsonOf, problemResponses } from '../platform/http';
import { deskSocket } from './desk-socket';
import { listColleagues } from './list-colleagues';
import type { LiveCalls } from './live-calls';

const colleague = z.object({ id: z.string(), role: z.string(), displayName: z.string() });

/** What a desk needs besides its call: whom to pass things to, and a push when the queue changes. */
export function deskRoutes(live: LiveCalls) {
  const router = createRouter();
  router.get('/hotline/desk', deskSocket(live));
  router.openapi(
    createRoute({
      tags: ['hotline'],
      middleware: [requireActor, requireRole('operator', 'admin')],
      method: 'get',
      path: '/hotline/colleagues',
      responses: {
        200: jsonOf(z.object({ colleagues: z.array(colleague) }), 'Staff a call or an order can go to'),
        ...problemResponses,
      },
    }),
    async (c) => c.json({ colleagues: await listColleagues(c.get('ctx')) }, 200),
  );
  return router;
}
