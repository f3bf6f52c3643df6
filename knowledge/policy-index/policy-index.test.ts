import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { segment } from '../passages/segment';
import { soundTokens } from '../passages/sound';
import { standInEmbedder } from '../testing/stand-in-embedder';
import type { PolicyIndex } from '../types';
import { buildIndex, type IndexableDocument } from './build-index';
import { dotProducts } from './dot-products';
import { openIndex } from './open-index';

const folder = mkdtempSync(join(tmpdir(), 'yinling-index-'));
afterAll(() => rmSync(folder, { recursive: true }));

const document = (
  policyId: string,
  region: string,
  lines: string[],
  more: Partial<IndexableDocument> = {},
): IndexableDocument => ({
  policyId,
  region,
  regionName: region,
  title: `${policyId}号文件`,
  issuer: '',
  topics: [],
  origin: 'ingested',
  contentHash: lines.join(),
  lines: lines.map((text) => ({ text })),
  ...more,
});
const DOCUMENTS = [
  document('甲', '100000', ['一、总则', '国家给高龄老人发放津贴，具体办法由各地规定。'], {
    inForceTo: '2020-12-31',
    supersededBy: '乙',
  }),
  document('乙', '100000', ['一、总则', '国家建立高龄津贴制度。长期护理保险逐步推开。'], {
    inForceFrom: '2021-01-01',
  }),
  document('丙', '320200', [
    '一、电梯',
    '既有住宅加装电梯，最高补贴二十万元。',
    '二、食堂',
    '长者食堂每餐补贴三元。送餐不另收费。',
  ]),
  document('丁', '371300', ['一、电梯', '既有住宅加装电梯，最高补贴十五万元。']),
];
const build = (file: string, input: Partial<Parameters<typeof buildIndex>[0]> = {}) =>
  buildIndex({
    file: join(folder, file),
    documents: DOCUMENTS,
    embedder: standInEmbedder(),
    corpus: 'c',
    version: `idx_${file}`,
    builtAt: new Date(0),
    ...input,
  });

const terms = (text: string, weight = 1) => segment(text).map((token) => ({ token, weight }));
const WUXI = ['320200', '320000', '100000'];

describe('an index', () => {
  const embedder = standInEmbedder();
  let index: PolicyIndex;
  beforeAll(async () => {
    await build('one');
    index = openIndex(join(folder, 'one'), { embedder });
  });
  afterAll(() => index.close());
  const policiesOf = (hits: { passageId: number }[]) =>
    hits.map((hit) => index.passage(hit.passageId)!.policyId);

  it('finds by words, only in the regions asked for', () => {
    const hits = index.bm25(terms('加装电梯补贴'), { regions: WUXI, limit: 10 });
    expect(index.passage(hits[0]!.passageId)).toMatchObject({
      policyId: '丙',
      headings: ['一、电梯'],
      text: '既有住宅加装电梯，最高补贴二十万元。',
      region: '320200',
    });
    expect(policiesOf(hits)).not.toContain('丁');
  });
  it.each(['bm25', 'sound', 'vectors'] as const)(
    'finds by %s only what is in force on the day',
    async (leg) => {
      const ask = async (asOf?: string) => {
        const filter = { regions: ['100000'], asOf, limit: 10 };
        if (leg === 'vectors') return index.vectors(await embedder.embedQuery('国家高龄津贴'), filter);
        return leg === 'bm25'
          ? index.bm25(terms('高龄津贴'), filter)
          : index.sound(
              soundTokens('高龄津贴').map((token) => ({ token, weight: 1 })),
              filter,
            );
      };
      expect(policiesOf(await ask('2019-06-01'))).toEqual(['甲']);
      expect(policiesOf(await ask('2024-06-01'))).toEqual(['乙']);
      expect(policiesOf(await ask()).sort()).toEqual(['乙', '甲'].sort());
    },
  );
  it('finds what was misheard by its sound', () => {
    const misheard = soundTokens('家庄电剃').map((token) => ({ token, weight: 1 }));
    expect(policiesOf(index.sound(misheard, { regions: WUXI, limit: 1 }))).toEqual(['丙']);
  });
  it('finds a passage by its nearest sentence, and says which', async () => {
    const [hit] = index.vectors(await embedder.embedQuery('送餐不另收费。'), { regions: WUXI, limit: 1 });
    expect(index.passage(hit!.passageId)!.headings).toEqual(['二、食堂']);
    expect(hit!.sentence).toBe(1);
    expect(hit!.score).toBeGreaterThan(0.95);
    expect(
      index.sentenceScores(hit!.passageId, await embedder.embedQuery('送餐不另收费。'))[1],
    ).toBeGreaterThan(0.95);
  });
  it.each([
    ['sentences only around the nearest passages', { whole: 0, passages: 1e9 }],
    ['sqlite-vec on disk', { whole: 0, passages: 0 }],
  ])('answers the same when memory is short: %s', async (_, budget) => {
    const small = openIndex(join(folder, 'one'), { budget });
    const query = await embedder.embedQuery('长期护理保险怎么推开');
    for (const asOf of [undefined, '2019-06-01', '2024-06-01']) {
      const filter = { regions: WUXI, asOf, limit: 3 };
      const rounded = (from: PolicyIndex) =>
        from.vectors(query, filter).map((hit) => ({ ...hit, score: Math.round(hit.score * 50) }));
      expect(rounded(small)).toEqual(rounded(index));
    }
    small.close();
  });
  it('weighs terms and counts how common they are', () => {
    const [whole] = index.bm25(terms('电梯'), { regions: WUXI, limit: 1 });
    const [half] = index.bm25(terms('电梯', 0.5), { regions: WUXI, limit: 1 });
    expect(half!.score).toBeCloseTo(whole!.score / 2, 4);
    expect(index.commonness('津贴', ['100000'])).toBe(1);
    expect(index.commonness('电梯', WUXI)).toBe(0.25);
    expect(index.commonness('没有', WUXI)).toBe(0);
  });
  it('gives documents with their passages in order', () => {
    expect(index.passagesOf('丙').map((passage) => passage.ordinal)).toEqual([0, 1]);
    expect(
      index
        .documents(['100000'])
        .map(({ policyId }) => policyId)
        .sort(),
    ).toEqual(['乙', '甲'].sort());
    expect(index.document('甲')).toMatchObject({ inForceTo: '2020-12-31', supersededBy: '乙', passages: 1 });
    expect(index.passage(999)).toBeUndefined();
    expect(index.passagesOf('无')).toEqual([]);
  });
  it('finds nothing for nothing', () => {
    expect(index.bm25([], { regions: WUXI, limit: 5 })).toEqual([]);
    expect(index.vectors(new Float32Array(32), { regions: WUXI, limit: 5 })).toEqual([]);
    expect(index.bm25(terms('电梯'), { regions: ['110000'], limit: 5 })).toEqual([]);
  });
});

describe('an index is refused', () => {
  it('when another embedder built it, with what to do', async () => {
    await build('two');
    expect(() => openIndex(join(folder, 'two'), { embedder: standInEmbedder({ version: '2' }) })).toThrow(
      /stand-in 1.*stand-in 2.*version.*rebuild/s,
    );
  });
  it('when it is no index', () => {
    writeFileSync(join(folder, 'broken'), 'not a database, but long enough to be looked at'.repeat(40));
    expect(() => openIndex(join(folder, 'broken'))).toThrow('not a complete policy index');
  });
});

it('Only what changed is embedded anew, and the index is the same as one built from nothing.', async () => {
  await build('before');
  const changed = [
    ...DOCUMENTS.slice(0, 3),
    document('丁', '371300', ['一、电梯', '既有住宅加装电梯，最高补贴十八万元。']),
  ];
  const embedder = standInEmbedder();
  let reused = 0;
  await build('after', {
    documents: changed,
    embedder,
    previous: join(folder, 'before'),
    onProgress: (progress) => (reused = progress.reused),
  });
  expect(reused).toBe(4);
  expect(embedder.embedded).toBe(2);
  await build('fresh', { documents: changed });
  const [after, fresh] = ['after', 'fresh'].map((file) => openIndex(join(folder, file)));
  const query = await embedder.embedQuery('加装电梯最高补多少');
  const filter = { regions: ['371300', '320200'], limit: 10 };
  expect(after!.vectors(query, filter)).toEqual(fresh!.vectors(query, filter));
  after!.close();
  fresh!.close();
});

it('The vector module multiplies as arithmetic does, whatever the number of dimensions.', () => {
  for (const dimensions of [8, 16, 20, 128]) {
    const rows = 37;
    const value = (at: number) => ((at * 7919) % 255) - 127;
    const products = dotProducts(rows, dimensions);
    for (let row = 0; row < rows; row++)
      for (let at = 0; at < dimensions; at++)
        products.vectors[row * products.stride + at] = value(row * dimensions + at);
    const query = Int8Array.from({ length: dimensions }, (_, at) => value(at + 5));
    const expected = Array.from({ length: rows }, (_, row) =>
      query.reduce((sum, component, at) => sum + component * value(row * dimensions + at), 0),
    );
    expect([...products.with(query)]).toEqual(expected);
  }
  expect(dotProducts(0, 128).with(new Int8Array(128))).toHaveLength(0);
});
