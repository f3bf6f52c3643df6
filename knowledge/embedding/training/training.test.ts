import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../lexicon';
import { fillDirectory, slotOf } from './bigram-hash';
import { noiseOver } from './noise';
import { seededRandom } from './random';
import { readLaw } from './read-corpus';
import { synthesiser } from './synthesise';

const LAW = readLaw(
  '某市养老服务办法(2030-01-01)',
  [
    '# 某市养老服务办法',
    '## 第一章 总则',
    '第一条 高龄老年人按月领取高龄津贴,标准为每月一百元。',
    '## 第二章 服务',
    '第十二条 失能老年人可以申请助浴服务。',
    '第一百二十四条 养老机构不得收取押金。',
  ].join('\n\n'),
);

describe('reading a law', () => {
  it('finds the family, the articles with their numbers and the headings above them', () => {
    expect(LAW.family).toBe('某市养老服务办法');
    expect(LAW.articles.map(({ number, path }) => [number, path])).toEqual([
      [1, ['总则']],
      [12, ['服务']],
      [124, ['服务']],
    ]);
  });
});

describe('making questions', () => {
  const startEpochs = (seed: number) => synthesiser([LAW], loadLexicon(), seededRandom(seed));

  it('repeats itself with the same seed and only then', () => {
    const [first, again, other] = [1, 1, 2].map((seed) => [...startEpochs(seed)()]);
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
  });

  it('asks in words that the article does not use', () => {
    const epoch = startEpochs(3);
    const bathing = Array.from({ length: 30 }, () => [...epoch()])
      .flat()
      .filter(({ key }) => key.includes('助浴'));
    expect(bathing.some(({ question }) => !question.includes('助浴') && !question.includes('失能'))).toBe(
      true,
    );
  });
});

describe('noise', () => {
  it('leaves most questions alone and changes few characters in the others', () => {
    const noise = noiseOver([...'老年人助餐服务补贴住竹村'], seededRandom(7));
    const heard = Array.from({ length: 200 }, () => noise('老年人助餐服务补贴'));
    const changed = heard.filter((text) => text !== '老年人助餐服务补贴');
    expect(changed.length).toBeGreaterThan(10);
    expect(changed.length).toBeLessThan(80);
    for (const text of changed) expect(Math.abs(text.length - 9)).toBeLessThanOrEqual(2);
  });
});

describe('the bigram directory', () => {
  it('gives each slot to the first bigram that wants it and never to padding', () => {
    const pairs = [
      [2, 3],
      [4, 5],
      [2, 3],
      [0, 0],
    ] as const;
    const { directory, kept } = fillDirectory(pairs, 10);
    expect(kept).toEqual([0, 1]);
    expect(directory[slotOf(2, 3)]).toBe(1);
    expect(directory[slotOf(4, 5)]).toBe(2);
    expect(directory[0]).toBe(0);
  });
});
