import lexicon from '../lexicon/acts.json';
import { anyOf } from '../lexicon/lexicon';
import type { SlotsRead } from '../read-slots';
import type { Act, ActKind, Answer, Expecting } from '../types';
import { fulfils } from './fulfils';
import { type Add, addCancel, addOrders } from './order-acts';
import { ABOUT_THE_TALK, settleActs } from './settle-acts';

const ACTS = lexicon.acts.map(({ act, weight, say }) => ({ kind: act as ActKind, weight, say: anyOf(say) }));

const QUESTION =
  /[能领报给有行中管得要会可].{0,2}不[?]?$|[吗么?]|多少|几(?!个菜|份)|什么|啥|怎么|咋|哪|有没有|是不是|要不要|贵不贵|够不够|谁|呢$|能不能享受|多大/;
const POLITE =
  /(?:给我|帮我|帮忙|有(?:没有)?人(?:能|可以|来|给|帮|上门)|能(?:来|上门)|能不能|能给|能帮|可不可以|可以帮|麻烦|劳驾|请).*(?:吗|么|不|行不行|好不好|好吗|可以吗|中不中)?/;

export interface ActsInput {
  text: string;
  /** Everything that was said, the story too. */
  whole: string;
  slots: SlotsRead;
  answer: Answer | undefined;
  expecting: Expecting | undefined;
  changes: string | undefined;
}

/** What the words do, best first, each with how sure that is and by which words. */
export function readActs({ text, whole, slots, answer, expecting, changes }: ActsInput): Act[] {
  const acts = new Map<ActKind, Act>();
  const add = (kind: ActKind, confidence: number, evidence: string) => {
    if (confidence > (acts.get(kind)?.confidence ?? 0)) acts.set(kind, { kind, confidence, evidence });
  };
  const asks = QUESTION.test(text);
  const polite = POLITE.test(text) && !/多少|什么|啥|几[点号时天]|[周期拜]几|哪|多久|政策|补贴/.test(text);
  for (const { kind, weight, say } of ACTS) {
    const match = say.exec(ABOUT_THE_TALK.has(kind) ? whole : text);
    if (match) add(kind, kind === 'ask_policy' && !asks ? 0.55 : weight, match[0]);
  }
  addOrders(add, text, slots, asks && !polite, expecting);
  addCancel(add, text, slots, expecting);
  if (changes !== undefined) add('change', 0.92, changes);
  addAnswer(add, answer, slots, expecting, changes, text);
  if (acts.size === 0) addBareSlots(add, slots, text);
  return settleActs(acts, slots, answer, expecting, asks, polite);
}

/** Slots without a verb: 软和点的 wishes for food, 明天中午 or 自己去拿 fills in what is being talked about. */
function addBareSlots(add: Add, slots: SlotsRead, text: string): void {
  if (slots.needs.length > 0) add('order_meal', 0.6, slots.needs[0]!.evidence);
  const filled =
    slots.when.kind !== 'none' ||
    slots.meals.length > 0 ||
    slots.delivery !== undefined ||
    slots.useHours !== undefined ||
    (slots.people.length > 0 && text.length <= 6) ||
    slots.sites.length > 0 ||
    slots.quantity !== undefined ||
    slots.address !== undefined;
  if (filled) add('pick', 0.55, text);
}

function addAnswer(
  add: Add,
  answer: Answer | undefined,
  slots: SlotsRead,
  expecting: Expecting | undefined,
  changes: string | undefined,
  text: string,
): void {
  if (expecting?.kind === 'allergy' && acknowledges(text, answer)) add('acknowledge_allergy', 0.9, text);
  if (answer) {
    const kind =
      answer.kind === 'yes' || answer.kind === 'no' || answer.kind === 'hesitate' ? answer.kind : 'pick';
    add(kind, answer.confidence, answer.evidence);
  }
  const filled = expecting && fulfils(slots, expecting, text);
  if (filled) add('pick', 0.86, filled);
  if (expecting?.kind === 'confirm' && changes === undefined && answer?.kind !== 'hesitate') {
    const corrected =
      slots.when.kind !== 'none' ||
      slots.meals.length > 0 ||
      slots.dishes.length > 0 ||
      slots.delivery !== undefined ||
      slots.useHours !== undefined ||
      slots.people.some(({ who }) => who !== 'self') ||
      slots.quantity !== undefined ||
      slots.sites.length > 0;
    if (corrected && !QUESTION.test(text)) add('change', 0.8, slots.when.evidence || text);
  }
}

const acknowledges = (text: string, answer: Answer | undefined): boolean =>
  answer?.kind === 'yes' ||
  (/知道|晓得|没事|不要紧|不碍事|能吃|没关系|无妨|吃(?:得|过)|不打紧|照(?:订|样)|不怕|就要/.test(text) &&
    !/不能吃|吃不得|不敢/.test(text));
