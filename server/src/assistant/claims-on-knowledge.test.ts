import { beforeAll, describe, expect, it } from 'vitest';
import type { PolicyHit } from '../../contract';
import { testLibrary } from '../../testing/library';
import { contextFor, createTestServices, elderActor } from '../../testing/services';
import { searchPolicies } from '../policies';
import { unsupported } from './claims';

const REGIONS = ['320200', '371300', '330282', '640300', '310104'];
const QUESTIONS = [
  '加装电梯补贴',
  '长护险待遇',
  '高龄津贴标准',
  '助餐优惠',
  '床位补贴',
  '申请材料',
  '评估',
  '到2027年计划',
  '热线电话',
  '每月发放',
];

/** What a careless retelling does to a sentence; undefined where the sentence has nothing to do it to. */
const DISTORTIONS: [string, (sentence: string) => string][] = [
  ['another amount', (s) => s.replace(/(\d+(?:\.\d+)?)(?=万?元)/, (n) => String(Number(n) * 3 + 1))],
  ['another age', (s) => s.replace(/(\d{2})(?=周?岁)/, (n) => String(Number(n) + 3))],
  ['another year', (s) => s.replace(/20\d\d(?=年)/, '2031')],
  ['another share', (s) => s.replace(/\d+(?:\.\d+)?(?=%)/, '97.3')],
  ['a ceiling dropped', (s) => s.replace(/(?:最高|最多|不超过)(?=[^,。;\d]{0,6}\d)/, '')],
  ['a month made a year', (s) => s.replace(/每人?每?月(?=[^,。;]*\d+元)/, '每年')],
  ['yuan made square metres', (s) => s.replace(/(\d)元/, '$1平方米')],
  [
    'a digit of a telephone number',
    (s) =>
      s.replace(
        /(\d{3,4}-\d{3}|(?:电话|热线|拨打|打)[^,。;\d]{0,6}\d{3})(\d)/,
        (_, a: string, b: string) => `${a}${(Number(b) + 1) % 10}`,
      ),
  ],
  ['everybody', (s) => (/\d元/.test(s) ? `所有老人一律:${s}` : s)],
];

let passages: PolicyHit[];
beforeAll(async () => {
  const library = await testLibrary();
  const services = await createTestServices();
  const ctx = { ...contextFor(services, elderActor('eld_wang')), library };
  const found = new Map<string, PolicyHit>();
  for (const region of REGIONS)
    for (const question of QUESTIONS)
      for (const hit of await searchPolicies(ctx, { question, region, limit: 40 }))
        found.set(hit.passageId, hit);
  passages = [...found.values()];
  await services.db.destroy();
});

const sentences = () =>
  passages.flatMap((hit) =>
    hit.text
      .split(/(?<=[。;\n])/)
      .map((text) => text.trim())
      .filter((text) => text.length >= 6)
      .map((text) => ({ text, hit })),
  );
const verdict = (text: string, hit: PolicyHit) =>
  unsupported(text, { cited: [hit], toolText: '', region: hit.region });

describe('on the knowledge that ships', () => {
  it('a sentence of a passage stands in that passage', () => {
    const all = sentences();
    const dropped = all.filter(({ text, hit }) => verdict(text, hit));
    expect(all.length).toBeGreaterThan(200);
    expect(dropped.length / all.length, dropped.map(({ text }) => text).join('\n')).toBeLessThan(0.01);
  });

  it.each(DISTORTIONS)('%s does not', (_what, distort) => {
    const distorted = sentences()
      .map(({ text, hit }) => ({ before: text, text: distort(text), hit }))
      .filter(({ before, text }) => before !== text);
    const passed = distorted.filter(({ text, hit }) => !verdict(text, hit));
    expect(distorted.length).toBeGreaterThan(0);
    expect(passed.length / distorted.length, passed.map(({ text }) => text).join('\n')).toBeLessThan(0.05);
  });
});
