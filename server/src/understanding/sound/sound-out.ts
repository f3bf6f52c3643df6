import { civilDateOf } from '../../platform/civil-time';
import type { UnderstandInput } from '../types';
import { compileVocabulary } from '../what/compile-vocabulary';
import { findNames } from '../what/find-names';
import { scanPieces } from '../when/scan-pieces';
import { type Repaired, repairBySound } from './repair-by-sound';

/** Repairs by sound everywhere but where a name, a day or a time is already read as it stands. */
export function soundOut(text: string, { now, vocabulary }: UnderstandInput): Repaired {
  const known = [
    ...findNames(text, compileVocabulary(vocabulary)),
    ...[...text.matchAll(/第[一二三四五1-5]个?/g)].map(({ index, 0: words }) => ({
      from: index,
      to: index + words.length,
    })),
    ...scanPieces(text, civilDateOf(now)).filter((piece) => piece.to - piece.from >= 2),
  ];
  return repairBySound(text, vocabulary, (from, to) =>
    known.some((span) => from < span.to && span.from < to),
  );
}
