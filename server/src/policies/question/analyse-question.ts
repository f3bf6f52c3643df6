import type { Lexicon, QuestionKind } from '../../../../knowledge/lexicon';
import type { RegionMention, RegionTree } from '../../../../knowledge/types';
import { type AnswerKind, ASKS } from './answer-kinds';
import { type AttributeMention, findAttributes } from './attributes';
import { plainText } from './plain-text';
import { markCommonWords, markSmallWords } from './small-words';
import { standardSpeech } from './standard-speech';

export interface Question {
  text: string;
  plain: string;
  /** Most telling first; `open` when nothing shows what is wanted. */
  kinds: AnswerKind[];
  /** For each character of `plain`, how much it tells about the subject: 0 for small words. */
  focus: number[];
  attributes: AttributeMention[];
  /** What is left of the subject, for people to read. */
  subject: string;
  /** Codes of the regions it names, in order. */
  regions: string[];
  compares: boolean;
  years: number[];
  /** The past day whose rules are asked for, where it asks for the rules of a past day. */
  asOf?: string;
  /** Ages named, in years. */
  ages: number[];
  /** What is counted: the class of the measure word or noun asked for. */
  counted?: CountedClass;
  /** Whether a measure word says so (几张), and not only the noun (多少床位). */
  measured: boolean;
}

export type CountedClass = 'people' | 'places' | 'beds' | 'households' | 'machines' | 'area' | 'times';

const COUNTED: [CountedClass, RegExp, RegExp][] = [
  ['area', /平方|平米|面积/, /\d(?:多|余)?万?(?:平方?米?|m2|亩)/],
  ['beds', /(?:几|多少)张|床/, /\d(?:多|余|万)?张|\d+床/],
  ['households', /(?:几|多少)户|(?:几|多少)家(?:人家|庭)/, /\d(?:多|余|万)?户/],
  ['machines', /(?:几|多少)(?:部|台)/, /\d(?:多|余)?(?:部|台)/],
  [
    'people',
    /(?:几|多少)(?:万)?(?:个?人|名|位)|(?:几|多少)(?:个)?(?:老人|老年人|老头|老太|护理员|护士|医生|志愿者|顾问|员工|委员|代表|院长|社工|会员|学员|护工|照护者|人员|师傅)|人数|人口|有多少.{0,8}(?:老人|老年人|员|者|医生|护士|人|师)/,
    /\d(?:多|余|来)?万?(?:多|余)?(?:人|名|位|个人|个老人)|\d万/,
  ],
  [
    'places',
    /(?:几|多少)(?:家|所|处|个.{0,10}(?:中心|站|点|机构|院|食堂|驿站|社区|医院|基地|单位|企业))|多少.{0,6}(?:养老院|机构|中心|医院|食堂|站|点)/,
    /\d(?:多|余)?(?:家|所|处|座|间|支)|(?:\d{2,}|[2-9])(?:多|余)?个(?!月|小时|人|百分|工作日|按)/,
  ],
  ['times', /(?:几|多少)(?:次|人次)/, /\d(?:多|余|万)*(?:人?次|回)/],
];

/** What in a plain sentence is a count of this class. */
export const countOf = (counted: CountedClass): RegExp => COUNTED.find(([name]) => name === counted)![2];

/** What reading a question leans on. */
export interface Words {
  regions: RegionTree;
  lexicon: Lexicon;
  /** Regions that the documents are of: their names are known wherever they stand. */
  places?: readonly { code: string; name: string }[];
}

/**
 * Reads what a question wants: the kind of answer, the subject, the regions and the dates. Pure.
 * `home` settles place names that several regions share.
 */
export function analyseQuestion(
  text: string,
  { regions, lexicon, places = [] }: Words,
  home: string,
): Question {
  const plain = plainText(standardSpeech(text, lexicon));
  const kinds: AnswerKind[] = [];
  const focus = Array.from({ length: plain.length }, () => 1);
  const blank = (start: number, end: number) => focus.fill(0, start, end);

  for (const [kind, shape] of ASKS) {
    const match = shape.exec(plain);
    if (match) kinds.push(kind);
  }
  const attributes = findAttributes(plain);
  const small = markSmallWords(plain);
  small.forEach((kind, at) => {
    if (kind) focus[at] = 0;
  });
  markCommonWords(plain).forEach((common, at) => {
    if (common) focus[at] = (focus[at] ?? 0) * COMMON;
  });
  const named = lexicon
    .expand(plain)
    .filter(({ said }) => said.length > 1 && markSmallWords(said)[0] !== 'kin' && !ASKING.test(said));
  for (const { start, end } of named) focus.fill(1, start, end);
  for (const match of plain.matchAll(QUESTION_WORDS)) blank(match.index, match.index + match[0].length);
  for (const match of plain.matchAll(MARKS)) blank(match.index, match.index + match[0].length);

  const mentions = withPlaces(plain, regions.findMentions(plain, home), places);
  for (const { span } of mentions) blank(span[0], span[1]);
  for (const match of plain.matchAll(/[市区县省](?=[^\p{L}]|$|的)/gu)) blank(match.index, match.index + 1);
  if (focus.filter(Boolean).length < 2 && !attributes.length)
    small.forEach((kind, at) => {
      if (kind === 'kin') focus[at] = 0.5;
    });
  weighClauses(plain, focus);
  for (const { start, end } of attributes) focus.fill(0, start, end);

  const ages = [...plain.matchAll(AGE)].filter(([, a, b]) => isAge(Number(a ?? b)));
  for (const { index, 0: words } of ages) blank(index, index + words.length);

  const counted = kinds.includes('count') || kinds.includes('area') ? countedIn(plain) : undefined;
  const asOf = askedDay(plain);
  if (asOf) blankYears(plain, focus);
  const years = asOf
    ? []
    : [...plain.matchAll(/(?<!\d)((?:19|20)\d{2})年?/g)].map((match) => Number(match[1]));
  return {
    text,
    plain,
    kinds: settle(kinds.length ? kinds : dialectKinds(plain, lexicon), plain),
    focus,
    attributes,
    subject: subjectOf(plain, focus, attributes),
    regions: mostExact(
      mentions.map((mention) => mention.code),
      regions,
    ),
    compares:
      /比|区别|不同|哪(?:个|边|里)(?:更|多|高|好)|分别|各(?:是|有|自)|和.{1,12}(?:一样|差)|谁(?:更|多|高)/.test(
        plain,
      ),
    years,
    asOf,
    ages: ages.map(([, a, b]) => Number(a ?? b)),
    counted,
    measured: /(?:几|多少)个?(?:张|户|家|部|台|人|名|位|所|处|次|平)/.test(plain),
  };
}

const QUESTION_WORDS =
  /文号|编号|主要是|要是|的是|是的|是?(?:啥|什么)意思|是(?:啥|什么|干啥|干什么)|(?:多少|几)个?(?:天以?内?|年|月以?内?|日|小时以?内?|分钟|工作日以?内?|学时|人|名|位|户|家|所|张|处|台|部|次|支|种|项|条|岁|级|档|平方米|平|地方|钟头|周|星期)|多长时间|什么时间|多少|多久|多大|多长|多高|什么时候|啥时候?|什么样|什么|为什么|为啥|啥样?|怎么样?|怎样|咋样?|如何|哪[些个里儿边块家位年天几种类]?|几|谁|何时|何|吗|嘛|么|呢|有没有|能不能|可不可以|是不是|要不要|会不会|给不给|管不管|是否|能否|有无|归|电话号?码?|号码|热线|部门|比例|占比|地址|流程|手续|材料|证件|年纪|岁数|年龄|条件|资格|文件|(?<=\d)个|1(?=个?[人家张户位名次])|(?<![失功智])能(?!力)/g;
/** How old somebody is; not a threshold such as 80岁以上, which a passage has to hold. */
const AGE =
  /(\d{2,3})(?:多|来)?周?岁(?!以上|及以上|以下|往上|起)|(?:今年|都|快|已经|满|过了?|[妈爸爹娘爷奶婆公伴我他她亲人])(\d{2,3})(?=了|多|$|[,,。])/g;
const isAge = (age: number) => age >= 40 && age <= 120;
const ASKING = /[几哪谁啥吗]|什么|多少|怎么|多[大久长高]|有没有|能不能/;
const MARKS = /[\p{P}\p{S}\p{Z}]/gu;

/** Adds the places that run into the next word (吴忠适老化) and are therefore not seen as names. */
function withPlaces(
  plain: string,
  found: RegionMention[],
  places: NonNullable<Words['places']>,
): RegionMention[] {
  const mentions = [...found];
  for (const { code, name } of places) {
    const at = plain.indexOf(name);
    if (at >= 0 && !mentions.some(({ span }) => at < span[1] && at + name.length > span[0]))
      mentions.push({ code, name, span: [at, at + name.length] });
  }
  return mentions.sort((a, b) => a.span[0] - b.span[0]);
}

/** 上海徐汇 names one region and not two. */
const mostExact = (codes: string[], { within }: RegionTree): string[] =>
  [...new Set(codes)].filter((code) => !codes.some((other) => other !== code && within(other, code)));

/** How the lexicon's kinds of question are called here. */
const LEXICON_KINDS: Record<QuestionKind, AnswerKind> = {
  amount: 'money',
  count: 'count',
  phone: 'phone',
  who: 'who',
  where: 'where',
  when: 'when',
  how: 'how',
  allowed: 'whether',
  what: 'what',
  why: 'open',
};

const dialectKinds = (plain: string, lexicon: Lexicon): AnswerKind[] =>
  lexicon.kindsAsked(plain).map(({ kind }) => LEXICON_KINDS[kind]);

const countedIn = (plain: string): CountedClass | undefined =>
  COUNTED.find(([, asked]) => asked.test(plain))?.[0];

/** A story before the question («我妈摔了一跤,现在走不了路,……») tells less than the clause that asks. */
function weighClauses(plain: string, focus: number[]): void {
  const clauses = [...plain.matchAll(/[^,,。;;!!??]+/g)];
  if (clauses.length < 2) return;
  const asks = (clause: string) =>
    ASKS.some(([kind, shape]) => kind !== 'whether' && shape.test(clause)) ||
    /[吗么嘛]|有没有|能不能|是不是|可不可以/.test(clause);
  const last = clauses.findLastIndex(([clause]) => asks(clause));
  clauses.forEach(({ index, 0: clause }, n) => {
    if (n === last || last < 0) return;
    for (let at = index; at < index + clause.length; at++) focus[at] = (focus[at] ?? 0) * BACKGROUND;
  });
}
const BACKGROUND = 0.4;
/** What a word that everybody uses for everything tells, beside a name. */
const COMMON = 0.4;

/** 「补多少」 also looks like a count and 「哪些人」 also like 哪些: the telling kind shuts the weaker ones out. */
function settle(kinds: AnswerKind[], plain: string): AnswerKind[] {
  const has = (kind: AnswerKind) => kinds.includes(kind);
  const out = new Set<AnswerKind>();
  if (has('money') && !MONEY.test(plain)) out.add('money');
  if (
    (has('money') && !out.has('money')) ||
    has('percent') ||
    has('duration') ||
    has('age') ||
    has('area') ||
    has('frequency')
  )
    out.add('count');
  if (has('money') && /多少钱|多少元|几块/.test(plain))
    for (const kind of ['percent'] as const) out.add(kind);
  if (has('frequency')) out.add('duration');
  if (kinds.some((kind) => kind !== 'what' && kind !== 'whether'))
    for (const kind of ['what', 'whether'] as const) out.add(kind);
  if (has('what')) out.add('whether');
  if (has('phone') || has('document') || has('agency')) out.add('name').add('definition');
  if (has('phone') || has('document') || has('when')) out.add('count');
  if (has('address')) out.add('where').add('count');
  if (has('consequence')) out.add('how');
  if (has('who') || has('where') || has('count') || has('money')) out.add('name');
  const settled = kinds.filter((kind) => !out.has(kind));
  if (out.has('money') && !settled.length) return ['count'];
  return settled.length ? settled : ['open'];
}

/** 「防走失手环发多少」 asks for money only where something says so. */
const MONEY = /钱|元|块|钿|补|贴|助|费|价|奖|罚|报销|资金|经费|工资|养老金|赔|收入|税|标准|额|低保|抚恤/;

/** The subject as people would say it back: the telling runs with the small words between them kept. */
function subjectOf(plain: string, focus: number[], attributes: AttributeMention[]): string {
  const tells = (at: number) =>
    (focus[at] ?? 0) > 0 || attributes.some(({ start, end }) => at >= start && at < end);
  let subject = '';
  for (let at = 0; at < plain.length; at++)
    if (tells(at)) subject += plain[at];
    else if (subject && !subject.endsWith(' ')) subject += ' ';
  return subject
    .trim()
    .split(' ')
    .filter((run) => run.length > 0)
    .slice(0, 5)
    .join('');
}

/** The same question, its years no longer looked for in the text. */
export function withoutYears(question: Question): Question {
  const focus = [...question.focus];
  blankYears(question.plain, focus);
  return { ...question, focus, years: [] };
}

/** The year of the rules asked for is no word of theirs. */
function blankYears(plain: string, focus: number[]): void {
  for (const { index, 0: year } of plain.matchAll(
    /(?:19|20)\d{2}年?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:那时候?|那会儿?|当时|那年|版)?/g,
  ))
    focus.fill(0, index, index + year.length);
}

/** 「2018年的时候怎么规定的」「2018年那会儿」: a past day whose rules are asked for, not a year of data. */
function askedDay(plain: string): string | undefined {
  const match =
    /(?<!\d)((?:19|20)\d{2})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?(?:(?:那个?)?(?:的)?时候|那会儿?|那时候?|当时|那年|的?(?:规定|版本?|老?条例|法律|办法|政策))/.exec(
      plain,
    ) ??
    /(?:在|到|按照?|依照?)((?:19|20)\d{2})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?.{0,12}(?:规定|版|有效|施行|适用)/.exec(
      plain,
    );
  if (!match) return undefined;
  const [, year, month, day] = match;
  return `${year}-${(month ?? '12').padStart(2, '0')}-${(day ?? (month ? '28' : '31')).padStart(2, '0')}`;
}
