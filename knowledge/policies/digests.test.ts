import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import matter from 'gray-matter';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const frontMatter = z.strictObject({
  title: z.string().min(4),
  issuer: z.string().min(4),
  docNumber: z
    .string()
    .regex(/〔\d{4}〕\d+号$/)
    .nullable(),
  indexNumber: z.string().nullable(),
  publishedAt: day,
  region: z.string().regex(/^\d{6}$/),
  regionName: z.string(),
  topics: z.array(z.string()).min(1),
  inForce: z.strictObject({ from: day, to: day.nullable() }),
  source: z.string().regex(/^(?!.*https?:)/),
  kind: z.enum(['答复', '方案', '汇报', '整理']),
  supersedes: z.array(z.string()),
});

const folder = fileURLToPath(new URL('.', import.meta.url));
const digests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^\d{6}\/.*\.md$/.test(file))
  .map((file) => ({ file, ...matter(readFileSync(`${folder}/${file}`, 'utf8')) }));

const passagesOf = (content: string) =>
  [...content.matchAll(/^## (.+)\n\n(.+)\n/gm)].map(([, heading, text]) => ({ heading, text: text ?? '' }));

describe('the shipped digests', () => {
  it('cover five cities and the whole country', () => {
    const regions = new Set(digests.map((digest) => digest.file.slice(0, 6)));
    expect([...regions].sort()).toEqual(['100000', '310104', '320200', '330282', '371300', '640300']);
  });

  it.each(digests.map((digest) => [digest.file, digest] as const))(
    '%s states what it retells',
    (file, digest) => {
      expect(frontMatter.parse(digest.data).region).toBe(file.slice(0, 6));
    },
  );

  it.each(digests.map((digest) => [digest.file, digest] as const))(
    '%s is passages under a heading, each short enough to be quoted and naming its place',
    (_file, digest) => {
      const passages = passagesOf(`${digest.content}\n`);
      expect(passages).toHaveLength(
        digest.content.split('\n').filter((line) => line.startsWith('## ')).length,
      );
      const place = (digest.data.regionName as string).replace(/[市区]$/, '');
      for (const { heading, text } of passages) {
        expect.soft(text.length, heading).toBeGreaterThanOrEqual(30);
        expect.soft(text.length, heading).toBeLessThanOrEqual(300);
        if (place !== '全国') expect.soft(text, heading).toContain(place);
      }
    },
  );

  it('give every file of one original the same title, issuer, number and date', () => {
    const originals = new Map<string, Set<string>>();
    for (const { file, data } of digests.filter((digest) => digest.data.kind !== '整理')) {
      const region = file.slice(0, 6);
      const card = [data.title, data.issuer, data.docNumber, data.publishedAt].join(' ');
      originals.set(region, (originals.get(region) ?? new Set()).add(card));
    }
    for (const [region, cards] of originals) expect.soft(cards.size, region).toBe(1);
  });
});
