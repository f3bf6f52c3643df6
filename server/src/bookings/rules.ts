import type { Booking } from '../../contract';
import type { Elder } from '../households';
import type { CivilDate } from '../platform/civil-time';
import type { Moment } from './booking';
import type { Dish, Menu, Service, Site } from './catalog';
import { MEAL_WORDS, sayDate, sayHours, sayInstant, sayTime } from './say';
import type { Claim, Terms, VisitTerms } from './terms';
import type { Refusal } from './types';

/**
 * The rules of booking. Each has a name and, when it says no, a reason as one would say it to an elder.
 * Facts go in, a refusal or nothing comes out; no rule reads the database or the clock.
 */
type Verdict = Refusal | undefined;

const no = (rule: string, code: Refusal['code'], reason: string): Refusal => ({ rule, code, reason });

const what = (terms: Terms, moment: Moment) =>
  terms.kind === 'meal'
    ? `${sayDate(terms.date, moment.today)}的${MEAL_WORDS[terms.meal]}`
    : `${sayDate(terms.date, moment.today)}${sayTime(terms.start)}的${terms.title}`;

// --- Meals ---

export const menuExists = (
  menu: Menu | undefined,
  asked: { date: CivilDate; meal: keyof typeof MEAL_WORDS; siteName?: string },
  { today }: Moment,
): Verdict =>
  menu
    ? undefined
    : no(
        'menu_exists',
        'rule_refused',
        `${asked.siteName ?? '附近的食堂'}还没有${sayDate(asked.date, today)}${MEAL_WORDS[asked.meal]}的菜单。`,
      );

export const menuBeforeCutoff = (menu: Menu, { now, today }: Moment): Verdict =>
  now.getTime() <= Date.parse(menu.cutoff)
    ? undefined
    : no(
        'menu_before_cutoff',
        'past_cutoff',
        `${sayDate(menu.date, today)}的${MEAL_WORDS[menu.meal]}要在${sayInstant(new Date(menu.cutoff), today)}之前订,现在来不及了。`,
      );

export const dishOnMenu = (dish: Dish | undefined, menu: Menu, { today }: Moment): Verdict =>
  dish
    ? undefined
    : no(
        'dish_on_menu',
        'rule_refused',
        `${menu.site.name}${sayDate(menu.date, today)}${MEAL_WORDS[menu.meal]}没有您要的这道菜。`,
      );

export const menuHasPortions = (menu: Menu, portions: number, { today }: Moment): Verdict => {
  const left = Math.max(0, menu.capacity - menu.taken);
  if (portions <= left) return undefined;
  const which = `${menu.site.name}${sayDate(menu.date, today)}的${MEAL_WORDS[menu.meal]}`;
  return no('menu_has_portions', 'sold_out', left ? `${which}只剩${left}份了。` : `${which}已经订满了。`);
};

export const dishHasPortions = (dish: Dish, portions: number): Verdict => {
  if (dish.capacity === null) return undefined;
  const left = Math.max(0, dish.capacity - dish.taken);
  if (portions <= left) return undefined;
  return no(
    'dish_has_portions',
    'sold_out',
    left ? `${dish.name}只剩${left}份了。` : `${dish.name}已经订完了。`,
  );
};

export const siteDelivers = (site: Site): Verdict =>
  site.delivery
    ? undefined
    : no('site_delivers', 'rule_refused', `${site.name}不送餐,要自己去取,或者在那儿吃。`);

export const insideDeliveryArea = (site: Site, distance: number): Verdict =>
  !site.delivery || distance <= site.delivery.radiusMeters
    ? undefined
    : no(
        'inside_delivery_area',
        'rule_refused',
        `您家离${site.name}有${sayDistance(distance)},超出了${sayDistance(site.delivery.radiusMeters)}的送餐范围。`,
      );

const sayDistance = (meters: number) =>
  meters < 1000 ? `${Math.round(meters)}米` : `${Number((meters / 1000).toFixed(1))}公里`;

// --- Home services ---

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

// --- Agreeing, changing, cancelling ---

export const draftStillOpen = (expiresAt: string, { now }: Moment): Verdict =>
  now.getTime() <= Date.parse(expiresAt)
    ? undefined
    : no('draft_still_open', 'draft_expired', '这份预订放得太久,已经失效了,请再说一遍要订什么。');

export const beforeCutoff = (terms: Terms, moment: Moment): Verdict =>
  moment.now.getTime() <= Date.parse(terms.bookBy)
    ? undefined
    : no(
        'before_cutoff',
        'past_cutoff',
        `${what(terms, moment)}要在${sayInstant(new Date(terms.bookBy), moment.today)}之前订,现在来不及了。`,
      );

export const allergensAccepted = (terms: Terms, acknowledged: string[]): Verdict => {
  const open = terms.openAllergens.filter((allergen) => !acknowledged.includes(allergen));
  return open.length
    ? no(
        'allergens_accepted',
        'rule_refused',
        `这份里面有您过敏的${open.join('、')}。您看换一道菜,还是确定要订?`,
      )
    : undefined;
};

export const beforeChangeCutoff = (terms: Terms, moment: Moment): Verdict => {
  if (moment.now.getTime() <= Date.parse(terms.changeBy)) return undefined;
  const late = `${what(terms, moment)}要改的话,得在${sayInstant(new Date(terms.changeBy), moment.today)}之前,现在改不了了。`;
  const canStillCancel = moment.now.getTime() <= Date.parse(terms.cancelBy);
  return no('before_change_cutoff', 'past_cutoff', canStillCancel ? `${late}不过还可以退掉。` : late);
};

export const beforeCancelCutoff = (terms: Terms, moment: Moment): Verdict =>
  moment.now.getTime() <= Date.parse(terms.cancelBy)
    ? undefined
    : no(
        'before_cancel_cutoff',
        'past_cutoff',
        `${what(terms, moment)}要在${sayInstant(new Date(terms.cancelBy), moment.today)}之前退,现在退不了了。`,
      );

export const alreadyOver = (status: Exclude<Booking['status'], 'drafted' | 'confirmed'>): Refusal =>
  no(
    'already_over',
    'conflict',
    {
      cancelled: '这一单已经退掉了。',
      fulfilled: '这一单已经完成了,不能再改。',
      missed: '这一单已经过了,不能再改。',
    }[status],
  );

export const notYetTaken = (begins: Date, { now, today }: Moment): Verdict =>
  now.getTime() >= begins.getTime()
    ? undefined
    : no('not_before_it_begins', 'rule_refused', `还没到时间,${sayInstant(begins, today)}才开始。`);

export const somethingChanges = (same: boolean): Verdict =>
  same ? no('something_changes', 'rule_refused', '本来就是这个时间,不用改。') : undefined;

export const dayDiscountStillFree = (free: boolean): Verdict =>
  free
    ? undefined
    : no('day_discount_free', 'conflict', '当天的优惠另一单已经用了,价钱有变化,请再看一遍价钱。');

/** The guarded update found no room: somebody was a moment faster, or the catalog changed. */
export const noLongerThere = (claim: Claim, terms: Terms, moment: Moment): Refusal =>
  no(
    claim.what === 'dish'
      ? 'dish_has_portions'
      : claim.what === 'menu'
        ? 'menu_has_portions'
        : 'slot_has_place',
    'sold_out',
    claim.what === 'dish'
      ? `${claim.name}刚刚订完了。`
      : `${what(terms, moment)}刚刚${claim.what === 'menu' ? '订' : '约'}满了。`,
  );

export const hoursGone = (terms: VisitTerms): Refusal =>
  no(
    'hours_enough',
    'rule_refused',
    `${Number(terms.date.slice(5, 7))}月的服务时长不够${sayHours(terms.hoursMinutes)}了。`,
  );
