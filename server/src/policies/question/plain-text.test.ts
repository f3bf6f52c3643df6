import { describe, expect, it } from 'vitest';
import { plainText, readNumeral } from './plain-text';

describe('plain text', () => {
  it('reads Chinese numerals where they count something', () => {
    expect(plainText('八十岁以上')).toBe('80岁以上');
    expect(plainText('最高二十万元')).toBe('最高20万元');
    expect(plainText('十五分钟养老服务圈')).toBe('15分钟养老服务圈');
    expect(plainText('百分之六十')).toBe('60%');
    expect(plainText('二〇二三年')).toBe('2023年');
    expect(plainText('六十五周岁')).toBe('65周岁');
  });

  it('leaves numerals inside words alone', () => {
    expect(plainText('三中心联动')).toBe('三中心联动');
    expect(plainText('一键呼叫')).toBe('一键呼叫');
  });

  it('folds width, case, spaces and thousands separators', () => {
    expect(plainText('５A 级 中心')).toBe('5a级中心');
    expect(plainText('30,677 人')).toBe('30677人');
  });

  it('reads the numerals people say', () => {
    expect(readNumeral('一百二')).toBe(120);
    expect(readNumeral('一百零二')).toBe(102);
    expect(readNumeral('二十二')).toBe(22);
    expect(readNumeral('两千三百')).toBe(2300);
    expect(readNumeral('十五')).toBe(15);
    expect(readNumeral('一二三四五')).toBe(12345);
  });
});
