import { type Candidate, evidence, type FEATURES, STRICT } from '../passage/features';
import type { Question } from '../question/analyse-question';
import type { AnswerKind } from '../question/answer-kinds';
import weights from '../weights.json' with { type: 'json' };

/** Few signs, so that what is learnt from some hundred questions holds for others. */
const TOLD_BY = [
  'near',
  'inSentence',
  'missing',
  'evidence',
  'headingKind',
  'headingWords',
  'fused',
  'words',
  'vectors',
  'sentenceCosine',
  'yearMissing',
  'denied',
  'attributeMissing',
  'totalForEach',
  'home',
] as const satisfies readonly (typeof FEATURES)[number][];

/** What confidence stands on besides the best sentence's own features. */
export interface AnswerFeatures {
  [name: string]: number;
}

export function answerFeatures(question: Question, candidates: Candidate[]): AnswerFeatures {
  const best = candidates[0];
  if (!best) return { none: 1 };
  const rival = candidates.find(({ passage }) => passage.passageId !== best.passage.passageId);
  const kind = question.kinds[0] ?? 'open';
  return {
    ...Object.fromEntries(TOLD_BY.map((name) => [name, best.features[name]])),
    margin: Math.min(1, best.score - (rival?.score ?? best.score - 1)),
    best: best.score / 8,
    open: kind === 'open' || kind === 'what' || kind === 'whether' ? 1 : 0,
    nearEvidence: best.features.near * best.features.evidence,
    missingSquared: best.features.missing ** 2,
    absent: isAbsent(question, best) ? 1 : 0,
    gap: Math.max(0, 1 - best.features.near),
  };
}

/** A sentence that holds this much of the question says it, whatever the passage says is missing. */
const SAID_ALL_THE_SAME = 0.85;
const ASKED_FOR_SURE: AnswerKind[] = ['who', 'agency', 'consequence'];

/** The first thing asked has to stand in the sentence, a second one at least in its passage. */
function isAbsent(question: Question, { features, around }: Candidate): boolean {
  const [first = 'open', ...others] = question.kinds;
  const applies = question.attributes.some(({ family }) => family.includes('申请'));
  // How to apply is told by who applies where with what; 「可以」 alone tells nothing.
  const needed = (kind: AnswerKind) =>
    kind === 'how' ? (applies ? 0.9 : 0) : STRICT.has(kind) || ASKED_FOR_SURE.includes(kind) ? 0.55 : 0;
  if (features.evidence < needed(first)) return true;
  return others.some((kind) => evidence({ ...question, kinds: [kind] }, around.passage) < needed(kind));
}

/** The chance, 0…1, that the best sentence answers the question, as measured on the development cases. */
export function confidenceOf(
  features: AnswerFeatures,
  by: Record<string, number> = weights.confidence,
): number {
  // What is asked is not there, or the document says that it does not say it: no other sign outweighs that.
  if (features.none || features.absent || (features.denied && (features.inSentence ?? 0) < SAID_ALL_THE_SAME))
    return 0;
  let sum = by.bias ?? 0;
  for (const [name, value] of Object.entries(features)) sum += (by[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

/** Below this nothing is answered. */
export const THRESHOLD = weights.threshold;
