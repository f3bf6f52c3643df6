import type { Booking, MealName, Turn } from '../../server/contract';
import { addDays, type CivilDate } from '../../server/src/platform/civil-time';
import { TODAY } from './make-catalog';
import { NO, sayDay, sayDelivery, sayDish, sayMeal, sayTime, YES } from './phrases';
import type { Random } from './random';

/** One booking somebody wants. */
export interface MealWish {
  kind: 'meal';
  date: CivilDate;
  meal: MealName;
  items: { name: string; quantity: number }[];
  delivery: boolean;
}
export interface VisitWish {
  kind: 'service';
  service: string;
  date: CivilDate;
  start: string;
}
export type Wish = MealWish | VisitWish;

/** What the elder has in mind; `wishes` is what the database must hold of new bookings in the end. */
export interface Goal {
  /** The first sentence. */
  opening: string;
  wishes: Wish[];
  /** Said instead of the first yes, one after the other: a question in between, a hesitation, a change of mind. */
  before?: string[];
  /** What the read-back has to be after `before` was said, where that changes the wish. */
  first?: Wish[];
  /** Says no to the read-back. */
  declines?: boolean;
  /** What is said when an allergy is named. */
  despiteAllergy?: boolean;
  /** Takes the first offer when what was asked for cannot be had. */
  takesOffers?: boolean;
  /** Agrees to whatever is offered. */
  anything?: boolean;
  /** Words for the booking that is to be cancelled or changed, matched against the choices. */
  target?: (label: string) => boolean;
  /** A change of an existing booking to these words. */
  to?: string;
  /** What the changed booking has to look like. */
  moved?: Wish;
  /** For whom a daughter speaks. */
  person?: string;
}

const SETTLED = new Set<Turn['outcome']>([
  'confirmed',
  'cancelled',
  'changed',
  'declined',
  'handed_off',
  'failed',
]);

/** Somebody with a goal on the other side of the conversation. Sees the reply and the buttons, nothing else. */
export class SimulatedElder {
  private corrections = 0;
  private readonly before: string[];

  constructor(
    private readonly goal: Goal,
    private readonly random: Random,
  ) {
    this.before = [...(goal.before ?? [])];
  }

  open(): string {
    return this.goal.opening;
  }

  /** The next thing said, or nothing when the conversation is over for this person. */
  answer(turn: Turn): string | undefined {
    const { goal, random } = this;
    const { text } = turn.reply;
    if (turn.outcome.startsWith('urgent') || SETTLED.has(turn.outcome)) return undefined;
    if (/过敏|当心/.test(text) && turn.outcome === 'asked')
      return goal.despiteAllergy ? '知道了,没关系,还是要' : random.pick(NO);
    if (isReadBack(turn)) return this.judge(turn);
    if (turn.outcome === 'refused.unavailable') return this.takeOffer(turn);
    if (turn.outcome.startsWith('answered')) return this.wantsNothing() ? undefined : this.restate();
    return this.fill(turn);
  }

  private judge(turn: Turn): string {
    const { goal, random } = this;
    if (goal.anything) return random.pick(YES);
    const drafts = turn.drafts ?? (turn.draft ? [turn.draft] : []);
    if (goal.moved) return this.judgeMove(turn, goal.moved);
    if (!drafts.length) {
      // What is to be given up is checked as well.
      const other = goal.target && !goal.target(turn.reply.text);
      return goal.declines || other ? random.pick(NO) : random.pick(YES);
    }
    const expected = this.before.length && goal.first ? goal.first : goal.wishes;
    const wrong = differences(drafts, expected, random);
    if (wrong) {
      this.corrections++;
      return this.corrections > 4 ? random.pick(NO) : wrong;
    }
    if (this.before.length) return this.before.shift()!;
    return goal.declines ? random.pick(NO) : random.pick(YES);
  }

  /** A booking is to be moved: what was read back has to be the new day and time. */
  private judgeMove(turn: Turn, moved: Wish): string {
    const { goal, random } = this;
    const shown = turn.drafts ?? turn.bookings ?? (turn.draft ? [turn.draft] : []);
    if (shown.length === 1 && same(shown[0]!, moved)) return random.pick(YES);
    return ++this.corrections > 3 ? random.pick(NO) : `不是,改到${goal.to}`;
  }

  private takeOffer(turn: Turn): string {
    const { goal, random } = this;
    if (goal.takesOffers && turn.choices[0])
      return turn.choices.length === 1
        ? random.pick(['行', '可以', '好'])
        : random.pick(['第一个', turn.choices[0].say]);
    return this.wantsNothing() || ++this.corrections > 3 ? random.pick(NO) : this.restate();
  }

  /** Answers what was asked from the goal. */
  private fill(turn: Turn): string {
    const { goal, random } = this;
    const { choices } = turn;
    const asked = turn.reply.text;
    if (goal.person && /是给|给谁|哪位/.test(asked)) return goal.person;
    if (goal.target) {
      const at = choices.findIndex((choice) => goal.target!(choice.label));
      if (at >= 0) return random.pick([choices[at]!.say, `第${'一二三四'[at]}个`]);
    }
    if (goal.to && /改成什么|改到|哪一天|什么时候/.test(asked)) return goal.to;
    const [wish] = goal.wishes;
    if (!wish) return this.wantsNothing() ? random.pick(YES) : this.restate();
    if (wish.kind === 'service') {
      if (/什么服务|哪项服务|叫什么/.test(asked)) return wish.service;
      if (/几点|什么时间|哪个时间|时段/.test(asked) && !/哪一?天/.test(asked))
        return sayTime(wish.start, random);
      if (/哪一?天|几号|什么时候|哪个/.test(asked))
        return `${sayDay(wish.date, random)}${sayTime(wish.start, random)}`;
      return this.restate();
    }
    if (/送到家|自己去取|自取/.test(asked) && /还是/.test(asked)) return sayDelivery(wish.delivery, random);
    if (/早饭.*午饭|午饭.*晚饭|哪一?顿/.test(asked)) return sayMeal(wish.meal, random);
    if (/哪一?天|几号|什么时候/.test(asked)) return sayDay(wish.date, random);
    if (/要哪样|要哪个|要哪道|哪一?个菜|吃什么|要什么/.test(asked)) {
      const choice = choices.find(({ label }) => wish.items.some((item) => label.includes(item.name)));
      return wish.items.length === 1 && choice && wish.items[0]!.quantity === 1
        ? choice.say
        : wish.items.map((item) => sayDish(item, random)).join(',');
    }
    return this.restate();
  }

  private wantsNothing(): boolean {
    return !this.goal.wishes.length && !this.goal.target && !this.goal.to;
  }

  /** Says it all again, plainly. */
  private restate(): string {
    const { goal, random } = this;
    const [wish] = goal.wishes;
    if (!wish || goal.wishes.length > 1) return goal.opening;
    if (wish.kind === 'service')
      return `我要约${wish.service},${sayDay(wish.date, random)}${sayTime(wish.start, random)}`;
    return `订饭,${sayDay(wish.date, random)}${sayMeal(wish.meal, random)},${wish.items.map((item) => sayDish(item, random)).join(',')},${sayDelivery(wish.delivery, random)}`;
  }
}

/** Something stands to be agreed to: a draft, or a cancellation or a change that was read back. */
const isReadBack = (turn: Turn): boolean =>
  turn.outcome === 'drafted' ||
  ((turn.draft !== undefined || turn.drafts !== undefined) && turn.outcome !== 'asked') ||
  (turn.outcome === 'asked' && /对吗|是吗|要退吗|确定/.test(turn.reply.text));

/** What a person would say who sees that the read-back is not what they want; nothing when it is. */
function differences(drafts: Booking[], wishes: Wish[], random: Random): string | undefined {
  if (drafts.length !== wishes.length)
    return wishes.length === 1
      ? whole(wishes[0]!, random)
      : `不对,${wishes.map((wish) => whole(wish, random)).join(';')}`;
  if (wishes.length > 1) {
    const wrong = wishes.some((wish) => !drafts.some((draft) => same(draft, wish)));
    return wrong ? `不对,${wishes.map((wish) => whole(wish, random)).join(';')}` : undefined;
  }
  const [draft, wish] = [drafts[0]!, wishes[0]!];
  if (same(draft, wish)) return undefined;
  if (draft.kind !== wish.kind) return `不是,${whole(wish, random)}`;
  if (draft.date !== wish.date) return `不是,是${sayDay(wish.date, random)}的`;
  if (wish.kind === 'service')
    return draft.start !== wish.start ? `不对,${sayTime(wish.start, random)}` : `不是,我要${wish.service}`;
  if (draft.meal !== wish.meal) return `不是,是${sayMeal(wish.meal, random)}的`;
  if (!sameItems(draft, wish))
    return `不对,我要${wish.items.map((item) => sayDish(item, random)).join('和')}`;
  return `不对,${sayDelivery(wish.delivery, random)}`;
}

const whole = (wish: Wish, random: Random): string =>
  wish.kind === 'service'
    ? `${sayDay(wish.date, random)}${sayTime(wish.start, random)}${wish.service}`
    : `${sayDay(wish.date, random)}${sayMeal(wish.meal, random)}${wish.items.map((item) => sayDish(item, random)).join('和')}`;

const sameItems = (booking: Booking, wish: MealWish): boolean =>
  booking.items?.length === wish.items.length &&
  wish.items.every((item) =>
    booking.items?.some((got) => got.name === item.name && got.quantity === item.quantity),
  );

/** Whether a booking is what was wished for. */
export const same = (booking: Booking, wish: Wish): boolean =>
  booking.kind === wish.kind &&
  booking.date === wish.date &&
  (wish.kind === 'service'
    ? booking.title === wish.service && booking.start === wish.start
    : booking.meal === wish.meal && booking.delivery === wish.delivery && sameItems(booking, wish));

export const dayAfter = (days: number): CivilDate => addDays(TODAY, days);
