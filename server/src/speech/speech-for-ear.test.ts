import { expect, test } from 'vitest';
import { speechForEar } from './speech-for-ear';

const read = (cases: [string, string][]) => {
  for (const [written, spoken] of cases) expect(speechForEar(written)).toBe(spoken);
};

test('money is said as people say it', () => {
  read([
    ['12.5元', '十二块五'],
    ['12.05元', '十二块零五分'],
    ['0.5元', '五毛'],
    ['¥2', '两元'],
    ['10,500元', '一万零五百元'],
    ['200元/月', '二百元每月'],
    ['每年2.4万,最高20万元', '每年两万四千，最高二十万元'],
    ['3万至5万元', '三万到五万元'],
  ]);
});

test('phone numbers are spelled with 幺 and quantities of the same digits are counted', () => {
  read([
    ['拨打962899或966666,0539-7200966', '拨打九六二八九九或九六六六六六，零五三九，七二零零九六六'],
    ['打12345、12349', '打幺二三四五、幺二三四九'],
    ['13812345678', '幺三八幺二三四五六七八'],
    ['请打120', '请打幺二零'],
    ['120元', '一百二十元'],
    ['120平的房子', '一百二十平的房子'],
    ['12345元', '一万两千三百四十五元'],
  ]);
});

test('days, years and clock times are spoken', () => {
  read([
    ['2025年8月19日起', '二零二五年八月十九日起'],
    ['2026-11-25', '二零二六年十一月二十五日'],
    ['15:30', '下午三点半'],
    ['下午15:15', '下午三点一刻'],
    ['09:00-11:00', '上午九点到十一点'],
    ['11:30~12:30', '上午十一点半到中午十二点半'],
    ['2024-2026年', '二零二四到二零二六年'],
  ]);
});

test('shares, ranges, ordinals and document numbers are spoken', () => {
  read([
    ['报销85%', '报销百分之八十五'],
    ['5%-10%', '百分之五到百分之十'],
    ['3/4', '四分之三'],
    ['60-75岁', '六十到七十五岁'],
    ['2次,12次,第2次', '两次，十二次，第二次'],
    ['锡政办发〔2023〕2号', '锡政办发二零二三年二号'],
    ['3幢502室', '三幢五零二室'],
    ['每天2小时/人', '每天两小时每人'],
  ]);
});

test('markup and brackets become pauses', () => {
  read([
    ['**重点**:\n1. 带身份证\n2. 填表', '重点：第一，带身份证。第二，填表'],
    ['明天(11月25日,周三)午饭:《菜单》[1]', '明天，十一月二十五日，周三，午饭：菜单'],
    ['[办事指南](https://example.org/a)', '办事指南'],
  ]);
});

test('what was turned once stays as it is, and no figure or markup is left', () => {
  const once = speechForEar('共12.50元(补贴3元),11月25日 11:30送到;电话 0510-85261234,≥60岁 3小时/周');
  expect(speechForEar(once)).toBe(once);
  expect(once).not.toMatch(/[0-9*#[\]()<>%/]/);
});
