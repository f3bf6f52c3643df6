import { describe, expect, test } from 'vitest';
import { readWhen } from './read-when';

/** A Tuesday. */
const now = new Date('2026-11-24T10:00:00+08:00');
const days = (say: string) => readWhen(say, now).days;
const ask = (say: string) => readWhen(say, now).ask;

describe('days', () => {
  test('words from north and south name the same days', () => {
    for (const say of ['明天', '明儿个', '明朝', '听日', '赶明儿'])
      expect([say, ...days(say)]).toEqual([say, '2026-11-25']);
    for (const say of ['后天', '后儿', '后日']) expect([say, ...days(say)]).toEqual([say, '2026-11-26']);
  });

  test('weeks begin on Monday, and a bare weekday is the coming one', () => {
    expect(days('下周二')).toEqual(['2026-12-01']);
    expect(days('下下周五')).toEqual(['2026-12-11']);
    expect(days('礼拜六')).toEqual(['2026-11-28']);
    expect(days('这周三到周五')).toEqual(['2026-11-25', '2026-11-26', '2026-11-27']);
    expect(days('下周一和周三')).toEqual(['2026-11-30', '2026-12-02']);
  });

  test('lunar days, festivals and solar terms are found in their year', () => {
    expect(days('大年三十')).toEqual(['2027-02-05']);
    expect(days('腊月廿三')).toEqual(['2027-01-30']);
    expect(days('冬至前一天')).toEqual(['2026-12-21']);
    expect(days('外面下大雪')).toEqual([]);
  });

  test('several days are all read, and what is taken back is not', () => {
    expect(days('明天和后天')).toEqual(['2026-11-25', '2026-11-26']);
    expect(days('从明天起连着三天')).toEqual(['2026-11-25', '2026-11-26', '2026-11-27']);
    expect(days('不是明天是后天')).toEqual(['2026-11-26']);
    expect(days('明天,不对,后天')).toEqual(['2026-11-26']);
    expect(days('除了周三每天都送')).not.toContain('2026-11-25');
  });

  test('lunar ranges keep their month, and a run may have its verb between', () => {
    expect(days('腊月廿六至廿八')).toEqual(['2027-02-02', '2027-02-03', '2027-02-04']);
    expect(days('年三十到初二')).toEqual(['2027-02-05', '2027-02-06', '2027-02-07']);
    expect(days('打后天起连送三天')).toEqual(['2026-11-26', '2026-11-27', '2026-11-28']);
    expect(days('下个礼拜天天送')).toHaveLength(7);
  });

  test('a day left out of a stretch, or taken back in another clause, is not read', () => {
    expect(days('二十六号到二十八号,二十七号勿要')).toEqual(['2026-11-26', '2026-11-28']);
    expect(days('我哪说明天了,我说的是后天')).toEqual(['2026-11-26']);
    expect(days('后天吧,算了,还是明天中午')).toEqual(['2026-11-25']);
    expect(days('明天和后天都不要了')).toEqual(['2026-11-25', '2026-11-26']);
  });

  test('a choice, a condition and a bound are asked about', () => {
    for (const say of ['周五要不就周六', '不是周五就是周六', '周五周六都行', '明天下雨就后天'])
      expect([say, ask(say)?.reason]).toEqual([say, 'ambiguous']);
    expect(ask('周五之前')?.reason).toBe('vague');
  });

  test('addresses, dishes and names that begin like a day are none', () => {
    for (const say of [
      '五一路十二号',
      '腊八粥',
      '糖尿病是后天得的',
      '我叫周三妹',
      '明天会更好',
      '血糖七点五',
    ])
      expect([say, readWhen(say, now).kind]).toEqual([say, 'none']);
  });

  test('what repeats says its weekdays', () => {
    expect(readWhen('每周三', now).every).toEqual([3]);
    expect(readWhen('工作日', now).every).toEqual([1, 2, 3, 4, 5]);
  });

  test('what is past, ambiguous, impossible or vague is asked about', () => {
    expect(ask('昨天')?.reason).toBe('past');
    expect(ask('二十号')).toMatchObject({ reason: 'past', days: ['2026-12-20'] });
    expect(ask('明天或者后天')).toMatchObject({ reason: 'ambiguous', days: ['2026-11-25', '2026-11-26'] });
    expect(ask('八月十五')?.reason).toBe('ambiguous');
    expect(ask('二月三十')?.reason).toBe('impossible');
    expect(ask('月底')?.reason).toBe('vague');
  });

  test('house numbers and counts of weeks are no days', () => {
    for (const say of ['3号楼502', '一周来两次', '三周岁', '两号电池'])
      expect([say, readWhen(say, now).kind]).toEqual([say, 'none']);
  });
});

describe('times', () => {
  const time = (say: string) => readWhen(say, now).time;

  test('clock times are read with their part of the day', () => {
    expect(time('下午三点一刻')).toEqual({ start: '15:15' });
    expect(time('差一刻九点')).toEqual({ start: '08:45' });
    expect(time('中午一点')).toEqual({ start: '13:00' });
    expect(time('十一点到一点')).toEqual({ start: '11:00', end: '13:00' });
    expect(time('三四点')).toEqual({ start: '15:00', end: '16:00' });
  });

  test('an hour that may be morning or evening is asked about unless one of them is over', () => {
    expect(ask('明天八点')).toMatchObject({ about: 'time', times: ['08:00', '20:00'] });
    expect(time('今天八点')).toEqual({ start: '20:00' });
    expect(ask('今天早上八点')?.reason).toBe('past');
  });

  test('a clock time that no clock shows is asked about', () => {
    for (const say of ['三点七十分', '二十五点', '早上十五点'])
      expect([say, ask(say)]).toMatchObject([say, { about: 'time', reason: 'impossible', times: [] }]);
  });

  test('a time from now may be tomorrow', () => {
    expect(readWhen('两个小时以后', new Date('2026-11-24T23:30:00+08:00'))).toMatchObject({
      days: ['2026-11-25'],
      time: { start: '01:30' },
    });
  });

  test('a little is not one o’clock', () => {
    for (const say of ['清淡一点', '软一点', '便宜点', '点个菜'])
      expect([say, readWhen(say, now).kind]).toEqual([say, 'none']);
  });
});
