import type { DateCase } from './case';

/**
 * Families of talk that a reader of single days falls short of: regional day words, lunar ranges, runs, exceptions,
 * corrections, alternatives, impossible clocks and words that only look like days. Frames times fillers, each answer
 * worked out here. It is a Tuesday morning; 正月初一 is 2027-02-06, 腊月初一 2027-01-08.
 */
export function familyCases(): DateCase[] {
  return [
    ...regional(),
    ...lunarRanges(),
    ...runs(),
    ...exceptions(),
    ...corrections(),
    ...alternatives(),
    ...impossibleClocks(),
    ...lookalikes(),
  ];
}

type Expect = DateCase['expect'];
const NOW = '2026-11-24T10:00:00+08:00';
const DAY = 86_400_000;
const after = (count: number, from = '2026-11-24'): string =>
  new Date(Date.parse(from) + count * DAY).toISOString().slice(0, 10);
const stretch = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => after(index, from));
const made = (why: string, say: string, expect: Expect): DateCase => ({ now: NOW, why, say, expect });
const cross = <A, B>(as: readonly A[], bs: readonly B[]): [A, B][] =>
  as.flatMap((a) => bs.map((b): [A, B] => [a, b]));

function regional(): DateCase[] {
  const words: [string, number, string?][] = [
    ['外后天', 3],
    ['外后日', 3],
    ['外后儿', 3],
    ['外后儿个', 3],
    ['万后天', 3],
    ['大后日', 3],
    ['大后儿个', 3],
    ['后儿个', 2],
    ['后个儿', 2],
    ['后日', 2],
    ['后朝', 2],
    ['后早', 2, 'morning'],
    ['后晚', 2, 'evening'],
    ['明早起', 1, 'morning'],
    ['明早晨', 1, 'morning'],
    ['明后晌', 1, 'afternoon'],
    ['明前晌', 1, 'morning'],
    ['明格', 1],
    ['赶明个', 1],
    ['赶明儿个', 1],
    ['听朝', 1, 'morning'],
    ['听晚', 1, 'evening'],
    ['聽晚', 1, 'evening'],
    ['聽日', 1],
    ['听日', 1],
    ['明朝', 1],
    ['今朝夜饭', 0],
    ['今朝夜里', 0, 'evening'],
    ['今晚黑', 0, 'evening'],
    ['明朝上昼', 1, 'morning'],
    ['明朝下昼', 1, 'afternoon'],
    ['听日下昼', 1, 'afternoon'],
    ['后日上半日', 2, 'morning'],
    ['明朝下半日', 1, 'afternoon'],
    ['明儿下黑', 1, 'evening'],
  ];
  const frames = ['给俺送一份', '送饭来好伐', '叫个师傅来', '要两个馒头'];
  const known = cross(words, frames).map(([[word, add, part], frame]) =>
    made('regional day word', `${word}${frame}`, { days: [after(add)], ...(part && { part }) }),
  );
  const vague = [
    '过两日',
    '过几天',
    '过两天',
    '过几日',
    '过个两三天',
    '过个三五天',
    '迟两日',
    '隔两天',
    '改日',
  ];
  const past = ['前儿', '前儿个', '琴日', '寻日', '昨儿个', '前日', '大前天'];
  return [
    ...known,
    ...cross(vague, frames).map(([word, frame]) =>
      made('no day in particular', `${word}${frame}`, { ask: 'vague' }),
    ),
    ...past.map((word) => made('gone by', `${word}没送来`, { ask: 'past' })),
  ];
}

const LUNAR = ['初一', '初二', '初三', '初四', '初五', '初六', '初七', '初八'];
const LAST = ['廿三', '廿四', '廿五', '廿六', '廿七', '廿八', '廿九'];

function lunarRanges(): DateCase[] {
  const cases: DateCase[] = [];
  for (const month of ['大年', '正月', '年'])
    for (const [a, b] of cross([1, 2, 4], [3, 6])) {
      const first = LUNAR[a - 1]!;
      const last = LUNAR[a + b - 4 > a - 1 ? a + b - 4 : a]!;
      const days = stretch(after(a - 1, '2027-02-06'), LUNAR.indexOf(last) - a + 2);
      for (const to of ['到', '至', '—', '一直到', '起到'])
        cases.push(made('lunar range', `${month}${first}${to}${last}天天送饭`, { days }));
      cases.push(made('lunar list', `${month}${first}和${last}`, { days: [days[0]!, days.at(-1)!] }));
      cases.push(made('lunar list', `${month}${first}、${last}各一份`, { days: [days[0]!, days.at(-1)!] }));
      if (days.length === 2) cases.push(made('lunar list', `${month}${first}${last}两天`, { days }));
    }
  for (const [a, b] of [
    [0, 2],
    [3, 5],
    [1, 6],
    [4, 5],
  ] as const) {
    const days = stretch(after(22 + a, '2027-01-08'), b - a + 1);
    const ends = [days[0]!, days.at(-1)!];
    const plain = (day: string) => day.replace('廿', '二十');
    for (const to of ['到', '至', '~', '起到', '一直到']) {
      cases.push(made('lunar range', `腊月${LAST[a]}${to}${LAST[b]}送饭`, { days }));
      cases.push(made('lunar range', `腊月${plain(LAST[a]!)}${to}${plain(LAST[b]!)}`, { days }));
      cases.push(made('lunar range', `腊月${LAST[a]}${to}腊月${LAST[b]}要送`, { days }));
    }
    for (const and of ['和', '、', '跟'])
      cases.push(made('lunar list', `腊月${LAST[a]}${and}${LAST[b]}两天都要`, { days: ends }));
  }
  cases.push(
    made('over the new year', '腊月廿八到正月初二', { days: stretch('2027-02-04', 4) }),
    made('over the new year', '年三十到初三', { days: stretch('2027-02-05', 4) }),
    made('over the new year', '除夕到大年初二天天送', { days: stretch('2027-02-05', 3) }),
    made('over the new year', '大年三十、初一、初二', { days: stretch('2027-02-05', 3) }),
    made('solar list', '十二月三号、五号、八号', { days: ['2026-12-03', '2026-12-05', '2026-12-08'] }),
    made('solar list', '十二月三、五、八号', { days: ['2026-12-03', '2026-12-05', '2026-12-08'] }),
    made('solar range', '十二月二十到二十三', { days: stretch('2026-12-20', 4) }),
    made('solar range', '二十八号起到三十号', { days: stretch('2026-11-28', 3) }),
    made('solar range', '十一月二十九号至十二月二号', { days: stretch('2026-11-29', 4) }),
  );
  return cases;
}

function runs(): DateCase[] {
  const starts: [string, number][] = [
    ['从明天起', 1],
    ['打后天起', 2],
    ['从明儿开始', 1],
    ['自后天开始,', 2],
    ['从下周一起', 6],
    ['打礼拜四起', 2],
  ];
  const lengths: [string, number][] = [
    ['连送一个礼拜', 7],
    ['连送三天', 3],
    ['连着五天', 5],
    ['送三天', 3],
    ['连着送四天', 4],
    ['一连吃五天', 5],
    ['每天一份送一个星期', 7],
    ['天天送,送两个礼拜', 14],
    ['连续一周', 7],
    ['要三天的饭', 3],
  ];
  const next = [
    '下个礼拜天天送',
    '下个礼拜天天都要',
    '下礼拜天天送饭',
    '下周天天来',
    '下个星期天天送',
    '下星期每天送',
    '下一周每天都送',
    '下个礼拜每一天都要',
  ];
  const these = ['这一个星期每天送', '这个礼拜天天送', '这星期每天都要', '这一周天天来', '本周每天送'];
  const sunday = ['下个礼拜天来', '下礼拜天送饭', '下星期天中午', '下周天上午', '下个礼拜天,天冷也送'];
  return [
    ...cross(starts, lengths).map(([[start, add], [length, count]]) =>
      made('run', `${start}${length}`, { days: stretch(after(add), count) }),
    ),
    ...cross(['连送三天', '连着送五天', '送一个礼拜'], ['吧', '行不', '']).map(([length, end]) =>
      made(
        'run without a start',
        `${length}${end}`,
        length.startsWith('连') ? { ask: 'vague' } : { none: true },
      ),
    ),
    ...cross(next, ['', '一份饭', '行吗']).map(([say, end]) =>
      made('every day of a week', `${say}${end}`, { days: stretch('2026-11-30', 7) }),
    ),
    ...cross(these, ['', '吧']).map(([say, end]) =>
      made('every day of a week', `${say}${end}`, { days: stretch('2026-11-24', 6) }),
    ),
    ...sunday.map((say) => made('Sunday', say, { days: ['2026-12-06'] })),
  ];
}

function exceptions(): DateCase[] {
  const stretches: [string, string[]][] = [
    ['二十六号到二十九号', stretch('2026-11-26', 4)],
    ['十二月二号到五号', stretch('2026-12-02', 4)],
    ['明天到礼拜六', stretch('2026-11-25', 4)],
    ['下周一到周五', stretch('2026-11-30', 5)],
    ['从明天起连着五天', stretch('2026-11-25', 5)],
  ];
  const outs = [
    '不要',
    '不送',
    '不用送',
    '勿要',
    '弗要',
    '唔要',
    '莫送',
    '甭送',
    '别送',
    '免了',
    '空着',
    '不要送了',
    '就算了',
    '停一天',
  ];
  const names: [string, string][] = [
    ['二十七号', '2026-11-27'],
    ['四号', '2026-12-04'],
    ['礼拜四', '2026-11-26'],
    ['周三', '2026-12-02'],
    ['后天', '2026-11-26'],
  ];
  const cases: DateCase[] = [];
  stretches.forEach(([said, days], index) => {
    const [name, date] = names[index]!;
    const expect = { days: days.filter((day) => day !== date) };
    for (const out of outs) {
      cases.push(made('exception after', `${said},${name}${out}`, expect));
      cases.push(made('exception after', `${said}都送饭,${name}那天${out}`, expect));
    }
    for (const but of ['除了', '除开', '除去', '刨去', '去掉'])
      cases.push(made('exception before', `${said},${but}${name}都要`, expect));
    cases.push(made('exception before', `${name}除外,${said}送`, expect));
  });
  for (const end of ['周末不送', '周末不要', '周六周日不用送', '礼拜六礼拜天不要', '周末除外', '双休日别送'])
    cases.push(
      made('weekend out', `每天都送,${end}`, { every: [1, 2, 3, 4, 5] }),
      made('weekend out', `明天起连着七天,${end}`, {
        days: ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01'],
      }),
    );
  for (const not of ['勿要', '弗要', '唔要', '莫', '甭', '别', '不要', '唔好'])
    cases.push(made('regional no', `${not}明天,后天送`, { days: ['2026-11-26'] }));
  return cases;
}

function corrections(): DateCase[] {
  const days: [string, number][] = [
    ['明天', 1],
    ['后天', 2],
    ['大后天', 3],
    ['礼拜六', 4],
  ];
  const cases: DateCase[] = [];
  for (const [[wrong, off], [right, on]] of cross(days, days)) {
    if (off === on) continue;
    const expect = { days: [after(on)] };
    for (const say of [
      `我哪说${wrong}了,我说的是${right}`,
      `我没说${wrong},是${right}`,
      `谁说${wrong}了,${right}`,
      `是${right},不是${wrong}`,
      `${right}送,不是${wrong}送`,
      `不是${wrong},${right}才对`,
      `${wrong}不用送;${right}送`,
      `${wrong}我闺女来,不用送,${right}送饭`,
      `${wrong}吧……不不,${right}`,
      `说错了,不是${wrong},是${right}`,
    ])
      cases.push(made('correction', say, expect));
    for (const turn of [
      '算了,还是',
      '算了,',
      '不,还是',
      '要不还是',
      '等一下,改成',
      '哎呀记错了,是',
      '我是说',
      '呃,换',
      '哦讲错了,',
    ])
      cases.push(made('the last wins', `${wrong}吧,${turn}${right}中午`, { ...expect, part: 'noon' }));
  }
  for (const [wrong, right, start] of [
    ['三点', '四点', '16:00'],
    ['下午两点', '三点半', '15:30'],
    ['九点', '十点', '10:00'],
    ['十点半', '十一点', '11:00'],
  ] as const)
    for (const say of [
      `明天不是${wrong},是${right}`,
      `明天${wrong},不对,${right}`,
      `明天${wrong}吧,算了,${right}`,
      `明天${wrong}不行,${right}来`,
      `明天我没说${wrong},我说的${right}`,
    ])
      cases.push(made('clock corrected', say, { days: ['2026-11-25'], start }));
  return cases;
}

function alternatives(): DateCase[] {
  const pairs: [string, string, string[]][] = [
    ['周五', '周六', ['2026-11-27', '2026-11-28']],
    ['明天', '后天', ['2026-11-25', '2026-11-26']],
    ['礼拜四', '礼拜天', ['2026-11-26', '2026-11-29']],
    ['后天', '大后天', ['2026-11-26', '2026-11-27']],
    ['二十六号', '二十八号', ['2026-11-26', '2026-11-28']],
  ];
  const ors = [
    '或者',
    '要不就',
    '要么',
    '要不',
    '或是',
    '要不然就',
    '还是',
    '不行就',
    '再不就',
    ',实在不行',
    '或',
    '不然就',
  ];
  const cases = cross(pairs, ors).flatMap(([[a, b, offers], or]) => [
    made('alternative', `${a}${or}${b}`, { ask: 'ambiguous', offers }),
    made('alternative', `${a}${or}${b}送饭来`, { ask: 'ambiguous', offers }),
  ]);
  for (const [a, b, offers] of pairs)
    for (const say of [
      `${a}${b}都行`,
      `${a}也行${b}也行`,
      `${a}、${b}都可以,你看着办`,
      `${a}跟${b}随便哪天`,
      `不是${a}就是${b}`,
      `要么${a}要么${b}`,
      `${a}和${b}挑一天`,
    ])
      cases.push(made('alternative', say, { ask: 'ambiguous', offers }));
  const lists: [string, number[]][] = [
    ['每周的星期一跟星期四', [1, 4]],
    ['每个礼拜的礼拜二和礼拜五', [2, 5]],
    ['每周一还有周四', [1, 4]],
    ['每周一和每周四', [1, 4]],
    ['每星期三、星期六', [3, 6]],
    ['每周二同周四', [2, 4]],
    ['每礼拜一三五', [1, 3, 5]],
    ['逢礼拜一跟礼拜三', [1, 3]],
    ['每周周一周三', [1, 3]],
    ['每个星期里的星期天', [7]],
    ['每周的周一到周五', [1, 2, 3, 4, 5]],
    ['每个星期二与星期日', [2, 7]],
  ];
  for (const [[say, every], end] of cross(lists, ['', '送饭', '都要打扫']))
    cases.push(made('every', `${say}${end}`, { every }));
  return cases;
}

function impossibleClocks(): DateCase[] {
  const clocks = [
    '三点七十分',
    '三点七十',
    '二十五点',
    '25点',
    '二十六点半',
    '九点六十分',
    '8点75分',
    '15:75',
    '25:00',
    '三十点',
    '十点九十',
    '两点六十五',
    '三点八十五分',
    '二十七点钟',
    '28点30',
    '十一点六十',
  ];
  const conflicts = ['早上十五点', '上午二十点', '凌晨十八点', '晚上十四点'];
  const frames: [string, string][] = [
    ['明天', ''],
    ['后天', '来人'],
    ['下周三', '送到'],
    ['', '送饭'],
    ['明天下午', '行不行'],
    ['大后天', '上门'],
    ['二十八号', '来'],
    ['', '叫我'],
  ];
  return [
    ...cross(clocks, frames).map(([clock, [day, end]]) =>
      made('no such clock', `${day}${clock}${end}`, { ask: 'impossible' }),
    ),
    ...cross(conflicts, ['', '来', '送']).map(([clock, end]) =>
      made('no such clock', `明天${clock}${end}`, { ask: 'impossible' }),
    ),
    ...['三十二号', '十三月五号', '十一月三十一号', '二月三十号', '星期八', '下礼拜九', '正月三十五'].map(
      (say) => made('no such day', `${say}送饭`, { ask: 'impossible' }),
    ),
  ];
}

function lookalikes(): DateCase[] {
  const streets = [
    '五一路',
    '八一街',
    '人民路',
    '南大街',
    '三里弄',
    '建国东路',
    '柳巷',
    '中山大道',
    '帽儿胡同',
    '新华里',
  ];
  const numbers = ['十二号', '3号', '二十八号', '二十号三零一', '15号2单元', '六号楼', '八弄三号'];
  const houses = cross(streets, numbers).flatMap(([street, number]) => [
    made('address', `我家在${street}${number}`, { none: true }),
    made('address', `送到${street}${number}`, { none: true }),
    made('address and day', `明天送到${street}${number}`, { days: ['2026-11-25'] }),
  ]);
  const others = [
    '糖尿病是后天得的',
    '这病是后天的,不是先天的',
    '先天不足后天补',
    '后天性心脏病',
    '后天养成的毛病',
    '后天努力',
    '坐三号线',
    '住一号楼',
    '三号窗口',
    '二单元十二号',
    '十号病床',
    '十二栋三号',
    '七号技师',
    '住在十五号',
    '门牌号是十二号',
    '来份八月瓜',
    '二十块',
    '十二块五',
    '五点八元',
    '血糖七点五',
    '体温三十七点二',
    '两点八斤',
    '走一点五公里',
    '来碗腊八粥',
    '重阳糕有没有',
    '清明粿两个',
    '清明团子',
    '冬至团',
    '立春卷',
    '端午粽',
    '中秋月饼',
    '元宵两碗',
    '腊八蒜',
    '重阳酒',
    '周一新鲜菜市',
    '我叫周三妹',
    '周六福金店',
    '名字叫周五一',
    '周日升老师',
    '李国庆师傅',
    '张立春',
    '王建军',
    '陈重阳',
    '我姓周,叫周一平',
    '五一小区',
    '八一医院',
    '国庆饭店',
    '六一幼儿园',
    '五一广场',
    '元旦花园',
    '重阳敬老院',
    '七一中学',
    '五一商场',
    '中秋苑',
    '明天会更好',
    '放首明天会更好',
    '明天你好这首歌',
    '今日头条',
    '每日坚果',
    '天天特价',
    '好好学习天天向上',
    '昨日重现',
    '早上好',
    '晚上好',
    '下午好啊',
    '中午好',
    '节日快乐',
    '中秋快乐',
    '国庆节快乐',
    '周末愉快',
    '元旦快乐',
    '三天两头',
    '半天没人理我',
    '一天到晚',
    '五号电池',
    '七号电池两节',
    '42号鞋',
    '三号套餐',
    '一号选手',
    '二号风球',
    '明朝那些事儿',
    '明朝皇帝',
    '一点心意',
    '两点要求',
    '十点建议',
    '成天',
    '整天',
  ];
  return [...houses, ...others.map((say) => made('lookalike', say, { none: true }))];
}
