import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../documents/read-markdown';
import { segment } from './segment';
import { splitSentences } from './sentences';
import { soundTokens } from './sound';
import { toPassages } from './to-passages';

const cut = (text: string) => toPassages(text.split('\n').map((line) => ({ text: line })));

describe('headings of every official style make the path', () => {
  it('of a law', () => {
    expect(
      cut('第三章 社会服务\n第二节 助餐\n第十条 食堂应当供应软食。\n第十一条之一 送餐不另收费。'),
    ).toEqual([
      { headings: ['第三章 社会服务', '第二节 助餐', '第十条'], text: '食堂应当供应软食。' },
      { headings: ['第三章 社会服务', '第二节 助餐', '第十一条之一'], text: '送餐不另收费。' },
    ]);
  });
  it('of a plan, with boxes and run-in headings', () => {
    const passages = cut(
      '三、主要任务\n(一)办好食堂\n1. 增加供餐。每天供餐三次。\n2. 方便送餐。送到家里。\n专栏1：助餐工程\n一、食堂建设。建二十家。\n(二)助浴\n开展上门助浴。',
    );
    expect(passages.map(({ headings }) => headings.join('>'))).toEqual([
      '三、主要任务>(一)办好食堂>1. 增加供餐',
      '三、主要任务>(一)办好食堂>2. 方便送餐',
      '三、主要任务>(一)办好食堂>专栏1：助餐工程',
      '三、主要任务>(二)助浴',
    ]);
    expect(passages[2]!.text).toBe('一、食堂建设。建二十家。');
  });
  it('of markdown', () => {
    const { lines } = readMarkdown('## 怎么申请\n\n带身份证去社区。\n\n### 要多久\n\n十个工作日。');
    expect(toPassages(lines).map(({ headings }) => headings)).toEqual([['怎么申请'], ['怎么申请', '要多久']]);
  });
});

describe('passages', () => {
  it('are verbatim, lose nothing, and stay between 200 and 400 characters where the text allows', () => {
    const sentence = '符合条件的老年人可以向户籍所在地的社区提出申请，由社区初审后报街道复核。';
    const text = sentence.repeat(40);
    const passages = cut(`一、申请\n${text}`);
    expect(passages.map((passage) => passage.text).join('')).toBe(text);
    for (const passage of passages.slice(0, -1)) {
      expect(passage.text.length).toBeGreaterThanOrEqual(200);
      expect(passage.text.length).toBeLessThanOrEqual(400);
    }
  });
  it('of a long article carry what its list stands under', () => {
    const items = Array.from(
      { length: 14 },
      (_, at) => `（${'一二三四五六七八九十'[at % 10]}）${'某种需要帮助的困难情形'.repeat(4)}；`,
    );
    const passages = cut(`第五条 有下列情形之一的，可以申请补贴：\n${items.join('\n')}`);
    expect(passages.length).toBeGreaterThan(1);
    expect(passages[1]!.headings).toEqual(['第五条', '有下列情形之一的，可以申请补贴']);
  });
  it('keep a point with the sentences that explain it', () => {
    const point = (ordinal: string) =>
      `${ordinal}是办好助餐。${'每个街道都要有食堂，老人走路十五分钟就能吃上饭。'.repeat(5)}`;
    const passages = cut(`一、助餐\n${['一', '二', '三', '四'].map(point).join('')}`);
    expect(passages.length).toBeGreaterThan(1);
    for (const { text } of passages) expect(text).toMatch(/^[一二三四]是办好助餐。每个/);
  });
  it('hold one table row each, with the heads of its columns', () => {
    const { lines } = readMarkdown(
      '## 标准\n\n| 年龄 | 每月 |\n|---|---|\n| 80岁以上 | 100元 |\n| 90岁以上 | 200元 |',
    );
    expect(toPassages(lines)).toEqual([
      { headings: ['标准'], text: '年龄：80岁以上；每月：100元' },
      { headings: ['标准'], text: '年龄：90岁以上；每月：200元' },
    ]);
  });
});

it('Sentences know where they stand.', () => {
  const text = '能补。“最高20万。”多少户？\n一、送餐；助浴';
  const sentences = splitSentences(text);
  expect(sentences.map((sentence) => sentence.text)).toEqual([
    '能补。',
    '“最高20万。”',
    '多少户？',
    '一、送餐；',
    '助浴',
  ]);
  for (const { text: said, start, end } of sentences) expect(text.slice(start, end)).toBe(said);
});

it('Text becomes characters and neighbouring pairs; figures stay whole and width and case do not matter.', () => {
  expect(segment('最高２０万元，APP')).toEqual(['最', '最高', '高', '20', '万', '万元', '元', 'app']);
});

it('What sounds alike has the same sound tokens.', () => {
  expect(soundTokens('加装电梯')).toEqual(soundTokens('家庄电剃'));
  expect(soundTokens('助餐')).not.toEqual(soundTokens('助浴'));
});
