import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from './lexicon';
import { readLexiconFiles } from './read-lexicon-files';

const lexicon = loadLexicon();
const bestForms = (text: string) => lexicon.expand(text).map(({ official }) => official[0]?.form);

describe('the lexicon', () => {
  it('is broad: hundreds of groups, thousands of variants, every dialect used', () => {
    expect(lexicon.groups.length).toBeGreaterThan(300);
    expect(lexicon.groups.flatMap((group) => group.variants).length).toBeGreaterThan(1500);
    const heard = new Set(
      [...lexicon.groups, ...lexicon.questionKinds, ...lexicon.speech].flatMap((group) =>
        group.variants.map((variant) => variant.dialect),
      ),
    );
    expect(lexicon.dialects.filter(({ mark }) => !heard.has(mark))).toEqual([]);
  });

  it('turns what people say into what documents write', () => {
    expect(bestForms('我妈躺床上动不了')).toContain('失能老年人');
    expect(bestForms('吃低保的能领长寿钱吗')).toEqual(expect.arrayContaining(['最低生活保障', '高龄津贴']));
    expect(bestForms('老楼装电梯国家给不给钱')).toContain('既有住宅加装电梯');
  });

  it('takes the longest words, and gives siblings of an official form less weight than a colloquial one', () => {
    const [first] = lexicon.expand('老年饭桌');
    expect(first).toMatchObject({ said: '老年饭桌', start: 0, end: 4 });
    const [sibling] = lexicon.expand('社区食堂');
    expect(sibling!.official[0]!.weight).toBeLessThan(first!.official[0]!.weight);
    expect(sibling!.official.map(({ form }) => form)).not.toContain('社区食堂');
  });

  it('does not take a short form that only arises where two words meet', () => {
    expect(lexicon.expand('养老人员').map(({ said }) => said)).not.toContain('老人');
  });

  it('divides the weight of words said of several things', () => {
    const weights = lexicon.expand('老年卡').map(({ official }) => official[0]!.weight);
    expect(weights.length).toBe(2);
    for (const weight of weights) expect(weight).toBe(0.5);
  });

  it('hears what kind of answer is asked for, in dialect too', () => {
    const kinds = (text: string) => lexicon.kindsAsked(text).map(({ kind }) => kind);
    expect(kinds('高龄津贴一个月多少钱')).toContain('amount');
    expect(kinds('低保在哪搭办')).toContain('where');
    expect(kinds('坐公交中不中')).toContain('allowed');
    expect(kinds('长护险打哪个电话')).toContain('phone');
  });
});

describe('the check of the files', () => {
  const copyWith = (file: string, line: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
    cpSync(fileURLToPath(new URL('.', import.meta.url)), folder, { recursive: true });
    writeFileSync(join(folder, file), `${readFileSync(join(folder, file), 'utf8').trimEnd()}\n${line}\n`);
    return () => readLexiconFiles(folder);
  };

  it.each([
    ['an empty group', '新词\t', /the group is empty/],
    ['a form listed twice', '新词\t甲说、甲说', /甲说 is listed twice/],
    ['a variant of two groups without its mark', '新词\t老年饭桌', /老年饭桌 is said in .* mark it \*/],
    ['an official form of two groups', '高龄津贴\t甲说', /高龄津贴 is an official form of/],
    ['an unknown dialect', '新词\t火星:甲说', /火星 is not in dialects.tsv/],
  ])('names %s', (_, line, message) => {
    expect(copyWith('terms/meals.tsv', line)).toThrow(message);
  });
});
