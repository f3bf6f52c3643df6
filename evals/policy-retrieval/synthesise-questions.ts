import { splitSentences } from '../../knowledge';
import type { Lexicon } from '../../knowledge/lexicon';
import type { Passage } from '../../knowledge/types';
import { STRICT } from '../../server/src/policies/passage/features';
import { ANSWER_KINDS, type AnswerKind, evidenceFor } from '../../server/src/policies/question/answer-kinds';
import { plainText } from '../../server/src/policies/question/plain-text';
import { markSmallWords } from '../../server/src/policies/question/small-words';
import type { Random } from './random';

export interface Synthetic {
  question: string;
  region: string;
  /** Where the answer stands; absent for a question that nothing answers. */
  passageId?: number;
  sentence?: number;
}

const ASK: Partial<Record<AnswerKind, string[]>> = {
  phone: ['电话是多少', '打什么电话', '热线号码是多少'],
  frequency: ['多久一次', '隔多久一次', '一年几次'],
  age: ['要多大年纪', '几岁可以', '多少岁才行'],
  percent: ['比例是多少', '占百分之几', '要到多少比例'],
  money: ['多少钱', '补多少', '给多少钱', '标准是多少', '最高多少'],
  duration: ['要多长时间', '几天', '多久', '期限是多少天'],
  count: ['有多少', '一共有几个', '有几家', '有多少人'],
  when: ['什么时候', '从哪年开始', '是哪一年'],
  where: ['在哪里', '在什么地方', '去哪里'],
  document: ['是哪个文件规定的', '依据是什么文件', '叫什么办法'],
  agency: ['归谁管', '哪个部门负责', '找谁'],
  who: ['哪些人可以', '给什么人', '要什么条件', '谁能享受'],
  how: ['怎么申请', '怎么办', '要什么手续', '怎么弄'],
  definition: ['是什么意思', '是什么', '什么叫'],
  consequence: ['会怎么处罚', '要罚吗', '有什么后果'],
  what: ['有哪些', '包括什么', '有什么内容'],
  whether: ['可以吗', '有没有', '行不行'],
};
/** What people ask about and no elder-care document here speaks of. */
const STRANGE =
  '公交卡 出国旅游 驾照 彩票 养狗 宽带费 物业费 停车位 学区房 股票 离婚 拆迁款 电动车 煤气罐 西瓜 签证 房贷 快递 手机号 宠物医院 高铁票 广场舞音响 假牙 白内障手术 助听器 轮椅电池 染发 菜市场 路灯 下水道'.split(
    ' ',
  );
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Up to one question a sentence: words of it and its heading, some said the people's way, and what is asked. */
export function synthesise(passages: Passage[], lexicon: Lexicon, random: Random): Synthetic[] {
  const reverse = peoplesWords(lexicon);
  const made: Synthetic[] = [];
  for (const passage of passages) {
    const sentences = splitSentences(passage.text);
    const plain = sentences.map(({ text }) => plainText(text));
    sentences.forEach(({ text }, at) => {
      const kinds = ANSWER_KINDS.filter((kind) => ASK[kind] && evidenceFor(kind, plain[at]!) >= 0.85);
      const strict = kinds.filter((kind) => STRICT.has(kind));
      const kind = random.pick(strict.length && random.chance(0.8) ? strict : kinds);
      const subject = subjectOf(text, passage.headings.at(-1) ?? '', reverse, random);
      if (!kind || subject.length < 2) return;
      made.push({
        question: spoken(subject, random.pick(ASK[kind]!)!, random),
        region: passage.region,
        passageId: passage.passageId,
        sentence: at,
      });
      // The subject is there and what is asked of it is not.
      const absent = [...STRICT].filter(
        (other) => ASK[other] && plain.every((p) => evidenceFor(other, p) < 0.3),
      );
      if (random.chance(0.3) && absent.length)
        made.push({
          question: spoken(subject, random.pick(ASK[random.pick(absent)!]!)!, random),
          region: passage.region,
        });
      // What is asked is there, and half the subject is not.
      if (random.chance(0.3))
        made.push({
          question: spoken([subject[0]!, random.pick(STRANGE)!], random.pick(ASK[kind]!)!, random),
          region: passage.region,
        });
    });
  }
  return made;
}

function subjectOf(text: string, heading: string, reverse: Map<string, string[]>, random: Random): string[] {
  const tell = (source: string) =>
    [...words.segment(source)]
      .filter(
        ({ segment, isWordLike }) =>
          isWordLike && /^\p{Script=Han}{2,}$/u.test(segment) && !markSmallWords(plainText(segment))[0],
      )
      .map(({ segment }) => segment);
  const own = [...new Set(tell(text))];
  const above = tell(heading).filter((word) => !own.includes(word));
  const chosen = random.sample(own, 2 + Math.floor(random.next() * 2));
  if (above.length && random.chance(0.3)) chosen.push(random.pick(above)!);
  return chosen.map((word) => (random.chance(0.35) && random.pick(reverse.get(word) ?? [])) || word);
}

function spoken(subject: string[], ask: string, random: Random): string {
  const opening = random.chance(0.2) ? random.pick(['我想问问,', '请问', '听说', '你好,'])! : '';
  return `${opening}${subject.join(random.chance(0.3) ? '的' : '')}${ask}`;
}

/** Official word → how people say it. */
function peoplesWords({ groups }: Lexicon): Map<string, string[]> {
  const said = new Map<string, string[]>();
  for (const { official, variants } of groups)
    for (const form of official)
      said.set(
        form,
        variants.filter(({ dialect, text }) => !dialect && text.length <= 8).map(({ text }) => text),
      );
  return said;
}
