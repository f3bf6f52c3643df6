import { expect, test } from 'vitest';
import { vocabulary } from '../testing-vocabulary';
import { repairBySound } from './repair-by-sound';

const repair = (text: string) => repairBySound(text, vocabulary).text;

test('names written with other characters of the same sound are put right', () => {
  expect(repair('红烧柔')).toBe('红烧肉');
  expect(repair('清真路鱼来两份')).toBe('清蒸鲈鱼来两份');
  expect(repair('素食进一份')).toBe('素什锦一份');
  expect(repair('帮我约个里发')).toBe('帮我约个理发');
  expect(repair('住餐')).toBe('助餐');
});

test('what was said is left alone', () => {
  for (const said of [
    '电热毯坏了',
    '报纸上说天要冷',
    '一百二十斤',
    '我想吃虾',
    '住一楼怕潮',
    '账户里还剩多少钱',
    '看看我的订单',
  ])
    expect(repair(said)).toBe(said);
});

test('two names that sound alike are returned as two readings, and nothing is changed', () => {
  const twins = {
    dishes: [
      { id: 'a', name: '炒鸡丁' },
      { id: 'b', name: '炒鸡定' },
    ],
    services: [],
    sites: [],
  };
  const { text, ambiguities } = repairBySound('炒机顶', twins);
  expect(text).toBe('炒机顶');
  expect(ambiguities[0]!.readings.sort()).toEqual(['炒鸡丁', '炒鸡定']);
});
