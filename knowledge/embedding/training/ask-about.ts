import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Group, Lexicon, QuestionKind } from '../../lexicon';
import type { Piece } from './cut-article';
import type { Random } from './random';

/** What a question is made from: the pieces of one sentence of an article, and of the law's title. */
export interface Subject {
  sentence: string;
  pieces: readonly Piece[];
  titlePieces: readonly Piece[];
}

interface Frame {
  part: string;
  dialect: string;
  text: string;
}

const FRAMES = fileURLToPath(new URL('./question-frames.tsv', import.meta.url));

/**
 * Makes questions as people might ask them: official forms become what people say, in one dialect or none, a few
 * words are kept, and the sentence's own cues choose what is asked. `rarity` weighs which words are kept.
 */
export function questionMaker(lexicon: Lexicon, rarity: (word: string) => number, random: Random) {
  const frames: Frame[] = readFileSync(FRAMES, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [part = '', dialect = '', text = ''] = line.split('\t');
      return { part, dialect: dialect === '-' ? '' : dialect, text };
    });
  const marks = lexicon.dialects.map(({ mark }) => mark);
  const speech = lexicon.speech.filter(({ id }) => id.length > 1 || '我你他谁很钱'.includes(id));

  const frame = (part: string, dialect: string) => {
    const fitting = frames.filter((f) => f.part === part && (!f.dialect || f.dialect === dialect));
    const own = fitting.filter((f) => f.dialect);
    return random.pick(own.length && random.chance(0.6) ? own : fitting).text;
  };
  const variantOf = (group: Group, dialect: string) => {
    const own = group.variants.filter((variant) => dialect && variant.dialect === dialect);
    const common = group.variants.filter((variant) => !variant.dialect);
    return random.pick(own.length && random.chance(0.6) ? own : common.length ? common : group.variants).text;
  };
  const say = (piece: Piece, dialect: string): string =>
    piece.groups.length && random.chance(0.85) ? variantOf(random.pick(piece.groups), dialect) : piece.text;

  const keep = (pieces: readonly Piece[], most: number): Piece[] => {
    const scored = pieces.map((piece) => {
      const worth = Math.max(...piece.groups.map(({ weight }) => weight), 0);
      const pull = piece.groups.length ? 4 + 8 * worth : rarity(piece.text);
      return { piece, key: random.next() ** (1 / Math.max(pull, 0.1)) };
    });
    return scored
      .sort((a, b) => b.key - a.key)
      .slice(0, most)
      .map(({ piece }) => piece);
  };

  const asked = (sentence: string, dialect: string): string => {
    const kinds = CUES.filter(([, cue]) => cue.test(sentence)).map(([kind]) => kind);
    const kind = kinds.length && random.chance(0.85) ? random.pick(kinds) : random.pick(CUES)[0];
    return variantOf(lexicon.questionKinds.find((group) => group.kind === kind)!, dialect);
  };

  const inDialect = (text: string, dialect: string): string => {
    let said = text;
    for (const { id, variants } of speech) {
      if (!said.includes(id) || !random.chance(0.5)) continue;
      const own = variants.filter((variant) => variant.dialect === dialect);
      if (own.length) said = said.replace(id, random.pick(own).text);
    }
    return said;
  };

  return ({ sentence, pieces, titlePieces }: Subject): string => {
    const dialect = random.chance(0.4) ? random.pick(marks) : '';
    const kept = keep(pieces, 1 + random.below(4));
    if (!kept.length || random.chance(0.4)) kept.push(...keep(titlePieces, 1));
    if (random.chance(0.75)) kept.sort((a, b) => a.start - b.start);
    const words = kept.map((piece) => say(piece, dialect));
    if (random.chance(0.12)) words.splice(random.below(words.length + 1), 0, frame('filler', dialect));
    const tail = random.chance(0.8) ? asked(sentence, dialect) : '';
    const body = words.join(random.pick(['', '', '的', ',', '']));
    const parts = [
      random.chance(0.3) ? frame('open', dialect) : '',
      random.chance(0.3) ? frame('who', dialect) : '',
      ...(random.chance(0.2) ? [tail, body] : [body, tail]),
      random.chance(0.35) ? frame('close', dialect) : '',
    ];
    const question = parts.filter(Boolean).join(random.chance(0.3) ? ',' : '');
    return dialect ? inDialect(question, dialect) : question;
  };
}

/** What a sentence of a rule could be the answer to. */
const CUES: [QuestionKind, RegExp][] = [
  ['amount', /元|百分之|倍|标准|费|金额|补贴|津贴|罚款/],
  ['when', /日内|年|月|期限|工作日|时限|之日|周岁/],
  ['who', /下列人员|符合|条件|以上的|对象|主管|负责|的人/],
  ['where', /向.{2,20}(部门|机构|政府|法院|委员会|申请)|所在地/],
  ['how', /申请|提交|办理|程序|提供.*材料|审核|应当/],
  ['allowed', /不得|禁止|可以|有权|应当|不承担/],
  ['what', /是指|包括|下列|内容/],
];
