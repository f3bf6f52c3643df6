import { type ScopeName, scopes } from './cues';

const alternatives = (words: readonly string[]) => new RegExp(words.join('|'), 'g');

const neutral = alternatives(scopes.neutral_negations);
const idioms = alternatives(
  scopes.idioms.map((idiom) => idiom.replaceAll('~?', '.{0,2}?').replaceAll('~', '.{0,2}?')),
);
const things = scopes.things.join('|');
const brokenThings = new RegExp(
  `(?:把|将)[^,。]{0,4}(?:${things})[^,。]{0,4}(?:摔|打|跌)[^,。]{0,6}|(?:${things})(?:又|都|给|也|就|被.)?(?:摔|跌)(?:了|坏|碎|破|到|地上|在)*|(?:摔|跌|打)(?:了|坏了?|碎了?|破了?)(?:个|只|一个|我的)?(?:${things})|摔(?:${things})`,
  'g',
);
const marker = Object.fromEntries(
  (['negation', 'resolved', 'past', 'now', 'hypothetical', 'policy', 'story'] as const).map((name) => [
    name,
    new RegExp(scopes[name]),
  ]),
) as Record<'resolved' | 'now' | Exclude<ScopeName, 'over'>, RegExp>;

/** Words of the same length that no cue can match: offsets stay true. */
const blank = (found: string) => '□'.repeat(found.length);

/** Takes figures of speech, compound nouns and broken crockery out of the text, and negations that negate nothing. */
export const maskFigures = (text: string): string =>
  text
    .replace(brokenThings, blank)
    .replace(idioms, blank)
    .replace(neutral, (found) => found.replace(/[不没]/g, '◇'));

/** A stretch between stops, and what its grammar says about every danger word in it. */
export interface Clause {
  start: number;
  end: number;
  text: string;
  now: boolean;
  past: boolean;
  hypothetical: boolean;
  resolved: boolean;
}

/** Past and "if" reach over the clauses that follow, until one speaks of now. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let past = false;
  let hypothetical = false;
  for (const found of text.matchAll(/[^,。!?]+/g)) {
    const words = found[0];
    const now = marker.now.test(words);
    const resolved = marker.resolved.test(words);
    if (now && !resolved) {
      past = false;
      hypothetical = false;
    }
    past = (past || marker.past.test(words)) && !(now && !resolved && !/差点|险些|幸亏/.test(words));
    hypothetical ||= marker.hypothetical.test(words);
    clauses.push({
      start: found.index,
      end: found.index + words.length,
      text: words,
      now,
      past,
      hypothetical,
      resolved,
    });
  }
  return clauses;
}

export interface Surroundings {
  clauses: Clause[];
  policy: boolean;
  story: boolean;
  /** The person says how it ended well, and nothing that says it goes on. */
  over: boolean;
}

export function surroundingsOf(text: string): Surroundings {
  const clauses = clausesOf(text);
  const lastNow = clauses.findLastIndex((clause) => clause.now && !clause.resolved);
  const lastResolved = clauses.findLastIndex((clause) => clause.resolved);
  return {
    clauses,
    policy: marker.policy.test(text),
    story: marker.story.test(text),
    over: lastResolved >= 0 && lastResolved >= lastNow,
  };
}

/** Which scopes take away a danger found at [start, end) of the text. */
export function scopesOver(around: Surroundings, text: string, start: number, end: number): Set<ScopeName> {
  const found = new Set<ScopeName>();
  const touched = around.clauses.filter((clause) => clause.start < end && clause.end > start);
  const first = touched[0];
  if (!first) return found;
  const before = text.slice(first.start, start);
  if (
    marker.negation.test(before) ||
    marker.negation.test(before.replace(/(?:我|你|他|她|人|的|了|啊)+$/, ''))
  )
    found.add('negation');
  if (touched.every((clause) => clause.past)) found.add('past');
  if (first.hypothetical) found.add('hypothetical');
  const now = touched.some((clause) => clause.now);
  if (around.policy && !now) found.add('policy');
  if (around.story) found.add('story');
  if (around.over && !now) found.add('over');
  return found;
}
