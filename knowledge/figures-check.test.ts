import { describe, expect, it } from 'vitest';
import { missingFigures } from './figures-check';
import { readFigures } from './read-figures';

const original = `
云山市民政局关于第12号提案的答复
1. 截至2023年末,全市共有助餐点１,０２０家,二十余个部门参与,享受率91.2%。
2. 市财政投入1600余万元,补助2639.72万元。咨询电话:0999-1234567
`;

const digest = `
截至2023年末,云山全市有助餐点1020个,参与的部门有20多个,享受率91.2%,答复的是第12号提案。
财政投入1600多万元,补助2639.72万元。咨询打0999-1234567。
`;

const missing = (digests: string, leftOut: string[] = []) =>
  missingFigures(original, digests, leftOut).map((figure) => figure.value);

describe('the figures check', () => {
  it('finds nothing missing when every figure is carried in other words', () => {
    expect(missing(digest)).toEqual([]);
  });

  it.each([
    ['an amount', '2639.72万元', '2639万元', '26397200'],
    ['a share', '91.2%', '九成多', '91.2'],
    ['a telephone number', '0999-1234567', '0999-1234568', '0999-1234567'],
    ['a year', '2023年末', '2022年末', '2023'],
    ['a count written in characters', '20多个', '十多个', '20'],
    ['a full-width count', '1020个', '一千多个', '1020'],
  ])('names %s that no digest carries', (_what, carried, changed, value) => {
    expect(missing(digest.replace(carried, changed))).toContain(value);
  });

  it('does not take a share for a count, nor money for people', () => {
    expect(missing(digest.replace('91.2%', '91.2元'))).toEqual(['91.2']);
  });

  it('leaves out what is excused with a reason', () => {
    expect(missing(digest.replace('第12号', '那份'), ['12'])).toEqual([]);
  });
});

describe('reading figures', () => {
  const values = (text: string) => readFigures(text).map((figure) => `${figure.value} ${figure.kind}`);

  it('multiplies 万 and 亿 out and keeps what is counted', () => {
    expect(values('3.3万余名老人,1.83亿元')).toEqual(['33000 people', '183000000 money']);
  });

  it('leaves out the number of a list item but not a figure at the start of a line', () => {
    expect(values('1. 首先\n17项服务')).toEqual(['17 places']);
  });

  it('does not take 一 for a figure', () => {
    expect(values('一家一户,二十一家')).toEqual(['21 places']);
  });
});
