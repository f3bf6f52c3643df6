import { describe, expect, it } from 'vitest';
import { screen } from './screen';

describe('screen', () => {
  it.each([
    ['我摔倒了起不来', 'urgent.medical', '120'],
    ['胸口疼得厉害', 'urgent.medical', '120'],
    ['我老伴嘴歪了,说话不清楚', 'urgent.medical', '120'],
    ['家里煤气漏了', 'urgent.fire', '119'],
    ['隔壁着火了', 'urgent.fire', '119'],
    ['我不想活了', 'urgent.crisis', '12356'],
    ['有人打电话让我把钱转到安全账户', 'urgent.fraud', '96110'],
    ['我妈走丢了,她糊涂', 'urgent.missing', '110'],
  ])('hears 「%s」 as %s and says to call %s first', (text, outcome, phone) => {
    const danger = screen(text);
    expect(danger?.outcome).toBe(outcome);
    expect(danger?.urgent.call[0]?.phone).toBe(phone);
  });

  it.each(['我率倒了起不来', '我船不上气', '家里找火了', '我老伴揍丢了'])(
    'hears 「%s」 by its sound',
    (text) => expect(screen(text)).toBeDefined(),
  );

  it.each([
    '想死你们做的红烧肉了',
    '我没摔倒',
    '去年摔过一跤',
    '摔倒了医保报销吗',
    '要是着火了往哪儿跑',
    '120平的房子',
    '碗摔碎了',
    '新闻上说有老人被骗了二十万',
  ])('lets 「%s」 pass', (text) => expect(screen(text)).toBeUndefined());

  it('still hears a fall of today beside a fall of last year', () => {
    expect(screen('去年摔过一回没事,今天又摔了,起不来了')?.kind).toBe('fall');
  });

  it('never says that help is coming', () => {
    const kinds = [
      '我摔倒了',
      '胸口疼',
      '着火了',
      '煤气漏了',
      '不想活了',
      '我被骗了',
      '我妈走丢了',
      '救命啊',
    ];
    for (const text of kinds)
      expect(screen(text)?.reply.text).not.toMatch(/已经(?:派|通知|叫)|马上就到|在路上|会来/);
  });

  it('says phone numbers digit by digit', () => {
    expect(screen('胸口疼')?.reply.speech).toContain('幺二零');
  });
});
