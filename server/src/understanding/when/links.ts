import type { Piece } from './piece';

/** How a piece about days or times hangs on the one before it. */
export type Link = 'first' | 'list' | 'near' | 'range' | 'or' | 'correction' | 'far' | 'booked';

const RANGE = /^(?:的?(?:开始|起))?(?:一直)?(?:到|至|-|—|~)$/;
const OR =
  /(?:或者?是?|还是|要么|(?:要|再)?不然?(?:的话)?|要不然?|不(?:行|成|中)的?话?|实在不行|(?:也|都)(?:行|可以|成|中|好)[,、]?)(?:就是?|便|那就)?$/;
const ON_CONDITION = /(?:下雨|下雪|刮风|变天|没|不)[^,。]{0,4}[?,]?(?:的话,?)?(?:那?就|那)$/;
const CORRECTION =
  /不对|错了|错啦|错咯|(?:说|讲|记|弄|搞|听|念|看)错|算了|算啦|算咯|拉倒|等等|等一下|等下|慢着|口误|更正|应该说|我是(?:说|讲)|我(?:说|讲)的(?:是)?|还是(?:算|改)|要不还是|要不改|不,|哦不|啊不|哎不|不不|改成|改到|改在|改为|改(?=$|[,。])|换成|换到|换(?=$|[,。])|挪到|推到|推迟到|延到|提前到|调到|应该是|不是[,。!?…]|还是(?=.{0,2}$).*吧|而是/;
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
  // 明天下雨就后天: on a condition, so both are asked about.
  if (ON_CONDITION.test(between)) return 'or';
  // 后天吧,算了,还是明天中午: resolved on, not offered beside.
  if (/吧[,。…!]*(?:我看|要不)?还是$/.test(between)) return 'correction';
  if (CORRECTION.test(between) || (/还是$/.test(between) && /^.{0,6}吧/.test(after))) return 'correction';
  if (OR.test(between)) return 'or';
  if (BOOKED.test(between)) return 'booked';
  if (LIST.test(between)) return 'list';
  return between.length > 8 ? 'far' : 'near';
}

const REFUSED_BEFORE =
  /(?:(?<!是)不是(?:说的?)?|(?<![特分区个差辨])别|(?<!要)不要|不想|除了?|除开|除去|除掉|刨去|刨掉|刨开|去掉|扣掉|扣除|撇开|抛开|避开|跳过|不在|不(?:包括|含|算)|甭|勿要|弗要|弗是|勿是|唔要|唔系|唔好|(?<!约)莫|覅|冇(?:话|讲)|[听记当写搞弄看错]成|(?:本来|原来|原本|原先|上回|上次|先前|早先)(?:是|我|你们?)?(?:说|讲|定|订|约|想)(?:好|的|是|在|了|要)*|(?:哪|哪里|哪儿|谁|没|没有|啥时候|几时|什么时候|多会儿)(?:说|讲)(?:过|了|是|的是|的)?)$/;
const REFUSED_AFTER =
  /^的?(?:话|时候)?,?(?:我|俺|咱|他|她)?(?:们)?(?:家里?)?(?:不[行中成](?!就)|不去|没空|没时间|有事|不在|不方便|来不及|去不了|来不了|不得空|不得闲|以外|之外|除外|不算|不好)/;
const NO = '(?:不用|不必|不要|不需要|勿要|弗要|弗用|唔要|唔使|唔好|覅|莫|甭|别|不|免|无需)';
const CLAUSE_END = '(?=[,。;!?…]|$)';
const NOT_SERVED = new RegExp(
  `^[^。;!?]{0,10}?${NO}(?:再|给我|给俺|麻烦|你们|人)*(?:送|来|订|做|烧|上门|过来|管|安排)(?:饭|菜|餐|来|过来|人)?(?:了|啦|哈|哦|的)?${CLAUSE_END}`,
);
const NOT_WANTED = new RegExp(
  `^(?:那天|那一?[天日顿餐]|当天|这天|两天|俩天|的|就|都|也|我|俺|饭|那份)*(?:${NO}(?:送|来|吃|要)?|免|取消|空着|停|歇|休息|算|跳过|略过|留空|除外|不算|不包括)(?:一?[天日次回顿]|掉)?(?:了|啦|哈|哦|吧|的)?${CLAUSE_END}`,
);

/** 我哪说明天了, 不是明天: what was understood is denied, nothing is cancelled. */
const DENIED = /(?:不是(?:说的?)?|[弗勿]是|唔系|(?:说|讲)(?:过|了|是|的是|的)?)$/;
/** 明天的不要了: a booking given up; it takes a day out of a stretch only. */
const CANCELS = /^的|取消/;

export interface Refusal {
  side: 'before' | 'after';
  /** The day that was understood is denied. */
  denied?: boolean;
  /** Only out of a stretch that holds the day: alone, or beside another day, it is what a cancellation is about. */
  withinOnly?: boolean;
}

/** 不是明天, 除了周三, 明天不行, 初二不用送: this day is named to be left out. `until`: where the next day is named. */
export function refusalOf(piece: Piece, text: string, until = text.length): Refusal | undefined {
  const before = text.slice(Math.max(0, piece.from - 10), piece.from);
  if (REFUSED_BEFORE.test(before)) return { side: 'before', denied: DENIED.test(before) };
  const after = text.slice(piece.to, until);
  if (REFUSED_AFTER.test(text.slice(piece.to, piece.to + 12)) || NOT_SERVED.test(after))
    return { side: 'after' };
  if (NOT_WANTED.test(after)) return { side: 'after', withinOnly: CANCELS.test(after) };
  return undefined;
}

/** Whether the day is left out whatever else is named. */
export const refused = (piece: Piece, text: string): boolean =>
  REFUSED_BEFORE.test(text.slice(Math.max(0, piece.from - 8), piece.from)) ||
  REFUSED_AFTER.test(text.slice(piece.to, piece.to + 12));

const EITHER =
  /^(?:的|里头?|当中|中间|这|那)*(?:两天|俩天|几天)?里?(?:(?:都|全)(?:行|可以|成|中|好(?!吃)|得|没问题|有空)|随便|任意|任选|哪一?天|挑|选|其中)/;

/** 周五周六都行, 明后天挑一天: several days to choose from. */
export const isEither = (pieces: Piece[], text: string): boolean =>
  pieces.some((piece) => EITHER.test(text.slice(piece.to)));

/** 不是周五就是周六 is a choice, 不是周五是周六 a correction. */
export const isNeitherButOne = (between: string): boolean => /^,?(?:就是|便是|要么是)$/.test(between);

/** 周五之前, 礼拜三以后, 到周五为止: a bound, not the day itself. */
export const isBound = (piece: Piece, text: string): boolean =>
  /^(?:那天)?(?:(?:之|以)[前后]|过后|前(?![天日晚晌儿后])|前后|左右|为止|截止)/.test(text.slice(piece.to));
