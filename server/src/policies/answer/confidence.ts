import { type Candidate, evidence, FEATURES, STRICT } from '../passage/features';
import type { Question } from '../question/analyse-question';
import type { AnswerKind } from '../question/answer-kinds';
import weights from '../weights.json' with { type: 'json' };

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
    ...Object.fromEntries(FEATURES.map((name) => [name, best.features[name]])),
    margin: Math.min(1, best.score - (rival?.score ?? best.score - 1)),
    best: best.score / 8,
    open: kind === 'open' || kind === 'what' || kind === 'whether' ? 1 : 0,
    nearEvidence: best.features.near * best.features.evidence,
    missingSquared: best.features.missing ** 2,
    absent: isAbsent(question, best) ? 1 : 0,
    gap: Math.max(0, 1 - best.features.near),
  };
}

const ASKED_FOR_SURE: AnswerKind[] = ['how', 'who', 'agency', 'consequence'];

/** The first thing asked has to stand in the sentence, a second one at least in its passage. */
function isAbsent(question: Question, { features, around }: Candidate): boolean {
  const [first = 'open', ...others] = question.kinds;
  const sure = (kind: AnswerKind) => STRICT.has(kind) || ASKED_FOR_SURE.includes(kind);
  if (sure(first) && features.evidence < 0.55) return true;
  return others.some((kind) => sure(kind) && evidence({ ...question, kinds: [kind] }, around.passage) < 0.55);
}

/** The chance, 0…1, that the best sentence answers the question, as measured on the development cases. */
export function confidenceOf(
  features: AnswerFeatures,
  by: Record<string, number> = weights.confidence,
): number {
  // What is asked is not there, or the document says that it does not say it: no other sign outweighs that.
  if (features.none || features.absent || features.denied) return 0;
  let sum = by.bias ?? 0;
  for (const [name, value] of Object.entries(features)) sum += (by[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

/** Below this nothing is answered. */
export const THRESHOLD = weights.threshold;
