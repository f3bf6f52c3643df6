import type { MealName } from '../../contract';
import type { CivilDate, CivilTime } from '../platform/civil-time';

/** The words the catalog knows on this day and around this elder. Build it once per catalog version: what is compiled from it is cached by object identity. */
export interface Vocabulary {
  dishes: DishWord[];
  services: ServiceWord[];
  sites: SiteWord[];
  /** The elders this account may act for, with how the account calls them. */
  elders?: ElderWord[];
}
export interface DishWord {
  id: string;
  name: string;
  aliases?: string[];
  /** Catalog tags: soft, low_salt, low_sugar, vegetarian, halal, spicy. */
  tags?: string[];
  allergens?: string[];
  priceFen?: number;
}
export interface ServiceWord {
  id: string;
  name: string;
  aliases?: string[];
  /** 助餐 助浴 助洁 助医 助行 助急 康复 护理 陪伴 维修 理发 租赁 */
  category: string;
}
export interface SiteWord {
  id: string;
  name: string;
  kind?: string;
  address?: string;
}
export interface ElderWord {
  id: string;
  name: string;
  /** 母亲, 父亲, 岳母, 本人 … as the binding says. */
  relation?: string;
  gender?: string;
}

export interface UnderstandInput {
  now: Date;
  vocabulary: Vocabulary;
  /** What the elder was asked last, when something was asked. */
  expecting?: Expecting;
}

export type ExpectingKind =
  | 'confirm' // a draft (or a cancellation, a change) was read back: yes or no?
  | 'choice' // one of `options`
  | 'dish'
  | 'service'
  | 'meal'
  | 'day'
  | 'time'
  | 'quantity'
  | 'person'
  | 'site'
  | 'delivery'
  | 'address'
  | 'use_hours'
  | 'allergy'; // "there are peanuts in it: is that all right?"
export interface Expecting {
  kind: ExpectingKind;
  /** What was offered, in the order it was said or shown. */
  options?: Option[];
}
export interface Option {
  label: string;
  id?: string;
  /** Other words that pick it. */
  say?: string;
}

export type ActKind =
  | 'order_meal'
  | 'order_service'
  | 'cancel'
  | 'change'
  | 'list_bookings'
  | 'ask_menu'
  | 'ask_price'
  | 'ask_sites'
  | 'ask_slots'
  | 'ask_services'
  | 'ask_entitlement'
  | 'ask_policy'
  | 'talk_to_person'
  | 'yes'
  | 'no'
  | 'hesitate'
  | 'pick' // answers what was asked: see `answer` and the slots
  | 'repeat'
  | 'slower'
  | 'louder'
  | 'greet'
  | 'thanks'
  | 'bye'
  | 'smalltalk'
  | 'acknowledge_allergy'
  | 'unknown';
export interface Act {
  kind: ActKind;
  /** 0…1. Below 0.5 it is better to ask than to act. */
  confidence: number;
  /** The words that say so. */
  evidence: string;
}

export type DayPart = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

/**
 * Which days, and what time of day.
 * `none`: nothing was said. `known`: every part that was said has one meaning. `ask`: something said is past,
 * impossible or has several meanings: ask about it with `ask.days` / `ask.times`, never guess. What is not in doubt
 * stays filled (days may be known while the time is asked about).
 */
export interface When {
  kind: 'none' | 'known' | 'ask';
  /** In order, each once. */
  days: CivilDate[];
  /** A clock time, or a stretch of it. */
  time?: { start: CivilTime; end?: CivilTime };
  part?: DayPart;
  /** Said to repeat (每周三, 每天, 工作日): weekdays 1 Monday … 7 Sunday; `days` holds those of the coming seven days. */
  every?: number[];
  ask?: WhenDoubt;
  /** The words that were read. */
  evidence: string;
}
export interface WhenDoubt {
  about: 'day' | 'time';
  reason: 'past' | 'ambiguous' | 'impossible' | 'vague';
  /** What could be meant, nearest first; empty when nothing can be offered. */
  days: CivilDate[];
  times: CivilTime[];
}

export interface DishCandidate {
  name: string;
  /** Every catalog entry of that name (one per site, day and meal). */
  ids: string[];
  score: number;
}
export interface DishMention {
  evidence: string;
  /** Best first. One: that dish. Several: ask which. None: asked for by name, not in the vocabulary. */
  candidates: DishCandidate[];
  how: 'name' | 'alias' | 'part' | 'ingredient' | 'sound' | 'missing';
  quantity?: number;
}
export interface ServiceCandidate {
  id: string;
  name: string;
  category: string;
  score: number;
}
export interface ServiceMention {
  evidence: string;
  candidates: ServiceCandidate[];
  /** The category, when the words say what is wrong and not which service (头发长了 → 理发). */
  category?: string;
  how: 'name' | 'alias' | 'category' | 'problem' | 'sound';
}
export interface SiteMention {
  evidence: string;
  ids: string[];
  name: string;
}
export interface PersonMention {
  evidence: string;
  /** self, mother, father, spouse, mother_in_law, father_in_law, grandmother, grandfather, both_parents, other, named */
  who: string;
  /** Those of `vocabulary.elders` it may be. */
  elderIds: string[];
}
/** A wish about food that no dish name says. `tag` is a catalog tag where one exists. */
export interface Need {
  kind:
    | 'soft'
    | 'low_salt'
    | 'low_sugar'
    | 'vegetarian'
    | 'halal'
    | 'not_spicy'
    | 'spicy'
    | 'cheap'
    | 'light'
    | 'usual'
    | 'any'
    | 'without';
  tag?: string;
  /** For `without`: what must not be in it (葱, 香菜, 花生, 鱼). */
  of?: string;
  evidence: string;
}
export type DeliveryWish = 'delivery' | 'pickup' | 'dine_in';

/** What one stretch of talk fills in. */
export interface Slots {
  when: When;
  meals: MealName[];
  dishes: DishMention[];
  /** A number of portions said without a dish (两份, 多加一份 gives `delta`). */
  quantity?: number;
  services: ServiceMention[];
  needs: Need[];
  people: PersonMention[];
  sites: SiteMention[];
  delivery?: DeliveryWish;
  /** Pay with service hours (用时长, 扣小时)? */
  useHours?: boolean;
  address?: string;
}

/** One bundle of days, meals and dishes that belong together: 「明天红烧肉,后天晚上清蒸鱼」 has two. */
export interface OrderPart {
  when: When;
  meals: MealName[];
  dishes: DishMention[];
  quantity?: number;
}

export interface Change {
  /** Which booking or which part of the draft is meant: 「明天的」改到后天. */
  from: Slots;
  /** Dishes to add or to take off, with their quantities. */
  add: DishMention[];
  remove: DishMention[];
  /** Portions more (+) or fewer (−) than now. */
  delta?: number;
  /** 推迟一天, 提前一个小时: by how much, negative for earlier. */
  shift?: { days?: number; minutes?: number };
}

/** The reading of what was said as an answer to `expecting`, or as yes and no without it. */
export interface Answer {
  kind: 'yes' | 'no' | 'hesitate' | 'option' | 'any' | 'all' | 'none';
  /** Indexes into `expecting.options`. */
  options: number[];
  confidence: number;
  evidence: string;
}

export interface Repair {
  heard: string;
  meant: string;
  /** 0 the same sound … 1 nothing alike. */
  distance: number;
}
/** Two readings that would book different things: ask. */
export interface Ambiguity {
  heard: string;
  about: 'dish' | 'service' | 'site' | 'day' | 'time' | 'person';
  readings: string[];
}

/**
 * What was said. The slots are those of the order or of the target of a change; for `cancel` they describe what is to
 * be cancelled; for `change` they are the new values, and `change.from` describes what is to be changed.
 */
export interface Understanding extends Slots {
  said: string;
  /** After tidying and repairs by sound. */
  text: string;
  /** Best first, at least one. A correction inside a yes (对,但是改成晚上) gives `change` first. */
  acts: Act[];
  parts: OrderPart[];
  answer?: Answer;
  change?: Change;
  repairs: Repair[];
  ambiguities: Ambiguity[];
}
