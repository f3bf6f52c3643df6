import { hoursLeft, listBookings } from '../bookings';
import { type Elder, elderFor } from '../households';
import { ageOn, formatInstant } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import { loadPrompt } from '../platform/prompts';
import { myCall } from './calls';
import { listWorkOrders } from './list-work-orders';
import { whoIsCalling } from './who-is-calling';

const greeting = loadPrompt('hotline/greeting');

/** What the console opens before the second ring: as far as the operator's grant goes, each look logged. */
export async function callRecord(ctx: Ctx, callId: string) {
  const call = await myCall(ctx, callId);
  const callers = await whoIsCalling(ctx, call.callerPhone, ctx.actor.region);
  if (!call.elderId) return { callers, greeting: greeting.fill() };
  const elder = await elderFor(ctx, call.elderId, 'view');
  const today = ctx.clock.today();
  const [bookings, hours, household, recentCalls, workOrders] = await Promise.all([
    listBookings(ctx, { elderId: elder.id, from: today, status: 'confirmed' }),
    hoursLeft(ctx, { elderId: elder.id, month: today.slice(0, 7) }),
    householdOf(ctx, elder.id),
    recentCallsOf(ctx, elder.id, callId),
    listWorkOrders(ctx, { elderId: elder.id, open: true }),
  ]);
  return {
    callers,
    greeting: greeting.fill(),
    elder: { ...elder, age: ageOn(elder.birthDate, today) },
    household,
    bookings,
    hours,
    recentCalls,
    workOrders,
  };
}

const householdOf = async (ctx: Ctx, elderId: Elder['id']) => {
  const rows = await ctx.db
    .selectFrom('bindings')
    .innerJoin('accounts', 'accounts.id', 'bindings.accountId')
    .select(['accounts.displayName', 'bindings.relation', 'bindings.scopes'])
    .where('bindings.elderId', '=', elderId)
    .where('bindings.status', '=', 'accepted')
    .execute();
  return rows.map(({ displayName, relation, scopes }) => ({
    displayName,
    relation,
    scopes: JSON.parse(scopes) as string[],
  }));
};

const recentCallsOf = async (ctx: Ctx, elderId: string, except: string) => {
  const rows = await ctx.db
    .selectFrom('calls')
    .select(['id', 'startedAt', 'status', 'summary'])
    .where('elderId', '=', elderId)
    .where('id', '!=', except)
    .orderBy('startedAt', 'desc')
    .limit(5)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    startedAt: formatInstant(new Date(row.startedAt)),
    status: row.status,
    summary: row.summary ? (JSON.parse(row.summary) as { text: string }).text : undefined,
  }));
};
