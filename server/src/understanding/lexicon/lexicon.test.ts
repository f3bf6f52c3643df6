import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isWord } from './common-words';
import { anyOf, needLexicon, serviceLexicon } from './lexicon';

const folder = fileURLToPath(new URL('.', import.meta.url));

test('every lexicon says where its words come from', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(5);
  for (const name of files) {
    const { source } = JSON.parse(readFileSync(folder + name, 'utf8')) as { source?: string };
    expect([name, source?.length ?? 0]).toEqual([name, expect.any(Number)]);
    expect(source?.length ?? 0).toBeGreaterThan(20);
  }
});

test('a pattern that does not compile stops the start', () => {
  expect(() => anyOf(['好', '(坏'])).toThrow(SyntaxError);
});

test('no pattern matches nothing, which would match everything', () => {
  for (const { category, names, problems } of serviceLexicon) {
    expect([category, names.test('')]).toEqual([category, false]);
    expect([category, problems?.test('') ?? false]).toEqual([category, false]);
  }
  for (const { kind, say } of needLexicon) expect([kind, say.test('')]).toEqual([kind, false]);
});

test('common words are known and made-up ones are not', () => {
  expect(isWord('报纸')).toBe(true);
  expect(isWord('住餐')).toBe(false);
});
