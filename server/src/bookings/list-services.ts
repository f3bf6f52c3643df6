import { addDays, type CivilDate, instantOf } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { readDiscounts, readService, readSlots, type Service, type SlotState, serviceOf } from './catalog';
import { dayDiscountsOf, momentOf, readHeld, usedOn } from './facts';
import { elderWhoLooks } from './list-menus';
import { lineageOf } from './place';
import { endOf } from './plan-visit';
import { priceFor } from './pricing';
import { careLevelReached } from './rules-for-visits';
import type { ServiceForElder, Slot } from './types';

const NEXT_SLOT_DAYS = 31;

/** The services offered where an elder lives, in the catalog's order, with the next slot that can be had. */
export async function listServices(ctx: Ctx, input: { elderId: string }): Promise<ServiceForElder[]> {
  const elder = await elderWhoLooks(ctx, input.elderId);
  const moment = momentOf(ctx);
  const days = { from: moment.today, to: addDays(moment.today, NEXT_SLOT_DAYS) };
  const [rows, discounts, held] = await Promise.all([
    ctx.db
      .selectFrom('services')
      .selectAll()
      .where('region', 'in', lineageOf(elder.region))
      .orderBy('position')
      .orderBy('id')
      .execute(),
    readDiscounts(ctx),
    readHeld(ctx, elder.id, { from: moment.today, to: moment.today }),
  ]);
  const services = rows.map(serviceOf);
  const next = await nextSlots(ctx, services, days);
  const dayDiscounts = dayDiscountsOf(held);
  return services.map((service) => ({
    ...service,
    eligible: !careLevelReached(service, elder),
    yourPriceFen: priceFor({
      scope: 'service',
      grossFen: service.priceFen,
      deliveryFeeFen: 0,
      date: moment.today,
      elder,
      discounts,
      usedThatDay: usedOn({ dayDiscounts }, moment.today),
    }).payableFen,
    nextSlot: next.get(service.id),
  }));
}

/** A service's slots from one day to another, both included. Throws 404 for a service that is not there. */
export async function listSlots(
  ctx: Ctx,
  input: { serviceId: string; from: CivilDate; to: CivilDate },
): Promise<Slot[]> {
  const service = await readService(ctx, input.serviceId);
  if (!service) throw new Problem('not_found', '没有找到这项服务。No such service.');
  const { now } = momentOf(ctx);
  return (await readSlots(ctx, service.id, input)).map((slot) => ({
    date: slot.date,
    start: slot.start,
    end: endOf(slot.start, service.durationMinutes),
    capacity: slot.capacity,
    remaining: Math.max(0, slot.capacity - slot.taken),
    open: slot.taken < slot.capacity && inTime(service, slot, now),
  }));
}

const inTime = (service: Service, slot: Pick<SlotState, 'date' | 'start'>, now: Date): boolean =>
  now.getTime() <= instantOf(slot.date, slot.start).getTime() - service.leadHours * 3_600_000;

async function nextSlots(
  ctx: Ctx,
  services: Service[],
  days: { from: CivilDate; to: CivilDate },
): Promise<Map<string, { date: CivilDate; start: string }>> {
  const next = new Map<string, { date: CivilDate; start: string }>();
  if (services.length === 0) return next;
  const { now } = momentOf(ctx);
  const byId = new Map(services.map((service) => [service.id, service]));
  const free = await ctx.db
    .selectFrom('slots')
    .select(['serviceId', 'date', 'start'])
    .where('serviceId', 'in', [...byId.keys()])
    .where('date', '>=', days.from)
    .where('date', '<=', days.to)
    .whereRef('taken', '<', 'capacity')
    .orderBy('date')
    .orderBy('start')
    .execute();
  for (const { serviceId, date, start } of free) {
    const service = byId.get(serviceId);
    if (service && !next.has(serviceId) && inTime(service, { date, start }, now))
      next.set(serviceId, { date, start });
  }
  return next;
}
