import lexicon from '../lexicon/acts.json';
import { anyOf } from '../lexicon/lexicon';
import type { SlotsRead } from '../read-slots';
import type { Act, ActKind, Answer, Expecting } from '../types';
import { fulfils } from './fulfils';

const ACTS = lexicon.acts.map(({ act, weight, say }) => ({ kind: act as ActKind, weight, say: anyOf(say) }));
/** Said about the talk itself: heard wherever it stands. */
const ABOUT_THE_TALK: ReadonlySet<ActKind> = new Set(['talk_to_person', 'repeat', 'slower', 'louder']);
const ASKS: ReadonlySet<ActKind> = new Set([
  'ask_menu',
  'ask_price',
  'ask_sites',
  'ask_slots',
  'ask_services',
  'ask_entitlement',
  'ask_policy',
  'list_bookings',
]);
const MANNERS: ReadonlySet<ActKind> = new Set(['greet', 'thanks', 'bye', 'smalltalk']);

const QUESTION =
  /[能领报给有行中管得要会可].{0,2}不[?]?$|[吗么?]|多少|几(?!个菜|份)|什么|啥|怎么|咋|哪|有没有|是不是|要不要|贵不贵|够不够|谁|呢$|能不能享受|多大/;
const ORDER_VERB =
  /订|定(?!期|点)|预约|约(?!莫)|来(?:个|一|两|俩|三|四|点|份|半|仨|\d)|给(?:我|俺|咱|他|她|老伴|我妈|我爸)|帮(?:我|俺|忙|咱)|替我|想(?:吃|要|请|找|约|让|叫|喝|弄|洗|理|剪|租|借|做)|我要|俺要|要(?:个|一|两|份|点|吃|俩|三|\d)|麻烦|劳驾|请(?:你|您|人|个)|送(?:来|到|过来|份|一|两|个|点|饭|餐)|安排|找(?:个|人|师傅|谁)|派|叫(?:个|人|师傅)|报(?:个|一)|留(?:个|一|份)|弄(?:个|一|点|份)|整(?:个|一|点|份|俩)|吃(?:个|点|一|顿)|加(?:个|一|份)|来人|上门|要(?=[\u3400-\u9fff]{2,}(?:,|$|吧))|吃(?!了|过|啥|什么)|都要|要$/;
const POLITE =
  /(?:给我|帮我|帮忙|能不能|能给|能帮|可不可以|可以帮|麻烦|劳驾|请).*(?:吗|么|不|行不行|好不好|好吗|可以吗|中不中)?/;
const FOOD = /饭|餐|顿|吃|菜|饿|汤|粥/;
const CANCEL =
  /取消|去掉|停(?:了|掉|送)|退(?:了|掉|订|单|饭|餐|一下|$)|撤(?:了|掉|销)|作废|推掉|销(?:了|掉)|(?:不|别|甭|莫|弗|勿)(?:用|要|再)?(?:送|来|订|做|约|吃|去|理|洗|上门|修|打扫|派人)(?:了|啦)|(?:不要|不想要|不用)[^,辣甜油咸葱蒜肉]{1,8}了|(?:别|甭|不用|莫)(?:来|送|给我送|让人来|派人来)(?!.{0,3}(?:晚|早|迟|太|错))[^,]{0,6}(?:了|$)|(?:不|别)(?:要|订|约)(?:了|啦)|(?:不要|不用|别)(?:来|送|上门)(?:人)?(?:了|啦)?$|算了|不(?:吃|去|做|理|洗)了/;
const TARGET =
  /那个|那(?:份|顿|单|次)|这个|订单|预约|订的|约的|定的|的(?:饭|餐|菜|保洁|理发|服务)|饭|餐|单子|全(?:部|都)|都/;

export interface ActsInput {
  text: string;
  /** Everything that was said, the story too. */
  whole: string;
  slots: SlotsRead;
  answer: Answer | undefined;
  expecting: Expecting | undefined;
  changes: string | undefined;
}

const POLICY_NOUN = new RegExp(lexicon.policyNouns);

/** What the words do, best first, each with how sure that is and by which words. */
export function readActs({ text, whole, slots, answer, expecting, changes }: ActsInput): Act[] {
  const acts = new Map<ActKind, Act>();
  const add = (kind: ActKind, confidence: number, evidence: string) => {
    if (confidence > (acts.get(kind)?.confidence ?? 0)) acts.set(kind, { kind, confidence, evidence });
  };
  const asks = QUESTION.test(text);
  const polite = POLITE.test(text) && !/多少|什么|啥|几点|哪|政策|补贴/.test(text);
  for (const { kind, weight, say } of ACTS) {
    const match = say.exec(ABOUT_THE_TALK.has(kind) ? whole : text);
    if (match) add(kind, kind === 'ask_policy' && !asks ? 0.55 : weight, match[0]);
  }
  addOrders(add, text, slots, asks && !polite, expecting);
  addCancel(add, text, slots, expecting);
  if (changes !== undefined) add('change', 0.92, changes);
  addAnswer(add, answer, slots, expecting, changes, text);
  if (acts.size === 0) addBareSlots(add, slots, text);
  return settle(acts, slots, answer, expecting, asks, polite);
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

type Add = (kind: ActKind, confidence: number, evidence: string) => void;

function addOrders(
  add: Add,
  text: string,
  slots: SlotsRead,
  asks: boolean,
  expecting: Expecting | undefined,
): void {
  const verb = ORDER_VERB.exec(text)?.[0];
  const dish = slots.dishes[0]?.evidence;
  const service = slots.services[0];
  // 下不了楼,饭送上来: the stairs are why, the meal is what.
  const onlyWhy =
    service?.how === 'problem' &&
    service.category === '助行' &&
    slots.delivery === 'delivery' &&
    FOOD.test(text);
  if (service && !onlyWhy) {
    const trouble = service.how === 'problem';
    add('order_service', asks ? 0.45 : verb || trouble ? 0.9 : 0.75, service.evidence);
  }
  const food = FOOD.exec(text)?.[0];
  const wantsFood =
    dish ?? (food && (slots.meals.length > 0 || verb || slots.needs.length > 0) ? food : undefined);
  if (wantsFood && !(service && !onlyWhy && !dish && service.how !== 'problem')) {
    const sure =
      (dish !== undefined ? 0.78 : 0.55) +
      (verb ? 0.12 : 0) +
      (slots.meals.length > 0 ? 0.05 : 0) +
      (!dish && verb && food ? 0.1 : 0);
    add('order_meal', asks ? 0.45 : Math.min(0.95, sure), wantsFood);
  } else if (slots.needs.some(({ kind }) => kind === 'usual'))
    add('order_meal', 0.75, slots.needs[0]!.evidence);
  else if (slots.meals.length > 0 && verb && !service && expecting === undefined)
    add('order_meal', 0.55, verb);
  else if (slots.delivery === 'delivery' && !service && expecting === undefined) add('order_meal', 0.6, text);
  if (dish && asks && /有(?:没有)?|还有/.test(text)) add('ask_menu', 0.85, dish);
}

function addCancel(add: Add, text: string, slots: SlotsRead, expecting: Expecting | undefined): void {
  const match = CANCEL.exec(text);
  if (!match) return;
  const target =
    slots.when.kind !== 'none' ||
    slots.meals.length > 0 ||
    slots.services.length > 0 ||
    slots.dishes.length > 0 ||
    TARGET.test(text.replace(match[0], ''));
  const outright = /取消|退|撤|作废|推掉/.test(match[0]);
  const confirming = expecting?.kind === 'confirm';
  if (confirming && !(target && outright)) add('no', target ? 0.7 : 0.85, match[0]);
  else add('cancel', outright ? 0.92 : target ? 0.85 : 0.5, match[0]);
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

/** Where two acts stand on the same words, which one is meant. */
function settle(
  acts: Map<ActKind, Act>,
  slots: SlotsRead,
  answer: Answer | undefined,
  expecting: Expecting | undefined,
  asks: boolean,
  polite: boolean,
): Act[] {
  const lower = (kind: ActKind, to: number) => {
    const act = acts.get(kind);
    if (act && act.confidence > to) acts.set(kind, { ...act, confidence: to });
  };
  const has = (kind: ActKind, least = 0.5) => (acts.get(kind)?.confidence ?? 0) >= least;
  if (has('hesitate', 0.6))
    for (const kind of [
      'yes',
      'no',
      'change',
      'order_meal',
      'order_service',
      'pick',
      'acknowledge_allergy',
    ] as const)
      lower(kind, acts.get('hesitate')!.confidence - 0.1);
  if (has('cancel', 0.8))
    for (const kind of [
      'order_meal',
      'order_service',
      'no',
      'list_bookings',
      'ask_policy',
      'ask_price',
    ] as const)
      lower(kind, 0.5);
  if (has('change', 0.9))
    for (const kind of [
      'order_meal',
      'order_service',
      'no',
      'yes',
      'pick',
      'ask_menu',
      'cancel',
      'list_bookings',
      'ask_policy',
    ] as const)
      lower(kind, 0.6);
  if (has('change', 0.75) && expecting?.kind === 'confirm')
    for (const kind of ['yes', 'no', 'order_meal', 'order_service', 'pick'] as const) lower(kind, 0.7);
  if (polite && !asks) lower('ask_slots', 0.6);
  const ordering = has('order_meal', 0.85) || has('order_service', 0.85);
  if (ordering && !asks)
    for (const kind of [
      'ask_policy',
      'ask_sites',
      'ask_services',
      'ask_menu',
      'list_bookings',
      'smalltalk',
    ] as const)
      lower(kind, 0.5);
  if (ordering && polite) for (const kind of ['ask_policy', 'ask_services'] as const) lower(kind, 0.5);
  if (has('pick', 0.85) && !has('cancel', 0.8))
    for (const kind of ['order_meal', 'order_service', 'yes', 'no'] as const) lower(kind, 0.7);
  if (
    has('ask_price', 0.8) &&
    acts.get('ask_policy')?.evidence !== undefined &&
    !POLICY_NOUN.test(slots.text)
  )
    lower('ask_policy', 0.6);
  if (has('ask_policy', 0.8) && POLICY_NOUN.test(slots.text))
    for (const kind of [
      'ask_price',
      'ask_services',
      'ask_menu',
      'ask_sites',
      'ask_slots',
      'ask_entitlement',
      'order_service',
    ] as const)
      lower(kind, 0.6);
  const businesslike = [...acts.values()].some(
    ({ kind, confidence }) => !MANNERS.has(kind) && confidence > 0.55,
  );
  if (businesslike) for (const kind of MANNERS) lower(kind, 0.3);
  if (answer && ASKS.size > 0 && [...ASKS].some((kind) => has(kind, 0.8)))
    for (const kind of ['yes', 'no'] as const) lower(kind, 0.6);
  if (has('ask_services', 0.8)) lower('ask_menu', 0.6);
  if (slots.services.length > 0 && slots.dishes.length === 0) lower('ask_menu', 0.5);
  for (const kind of ABOUT_THE_TALK)
    if (has(kind))
      for (const other of [
        'yes',
        'no',
        'ask_menu',
        'ask_price',
        'smalltalk',
        'hesitate',
        'list_bookings',
      ] as const)
        lower(other, 0.5);
  const ranked = [...acts.values()].sort((a, b) => b.confidence - a.confidence);
  return ranked.length > 0 ? ranked : [{ kind: 'unknown', confidence: 0, evidence: '' }];
}
