import { type Candidate, FEATURES, STRICT } from '../passage/features';
import type { Question } from '../question/analyse-question';
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
    absent:
      (STRICT.has(kind) || ['how', 'who', 'agency', 'consequence'].includes(kind)) &&
      best.features.evidence < 0.55
        ? 1
        : 0,
    gap: Math.max(0, 1 - best.features.near),
  };
}

/** The chance, 0…1, that the best sentence answers the question, as measured on the development cases. */
export function confidenceOf(
  features: AnswerFeatures,
  by: Record<string, number> = weights.confidence,
): number {
  if (features.none) return 0;
  let sum = by.bias ?? 0;
  for (const [name, value] of Object.entries(features)) sum += (by[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

/** Below this nothing is answered. */
export const THRESHOLD = weights.threshold;
