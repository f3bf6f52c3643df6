import { z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { booking } from '../../contract';
import { requireActor } from '../households';
import { Problem } from '../platform/errors';
import { type AppEnv, bodyOf, type Http, jsonOf, problemResponses } from '../platform/http';
import { KEY_LENGTH } from './transitions';
import type { Refused } from './types';

/** What the routes of this room share. */
export const guarded = { tags: ['bookings'], middleware: [requireActor] };
export const byId = z.object({ id: z.string() });
export const keyed = z.object({
  'idempotency-key': z.string().optional().openapi({
    description: 'Required. One key for each thing to be done; the same key again does nothing twice.',
  }),
});
export const one = (description: string) => ({ 200: jsonOf(booking, description), ...problemResponses });
export const many = (description: string) => ({
  200: jsonOf(z.object({ bookings: z.array(booking) }), description),
  ...problemResponses,
});
export const optionalBody = <T extends z.ZodType>(schema: T) => ({ ...bodyOf(schema), required: false });

/** A client that sends `Content-Type: application/json` with nothing in it means no body. */
const emptyMeansNone: MiddlewareHandler<AppEnv> = async (c, next) => {
  if ((await c.req.text()) === '') Object.assign(c.req.bodyCache, { text: Promise.resolve('{}') });
  await next();
};
export const withOptionalBody = { tags: ['bookings'], middleware: [requireActor, emptyMeansNone] };

/** The key of a request. Throws 400 with what to send when it is missing. */
export function keyOf(c: Http): string {
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
export function refused({ refusals }: Refused): never {
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
