import { Lunar, Solar } from 'lunar-typescript';
import type { DateCase } from './case';

/**
 * Phrases from a grammar of how days and times are said, each with the answer from this file's own arithmetic on UTC
 * days: nothing of the reader is used. Several "now"s, so that week and month ends are met.
 */
export function generatedCases(): DateCase[] {
  return NOWS.flatMap((now) => [
    ...relative(now),
    ...weekdays(now),
    ...monthDays(now),
    ...clocks(now),
    ...lunar(now),
    ...joined(now),
  ]);
}

const NOWS = ['2026-11-24T10:00:00+08:00', '2026-12-30T08:20:00+08:00', '2027-02-27T09:05:00+08:00'];
const DAY = 86_400_000;
const dayOf = (now: string, add: number): string =>
  new Date(Date.parse(now.slice(0, 10)) + add * DAY).toISOString().slice(0, 10);
/** 0 Monday … 6 Sunday. */
const weekdayOf = (now: string): number => (new Date(now.slice(0, 10)).getUTCDay() + 6) % 7;
const one = (now: string, why: string, say: string, expect: DateCase['expect']): DateCase => ({
  now,
  why,
  say,
  expect,
});

const DAYS: [string, number][] = [
  ['今天', 0],
  ['今儿', 0],
  ['今儿个', 0],
  ['今日', 0],
  ['今朝', 0],
  ['明天', 1],
  ['明儿', 1],
  ['明儿个', 1],
  ['明个', 1],
  ['明日', 1],
  ['明朝', 1],
  ['听日', 1],
  ['赶明儿', 1],
  ['后天', 2],
  ['后儿', 2],
  ['后儿个', 2],
  ['后日', 2],
  ['大后天', 3],
  ['大后儿', 3],
  ['大大后天', 4],
];
const PARTS: [string, string][] = [
  ['早上', 'morning'],
  ['一早', 'morning'],
  ['上午', 'morning'],
  ['头晌', 'morning'],
  ['中午', 'noon'],
  ['晌午', 'noon'],
  ['下午', 'afternoon'],
  ['后半晌', 'afternoon'],
  ['下半晌', 'afternoon'],
  ['傍晚', 'evening'],
  ['擦黑', 'evening'],
  ['晚上', 'evening'],
  ['夜里', 'evening'],
];
const FRAMES = ['{}', '{}给我送份饭', '那就{}吧', '我想订{}的'];
const frame = (index: number, words: string): string => FRAMES[index % FRAMES.length]!.replace('{}', words);

function relative(now: string): DateCase[] {
  const plain = DAYS.map(([say, add], i) =>
    one(now, 'a day by its distance', frame(i, say), { days: [dayOf(now, add)] }),
  );
  const withPart = DAYS.slice(5).flatMap(([say, add], i) =>
    PARTS.filter((_, at) => (at + i) % 3 === 0).map(([part, name], at) =>
      one(now, 'a day and a part of it', frame(at, say + part), { days: [dayOf(now, add)], part: name }),
    ),
  );
  const later = ['三', '四', '五', '六', '十'].map((n, i) =>
    one(now, 'days from now', `${n}天${i % 2 ? '以后' : '后'}`, { days: [dayOf(now, [3, 4, 5, 6, 10][i]!)] }),
  );
  const gone = ['昨天', '昨儿', '前天', '前儿个', '大前天', '上周三', '三天前', '上个月五号'].map((say) =>
    one(now, 'a day that has gone', say, { ask: 'past' }),
  );
  return [...plain, ...withPart, ...later, ...gone];
}

const NAMES = ['一', '二', '三', '四', '五', '六', '日'];
const WEEK_WORDS = ['周', '星期', '礼拜'];

function weekdays(now: string): DateCase[] {
  const today = weekdayOf(now);
  const cases: DateCase[] = [];
  NAMES.forEach((name, index) => {
    const word = WEEK_WORDS[index % 3]!;
    const coming = (index - today + 7) % 7;
    if (coming > 0)
      cases.push(one(now, 'the coming weekday', `${word}${name}`, { days: [dayOf(now, coming)] }));
    else
      cases.push(
        one(now, 'today by its weekday', `${word}${name}`, {
          ask: 'ambiguous',
          offers: [dayOf(now, 0), dayOf(now, 7)],
        }),
      );
    const next = index - today + 7;
    cases.push(one(now, 'next week', `下${word}${name}`, { days: [dayOf(now, next)] }));
    cases.push(
      one(now, 'next week, with 个', `下个${WEEK_WORDS[(index + 1) % 3]}${name === '日' ? '天' : name}中午`, {
        days: [dayOf(now, next)],
        part: 'noon',
      }),
    );
    cases.push(one(now, 'the week after next', `下下${word}${name}`, { days: [dayOf(now, next + 7)] }));
    if (index >= today)
      cases.push(one(now, 'this week', `这${word}${name}`, { days: [dayOf(now, index - today)] }));
    else cases.push(one(now, 'this week, gone', `这${word}${name}`, { ask: 'past' }));
    cases.push(one(now, 'every week', `每${word}${name}`, { every: [index + 1] }));
  });
  return cases;
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const spoken = (n: number): string =>
  n < 10 ? DIGITS[n]! : n < 20 ? `十${DIGITS[n - 10]}` : `${DIGITS[Math.floor(n / 10)]}十${DIGITS[n % 10]}`;

function monthDays(now: string): DateCase[] {
  const cases: DateCase[] = [];
  for (const add of [1, 2, 3, 5, 8, 12, 19, 26, 40, 61, 90]) {
    const day = dayOf(now, add);
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    cases.push(one(now, 'month and day', `${spoken(month)}月${spoken(date)}号`, { days: [day] }));
    cases.push(one(now, 'month and day in digits', `${month}月${date}日给我送份饭`, { days: [day] }));
    cases.push(one(now, 'as written', day, { days: [day] }));
    const thisMonth = day.slice(0, 7) === now.slice(0, 7);
    if (thisMonth) cases.push(one(now, 'a day of this month', `${spoken(date)}号`, { days: [day] }));
    const nextMonth = (Number(now.slice(0, 4)) * 12 + Number(now.slice(5, 7))) % 12;
    if (
      month === nextMonth + 1 &&
      year * 12 + month === Number(now.slice(0, 4)) * 12 + Number(now.slice(5, 7)) + 1
    )
      cases.push(one(now, 'a day of next month', `下个月${spoken(date)}号`, { days: [day] }));
  }
  for (const say of ['二月三十', '二月三十号', '四月三十一号', '十三月五号', '十一月三十一号'])
    cases.push(one(now, 'no such day', say, { ask: 'impossible' }));
  for (const say of ['月底', '下周', '过两天', '这几天', '改天', '下个月', '周末'])
    cases.push(one(now, 'a stretch of days', say, { ask: 'vague' }));
  return cases;
}

function clocks(now: string): DateCase[] {
  const tomorrow = dayOf(now, 1);
  const cases: DateCase[] = [];
  const pad = (n: number) => String(n).padStart(2, '0');
  const PARTED: [string, string, number[], number][] = [
    ['早上', 'morning', [6, 7, 8], 0],
    ['上午', 'morning', [9, 10, 11], 0],
    ['中午', 'noon', [11, 12, 1], 12],
    ['下午', 'afternoon', [1, 2, 3, 4, 5], 12],
    ['晚上', 'evening', [6, 7, 8], 12],
  ];
  for (const [say, part, hours, add] of PARTED)
    hours.forEach((hour, i) => {
      const h = hour >= 11 && part === 'noon' ? hour : hour + add;
      const minutes: [string, string] = [
        ['', '00'],
        ['半', '30'],
        ['一刻', '15'],
        ['二十', '20'],
        ['三刻', '45'],
      ][i % 5] as [string, string];
      const name = hour === 2 ? '两' : spoken(hour);
      cases.push(
        one(now, 'a clock time in its part of the day', `明天${say}${name}点${minutes[0]}`, {
          days: [tomorrow],
          part,
          start: `${pad(h)}:${minutes[1]}`,
        }),
      );
    });
  for (const hour of [9, 10, 11, 2, 3, 4]) {
    const h = hour < 6 ? hour + 12 : hour;
    cases.push(
      one(now, 'daylight decides', `明天${hour === 2 ? '两' : spoken(hour)}点`, {
        days: [tomorrow],
        start: `${pad(h)}:00`,
      }),
    );
  }
  for (const hour of [6, 7, 8])
    cases.push(
      one(now, 'morning or evening', `明天${spoken(hour)}点`, { days: [tomorrow], ask: 'ambiguous' }),
    );
  for (const [say, minutes] of [
    ['两个小时以后', 120],
    ['半个钟头后', 30],
    ['一个半小时后', 90],
    ['过二十分钟', 20],
    ['三个钟头之后', 180],
  ] as const) {
    const at = new Date(Date.parse(now) + minutes * 60_000 + 8 * 3600_000).toISOString();
    cases.push(one(now, 'time from now', say, { days: [at.slice(0, 10)], start: at.slice(11, 16) }));
  }
  cases.push(
    one(now, 'a stretch of hours', '明天上午九点到十一点', {
      days: [tomorrow],
      start: '09:00',
      end: '11:00',
    }),
  );
  cases.push(
    one(now, 'a stretch into the afternoon', '明天下午两点到四点', {
      days: [tomorrow],
      start: '14:00',
      end: '16:00',
    }),
  );
  cases.push(one(now, 'twenty-four hours', '明天15:30', { days: [tomorrow], start: '15:30' }));
  return cases;
}

const LUNAR_MONTHS = ['', '正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
const lunarDayName = (day: number): string =>
  day <= 10 ? `初${spoken(day)}` : day > 20 && day < 30 ? `廿${DIGITS[day - 20]}` : spoken(day);

function lunar(now: string): DateCase[] {
  const cases: DateCase[] = [];
  for (const add of [4, 11, 17, 23, 33, 47, 58, 66, 75, 82]) {
    const day = dayOf(now, add);
    const [y, m, d] = day.split('-').map(Number) as [number, number, number];
    const of = Solar.fromYmd(y, m, d).getLunar();
    if (of.getMonth() < 0 || of.getDay() === 30) continue;
    const say = `${LUNAR_MONTHS[of.getMonth()]}月${lunarDayName(of.getDay())}`;
    cases.push(one(now, 'a lunar day', `农历${say}`, { days: [day] }));
    if (['正', '冬', '腊'].includes(say[0]!))
      cases.push(one(now, 'a lunar day by its month', say, { days: [day] }));
  }
  const lunarYear = Solar.fromYmd(Number(now.slice(0, 4)), Number(now.slice(5, 7)), Number(now.slice(8, 10)))
    .getLunar()
    .getYear();
  const newYear = (year: number) => Lunar.fromYmd(year, 1, 1).getSolar().toYmd();
  if (newYear(lunarYear + 1) > now.slice(0, 10) && now < '2027-02') {
    cases.push(one(now, 'the first day of the year', '大年初一', { days: [newYear(lunarYear + 1)] }));
    cases.push(
      one(now, 'the last day of the year', '大年三十', {
        days: [dayOf(`${newYear(lunarYear + 1)}T00:00:00+08:00`, -1)],
      }),
    );
  }
  for (const say of ['八月十五', '九月九', '三月三'])
    cases.push(one(now, 'lunar or solar', say, { ask: 'ambiguous' }));
  return cases;
}

function joined(now: string): DateCase[] {
  const [t0, t1, t2, t3] = [0, 1, 2, 3].map((add) => dayOf(now, add)) as [string, string, string, string];
  const cases: [string, string, DateCase['expect']][] = [
    ['two days', '明天和后天', { days: [t1, t2] }],
    ['two days side by side', '明天后天都要', { days: [t1, t2] }],
    ['two days in one word', '今明两天', { days: [t0, t1] }],
    ['two days in one word', '明后天', { days: [t1, t2] }],
    ['from to', '从明天到大后天', { days: [t1, t2, t3] }],
    ['a run', '从明天起连着三天', { days: [t1, t2, t3] }],
    ['either', '明天或者后天', { ask: 'ambiguous', offers: [t1, t2] }],
    ['a correction', '不是明天是后天', { days: [t2] }],
    ['a slip', '明天,不对,后天', { days: [t2] }],
    ['not then but', '明天不行,后天吧', { days: [t2] }],
    ['every day', '每天中午', { every: [1, 2, 3, 4, 5, 6, 7], part: 'noon' }],
    ['workdays', '工作日', { every: [1, 2, 3, 4, 5] }],
  ];
  return cases.map(([why, say, expect]) => one(now, why, say, expect));
}
