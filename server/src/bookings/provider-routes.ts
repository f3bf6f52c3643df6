import { createRoute, z } from '@hono/zod-openapi';
import { civilDate, civilTime } from '../../contract';
import { bodyOf, createRouter } from '../platform/http';
import { listDay, recordAttendance } from './record-attendance';
import {
  byId,
  guarded,
  keyed,
  keyOf,
  many,
  one,
  optionalBody,
  refused,
  withOptionalBody,
} from './route-parts';

/** What a provider does: see the day, say what was handed over and what was not. */
export function providerRoutes() {
  const router = createRouter();

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/provider/day',
      request: { query: z.object({ date: civilDate.optional() }) },
      responses: many('The day’s orders and visits of the provider’s own sites'),
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { date = ctx.clock.today() } = c.req.valid('query');
      return c.json({ bookings: await listDay(ctx, { date }) }, 200);
    },
  );

  router.openapi(
    createRoute({
      ...withOptionalBody,
      method: 'post',
      path: '/bookings/{id}/fulfil',
      request: {
        params: byId,
        headers: keyed,
        body: optionalBody(
          z.object({
            startedAt: civilTime.optional(),
            endedAt: civilTime.optional(),
            place: z.string().max(200).optional(),
            by: z.string().max(40).optional(),
          }),
        ),
      },
      responses: one('Handed over, or visited'),
    }),
    async (c) => {
      const result = await recordAttendance(c.get('ctx'), {
        bookingId: c.req.valid('param').id,
        idempotencyKey: keyOf(c),
        came: 'fulfilled',
        facts: c.req.valid('json'),
      });
      return result.ok ? c.json(result.booking, 200) : refused(result);
    },
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'post',
      path: '/bookings/{id}/missed',
      request: {
        params: byId,
        headers: keyed,
        body: bodyOf(
          z.object({ becauseOf: z.enum(['elder', 'provider']), reason: z.string().max(500).optional() }),
        ),
      },
      responses: one('It did not take place; service hours are given back unless the elder was away'),
    }),
    async (c) => {
      const { becauseOf, reason } = c.req.valid('json');
      const result = await recordAttendance(c.get('ctx'), {
        bookingId: c.req.valid('param').id,
        idempotencyKey: keyOf(c),
        came: 'missed',
        becauseOf,
        words: reason,
      });
      return result.ok ? c.json(result.booking, 200) : refused(result);
    },
  );

  return router;
}
