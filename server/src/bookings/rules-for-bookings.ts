import type { Booking } from '../../contract';
import type { Moment } from './booking';
import { no, type Verdict } from './rule';
import { MEAL_WORDS, sayDate, sayHours, sayInstant, sayTime } from './say';
import type { Claim, Terms, VisitTerms } from './terms';
import type { Refusal } from './types';

const what = (terms: Terms, moment: Moment) =>
  terms.kind === 'meal'
    ? `${sayDate(terms.date, moment.today)}的${MEAL_WORDS[terms.meal]}`
    : `${sayDate(terms.date, moment.today)}${sayTime(terms.start)}的${terms.title}`;

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
