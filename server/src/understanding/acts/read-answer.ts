import lexicon from '../lexicon/answers.json';
import { anyOf } from '../lexicon/lexicon';
import type { Answer, Expecting, ExpectingKind } from '../types';
import { ANY, pickOption } from './pick-option';

const YES = anyOf(lexicon.yes);
const NO = anyOf(lexicon.no);
const HESITATE = anyOf(lexicon.hesitate);
const FILLERS = new RegExp(lexicon.fillers, 'g');
const LONGEST_ANSWER = 24;
const only = (patterns: readonly string[]) => {
  const whole = new RegExp(`^(?:${patterns.map((p) => `(?:${p})`).join('|')})+$`);
  return (text: string) => text.length <= LONGEST_ANSWER && whole.test(text);
};
const isOnlyYes = only(lexicon.yes);
const isOnlyNo = only(lexicon.no);
/** 对对对 says what 对 says, and repeated words would make the patterns slow. */
const once = (text: string): string => text.replace(/(.)\1+/g, '$1').replace(/(.{2,3})\1+/g, '$1');

const TAKES_BACK =
  /不(?!错|客气|好意思|用谢|急)|别(?!的|忘)|甭|莫|没(?!错|问题|事|关系|毛病)|算|退|取消|等|几[点号时个块]|多少|什么|啥|怎么|咋|哪|谁|多久|能不能|[吗呢][?。!]*$/;
/** Asked for a yes or a no. */
const SETTLED: ReadonlySet<ExpectingKind> = new Set(['confirm', 'allergy', 'use_hours']);
/** 行不行, 对吗, 好不好 ask; they do not answer. */
const ASKS_BACK =
  /(?<!不)(?:有没有|行不行|好不好|对不对|是不是|可不可以|中不中|成不成|能不能)|[吗么伐][?。!]*$/;
/** 不要辣的, 不吃鱼, 没牙: a wish about food with a 不 in it. */
const NEED_NOT =
  /不(?:要|吃|能吃|放|太)?(?:太)?(?:辣|甜|油|咸|腻|硬|荤|葱|香菜|肉)|不(?:放|加|搁)|不(?:贵|过|好意思|然|着急|忙|管|但|光|够|仅|方便|舒服|敢)|没(?:牙|空)/g;

/** The reading as yes, no, wait, one of the choices, any, all, none; nothing when it answers none of these. */
export function readAnswer(text: string, expecting?: Expecting): Answer | undefined {
  const picked = expecting?.options?.length ? pickOption(text, expecting) : undefined;
  const plain = readYesNo(text, expecting);
  // 好,第二个 picks; 不是,第二个 too; 等等 does not.
  if (picked && plain?.kind !== 'hesitate') return picked;
  return plain ?? picked;
}

function readYesNo(text: string, expecting: Expecting | undefined): Answer | undefined {
  if (expecting && !SETTLED.has(expecting.kind) && ANY.test(text)) return answer('any', 0.85, text);
  const plain = text.replace(NEED_NOT, '');
  const bare = plain.replace(FILLERS, '');
  const words = plain.replace(/[,。!?~…:;、]/g, '');
  const trailing = /^(?:嗯|呃|额|唔|哦|啊|那个|这个|好像|哎呀)*…/.test(text);
  const hesitation = HESITATE.exec(plain);
  if (trailing && !isOnlyYes(once(bare.replace(/嗯/g, '')) || '?')) return answer('hesitate', 0.85, '…');
  if (hesitation) {
    const share = hesitation[0].length / Math.max(1, bare.length);
    const asked = expecting !== undefined;
    return answer('hesitate', share >= 0.3 ? 0.9 : share >= 0.12 || asked ? 0.6 : 0.3, hesitation[0]);
  }
  if (ASKS_BACK.test(text)) return undefined;
  if (text === '' || (bare === '' && plain === '')) return undefined;
  if (bare === '') return onlyFillers(plain);
  // 行了行了不要了, 好是好,算了吧: the last word counts, and a no outweighs a yes.
  const no = lastMatch(bare, NO);
  if (isOnlyNo(once(bare)) || isOnlyNo(once(words))) return answer('no', 0.95, bare);
  if (isOnlyYes(once(bare)) || isOnlyYes(once(words)))
    return answer('yes', /^嗯$/.test(bare) ? 0.7 : 0.95, bare);
  const yes = YES.exec(bare);
  const leadingNo = /^(?:不(?:是|对|行|要|用|了|好|中|成)|算了|别|错了|甭|没有|弗是|勿是|唔系)/.exec(bare);
  if (leadingNo) return answer('no', 0.75, leadingNo[0]);
  const tailNo = no && no.index + no[0].length === bare.length && no[0].length >= 2;
  if (tailNo) return answer('no', 0.8, no[0]);
  const leads = /^(?:对|是的|行|好|中|可以|要得|成|没错|嗯|得|哎)/.exec(bare);
  const settled =
    expecting?.kind === 'confirm' || expecting?.kind === 'allergy' || expecting?.kind === 'use_hours';
  // 行了行了,不要辽: what follows and was not read may take the yes back.
  if (leads && TAKES_BACK.test(bare.slice(leads[0].length))) return undefined;
  if (
    leads &&
    yes?.index === 0 &&
    !/^(?:好(?:吃|久|像|多|几|不|些|长|看|心|人)|行动|中午|中饭|中餐|是不|对面|对过|成天|中间|中秋|得去|得有|哎呀|行李)/.test(
      bare,
    )
  )
    return answer('yes', settled ? 0.75 : 0.5, leads[0]);
  return undefined;
}

/** 嗯嗯啊 and the like say yes; 呃 says wait; a bare 那个 says nothing. */
function onlyFillers(text: string): Answer | undefined {
  return /^[,。!]*(?:哎|诶|欸)/.test(text) ? answer('yes', 0.6, text) : undefined;
}

function lastMatch(text: string, pattern: RegExp): RegExpExecArray | undefined {
  return [...text.matchAll(new RegExp(pattern, 'g'))].at(-1) as RegExpExecArray | undefined;
}

const answer = (kind: Answer['kind'], confidence: number, evidence: string): Answer => ({
  kind,
  options: [],
  confidence,
  evidence,
});
