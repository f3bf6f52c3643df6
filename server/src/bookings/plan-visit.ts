import type { Draft, DraftInput } from '../../contract';
import { type CivilTime, civilTimeOf, instantOf } from '../platform/civil-time';
import type { Service, Site, SlotState } from './catalog';
import { type ElderFacts, usedOn } from './facts';
import { distanceMeters, isWithin } from './place';
import { type Price, priceFor } from './pricing';
import {
  careLevelReached,
  hoursEnough,
  hoursMayPay,
  leadTimeKept,
  serviceInRegion,
  slotExists,
  slotHasPlace,
} from './rules-for-visits';
import { sayHours, sayTime } from './say';
import { monthOf, type VisitTerms } from './terms';
import type { Refusal } from './types';

export type VisitInput = Extract<DraftInput, { kind: 'service' }>;

export interface VisitFacts extends ElderFacts {
  service: Service;
  /** Slots of the day asked for and, for offers, the days around. */
  slots: SlotState[];
  /** Centres that send visits, anywhere near. */
  centres: Site[];
  /** Minutes of service hours not yet spoken for, by month `YYYY-MM`. */
  hoursLeft: ReadonlyMap<string, number>;
}

export type VisitPlan = { ok: true; terms: VisitTerms } | { ok: false; refusals: Refusal[] };

/**
 * What a visit would come to. Pure. Service hours pay for it when the service allows and the month has enough
 * left, since they lapse unused; `useHours` false keeps them, true insists on them.
 */
export function planVisit(facts: VisitFacts, input: VisitInput): VisitPlan {
  const { service, elder } = facts;
  const slot = facts.slots.find((one) => one.date === input.date && one.start === input.start);
  const month = monthOf(input.date);
  const left = facts.hoursLeft.get(month) ?? 0;
  const bookBy = before(input, service.leadHours);
  const refusals = [
    serviceInRegion(service, isWithin(elder.region, service.region)),
    careLevelReached(service, elder),
    slotExists(slot, service, input, facts),
    slot && leadTimeKept(service, bookBy, facts),
    slot && slotHasPlace(slot, service, facts),
    ...(input.useHours ? [hoursMayPay(service) ?? hoursEnough(service, left, month)] : []),
  ].filter((refusal) => refusal !== undefined);
  if (refusals.length || !slot) return { ok: false, refusals };

  const withHours = input.useHours ?? (service.hoursEligible && left >= service.durationMinutes);
  const hoursMinutes = withHours ? service.durationMinutes : 0;
  const centre = nearestCentre(facts);
  const cancelBy = before(input, service.cancelHours);
  return {
    ok: true,
    terms: {
      kind: 'service',
      title: service.name,
      date: input.date,
      start: input.start,
      end: endOf(input.start, service.durationMinutes),
      serviceId: service.id,
      slotId: slot.id,
      ...(centre ? { siteId: centre.id, siteName: centre.name } : {}),
      price: withHours ? paidInHours(service) : paidInMoney(facts, input),
      hoursMinutes,
      bookBy: bookBy.toISOString(),
      changeBy: new Date(Math.min(bookBy.getTime(), cancelBy.getTime())).toISOString(),
      cancelBy: cancelBy.toISOString(),
      warnings: overlapWarning(facts, input),
      openAllergens: [],
      acknowledgedAllergens: [],
      address: input.address ?? elder.address,
      ...(input.note ? { note: input.note } : {}),
    },
  };
}

const before = (input: VisitInput, hours: number): Date =>
  new Date(instantOf(input.date, input.start).getTime() - hours * 3_600_000);

/** A visit that would run past midnight is shown with the time on the clock. */
export const endOf = (start: CivilTime, minutes: number): CivilTime =>
  civilTimeOf(new Date(instantOf('2000-01-01', start).getTime() + minutes * 60_000));

const paidInMoney = (facts: VisitFacts, input: VisitInput): Price =>
  priceFor({
    scope: 'service',
    grossFen: facts.service.priceFen,
    deliveryFeeFen: 0,
    date: input.date,
    elder: facts.elder,
    discounts: facts.discounts,
    usedThatDay: usedOn(facts, input.date),
  });

const paidInHours = (service: Service): Price => ({
  grossFen: service.priceFen,
  subsidyFen: service.priceFen,
  deliveryFen: 0,
  payableFen: 0,
  subsidyLines: [{ title: `用本月服务时长${sayHours(service.durationMinutes)}`, fen: service.priceFen }],
  dayDiscountIds: [],
});

/** The nearest service centre of the service's region; whoever works there sees the visit in the day's list. */
function nearestCentre({ centres, service, elder }: VisitFacts): Site | undefined {
  return centres
    .filter((site) => isWithin(site.region, service.region) || isWithin(elder.region, site.region))
    .sort((a, b) => distanceMeters(elder, a) - distanceMeters(elder, b) || a.id.localeCompare(b.id))[0];
}

function overlapWarning(facts: VisitFacts, input: VisitInput): NonNullable<Draft['warnings']> {
  const start = instantOf(input.date, input.start).getTime();
  const end = start + facts.service.durationMinutes * 60_000;
  const other = facts.held.find(({ terms }) => {
    if (terms.kind !== 'service' || terms.date !== input.date) return false;
    const begins = instantOf(terms.date, terms.start).getTime();
    const ends = begins + minutesBetween(terms.start, terms.end) * 60_000;
    return begins < end && start < ends;
  });
  return other?.terms.kind === 'service'
    ? [
        {
          rule: 'visits_overlap',
          text: `您那天${sayTime(other.terms.start)}已经约了${other.terms.title},时间会撞上。`,
          blocking: false,
        },
      ]
    : [];
}

const minutesBetween = (start: CivilTime, end: CivilTime): number =>
  (Math.round((instantOf('2000-01-01', end).getTime() - instantOf('2000-01-01', start).getTime()) / 60_000) +
    1440) %
  1440;
