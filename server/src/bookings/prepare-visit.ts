import type { Elder } from '../households';
import { addDays } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { readDiscounts, readService, readSitesAround, readSlots } from './catalog';
import { dayDiscountsOf, momentOf, readHeld } from './facts';
import { leftMinutes } from './hours-ledger';
import { offerVisits, SLOT_OFFER_DAYS } from './offer-visits';
import { planVisit, type VisitFacts, type VisitInput, type VisitPlan } from './plan-visit';
import type { PlanOptions } from './prepare-meal';
import { withOffers } from './refusals';
import { earlier, later, monthOf } from './terms';

/** Plans a visit on what the database says now; where it is refused, looks for the nearest things possible. */
export async function prepareVisit(
  ctx: Ctx,
  elder: Elder,
  input: VisitInput,
  options: PlanOptions & {
    /** Minutes that a booking being moved gives back, by month. */ givenBack?: Map<string, number>;
  } = {},
): Promise<VisitPlan> {
  const service = await readService(ctx, input.serviceId);
  if (!service) throw new Problem('not_found', '没有找到这项服务。No such service.');
  const moment = momentOf(ctx);
  const earliest = addDays(input.date, -SLOT_OFFER_DAYS);
  const days = {
    from: later(earliest, moment.today),
    to: addDays(input.date, SLOT_OFFER_DAYS),
  };
  const months = [...new Set([monthOf(days.from), monthOf(input.date), monthOf(days.to)])];
  const [around, discounts, held, slots, ...left] = await Promise.all([
    readSitesAround(ctx, elder.region),
    readDiscounts(ctx),
    readHeld(ctx, elder.id, { from: input.date, to: input.date }, options),
    readSlots(ctx, service.id, { from: earlier(input.date, days.from), to: days.to }),
    ...months.map((month) => leftMinutes(ctx, elder, month)),
  ]);
  const spoken = (month: string) =>
    held
      .filter(({ id, terms }) => options.alongside?.includes(id) && monthOf(terms.date) === month)
      .reduce((sum, { terms }) => sum + (terms.kind === 'service' ? terms.hoursMinutes : 0), 0);
  const facts: VisitFacts = {
    ...moment,
    elder,
    service,
    slots,
    centres: around.filter((site) => site.kind === 'service_center'),
    discounts,
    held,
    dayDiscounts: dayDiscountsOf(held),
    hoursLeft: new Map(
      months.map((month, n) => [
        month,
        (left[n] ?? 0) - spoken(month) + (options.givenBack?.get(month) ?? 0),
      ]),
    ),
  };
  const plan = planVisit(facts, input);
  return plan.ok
    ? plan
    : { ok: false, refusals: withOffers(plan.refusals, offerVisits(facts, input, plan.refusals)) };
}
