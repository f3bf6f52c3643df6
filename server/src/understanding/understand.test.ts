import { describe, expect, test } from 'vitest';
import { vocabulary } from './testing-vocabulary';
import type { Expecting } from './types';
import { understand } from './understand';

const now = new Date('2026-11-24T10:00:00+08:00');
const read = (say: string, expecting?: Expecting) => understand(say, { now, vocabulary, expecting });
const act = (say: string, expecting?: Expecting) => read(say, expecting).acts[0]!.kind;
const dishes = (say: string, expecting?: Expecting) =>
  read(say, expecting).dishes.map(({ candidates, quantity }) => [
    candidates.map(({ name }) => name).join('|'),
    quantity,
  ]);
const confirm: Expecting = { kind: 'confirm' };

describe('orders', () => {
  test('several dishes each get their own number', () => {
    expect(dishes('一份红烧肉,俩素什锦')).toEqual([
      ['红烧肉', 1],
      ['素什锦', 2],
    ]);
    expect(dishes('红烧肉和素什锦各来一份')).toEqual([
      ['红烧肉', 1],
      ['素什锦', 1],
    ]);
  });

  test('an ingredient offers every dish that has it, and a dish that is not there is named', () => {
    expect(dishes('想吃鱼')).toEqual([['清蒸鲈鱼|红烧带鱼', undefined]]);
    expect(read('来份佛跳墙').dishes[0]).toMatchObject({ how: 'missing', evidence: '佛跳墙' });
  });

  test('one of two dishes is a choice, not both', () => {
    expect(dishes('红烧肉或者带鱼都行')).toEqual([['红烧肉|红烧带鱼', undefined]]);
  });

  test('a dish that is refused beside another is not ordered', () => {
    expect(dishes('来一份红烧肉不要米饭')).toEqual([['红烧肉', 1]]);
  });

  test('days and dishes that belong together stay together', () => {
    const { parts } = read('明天红烧肉,后天晚上清蒸鲈鱼');
    expect(parts.map(({ when, meals, dishes: of }) => [when.days[0], meals[0], of[0]!.evidence])).toEqual([
      ['2026-11-25', undefined, '红烧肉'],
      ['2026-11-26', 'dinner', '清蒸鲈鱼'],
    ]);
  });

  test('what is wrong names the visit', () => {
    expect(read('头发长了').services[0]!.candidates[0]!.name).toBe('上门理发');
    expect(read('水龙头漏水').services[0]!.candidates.map(({ name }) => name)).toEqual(['水电维修']);
    expect(read('马桶堵了').services[0]!.candidates.map(({ name }) => name)).toEqual(['管道疏通']);
  });

  test('the one it is for is found among the elders of the account', () => {
    expect(read('给我妈订个饭').people[0]).toMatchObject({ who: 'mother', elderIds: ['e1'] });
    expect(read('陈德厚要一份红烧肉').people[0]).toMatchObject({ who: 'named', elderIds: ['e2'] });
  });

  test('a question is no order and an order no question', () => {
    expect(act('送餐要不要钱')).toBe('ask_policy');
    expect(act('给我送份饭')).toBe('order_meal');
    expect(act('有鱼吗')).toBe('ask_menu');
    expect(act('能不能给我订一份红烧肉')).toBe('order_meal');
  });
});

describe('answers', () => {
  test('yes is said in many ways', () => {
    for (const say of ['对对对', '行', '中', '要得', '好嘞', '就这么办'])
      expect([say, act(say, confirm)]).toEqual([say, 'yes']);
  });

  test('a hesitation is never a yes', () => {
    for (const say of ['嗯…等等', '好…那个…等会儿', '行倒是行,让我想想', '我问问我闺女'])
      expect([say, act(say, confirm)]).toEqual([say, 'hesitate']);
  });

  test('a yes that is taken back is no yes', () => {
    for (const say of ['行了行了,不要了', '好了好了,算了吧', '行吗', '行不行啊', '行,几点送'])
      expect([say, act(say, confirm)]).not.toEqual([say, 'yes']);
  });

  test('a correction inside a yes comes first', () => {
    const understood = read('对,但是改成晚上', confirm);
    expect(understood.acts[0]!.kind).toBe('change');
    expect(understood.meals).toEqual(['dinner']);
  });

  test('a wish with a 不 in it is no no', () => {
    expect(read('不要辣的', confirm).acts.some(({ kind }) => kind === 'no')).toBe(false);
  });

  test('one of the choices is picked by place, by name, or not at all', () => {
    const choice: Expecting = { kind: 'choice', options: [{ label: '红烧肉' }, { label: '清蒸鲈鱼' }] };
    expect(read('第二个', choice).answer).toMatchObject({ kind: 'option', options: [1] });
    expect(read('头一个', choice).answer).toMatchObject({ options: [0] });
    expect(read('鱼', choice).answer).toMatchObject({ options: [1] });
    expect(read('都不要', choice).answer).toMatchObject({ kind: 'none' });
  });
});

describe('changes', () => {
  test('what is meant and what it becomes are told apart', () => {
    const { change, when } = read('明天的午饭改成后天');
    expect(change!.from.when.days).toEqual(['2026-11-25']);
    expect(when.days).toEqual(['2026-11-26']);
  });

  test('a dish is put in place of another', () => {
    const { change } = read('不要红烧肉了,要带鱼', confirm);
    expect(change!.remove[0]!.evidence).toBe('红烧肉');
    expect(change!.add[0]!.candidates[0]!.name).toBe('红烧带鱼');
  });

  test('one portion more or fewer is a difference', () => {
    expect(read('多加一份', confirm).change!.delta).toBe(1);
    expect(read('少一份', confirm).change!.delta).toBe(-1);
  });
});

describe('stories', () => {
  test('the past, other people and the weather order nothing', () => {
    const understood = read(
      '今儿个天真冷,我孙子说他明天来看我,昨天吃的素什锦有点咸,你给我后天中午订一份清蒸鲈鱼吧',
    );
    expect(understood.when.days).toEqual(['2026-11-26']);
    expect(understood.dishes.map(({ evidence }) => evidence)).toEqual(['清蒸鲈鱼']);
  });
});

test('two thousand characters of anything are read in good time', () => {
  for (const unit of ['好', '一', '明天', '不要', '红烧肉', '嗯…', '三点到', '每周三、', '我想'])
    for (const expecting of [undefined, confirm]) {
      const start = performance.now();
      read(unit.repeat(Math.floor(2000 / unit.length)), expecting);
      expect(performance.now() - start).toBeLessThan(1500);
    }
});
