import { readNumber } from '../numbers/read-number';
import type { DayPart } from '../types';
import { type Clock, type Matcher, matcher } from './piece';

// Hours and minutes no clock shows (二十五点, 三点七十分) are read too, to be asked about.
const H = '(?:\\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九零〇])';
const M = '(?:\\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|零?[一二三四五六七八九])';
// 12点5元 and 三点五斤 are amounts; 一点意见, 两点要求 are points.
const NO_AMOUNT = '(?![五六七八九一二三四\\d]*(?:元|块|斤|公里|米|个|%|度|折)|意见|要求|建议|心意|钱|水)';
const MINUTES = `(?:(?<half>半)|(?<quarter>一|三)刻|过?(?<minutes>${M})分?(?![个份元块度]))?`;

/** 15:30, 09:00-11:00. */
const written = matcher('(?<!\\d)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?!\\d)', ({ hour, minute }) => ({
  clock: shown(Number(hour), Number(minute)),
}));

/** 三点一刻, 十点半, 八点二十, 十五时三十分; 三四点 is a stretch. */
const spoken = matcher(
  `(?:(?<![第\\d一二三四五六七八九十百千])|(?<=(?:周|星期|礼拜)[一二三四五六]))(?:(?<guess>[一二两三四五六七八九])(?=[二三四五六七八九](?:点|时)))?(?<hour>${H})(?:点(?!心|菜|餐|单|名|评|赞|头|儿|点)|时(?![长间候段]))(?:钟|整)?${NO_AMOUNT}${MINUTES}(?:钟|整)?`,
  ({ guess, hour, half, quarter, minutes }) => {
    const clock = clockOf(hour!, half, quarter, minutes);
    if (!clock || !guess) return clock && { clock };
    const first = readNumber(guess)!;
    if (clock.hour !== first + 1) return undefined;
    return { clock: { hour: first, minute: 0, end: { hour: clock.hour, minute: clock.minute } } };
  },
);

/** 差五分三点, 差一刻九点. */
const before = matcher(
  `差(?:(?<quarter>一刻)钟?|(?<minutes>${M})分钟?)(?:就|到)?(?<hour>${H})点钟?`,
  (groups) => {
    const hour = readNumber(groups.hour!);
    const minutes = groups.quarter ? 15 : readNumber(groups.minutes!);
    if (hour === undefined || minutes === undefined) return undefined;
    return { clock: { hour, minute: 0, minus: minutes } };
  },
);

const AFTER = '(?:以后|之后|过后|后(?!天))';
/** 两个小时以后, 半个钟头后, 一个半小时后, 再过二十分钟. */
const later = matcher(
  `(?<past>再?过)?(?:(?<half>半)个?|(?<count>${M}|[一二两三四五六七八九十]+)个?(?<more>半)?)(?<unit>小时|钟头|钟点|刻钟|分钟)(?<after>${AFTER})?`,
  ({ past, half, count, more, unit, after }) => {
    if (!past && !after) return undefined;
    const size = unit === '分钟' ? 1 : unit === '刻钟' ? 15 : 60;
    const number = half ? 0.5 : (readNumber(count!.replace(/^零/, '')) ?? 0) + (more ? 0.5 : 0);
    return { later: Math.round(number * size) };
  },
);

/** What people call the parts of the day; 后半晌, 擦黑 from the north, 夜头 from Jiangnan. Longer ones first. */
const PARTS: readonly [string, DayPart][] = [
  ['凌晨|天(?:还)?没亮|天不亮|鸡叫', 'dawn'],
  [
    '半晌午|天(?:刚|一)?亮|大清早|一大早|清早|清晨|早晨头?|早上头?|早起(?!来)|一早上?|朝晨头?|早间|上午|上昼|上半日|朝头早|早浪向?|上半天|前半晌|前晌|头晌午?|头午|早半天',
    'morning',
  ],
  ['下午|午后|后半晌|下半晌|下昼|下半日|后晌|过晌午?|下半天|后半天|晚半天', 'afternoon'],
  ['中午头?|中晌|晏昼|晌午头?|正午|午间|当午|大晌午|晌饭头|日中', 'noon'],
  [
    '傍晚|擦黑儿?|傍黑儿?|天黑|黄昏|晚上头?|晚间|夜晚|夜里头?|夜头|夜到|晚黑|下黑|麻麻黑|擦麻黑|挨晚|黑了(?=那|的|吃)|晚半晌儿?|掌灯',
    'evening',
  ],
  ['半夜三更|三更半夜|大半夜|下半夜|后半夜|半夜|深夜', 'night'],
];
/** 早八点, 晚六点. */
const shortParts: Matcher[] = [
  matcher(`早(?!一点)(?=${H}点)`, () => ({ part: 'morning' })),
  matcher(`晚(?!一点)(?=${H}点)`, () => ({ part: 'evening' })),
];
const parts: Matcher[] = PARTS.map(([words, part]) => matcher(`(?:${words})`, () => ({ part })));

/** 早饭 and 晚饭 say which half of the day an hour belongs to. */
const MEALS: readonly [string, DayPart][] = [
  ['(?:早饭|早餐|早点|早茶|早起饭)', 'morning'],
  ['(?:午饭|中饭|中餐|午餐|晌午饭|晌饭)', 'noon'],
  ['(?:晚饭|晚餐|夜饭|夜宵|宵夜|后晌饭|黑了饭)', 'evening'],
];
const mealLeanings: Matcher[] = MEALS.map(([words, leaning]) => matcher(words, () => ({ leaning })));

export const clockMatchers: readonly Matcher[] = [
  later,
  before,
  written,
  spoken,
  ...mealLeanings,
  ...parts,
  ...shortParts,
];

function clockOf(hour: string, half?: string, quarter?: string, minutes?: string): Clock | undefined {
  const h = readNumber(hour);
  const m = half
    ? 30
    : quarter
      ? quarter === '一'
        ? 15
        : 45
      : minutes
        ? readNumber(minutes.replace(/^零/, ''))
        : 0;
  return h === undefined || m === undefined ? undefined : shown(h, m);
}

const shown = (hour: number, minute: number): Clock =>
  hour > 24 || minute > 59 ? { hour, minute, impossible: true } : { hour, minute };
