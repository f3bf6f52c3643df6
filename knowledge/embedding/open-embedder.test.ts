import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Embedder, openEmbedder } from './index';

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, d) => sum + value * b[d]!, 0);

describe('the bundled embedder', () => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await openEmbedder('bundled');
  }, 30_000);

  it('opens through transformers.js from the folder in the repository', () => {
    expect(embedder).toMatchObject({ name: 'yinling-static', dimensions: 128, pooling: 'cls' });
    expect(embedder.version).toMatch(/^[0-9a-f]{12}$/);
  });

  it('gives vectors of length 1, the same each time, alone or in a batch, in the order asked', async () => {
    const texts = ['老年人助餐服务补贴', '加装电梯', '长期护理保险参保人员的待遇标准,按照评估等级确定。'];
    const together = await embedder.embedPassages(texts);
    for (const [i, text] of texts.entries()) {
      const alone = await embedder.embedQuery(text);
      expect(alone).toHaveLength(128);
      expect(dot(alone, alone)).toBeCloseTo(1, 5);
      expect(dot(alone, together[i]!)).toBeCloseTo(1, 5);
    }
  });

  it('puts what people say nearer to its official wording than to other matters', async () => {
    const pairs = [
      ['我妈瘫在床上有补贴吗', '对经济困难的失能老年人给予护理补贴。'],
      ['没钱请律师咋办', '公民因经济困难没有委托代理人的,可以申请法律援助。'],
      ['儿子不养我', '赡养人应当履行对老年人经济上供养、生活上照料的义务。'],
      ['老楼装电梯', '支持既有住宅加装电梯。'],
    ] as const;
    const said = await embedder.embedPassages(pairs.map(([question]) => question));
    const written = await embedder.embedPassages(pairs.map(([, passage]) => passage));
    for (const [i, question] of said.entries()) {
      const scores = written.map((passage) => dot(question, passage));
      expect(scores.indexOf(Math.max(...scores))).toBe(i);
    }
  });

  it('gives the zero vector for nothing, and still reads one character and very long texts', async () => {
    const [nothing, one, long] = await embedder.embedPassages(['  ', '老', '老年人福利'.repeat(400)]);
    expect(dot(nothing!, nothing!)).toBe(0);
    expect(dot(one!, one!)).toBeCloseTo(1, 5);
    expect(dot(long!, long!)).toBeCloseTo(1, 5);
  });
});

describe('an embedding endpoint', () => {
  let server: Server;
  let base: string;
  let answer: (input: string[]) => unknown;
  const seen: { key?: string; sizes: number[] } = { sizes: [] };
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        const { input } = JSON.parse(body) as { input: string[] };
        seen.key = request.headers.authorization;
        seen.sizes.push(input.length);
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer(input)));
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  });
  afterAll(() => server.close());

  it('is asked in batches with its key, and its vectors come back in order and of length 1', async () => {
    answer = (input) => ({
      data: input.map((text, index) => ({ index, embedding: [text.length, 1] })).reverse(),
    });
    const embedder = await openEmbedder('openai:bge-m3', {
      env: { EMBEDDING_BASE_URL: base, EMBEDDING_API_KEY: 'k' },
    });
    expect(embedder).toMatchObject({ name: 'openai:bge-m3', dimensions: 2, pooling: 'endpoint' });
    seen.sizes = [];
    const vectors = await embedder.embedPassages(Array.from({ length: 23 }, (_, i) => '字'.repeat(i + 1)));
    expect(seen).toEqual({ key: 'Bearer k', sizes: [10, 10, 3] });
    for (const [i, vector] of vectors.entries()) {
      expect(vector[0]! / vector[1]!).toBeCloseTo(i + 1, 4);
      expect(dot(vector, vector)).toBeCloseTo(1, 5);
    }
  });

  it('is refused, naming the settings to check, when it answers in another shape', async () => {
    answer = () => ({ vectors: [] });
    await expect(openEmbedder('openai:x', { env: { LLM_BASE_URL: base } })).rejects.toThrow(
      /OpenAI shape.*Check EMBEDDING_BASE_URL/,
    );
  });
});

describe('a setting that cannot be opened says what to do', () => {
  it.each([
    ['gibberish words', /none of: bundled, a model folder/],
    [`${mkdtempSync(`${tmpdir()}/empty-`)}`, /lacks config.json, tokenizer.json.*YINLING_EMBEDDER=bundled/],
    ['openai:', /names no model/],
    ['openai:m', /needs EMBEDDING_BASE_URL/],
  ])('%s', async (setting, message) => {
    await expect(openEmbedder(setting, { env: {} })).rejects.toThrow(message);
  });

  it('a dead endpoint', async () => {
    await expect(
      openEmbedder('openai:m', { env: { EMBEDDING_BASE_URL: 'http://127.0.0.1:9/v1' } }),
    ).rejects.toThrow(/could not be reached/);
  });
});
