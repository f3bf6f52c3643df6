import type { Piece } from './piece';

/** How a piece about days or times hangs on the one before it. */
export type Link = 'first' | 'list' | 'range' | 'or' | 'correction' | 'far' | 'booked';

const RANGE = /^(?:的?(?:开始|起))?(?:一直)?(?:到|至|-|—|~)$/;
const OR = /(?:或者?(?:是)?|还是|要么|要不然?|不行就|实在不行)$/;
const CORRECTION =
  /不对|错了|说错|哦不|啊不|哎不|不不|改成|改到|改在|改为|换成|换到|挪到|推到|推迟到|延到|提前到|调到|应该是|不是[,。!?…]|还是(?=.{0,2}$).*吧|而是/;
/** 今天想订明天的饭: the first day is when it is said. */
const BOOKED = /^[^,。!?]*(?:订|约|定)(?:一下|一?个|上|好)?$/;
const LIST = /^(?:的?(?:和|跟|、|,|还有|以及|加上|再加|都|同|与|也|再)?)*$/;

/** Reads the words between a piece about days and the one before it, pieces about times left out. */
export function linkBefore(pieces: Piece[], index: number, text: string): Link {
  const between = wordsBefore(pieces, index, text);
  return between === undefined ? 'first' : linkOf(between, text.slice(pieces[index]!.to));
}

/** The words between a piece and the last one about days before it; nothing when there is none. */
export function wordsBefore(pieces: Piece[], index: number, text: string): string | undefined {
  const previous = pieces.slice(0, index).findLastIndex((piece) => piece.day);
  if (previous < 0) return undefined;
  let between = '';
  for (let at = previous; at < index; at++) between += text.slice(pieces[at]!.to, pieces[at + 1]!.from);
  return between.replace(/\s/g, '');
}

export function linkOf(between: string, after: string): Link {
  if (RANGE.test(between)) return 'range';
  if (CORRECTION.test(between) || (/还是$/.test(between) && /^.{0,6}吧/.test(after))) return 'correction';
  if (OR.test(between)) return 'or';
  if (BOOKED.test(between)) return 'booked';
  if (LIST.test(between)) return 'list';
  return between.length > 8 ? 'far' : 'list';
}

const REFUSED_BEFORE = /(?:不是|别|不要|不想|除了?|除开|不在|甭)$/;
const REFUSED_AFTER =
  /^的?(?:话|时候)?,?(?:我|俺|咱|他|她)?(?:们)?(?:家里?)?(?:不行|不中|不成|不去|没空|没时间|有事|不在|不方便|来不及|去不了|不得空|不得闲|以外|之外|除外|不算|不好)/;

/** 不是明天, 除了周三, 明天不行: this day is named to be left out. */
export const refused = (piece: Piece, text: string): boolean =>
  REFUSED_BEFORE.test(text.slice(Math.max(0, piece.from - 3), piece.from)) ||
  REFUSED_AFTER.test(text.slice(piece.to, piece.to + 12));
