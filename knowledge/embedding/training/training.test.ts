import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../lexicon';
import { openEmbedder } from '../index';
import { fillDirectory, slotOf } from './bigram-hash';
import { noiseOver } from './noise';
import { prune } from './prune';
import { seededRandom } from './random';
import { readLaw } from './read-corpus';
import { startRows } from './static-rows';
import { synthesiser } from './synthesise';
import { buildVocabulary } from './vocabulary';
import { writeModel } from './write-model';

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

describe('a written model', () => {
  it('sums in its graph what training summed: characters, known bigrams, nothing across punctuation', async () => {
    const texts = LAW.articles.map(({ text }) => text);
    const vocabulary = buildVocabulary([...texts, ...texts, ...texts], { leastBigram: 3 });
    const table = startRows(vocabulary, 64, seededRandom(5));
    const folder = mkdtempSync(join(tmpdir(), 'model-'));
    writeModel(folder, prune(table, vocabulary, 1000));
    const embedder = await openEmbedder(folder);

    expect(vocabulary.bigrams.length).toBeGreaterThan(20);
    for (const text of ['高龄津贴', 'ＡＢ高龄,津贴 标准☎', '养老机构 不得\n收取', '助']) {
      const trained = new Float32Array(64);
      table.embed(vocabulary.rowsOf(text), trained, 0);
      const served = await embedder.embedQuery(text);
      expect(served.reduce((sum, value, d) => sum + value * trained[d]!, 0)).toBeGreaterThan(0.999);
    }
  });
});
