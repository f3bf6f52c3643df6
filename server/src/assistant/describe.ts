import type { Draft } from '../../contract';
import type { Elder } from '../households';
import { ageOn, type CivilDate, civilTimeOf, weekdayOf } from '../platform/civil-time';
import type { Clock } from '../platform/clock';

/** What the model is told of the moment, the elder and the open draft: no name, no address, no telephone number. */
export const describeToday = (clock: Clock): string =>
  `${clock.today()} 周${'一二三四五六日'[weekdayOf(clock.today()) - 1]} ${civilTimeOf(clock.now())}(北京时间)`;

export function describeElder(elder: Elder, today: CivilDate): string {
  const facts = [`${ageOn(elder.birthDate, today)}岁`, elder.gender, ...elder.identities];
  if (elder.careLevel) facts.push(`照护等级${elder.careLevel}`);
  if (elder.diet.length) facts.push(`饮食要求:${elder.diet.map((need) => DIET[need] ?? need).join('、')}`);
  if (elder.allergies.length) facts.push(`过敏:${elder.allergies.join('、')}`);
  return facts.filter(Boolean).join(',');
}

export const describeDrafts = (drafts: Draft[]): string =>
  drafts.length
    ? drafts
        .map(
          (draft) =>
            `${draft.title},${draft.date}${draft.start ? ` ${draft.start}` : ''},${draft.payableFen / 100}元,等老人说「对」`,
        )
        .join(';')
    : '没有';

const DIET: Record<string, string> = {
  soft: '要软',
  low_salt: '少盐',
  low_sugar: '少糖',
  vegetarian: '吃素',
  halal: '清真',
  spicy: '能吃辣',
};
