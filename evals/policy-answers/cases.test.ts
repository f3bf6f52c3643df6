import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCases } from './case';

const here = new URL('./', import.meta.url);
const development = await readCases(here, 'development');
const untouched = await readCases(here, 'untouched');
const all = [...development, ...untouched];
const tagged = (tag: string) => all.filter((c) => c.tags.includes(tag));
const asked = (c: (typeof all)[number]) => [c.region, ...(c.turns ?? [c.question])].join(' | ');

describe('the policy question sets', () => {
  it('are large and varied enough to mean something', () => {
    expect(all.length).toBeGreaterThanOrEqual(600);
    expect(tagged('unanswerable').length).toBeGreaterThanOrEqual(150);
    expect(tagged('cross-region').length).toBeGreaterThanOrEqual(80);
    expect(tagged('superseded').length).toBeGreaterThanOrEqual(60);
    expect(tagged('follow-up').length).toBeGreaterThanOrEqual(60);
    expect(tagged('noise').length / all.length).toBeGreaterThanOrEqual(0.15);
  });

  it('ask about every shipped city and about the originals', () => {
    const shipped = all.filter((c) => !c.needs).map((c) => c.region);
    expect(new Set(shipped)).toEqual(new Set(['310104', '320200', '330282', '371300', '640300']));
    expect(all.filter((c) => c.needs).length).toBeGreaterThanOrEqual(200);
  });

  it('are halved kind by kind', () => {
    const kinds = new Set(all.map((c) => c.tags[0]));
    for (const kind of kinds) {
      const [one, other] = [development, untouched].map(
        (part) => part.filter((c) => c.tags[0] === kind).length,
      );
      expect.soft(Math.abs((one ?? 0) - (other ?? 0)), kind).toBeLessThanOrEqual(4);
    }
  });

  it('give every case its own name and ask nothing twice', () => {
    expect(new Set(all.map((c) => c.id)).size).toBe(all.length);
    expect(new Set(all.map(asked)).size).toBe(all.length);
  });

  it('say what an answer has to hold and cite, and expect nothing of a refusal', () => {
    for (const c of all) {
      const answered = c.outcome === 'answered.policy';
      expect.soft(c.must.length > 0, c.id).toBe(answered);
      expect.soft(c.citation !== undefined, c.id).toBe(answered);
    }
  });

  it('cite titles that stand in the shipped digests, where the digests are to answer', () => {
    const digests = new Map<string, string>();
    for (const c of all.filter((one) => !one.needs && one.citation?.region)) {
      const region = c.citation!.region!;
      if (!digests.has(region)) digests.set(region, digestsOf(region));
      const title = c.citation?.title ?? '';
      expect.soft(digests.get(region)!.includes(title), `${c.id}: ${title}`).toBe(true);
    }
  });
});

function digestsOf(region: string): string {
  const folder = fileURLToPath(new URL(`../../knowledge/policies/${region}/`, import.meta.url));
  return readdirSync(folder)
    .map((file) => readFileSync(folder + file, 'utf8'))
    .join('\n');
}
