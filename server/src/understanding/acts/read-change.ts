import type { SlotsRead } from '../read-slots';
import type { Change, DishMention } from '../types';

const VERB =
  /(?:给我|帮我|都)?(?:改期|改天|改(?:一下|下)?(?:成|到|为|在|至|作|送|约)?|换(?:一下|下)?(?:成|到|为|个|作)?|挪(?:一下)?(?:到|成|至)?|调(?:到|成|整到|整为|换成)|推迟(?:到|至)?|延(?:后|迟|期)?(?:到|至)|提前(?:到|至)?|(?:往后|往前)?(?:推|移|放|排|拖|缓|错)到|变成)(?:了)?/;
const NOT_THIS_BUT =
  /不(?:是|要|订|吃)(?<old>[^,。]{1,14}?)(?:了)?[,。]?(?:而是|应该是|(?:我)?(?:要|是)(?:的是)?|改要|来|换)(?<wanted>.+)/;
const SHIFT =
  /(?:推迟|延后|往后(?:推|挪|延)|晚|提前|往前(?:提|挪)|早)(?<n>[一二两三半\d]+)个?(?<unit>天|小时|钟头|个?礼拜|星期|周)/;
const ADD =
  /(?:再|多|另外|还|加)(?:给我)?(?:加|来|要|订|添|拿|上|点)?(?:个|一|两|俩|三|\d|上|点|份)|加(?:个|一|上|份|点)|添(?:个|一|上|份)/;
const REMOVE =
  /(?:去掉|减掉|拿掉|退掉|不要|别要|撤掉|划掉|少(?:要|来)?|减)(?:一|两|个|了|那|这|掉)?|不要了|就不要/;
const MORE =
  /(?:再|多)(?:加|来|要|订|添|给)?(?<n>一|两|俩|三|四|五|\d)(?:份|个|碗|盒)|加(?<m>一|两|俩|三|\d)(?:份|个|碗|盒)/;
const FEWER = /(?:少|减)(?:要|来|去|掉|订|一下)?(?<n>一|两|俩|三|\d)(?:份|个|碗|盒)/;
const VALUE: Readonly<Record<string, number>> = { 一: 1, 两: 2, 俩: 2, 三: 3, 四: 4, 五: 5 };

const NO_CHANGE =
  /^换(?:个|下|一下)?(?:药|灯|锁|水龙头|龙头|尿管|电池|煤气|纱窗|季|牙|人|换?口味)|^改天|^调(?:料|养|理)/;

export interface ChangeRead {
  change: Change;
  /** The slots of the new values. */
  to: SlotsRead;
  evidence: string;
}

/**
 * A change of a draft or a booking: what is meant, what it becomes, dishes to add and to take off. `read` reads the slots
 * of a stretch; `open` says that something is open to be changed, so that 再加一份米饭 needs no verb of change.
 */
export function readChange(
  text: string,
  read: (text: string) => SlotsRead,
  open: boolean,
): ChangeRead | undefined {
  const instead = NOT_THIS_BUT.exec(text);
  const verb = VERB.exec(text);
  if (verb && isRealChange(text, verb)) {
    const before = text.slice(0, verb.index).replace(/^.*?把/, (part) => part);
    const from = read(before.replace(/不行|不方便|没空|有事/g, ''));
    const to = read(text.slice(verb.index + verb[0].length));
    return made(from, to, verb[0], { add: to.dishes, remove: to.dishes.length > 0 ? from.dishes : [] }, text);
  }
  if (instead && open) {
    const from = read(instead.groups!.old!);
    const to = read(instead.groups!.wanted!);
    const says = (slots: SlotsRead) =>
      slots.pieces.length > 0 ||
      slots.dishes.length > 0 ||
      slots.meals.length > 0 ||
      slots.services.length > 0;
    if (says(from) && says(to))
      return made(from, to, instead[0], { add: to.dishes, remove: from.dishes }, text);
  }
  return open ? readPortions(text, read) : undefined;
}

/** 多加一份红烧肉, 少一份, 红烧肉不要了, 去掉米饭. */
function readPortions(text: string, read: (text: string) => SlotsRead): ChangeRead | undefined {
  const fewer = FEWER.exec(text);
  const more = MORE.exec(text);
  const remove = REMOVE.exec(text);
  const add = ADD.exec(text);
  if (!remove && !add && !fewer && !more) return undefined;
  const empty = read('');
  const slots = read(text);
  const cut = remove && slots.dishes.length > 0 ? splitDishes(text, read) : undefined;
  if (cut && cut.remove.length > 0 && !fewer)
    return made(empty, { ...slots, dishes: cut.add }, remove![0], cut, text);
  const number = fewer?.groups?.n ?? more?.groups?.n ?? more?.groups?.m;
  const delta = number === undefined ? undefined : (fewer ? -1 : 1) * (VALUE[number] ?? Number(number));
  if (slots.dishes.length > 0 && (add || more) && !fewer)
    return made(empty, slots, (add ?? more)![0], { add: slots.dishes, remove: [] }, text);
  if (fewer && slots.dishes.length > 0)
    return made(empty, { ...slots, dishes: [] }, fewer[0], { add: [], remove: slots.dishes, delta }, text);
  return delta === undefined
    ? undefined
    : made(
        empty,
        { ...slots, quantity: undefined },
        (fewer ?? more)![0],
        { add: [], remove: [], delta },
        text,
      );
}

/** Which dishes a text takes off (不要红烧肉, 红烧肉不要了) and which it asks for. */
function splitDishes(
  text: string,
  read: (text: string) => SlotsRead,
): { add: DishMention[]; remove: DishMention[] } {
  const { dishes, dishesFound, text: plain } = read(text);
  const add: DishMention[] = [];
  const remove: DishMention[] = [];
  dishesFound.forEach(({ from, to }, index) => {
    const before = plain.slice(Math.max(0, from - 5), from);
    const after = plain.slice(to, to + 6);
    const off =
      /(?:不要|别要|去掉|减掉|拿掉|退掉|不吃|撤掉)(?:那|这|了)?(?:个|份)?$/.test(before) ||
      /^(?:就|也|都|我)?(?:不要|不吃|去掉|减掉|退了|拿掉|别要)/.test(after);
    (off ? remove : add).push(dishes[index]!);
  });
  return { add, remove };
}

function made(
  from: SlotsRead,
  to: SlotsRead,
  evidence: string,
  what: Pick<Change, 'add' | 'remove' | 'delta'>,
  text: string,
): ChangeRead {
  const { text: _t, pieces: _p, dishesFound: _d, mealsFound: _m, ...slots } = from;
  const shift = shiftOf(text);
  return { change: { from: slots, ...what, ...(shift && { shift }) }, to, evidence };
}

function shiftOf(text: string): Change['shift'] {
  const match = SHIFT.exec(text)?.groups;
  if (!match) return undefined;
  const back = /提前|往前|早/.test(SHIFT.exec(text)![0]) ? -1 : 1;
  const count = match.n === '半' ? 0.5 : (VALUE[match.n!] ?? Number(match.n));
  if (!Number.isFinite(count)) return undefined;
  if (match.unit === '天') return { days: back * count };
  return /小时|钟头/.test(match.unit!) ? { minutes: back * count * 60 } : { days: back * count * 7 };
}

/** 换药, 换灯泡, 换锁 are visits, 零钱换 and 换季 are talk. */
function isRealChange(text: string, verb: RegExpExecArray): boolean {
  const said = text.slice(verb.index).replace(/^(?:给我|帮我|都)/, '');
  return !NO_CHANGE.test(said);
}
