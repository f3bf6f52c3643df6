import { createRoute, z } from '@hono/zod-openapi';
import { bookingStatus, civilDate, civilTime, mealName } from '../../contract';
import { bodyOf, createRouter, jsonOf, problemResponses } from '../platform/http';
import { cancelBooking } from './cancel-booking';
import { hoursLeft } from './hours-ledger';
import { getBooking, listBookings } from './list-bookings';
import { rescheduleBooking } from './reschedule-booking';
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
import { monthOf } from './terms';

/** Bookings: listed, looked at, cancelled, moved; and the service hours they draw on. */
export function keptBookingRoutes() {
  const router = createRouter();

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/bookings',
      request: {
        query: z.object({
          elderId: z.string(),
          from: civilDate.optional(),
          status: bookingStatus.optional(),
        }),
      },
      responses: many('Soonest first'),
    }),
    async (c) => c.json({ bookings: await listBookings(c.get('ctx'), c.req.valid('query')) }, 200),
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/bookings/{id}',
      request: { params: byId },
      responses: one('The booking'),
    }),
    async (c) => c.json(await getBooking(c.get('ctx'), { bookingId: c.req.valid('param').id }), 200),
  );

  router.openapi(
    createRoute({
      ...withOptionalBody,
      method: 'post',
      path: '/bookings/{id}/cancel',
      request: {
        params: byId,
        headers: keyed,
        body: optionalBody(z.object({ reason: z.string().max(500).optional() })),
      },
      responses: one('Cancelled; what it held is given back'),
    }),
    async (c) => {
      const result = await cancelBooking(c.get('ctx'), {
        bookingId: c.req.valid('param').id,
        idempotencyKey: keyOf(c),
        ...c.req.valid('json'),
      });
      return result.ok ? c.json(result.booking, 200) : refused(result);
    },
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'post',
      path: '/bookings/{id}/reschedule',
      request: {
        params: byId,
        headers: keyed,
        body: bodyOf(z.object({ date: civilDate, meal: mealName.optional(), start: civilTime.optional() })),
      },
      responses: one('Moved, or left as it was'),
    }),
    async (c) => {
      const result = await rescheduleBooking(c.get('ctx'), {
        bookingId: c.req.valid('param').id,
        idempotencyKey: keyOf(c),
        ...c.req.valid('json'),
      });
      return result.ok ? c.json(result.booking, 200) : refused(result);
    },
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/hours',
      request: {
        query: z.object({
          elderId: z.string(),
          month: z
            .string()
            .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month like 2026-11')
            .optional(),
        }),
      },
      responses: {
        200: jsonOf(
          z.object({
            month: z.string(),
            granted: z.number(),
            reserved: z.number(),
            used: z.number(),
            left: z.number(),
          }),
          'Service hours of a month, by default this one',
        ),
        ...problemResponses,
      },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { elderId, month = monthOf(ctx.clock.today()) } = c.req.valid('query');
      return c.json(await hoursLeft(ctx, { elderId, month }), 200);
    },
  );

  return router;
}
