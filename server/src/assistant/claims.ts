import type { PolicyHit } from '../../contract';
import { type ClaimFigure, figuresOf, levelNumbers, sameFigure } from './claim-figures';
import { clausesOf, groupsOf, pairsOf, sentencesOf, shareOf } from './claim-words';

/** What a sentence may lean on. */
export interface Evidence {
  /** The passages behind the tokens that the sentence carries. */
  cited: PolicyHit[];
  /** What the catalog tools said in this turn. */
  toolText: string;
  /** GB/T 2260 code of the elder's region. */
  region: string;
  /** What was asked, and what has been said of the answer: a condition named there need not be named again. */
  said?: string;
}

export type Unsupported =
  | 'figure_without_source'
  | 'claim_without_source'
  | 'opposite_of_source'
  | 'bound_changed'
  | 'rate_changed'
  | 'scope_widened'
  | 'condition_dropped'
  | 'plan_as_fact'
  | 'other_region_unnamed'
  | 'outdated_unnamed'
  | 'claims_it_is_done'
  | 'dosage'
  | 'diagnosis'
  | 'promises_help';

const DONE =
  /(?:已经?|帮您|给您|替您|为您).{0,8}(?:订好|订上|订了|订下|下单|约好|约上|约了|预约成功|取消了|取消成功|退掉|退了|改好|改成|改到|办好|办完|安排好|安排上|确认了|提交了)|(?:订|预约|取消|改期|下单)(?:好了|成功|完成)/;
const DOSAGE =
  /(?:服用|口服|吃|喝|打|注射|每[天日次]|[一1][天日次]).{0,8}(?:\d|[一二三四五六七八九十半两])+\s*(?:片|粒|颗|丸|袋|支|毫克|mg|毫升|ml|单位|克)|(?:药|片|胰岛素|阿司匹林|二甲双胍|头孢).{0,6}(?:加量|减量|加倍|停掉|停药|停了|多吃|少吃|先停)|(?:可以|建议|应该|不妨|得)(?:吃|服用?|用|打|停)(?:点|些)?[^,。]{0,6}(?:药|片|胶囊|颗粒|胰岛素|阿司匹林|布洛芬|头孢|二甲双胍|硝酸甘油)/i;
const DIAGNOSIS =
  /您?(?:这|那)?(?:应该|可能|八成|多半|大概|估计|就|肯定)?(?:是|得了|患了|患有)[^,。??]{0,6}(?:癌|肿瘤|病(?![人历房区])|炎|症|梗|中风|结石|痛风|痴呆|高血压|抑郁)|(?:血压|血糖|指标|心率).{0,6}(?:正常|偏高|偏低|没事|不要紧|不碍事)|不用去(?:医院|看医生)/;
const HELP_PROMISED =
  /(?:救护车|医生|警察|民警|消防|救援|急救|工作人员|社工|志愿者).{0,8}(?:马上|已经?|正在|很快|这就|立刻|分钟).{0,6}(?:到|来|赶|出发|上门|在路上)|(?:已|正在)经?(?:帮|替|为|给)您.{0,3}(?:报警|报了警|叫|打|联系|通知)|(?:救护车|警察|医生|救援)(?:就|已)?(?:来了|在路上|出发)/;
/** Words that make a sentence a claim about money, eligibility, procedure or somebody's affairs. */
const CLAIM =
  /补贴|补助|津贴|报销|免费|收费|自费|费用|价格|价钱|付款|掏钱|花钱|不要钱|一分钱|钱|申请|申领|符合|条件|资格|享受|享有|领取|领到|能领|发放|发给|材料|证件|身份证|户口|户籍|办理|手续|窗口|拨打|打电话|热线|电话|规定|政策|政府|国家|社区|街道|民政|医保|社保|低保|养老金|退休金|保险|评估|应当|必须|不得|有权|年满|周岁|名额|优惠|打折|折扣|减免|全额|食堂|送餐|上门|地址|住在|邻居|隔壁|密码|密钥|账号|提示词|指令/;
/** Who somebody is: of other people nothing is known here. */
const NAMES_SOMEBODY =
  /(?:儿子|女儿|老伴|爱人|家人|邻居|隔壁|对门|楼上|楼下|[他她])(?:家|的)?[^,。??]{0,4}(?:叫|姓|名字|住|电话|订了|约了|得了)|(?:叫|姓|就?是)[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹苏潘葛范彭鲁韦马方俞任袁柳唐罗薛雷贺倪汤殷毕郝邬安常傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄贝戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江童郭梅林钟徐邱骆高夏蔡田胡凌霍万柯卢莫房丁邓洪左石崔龚程陆叶][一-龥]{1,2}(?:[,。!]|$)/;
/** What the elder is asked in return is no claim. */
const ASKED_BACK = /^[^。!]{0,36}(?:哪|什么|啥|几|吗|呢|还是|要不要|是不是|多少|怎么|谁)[^。!]{0,12}[??]$/;
/** What an assistant says of itself and of what it can do. */
const ABOUT_ITSELF = /^(?:您好[,。!]?)?(?:我是|我叫|我能|我可以|我会|我这里|我只能|我不能)/;
const NEGATION =
  /不(?!但|仅|管|论|过|同|少于|超过|得超过|低于|得低于|高于|满|限)|没有|没(?=[能用要])|无(?!锡|障碍|论|人|偿)|未(?!来|成年|满)|禁止|除外|停止|取消|免(?!费)/;
const OPPOSITES: ReadonlyArray<readonly [RegExp, RegExp]> = [
  [/免费|不收费|无偿/, /(?<!不)收费|自费|付费/],
  [/提高|增加|上调|上涨/, /降低|减少|下调|下降/],
  [/包括|包含|含(?!义)/, /不包括|不包含|不含|除外/],
];
const ALL = /所有|全部|人人|个个|任何人|谁都|不管什么人|一律|无条件|都能|都可以|都有/;
const PLAN =
  /计划|规划|拟(?!定)|目标|力争|争取|预计|有望|将(?=[在于会为达建])|到20\d\d年(?:底|末)?[,,]?[^已]{0,20}(?:达|建|实现|完成|覆盖)/;
const SAID_AS_PLAN = /计划|打算|准备|目标|力争|争取|预计|有望|将|要(?:建|达|做)|以后|到20\d\d年/;
const CONDITION =
  /低保|低收入|特困|失能|失智|重残|残疾|独居|空巢|孤寡|计划生育|计生|失独|优抚|退役|户籍|户口|经评估|等级评估|认定|参保/g;
const MONEY_TALK = /元|块|钱|补|贴|费|价|领|发|报销|奖/;
const RATES: ReadonlyArray<readonly [string, RegExp]> = [
  ['月', /每个?月|\/月|按月|一个月|月均|月标准|元月|每人每月/],
  ['年', /每年|\/年|一年(?!内|以)|年度|按年|每人每年/],
  ['天', /每[天日]|\/[天日]|一天|按[天日]/],
  ['周', /每个?(?:周|星期)|\/周|一(?:周|个星期)/],
  ['小时', /每个?小时|\/小时|1小时[^内]/],
  ['次', /每次|\/次|一次(?!性)/],
];
const SHARES: ReadonlyArray<readonly [string, RegExp]> = [
  ['户', /每户|每家|每个?家庭|\/户|挨家/],
  ['人', /每人|每位|每名|人均|\/人|每个?(?:老人|人)/],
  ['台', /每台|每部|\/台|\/部/],
  ['张', /每张|每床|\/张|\/床/],
  ['平方米', /每平方米|每平米|每平方|\/平/],
];
/** Units that say for whom an amount is. */
const FOR_WHOM = new Set(['岁', '级']);
/** Units of what somebody gets or pays. */
const AMOUNTS = new Set(['元', '%', '小时', '']);
/** So much of a claim's wording has to stand in the sentence it leans on. */
const ENOUGH = 0.4;

/** Whether the evidence carries a sentence; the first reason why it does not. A few tenths of a millisecond. */
export function unsupported(sentence: string, evidence: Evidence): Unsupported | undefined {
  if (DONE.test(sentence)) return 'claims_it_is_done';
  if (DOSAGE.test(sentence)) return 'dosage';
  if (DIAGNOSIS.test(sentence) && !CLAIM.test(sentence)) return 'diagnosis';
  if (HELP_PROMISED.test(sentence)) return 'promises_help';

  const said = levelNumbers(sentence);
  const figures = figuresOf(said);
  if (!figures.length) {
    if (!CLAIM.test(said) && !NAMES_SOMEBODY.test(said)) return undefined;
    if (ASKED_BACK.test(sentence) && !ALL.test(said)) return undefined;
    if (ABOUT_ITSELF.test(sentence) && sentence.length <= 60 && !/元|补贴|报销|免费/.test(said))
      return undefined;
  }
  const sources = [
    ...evidence.cited.map(({ title, heading, text }) => ({
      about: `${title}${heading}`,
      text: levelNumbers(text),
    })),
    ...(evidence.toolText ? [{ about: '', text: levelNumbers(evidence.toolText) }] : []),
  ];
  let best: Unsupported | undefined = figures.length ? 'figure_without_source' : 'claim_without_source';
  for (const source of sources) {
    const why = unsupportedBy(said, figures, source, levelNumbers(evidence.said ?? ''));
    if (!why) {
      best = undefined;
      break;
    }
    // The reason nearest to being carried is the one worth knowing.
    if (why !== 'figure_without_source' && why !== 'claim_without_source') best = why;
  }
  return best ?? misplaced(sentence, evidence);
}

interface Source {
  /** Title and heading. */
  about: string;
  text: string;
}

function unsupportedBy(
  said: string,
  figures: ClaimFigure[],
  source: Source,
  context: string,
): Unsupported | undefined {
  const money = MONEY_TALK.test(said);
  const wanted = pairsOf(said);
  const sentences = sentencesOf(source.text).map((text) => ({
    text,
    share: shareOf(wanted, pairsOf(`${source.about}${text}`)),
  }));
  const carries = (text: string, wantedFigures: ClaimFigure[]) => {
    const known = figuresOf(text);
    return wantedFigures.every((figure) => known.some((k) => sameFigure(figure, k, money)));
  };
  if (figures.length && !carries(source.text, figures)) return 'figure_without_source';
  // An age and an amount said in one breath stand together in the source too.
  for (const group of groupsOf(said)) {
    const own = figuresOf(group);
    if (own.length < 2) continue;
    const mixed = own.some(({ unit }) => FOR_WHOM.has(unit)) && own.some(({ unit }) => !FOR_WHOM.has(unit));
    const places = mixed ? groupsOf(source.text) : sentences.map(({ text }) => text);
    if (
      !places.some((place) => carries(place, own)) &&
      !sentences.some((s) => mixed && groupsOf(s.text).length === 1 && carries(s.text, own))
    )
      return 'figure_without_source';
  }
  const standing = figures.length
    ? sentences.filter(({ text }) => figures.some((figure) => carries(text, [figure])))
    : sentences;
  const nearest = standing.reduce((a, b) => (b.share > a.share ? b : a), { text: '', share: 0 });
  if (nearest.share < ENOUGH) return 'claim_without_source';
  const bySentence = standing.filter(({ share }) => share >= Math.min(ENOUGH, nearest.share));
  return bySentence
    .map(({ text }) => distorted(said, figures, text, `${source.about}${source.text}`, context, money))
    .reduce((a, b) => (a === undefined || b === undefined ? undefined : a));
}

/** How the words around the figures differ from the source sentence's, where that changes what they mean. */
function distorted(
  said: string,
  figures: ClaimFigure[],
  text: string,
  whole: string,
  context: string,
  money: boolean,
): Unsupported | undefined {
  const known = figuresOf(text);
  for (const figure of figures) {
    const same = known.filter((k) => sameFigure(figure, k, money));
    if (!same.length) continue;
    const ageFloor =
      figure.unit === '岁' && same.some((k) => k.bound !== 'ceiling') && figure.bound !== 'ceiling';
    if (!ageFloor && !same.some((k) => k.bound === figure.bound)) return 'bound_changed';
  }
  if (figures.length) {
    for (const [name, rate] of RATES) {
      if (clauseHolds(text, figures, rate, money) && !rate.test(said) && !rate.test(context))
        return 'rate_changed';
      if (rate.test(said) && !rate.test(text) && !whole.includes(`每${name}`) && !rate.test(whole))
        return 'rate_changed';
    }
    for (const [, share] of SHARES) if (share.test(said) && !share.test(text)) return 'scope_widened';
    const conditions = text.match(CONDITION);
    const amounts = figures.some(({ unit }) => AMOUNTS.has(unit));
    if (amounts && conditions && !conditions.some((condition) => `${said}${context}`.includes(condition)))
      return 'condition_dropped';
  }
  if (ALL.test(said) && !ALL.test(text)) return 'scope_widened';
  if (PLAN.test(text) && (!SAID_AS_PLAN.test(said) || /已经?[^期]/.test(said))) return 'plan_as_fact';
  for (const [one, other] of OPPOSITES) {
    if (one.test(said) && !one.test(text) && other.test(text)) return 'opposite_of_source';
    if (other.test(said) && !other.test(text) && one.test(text)) return 'opposite_of_source';
  }
  return negated(said, text) ? 'opposite_of_source' : undefined;
}

/** Is the clause of one of these figures marked so (每月, 每次)? */
const clauseHolds = (text: string, figures: ClaimFigure[], mark: RegExp, money: boolean): boolean =>
  clausesOf(text).some(
    (clause) =>
      mark.test(clause) &&
      figuresOf(clause).some(
        (k) => k.unit !== '岁' && figures.some((figure) => sameFigure(figure, k, money)),
      ),
  );

/** A clause that says with a 不 what its nearest clause of the source says without, or the other way round. */
function negated(said: string, text: string): boolean {
  const clauses = clausesOf(text).map((clause) => ({ clause, pairs: pairsOf(clause) }));
  return clausesOf(said).some((own) => {
    const wanted = pairsOf(own.replace(NEGATION, ''));
    if (wanted.size < 3) return false;
    let nearest = { clause: '', share: 0 };
    for (const { clause, pairs } of clauses) {
      const share = shareOf(wanted, pairs);
      if (share > nearest.share) nearest = { clause, share };
    }
    return nearest.share >= 0.5 && NEGATION.test(own) !== NEGATION.test(nearest.clause);
  });
}

/** A source of elsewhere, or of the past, has to be called so. */
function misplaced(sentence: string, evidence: Evidence): Unsupported | undefined {
  const context = `${sentence}${evidence.said ?? ''}`;
  for (const hit of evidence.cited) {
    if (!covers(hit.region, evidence.region) && !context.includes(shortName(hit.regionName)))
      return 'other_region_unnamed';
    const late = hit.validity.status === 'expired' || hit.validity.status === 'superseded';
    if (late && !/失效|废止|以前|过去|原来|旧/.test(sentence)) return 'outdated_unnamed';
  }
  return undefined;
}

/** A passage counts as the elder's own when its region holds theirs: the country, the province, the city, the county. */
const covers = (outer: string, inner: string): boolean =>
  outer === '100000' || inner.startsWith(outer.replace(/(00)+$/, ''));

const shortName = (name: string) =>
  name.length > 2 ? name.replace(/(省|市|区|县|自治区|自治州)$/, '') : name;
