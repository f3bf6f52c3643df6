import { createRoute, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { booking, bookingStatus, civilDate, civilTime, draft, draftInput, mealName } from '../../contract';
import { requireActor } from '../households';
import { Problem } from '../platform/errors';
import { type AppEnv, bodyOf, createRouter, type Http, jsonOf, problemResponses } from '../platform/http';
import { cancelBooking } from './cancel-booking';
import { confirmDraft } from './confirm-draft';
import { discardDraft, draftBooking, getDraft } from './draft-booking';
import { hoursLeft } from './hours-ledger';
import { getBooking, listBookings } from './list-bookings';
import { listDay, recordAttendance } from './record-attendance';
import { rescheduleBooking } from './reschedule-booking';
import { monthOf } from './terms';
import { KEY_LENGTH } from './transitions';
import type { Refused } from './types';

const guarded = { tags: ['bookings'], middleware: [requireActor] };
const byId = z.object({ id: z.string() });
const keyed = z.object({
  'idempotency-key': z.string().optional().openapi({
    description: 'Required. One key for each thing to be done; the same key again does nothing twice.',
  }),
});
const one = (description: string) => ({ 200: jsonOf(booking, description), ...problemResponses });
const many = (description: string) => ({
  200: jsonOf(z.object({ bookings: z.array(booking) }), description),
  ...problemResponses,
});
const optionalBody = <T extends z.ZodType>(schema: T) => ({ ...bodyOf(schema), required: false });

/** A client that sends `Content-Type: application/json` with nothing in it means no body. */
const emptyMeansNone: MiddlewareHandler<AppEnv> = async (c, next) => {
  if ((await c.req.text()) === '') Object.assign(c.req.bodyCache, { text: Promise.resolve('{}') });
  await next();
};
const withOptionalBody = { tags: ['bookings'], middleware: [requireActor, emptyMeansNone] };

/** Drafts and bookings. A refusal of a rule is a problem whose `detail` is what the elder would hear. */
export function draftAndBookingRoutes() {
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
        body: optionalBody(z.object({ acknowledgedAllergens: z.array(z.string()).optional() })),
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

function keyOf(c: Http): string {
  const key = c.req.header('Idempotency-Key')?.trim();
  if (!key || key.length > KEY_LENGTH) {
    throw new Problem(
      'bad_request',
      key
        ? `The Idempotency-Key is longer than ${KEY_LENGTH} characters.`
        : 'Send the header Idempotency-Key with a value of your own, new for each thing to be done (a UUID, say).',
    );
  }
  return key;
}

/** A rule's refusal, said as the elder would hear it, with what is possible instead. */
function refused({ refusals }: Refused): never {
  const [first] = refusals;
  const offers = first?.offers?.map((offer) => offer.label) ?? [];
  throw new Problem(
    first?.code ?? 'rule_refused',
    [
      ...refusals.map((refusal) => refusal.reason),
      ...(offers.length ? [`可以换成:${offers.join(';')}。`] : []),
    ].join(''),
    refusals.map((refusal) => ({ path: refusal.rule, message: refusal.reason })),
  );
}
