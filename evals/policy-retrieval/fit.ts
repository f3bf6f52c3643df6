export type Row = Record<string, number>;
export type Fitted = Record<string, number>;

/** One question: the features of its candidates, and which of them answer. */
export interface Choice {
  rows: Row[];
  right: boolean[];
  weight: number;
}

/**
 * Weights under which a right candidate is the likeliest of its question (conditional logit), by gradient descent
 * with L2 towards `start`.
 */
export function fitRanking(
  choices: Choice[],
  names: readonly string[],
  start: Fitted,
  { steps = 300, rate = 0.5, l2 = 0.002 } = {},
): Fitted {
  const w = names.map((name) => start[name] ?? 0);
  const from = [...w];
  const total = choices.reduce((sum, { weight }) => sum + weight, 0);
  const matrices = choices.map(({ rows }) => rows.map((row) => names.map((name) => row[name] ?? 0)));
  for (let step = 0; step < steps; step++) {
    const gradient = names.map((_, k) => l2 * (w[k]! - from[k]!));
    choices.forEach(({ right, weight }, n) => {
      const scores = matrices[n]!.map((row) => row.reduce((sum, x, k) => sum + x * w[k]!, 0));
      const top = Math.max(...scores);
      const exp = scores.map((score) => Math.exp(score - top));
      const all = exp.reduce((a, b) => a + b, 0);
      const good = exp.reduce((sum, e, i) => sum + (right[i] ? e : 0), 0);
      exp.forEach((e, i) => {
        const pull = (e / all - (right[i] ? e / good : 0)) * (weight / total);
        if (Math.abs(pull) > 1e-9)
          for (let k = 0; k < w.length; k++) gradient[k]! += pull * matrices[n]![i]![k]!;
      });
    });
    for (let k = 0; k < w.length; k++) w[k]! -= rate * gradient[k]!;
  }
  return Object.fromEntries(names.map((name, k) => [name, Math.round(w[k]! * 1000) / 1000]));
}

export interface Outcome {
  row: Row;
  right: boolean;
  weight: number;
}

/** Logistic regression with a bias, by gradient descent with L2 towards `start`; says how likely an answer is right. */
export function fitConfidence(
  outcomes: Outcome[],
  names: readonly string[],
  start: Fitted,
  { steps = 2000, rate = 0.5, l2 = 0.01 } = {},
): Fitted {
  const all = ['bias', ...names];
  const w = all.map((name) => start[name] ?? 0);
  const from = [...w];
  const total = outcomes.reduce((sum, { weight }) => sum + weight, 0);
  const matrix = outcomes.map(({ row }) => all.map((name) => (name === 'bias' ? 1 : (row[name] ?? 0))));
  for (let step = 0; step < steps; step++) {
    const gradient = w.map((value, k) => (k ? l2 * (value - from[k]!) : 0));
    outcomes.forEach(({ right, weight }, n) => {
      const sum = matrix[n]!.reduce((s, x, k) => s + x * w[k]!, 0);
      const error = (1 / (1 + Math.exp(-sum)) - (right ? 1 : 0)) * (weight / total);
      for (let k = 0; k < w.length; k++) gradient[k]! += error * matrix[n]![k]!;
    });
    for (let k = 0; k < w.length; k++) w[k]! -= rate * gradient[k]!;
  }
  return Object.fromEntries(all.map((name, k) => [name, Math.round(w[k]! * 1000) / 1000]));
}
