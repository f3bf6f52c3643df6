import { describe, expect, it } from 'vitest';
import { loadRegions } from '../../../../knowledge';
import { loadLexicon } from '../../../../knowledge/lexicon';
import { analyseQuestion } from './analyse-question';
import { readingsOf } from './resolve-follow-up';

const words = { regions: loadRegions(), lexicon: loadLexicon() };
const read = (text: string) => analyseQuestion(text, words, '320200');

describe('reading a question', () => {
  it('knows what kind of answer is wanted', () => {
    const wanted: [string, string][] = [
      ['加装电梯最高补多少', 'money'],
      ['一个月能领几块钱', 'money'],
      ['防走失手环一共发了多少个', 'count'],
      ['锡心医养打什么电话', 'phone'],
      ['免费体检多久一次', 'frequency'],
      ['加装电梯归哪个部门管', 'agency'],
      ['老年友善医院占比多少', 'percent'],
      ['长护险是从哪年开始的', 'when'],
      ['哪些老人能享受适老化改造', 'who'],
      ['法律援助怎么申请', 'how'],
      ['多大年纪可以免费体检', 'age'],
      ['骗取医保基金怎么处罚', 'consequence'],
      ['无锡建中心依据什么文件', 'document'],
      ['银发产业园在哪里', 'where'],
      ['家庭病床有补贴吗', 'whether'],
    ];
    for (const [text, kind] of wanted) expect([text, read(text).kinds[0]]).toEqual([text, kind]);
  });

  it('keeps the subject and drops what only carries it', () => {
    expect(read('哎呀我想问问,加装电梯最高补多少来着').subject).toMatch(/^加装电梯/);
    const { plain, focus } = read('听说失能老人有人上门,是吗');
    expect([...plain].filter((_, at) => (focus[at] ?? 0) > 0).join('')).toContain('失能');
  });

  it('reads regions, ages, years and the day whose rules are asked for', () => {
    expect(read('我们慈溪的体检').regions).toEqual(['330282']);
    expect(read('我妈八十五了,能领津贴吗').ages).toEqual([85]);
    expect(read('2023年装了多少部电梯').years).toEqual([2023]);
    expect(read('2018年的时候慈善法怎么规定的')).toMatchObject({ asOf: '2018-12-31', years: [] });
    expect(read('2023年装了多少部电梯').asOf).toBeUndefined();
  });
});

describe('a follow-up', () => {
  const thread = { question: '加装电梯最高补多少', kind: 'money' as const, subject: '加装电梯' };
  const readings = (text: string) =>
    readingsOf(text, thread, words, '320200').map(({ question }) => question);

  it('takes the subject, the region or the condition that was left out', () => {
    expect(readings('那要怎么申请')).toEqual(['加装电梯要怎么申请']);
    expect(readings('临沂呢')).toEqual(['临沂加装电梯最高补多少']);
    expect(readings('八十岁以上的呢')[0]).toMatch(/80岁以上.*加装电梯/);
  });

  it('leaves a question alone that stands alone', () => {
    expect(readings('锡心医养打什么电话')[0]).toBe('锡心医养打什么电话');
  });
});
