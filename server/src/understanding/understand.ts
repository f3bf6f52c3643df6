import { cancelBreath } from './acts/order-acts';
import { readActs } from './acts/read-acts';
import { readAnswer } from './acts/read-answer';
import { readChange } from './acts/read-change';
import { groupParts } from './group-parts';
import { readSlots, type SlotsRead, slotsOf } from './read-slots';
import { soundOut } from './sound/sound-out';
import { relevantSegments, splitSegments } from './text/split-segments';
import { tidyText } from './text/tidy-text';
import type { Repair, UnderstandInput, Understanding } from './types';
import { withExpected } from './with-expected';

/** 昨天订的: the day an order was made is not the day it is for. */
const WHEN_ORDERED =
  /(?:昨[天儿日晚]个?|前[天儿日]|刚才|刚刚|上次|上回|上午|早上)(?:我)?(?:刚)?(?=(?:订|约|定|点|要|预约)的)/g;

/** 晚饭取消,午饭留着: what stays as it is is not what is meant. */
const KEPT = /(?:^|[,。])[^,。]{1,10}(?:留着|保留|照常|不变|不动|不退)(?=[,。]|$)/g;

/** Reads one utterance: tidied, its story left out, its slots, its acts. Pure: no database, no model, no network. */
export function understand(said: string, input: UnderstandInput): Understanding {
  const { text, repairs, ambiguities } = soundOut(tidyText(said), input);
  const segments = splitSegments(text);
  const relevant = relevantSegments(segments, (stretch) => gistOf(readSlots(stretch, input)))
    .map((segment) => segment.text)
    .join(',')
    .replace(WHEN_ORDERED, '')
    .replace(KEPT, '');
  const { expecting } = input;
  const read = (stretch: string): SlotsRead => readSlots(stretch, input);
  const whole = read(relevant);
  const answer = readAnswer(segments.length > 4 ? relevant : text, expecting);
  const changed = readChange(relevant, read, expecting !== undefined);
  const slots = withoutStrayMeals(withExpected(changed?.to ?? whole, relevant, input));
  const acts = readActs({
    text: relevant,
    whole: text,
    slots: changed ? whole : slots,
    answer,
    expecting,
    changes: changed?.evidence,
  });
  const isChange = acts[0]?.kind === 'change' && changed;
  const base = isChange || !changed ? slots : withoutStrayMeals(withExpected(whole, relevant, input));
  const told = segments.filter(({ kind }) => kind === 'story').map((segment) => segment.text);
  const chosen = isChange
    ? base
    : acts[0]?.kind === 'cancel'
      ? cancelled(base, read)
      : withToldDish(withoutRefused(base), () => read(told.join(',')));
  return {
    said,
    text,
    ...slotsOf(chosen),
    dishes: chosen.dishes.map((dish) => bySound(dish, repairs)),
    services: chosen.services.map((service) => bySound(service, repairs)),
    acts,
    parts: groupParts(chosen, input.now),
    ...(answer && { answer }),
    ...(isChange && { change: changed.change }),
    repairs,
    ambiguities,
  };
}

/** 不去看病了,陪诊退掉: the breath with the cancellation names what is cancelled; the day may stand in another. */
function cancelled(slots: SlotsRead, read: (text: string) => SlotsRead): SlotsRead {
  const breath = cancelBreath(slots.text);
  const target = breath === undefined || breath === slots.text ? undefined : read(breath);
  if (!target || target.services.length + target.dishes.length + target.meals.length === 0) return slots;
  const { services, dishes, meals } = target;
  const { delivery: _, ...rest } = slots;
  return {
    ...rest,
    services,
    dishes,
    dishesFound: [],
    meals: meals.length > 0 ? meals : slots.meals,
    mealsFound: [],
  };
}

/** 不要米饭,要馒头: a dish that is refused beside another is not ordered. */
function withoutRefused(slots: SlotsRead): SlotsRead {
  const wanted = slots.dishesFound.map(
    ({ from }) => !/(?:不要|别要|不吃|不用|别放|除了)$/.test(slots.text.slice(0, from)),
  );
  if (!wanted.includes(true)) return slots;
  return {
    ...slots,
    dishes: slots.dishes.filter((_, index) => wanted[index]),
    dishesFound: slots.dishesFound.filter((_, index) => wanted[index]),
  };
}

/** 昨天那个素什锦挺好,明天还要: the one dish of the story is asked for again. */
function withToldDish(slots: SlotsRead, story: () => SlotsRead): SlotsRead {
  if (slots.dishes.length > 0 || !/还要|还吃|再(?:来|要|订|给)|也要|照样/.test(slots.text)) return slots;
  const { dishes } = story();
  if (dishes.length !== 1) return slots;
  return {
    ...slots,
    dishes: [{ ...dishes[0]!, ...(slots.quantity !== undefined && { quantity: slots.quantity }) }],
  };
}

/** 明天上午擦玻璃: beside a visit the part of the day is no meal, unless food is spoken of. */
function withoutStrayMeals(slots: SlotsRead): SlotsRead {
  if (slots.services.length === 0 || slots.dishes.length > 0) return slots;
  if (slots.pieces.some(({ leaning }) => leaning)) return slots;
  return { ...slots, meals: [], mealsFound: [] };
}

/** A name that stands in the text only because of a repair was not said that way. */
const bySound = <T extends { evidence: string; how: string }>(mention: T, repairs: readonly Repair[]): T =>
  repairs.some(({ meant }) => meant === mention.evidence) ? { ...mention, how: 'sound' } : mention;

/** Whether a stretch names a day, and how much is left of it without its slots and small words. */
function gistOf({ text, pieces, dishesFound, services, needs, sites, people }: SlotsRead) {
  const spans = [...pieces, ...dishesFound].map(({ from, to }) => text.slice(from, to));
  const words = [...spans, ...[...services, ...needs, ...sites, ...people].map(({ evidence }) => evidence)];
  const left = words.reduce((rest, word) => rest.replace(word, ''), text);
  const unread = left.replace(/[,、的吧呢啊呀和跟要一两三份个碗点就都也还再那是有]/g, '').length;
  return { hasDay: pieces.some(({ day }) => day), hasTime: pieces.length > 0, unread };
}
