import type { Elder } from '../households';
import type { CivilDate } from '../platform/civil-time';
import type { Moment } from './booking';
import type { Service } from './catalog';
import { no, type Verdict } from './rule';
import { sayDate, sayHours, sayInstant, sayTime } from './say';

export const serviceInRegion = (service: Service, serves: boolean): Verdict =>
  serves ? undefined : no('service_in_region', 'rule_refused', `${service.name}还没有开到您住的地方。`);

export const careLevelReached = (service: Service, elder: Elder): Verdict =>
  service.requiresCareLevel === null || elder.careLevel >= service.requiresCareLevel
    ? undefined
    : no(
        'care_level_reached',
        'rule_refused',
        `${service.name}要评估到${service.requiresCareLevel}级才能订,您现在是${elder.careLevel}级。`,
      );

export const slotExists = (
  slot: { date: CivilDate } | undefined,
  service: Service,
  asked: { date: CivilDate; start: string },
  { today }: Moment,
): Verdict =>
  slot
    ? undefined
    : no(
        'slot_exists',
        'rule_refused',
        `${service.name}在${sayDate(asked.date, today)}${sayTime(asked.start)}没有排班。`,
      );

export const leadTimeKept = (service: Service, bookBy: Date, { now, today }: Moment): Verdict =>
  now.getTime() <= bookBy.getTime()
    ? undefined
    : no(
        'lead_time_kept',
        'past_cutoff',
        service.leadHours > 0
          ? `${service.name}要提前${service.leadHours}小时订,这一次最晚要在${sayInstant(bookBy, today)}订,现在来不及了。`
          : `这个时间已经过了,订不了了。`,
      );

export const slotHasPlace = (
  slot: { date: CivilDate; start: string; capacity: number; taken: number },
  service: Service,
  { today }: Moment,
): Verdict =>
  slot.taken < slot.capacity
    ? undefined
    : no(
        'slot_has_place',
        'sold_out',
        `${service.name}${sayDate(slot.date, today)}${sayTime(slot.start)}已经约满了。`,
      );

export const hoursMayPay = (service: Service): Verdict =>
  service.hoursEligible
    ? undefined
    : no('hours_may_pay', 'rule_refused', `${service.name}不能用服务时长,要付钱。`);

export const hoursEnough = (service: Service, leftMinutes: number, month: string): Verdict =>
  leftMinutes >= service.durationMinutes
    ? undefined
    : no(
        'hours_enough',
        'rule_refused',
        `${Number(month.slice(5))}月的服务时长还剩${sayHours(leftMinutes)},这次要用${sayHours(service.durationMinutes)},不够了。`,
      );
