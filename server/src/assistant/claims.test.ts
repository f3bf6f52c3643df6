import { describe, expect, it } from 'vitest';
import type { PolicyHit } from '../../contract';
import { figuresOf, levelNumbers } from './claim-figures';
import { type Evidence, unsupported } from './claims';

const hit = (text: string, over: Partial<PolicyHit> = {}): PolicyHit => ({
  policyId: 'p',
  passageId: 'p1',
  title: '甲市养老服务补贴办法',
  heading: '补贴标准',
  text,
  score: 1,
  issuer: '甲市民政局',
  region: '320200',
  regionName: '无锡市',
  validity: { status: 'in_force' },
  ...over,
});
const on = (text: string, over: Partial<Evidence> & { hit?: Partial<PolicyHit> } = {}): Evidence => ({
  cited: [hit(text, over.hit)],
  toolText: '',
  region: '320213',
  ...over,
});

const LIFT = on('既有住宅加装电梯,每台最高补贴20万元,由街道受理申请。');
const AGES = on('60至79周岁老人每人每月发放尊老金50元,80周岁以上老人每人每月发放尊老金100元。');
const AREA = on('全市新建养老服务设施20万平方米,投入补贴资金5000万元。');
const PLAN = on('到2027年底,计划建成社区食堂300个。');
const BED = on('低保家庭中的重度失能老人入住养老机构,每月给予床位补贴600元。');
const DAY = on('本办法自2026年3月1日起施行,咨询电话0510-81829999,热线12345。');
const FREE = on('65岁以上老人乘坐公交免费。办理老年卡不收取工本费。');
const ASK = on('申请人向户籍所在地社区提交申请表和身份证复印件,街道应当在15个工作日内办结。');

describe('a claim that its source does not carry', () => {
  it.each<[string, string, Evidence]>([
    ['the ceiling is dropped', '加装电梯每台补贴20万元。', LIFT],
    ['the ceiling is dropped in characters', '加装电梯每台补贴二十万块。', LIFT],
    ['a ceiling becomes a floor', '加装电梯每台至少补贴20万元。', LIFT],
    ['every household for every lift', '加装电梯每户最高补贴20万元。', LIFT],
    ['another amount in characters', '加装电梯每台最高补贴三十万元。', LIFT],
    ['another amount in mixed writing', '加装电梯每台最高补贴2千万元。', LIFT],
    ['square metres become money', '全市补贴资金20万元。', AREA],
    ['a bare figure of square metres', '补贴资金一共20万。', AREA],
    ['a sum of two figures', '60到79周岁和80周岁以上的老人每人每月尊老金加起来150元。', AGES],
    ['the ages are swapped', '60至79周岁老人每人每月发放尊老金100元。', AGES],
    ['the ages are swapped over a comma', '您满60周岁,每月发放尊老金100元。', AGES],
    ['a month becomes a year', '80周岁以上老人每人每年发放尊老金100元。', AGES],
    ['the month is dropped', '80周岁以上老人发放尊老金100元。', AGES],
    ['a plan is told as done', '社区食堂已经建成300个。', PLAN],
    ['a plan without its word', '社区食堂建成300个。', PLAN],
    ['for whom is dropped', '入住养老机构每月给予床位补贴600元。', BED],
    ['everybody', '所有老人入住养老机构每月都能给予床位补贴600元,低保也一样。', BED],
    ['day and month are swapped', '这个办法从1月3日起施行。', DAY],
    ['another year', '本办法自2025年3月1日起施行。', DAY],
    ['a day more exact than the source', '到2027年6月底计划建成社区食堂300个。', PLAN],
    ['a telephone number with digits swapped', '咨询电话0510-81829989。', DAY],
    ['a telephone number in characters', '热线一二三五四。', DAY],
    ['free becomes charged', '65岁以上老人乘坐公交收费。', FREE],
    ['a not is dropped', '办理老年卡收取工本费。', FREE],
    ['a not is added', '申请人不用向户籍所在地社区提交申请表。', ASK],
    ['days instead of working days', '街道在15天内办结申请。', ASK],
    ['a paper that is not asked for', '申请要带房产证和结婚证到银行盖章。', ASK],
    ['a claim with no figure and no words for money', '这个政府全包了,您一分钱都不用掏。', LIFT],
    ['a claim in the form of a question', '您知道人人都能领补贴吧,要不要领?', LIFT],
    ['a diagnosis', '您这是冠心病。', LIFT],
    ['a pressure that is judged', '您这血压正常。', LIFT],
    ['a dose by another wording', '那个药您停掉两天,每次半片。', LIFT],
    ['a medicine recommended', '您可以吃点布洛芬。', LIFT],
    ['a doctor on the way', '医生十分钟就到您家。', LIFT],
    ['the police called', '我已经帮您报警了。', LIFT],
    ['an order said to be placed', '好的,给您预约成功。', LIFT],
    ['somebody by name', '儿子叫周建国。', LIFT],
    ['somebody else', '隔壁张大爷住在三号楼。', LIFT],
  ])('%s', (_what, sentence, evidence) => {
    expect(unsupported(sentence, evidence)).toBeDefined();
  });

  it('of another region, unless it is named', () => {
    const elsewhere = on('加装电梯每台最高补贴28万元。', { hit: { region: '310104', regionName: '徐汇区' } });
    expect(unsupported('加装电梯每台最高补贴28万元。', elsewhere)).toBe('other_region_unnamed');
    expect(unsupported('徐汇那边,加装电梯每台最高补贴28万元。', elsewhere)).toBeUndefined();
  });
});

describe('a claim that stands in its source in other words', () => {
  it.each<[string, Evidence]>([
    ['加装电梯,每台最高补贴20万元。', LIFT],
    ['加装电梯一台最多能补贴二十万块钱。', LIFT],
    ['给老楼加装电梯,补贴最高是20万。', LIFT],
    ['加装电梯的补贴不超过20万元,由街道受理申请。', LIFT],
    ['80岁以上的老人,每个月发尊老金一百元。', AGES],
    ['您满80周岁,每月有尊老金100元。', AGES],
    ['六十到七十九岁,每月尊老金50元。', AGES],
    ['计划到2027年底建成300个社区食堂。', PLAN],
    ['低保家庭的重度失能老人住养老机构,每个月床位补贴600元。', BED],
    ['这个办法从2026年3月1日起施行。', DAY],
    ['咨询电话是0510 8182 9999。', DAY],
    ['热线是12345。', DAY],
    ['65岁以上老人坐公交免费。', FREE],
    ['办理老年卡不收工本费。', FREE],
    ['您带上申请表和身份证复印件,到户籍所在地社区申请。', ASK],
    ['街道要在15个工作日内办结。', ASK],
    ['您好,我在呢。', LIFT],
    ['我是人工智能助手,可以帮您查政策、订餐。', LIFT],
    ['您想问哪一项补贴?', LIFT],
    ['您要送到家,还是去食堂吃?', LIFT],
    ['别着急,慢慢说。', LIFT],
  ])('%s', (sentence, evidence) => {
    expect(unsupported(sentence, evidence)).toBeUndefined();
  });

  it('a condition that was in the question need not be said again', () => {
    const said = '我妈低保,重度失能,住养老院能补多少';
    expect(unsupported('入住养老机构每月给予床位补贴600元。', { ...BED, said })).toBeUndefined();
  });
});

describe('figures', () => {
  it.each([
    ['二十万块', [{ value: '200000', unit: '元' }]],
    ['十二块五', [{ value: '12.5', unit: '元' }]],
    ['百分之三十', [{ value: '30', unit: '%' }]],
    ['三成', [{ value: '30', unit: '%' }]],
    ['1,200元', [{ value: '1200', unit: '元' }]],
    ['一二三四五', [{ value: '12345', unit: 'phone' }]],
    [
      '六十到七十九岁',
      [
        { value: '60', unit: '岁' },
        { value: '79', unit: '岁' },
      ],
    ],
    ['一次性', []],
    ['一般都一样,一个一个来', []],
  ])('%s', (text, figures) => {
    expect(figuresOf(levelNumbers(text))).toEqual(figures);
  });

  it('the check takes well under a millisecond', () => {
    const began = performance.now();
    for (let i = 0; i < 200; i++) unsupported('80岁以上的老人,每个月发尊老金一百元。', AGES);
    expect((performance.now() - began) / 200).toBeLessThan(1.5);
  });
});
