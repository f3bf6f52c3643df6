import { ageOn } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import { myCall } from './calls';
import { normalPhone } from './who-is-calling';

export interface CallerFound {
  elderId: string;
  elderName: string;
  region: string;
  age: number;
  /** The end of the number on record, to ask for. */
  phoneEnds: string;
}

const MOST = 9;

/**
 * Elders of the operator's region by their whole name or whole number, for a caller whose own number says nothing.
 * Only within a call of one's own; parts of names find nobody, so that the register cannot be leafed through.
 */
export async function findCaller(
  ctx: Ctx,
  { callId, query }: { callId: string; query: string },
): Promise<CallerFound[]> {
  await myCall(ctx, callId);
  const number = normalPhone(query);
  const byPhone = /^\d{7,}$/.test(number);
  const rows = await ctx.db
    .selectFrom('elders')
    .select(['id', 'name', 'region', 'birthDate', 'phone'])
    .where((e) => (byPhone ? e('phone', 'like', `%${number.slice(-4)}%`) : e('name', '=', query.trim())))
    .execute();
  const serves = (ctx.actor.region ?? '100000') === '100000' ? '' : ctx.actor.region!.replace(/(00)+$/, '');
  return rows
    .filter(({ region, phone }) => region.startsWith(serves) && (!byPhone || normalPhone(phone) === number))
    .slice(0, MOST)
    .map(({ id, name, region, birthDate, phone }) => ({
      elderId: id,
      elderName: name,
      region,
      age: ageOn(birthDate, ctx.clock.today()),
      phoneEnds: phone.slice(-4),
    }));
}
