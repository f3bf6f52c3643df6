import { anyOf } from '../lexicon/lexicon';
import lexicon from './lookalikes.json';

export interface Span {
  from: number;
  to: number;
}

const LOOKALIKES = anyOf(
  lexicon.kinds.flatMap(({ patterns }) => patterns),
  'g',
);

/** Stretches that look like days and are none: 五一路十二号, 腊八粥, 后天性, 明天会更好. In order, not overlapping. */
export const lookalikesIn = (text: string): Span[] =>
  [...text.matchAll(LOOKALIKES)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
