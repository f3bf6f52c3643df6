import type { Elder } from '../households';
import { ageOn, type CivilDate } from '../platform/civil-time';

export interface NextQuestion {
  ask: string;
  why: string;
}

/** What a policy may depend on, how its text shows that it does, and when the record already knows. */
const CONDITIONS: {
  name: string;
  inText: RegExp;
  inTalk: RegExp;
  known(elder: Elder, today: CivilDate): boolean;
  ask: string;
  why: string;
}[] = [
  {
    name: 'region',
    inText: /本市户籍|户籍|常住|辖区|区县|街道/,
    inTalk: /(住|户口|户籍).{0,6}(在|是)|[一-龥]{2,}(区|街道|镇)/,
    known: (elder) => !elder.region.endsWith('00'),
    ask: '您住在哪个区、哪个街道?户口也在这里吗?',
    why: '这条按户籍或居住地来定。',
  },
  {
    name: 'age',
    inText: /\d{2}\s*(周岁|岁)|高龄/,
    inTalk: /[\d一二三四五六七八九十]{2,}\s*岁|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]/,
    known: (elder, today) => ageOn(elder.birthDate, today) > 0,
    ask: '老人今年多大年纪?',
    why: '这条分年龄,差一岁也可能不一样。',
  },
  {
    name: 'care',
    inText: /失能|失智|照护等级|护理等级|评估|不能自理/,
    inTalk: /自理|评估|等级|卧床|瘫|走不了路/,
    known: (elder) => elder.careLevel > 0,
    ask: '老人平时吃饭、洗澡、走路要人帮忙吗?做过照护评估没有,是几级?',
    why: '这条要看失能程度或评估等级。',
  },
  {
    name: 'identity',
    inText: /低保|特困|低收入|经济困难|计划生育|优抚|残疾/,
    inTalk: /低保|特困|五保|残疾证|优抚|困难/,
    known: (elder) => elder.identities.length > 0,
    ask: '家里是低保、特困,或者有残疾证吗?',
    why: '这条对困难家庭和残疾老人另有规定。',
  },
  {
    name: 'alone',
    inText: /独居|空巢|留守|孤寡|无子女/,
    inTalk: /一个人住|独居|跟.{0,4}(儿子|女儿|老伴)住|孩子不在/,
    known: () => false,
    ask: '老人是一个人住,还是和家里人一起住?',
    why: '这条照顾独居、空巢的老人。',
  },
];

/** The one question whose answer would settle most of what the passage leaves open; what is known or was said is not asked. */
export function nextQuestion(input: {
  passage: string;
  talk: string;
  elder?: Elder;
  today: CivilDate;
}): NextQuestion | undefined {
  const open = CONDITIONS.filter(({ inText, inTalk, known }) => {
    const answered =
      inTalk.test(input.talk) || (input.elder !== undefined && known(input.elder, input.today));
    return inText.test(input.passage) && !answered;
  });
  const [first] = open.sort((a, b) => mentions(input.passage, b.inText) - mentions(input.passage, a.inText));
  return first && { ask: first.ask, why: first.why };
}

const mentions = (text: string, pattern: RegExp) =>
  [...text.matchAll(new RegExp(pattern.source, 'g'))].length;
