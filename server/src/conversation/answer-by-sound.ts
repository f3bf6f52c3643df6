import { pinyin } from 'pinyin-pro';

/** Whole answers to a read-back or a choice, as a recogniser would write them when it hears well. */
const ANSWERS = [
  ...[
    '对',
    '对对',
    '对对对',
    '嗯对',
    '对的',
    '是的',
    '好的',
    '好的好的',
    '行',
    '可以',
    '可以的',
    '没错',
    '要得',
    '就这样',
    '好就这样',
    '行就这样',
  ],
  ...['不对', '不是', '不要', '不要了', '算了', '不订了', '算了不订了', '先不要了'],
  ...['第一个', '第二个', '第三个', '第四个'],
  ...['等一下', '等一下啊', '我想想', '转人工'],
] as const;

const blur = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiou])/, 'l')
    .replace(/([aei]n)g$/, '$1');

const soundOf = (words: string): string =>
  pinyin(words, { toneType: 'none', type: 'array' }).map(blur).join(' ');

const bySound = new Map<string, string>(ANSWERS.map((words) => [soundOf(words), words]));
const LONGEST = 6;

/**
 * An answer that was misheard as characters of the same sound (「队对对」, 「布对」, 「底一个」), as it was meant: the whole
 * of a short answer, or its beginning before the first pause. Everything else comes back as it is. Only for use where
 * something was asked or read back.
 */
export function answerBySound(text: string): string {
  const bare = text.trim().replace(/[。!?!?,,、]+$/, '');
  const whole = bare.replace(/[,,、\s]/g, '');
  if (whole.length <= LONGEST && /^\p{Script=Han}+$/u.test(whole)) {
    const meant = bySound.get(soundOf(whole));
    if (meant) return meant;
  }
  const [, head, rest] = /^(\p{Script=Han}{1,4})[,,、](.+)$/su.exec(bare) ?? [];
  const meant = head && bySound.get(soundOf(head));
  return meant && meant !== head ? `${meant},${rest}` : text;
}
