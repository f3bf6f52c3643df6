import type { PolicyHit } from '../../contract';
import { type ClaimFigure, figuresOf, levelNumbers, sameFigure } from './claim-figures';
import {
  ABOUT_ITSELF,
  ALL,
  AMOUNTS,
  ASKED_BACK,
  CLAIM,
  CONDITION,
  DIAGNOSIS,
  DONE,
  DOSAGE,
  FOR_WHOM,
  HELP_PROMISED,
  MONEY_TALK,
  NAMES_SOMEBODY,
  NEGATION,
  OPPOSITES,
  PLAN,
  RATES,
  SAID_AS_FACT,
  SAID_AS_PLAN,
  SHARES,
} from './claim-patterns';
import { clausesOf, groupsOf, pairsOf, sentencesOf, shareOf } from './claim-words';

/** What a sentence may lean on. */
export interface Evidence {
  /** The passages behind the tokens that the sentence carries. */
  cited: PolicyHit[];
  /** What the catalog tools said in this turn. */
  toolText: string;
  /** GB/T 2260 code of the elder's region. */
  region: string;
  /** What was asked, and what has been said of the answer: a condition named there need not be named again. */
  said?: string;
}

export type Unsupported =
  | 'figure_without_source'
  | 'claim_without_source'
  | 'opposite_of_source'
  | 'bound_changed'
  | 'rate_changed'
  | 'scope_widened'
  | 'condition_dropped'
  | 'plan_as_fact'
  | 'other_region_unnamed'
  | 'outdated_unnamed'
  | 'claims_it_is_done'
  | 'dosage'
  | 'diagnosis'
  | 'promises_help';

/** So much of a claim's wording has to stand in the sentence it leans on. */
const ENOUGH = 0.4;

/** Whether the evidence carries a sentence; the first reason why it does not. A few tenths of a millisecond. */
export function unsupported(sentence: string, evidence: Evidence): Unsupported | undefined {
  if (DONE.test(sentence)) return 'claims_it_is_done';
  if (DOSAGE.test(sentence)) return 'dosage';
  if (DIAGNOSIS.test(sentence) && !CLAIM.test(sentence)) return 'diagnosis';
  if (HELP_PROMISED.test(sentence)) return 'promises_help';

  const said = levelNumbers(sentence);
  const figures = figuresOf(said);
  if (!figures.length) {
    if (!CLAIM.test(said) && !NAMES_SOMEBODY.test(said)) return undefined;
    if (ASKED_BACK.test(sentence) && !ALL.test(said)) return undefined;
    if (ABOUT_ITSELF.test(sentence) && sentence.length <= 60 && !/元|补贴|报销|免费/.test(said))
      return undefined;
  }
  const sources = [
    ...evidence.cited.map(({ title, heading, text }) => ({
      about: `${title}${heading}`,
      text: levelNumbers(text),
    })),
    ...(evidence.toolText ? [{ about: '', text: levelNumbers(evidence.toolText) }] : []),
  ];
  let best: Unsupported | undefined = figures.length ? 'figure_without_source' : 'claim_without_source';
  for (const source of sources) {
    const why = unsupportedBy(said, figures, source, levelNumbers(evidence.said ?? ''));
    if (!why) {
      best = undefined;
      break;
    }
    // The reason nearest to being carried is the one worth knowing.
    if (why !== 'figure_without_source' && why !== 'claim_without_source') best = why;
  }
  return best ?? misplaced(sentence, evidence);
}

interface Source {
  /** Title and heading. */
  about: string;
  text: string;
}

function unsupportedBy(
  said: string,
  figures: ClaimFigure[],
  source: Source,
  context: string,
): Unsupported | undefined {
  const money = MONEY_TALK.test(said);
  const wanted = pairsOf(said);
  const sentences = sentencesOf(source.text).map((text) => ({
    text,
    share: shareOf(wanted, pairsOf(`${source.about}${text}`)),
  }));
  const carries = (text: string, wantedFigures: ClaimFigure[]) => {
    const known = figuresOf(text);
    return wantedFigures.every((figure) => known.some((k) => sameFigure(figure, k, money)));
  };
  if (figures.length && !carries(source.text, figures)) return 'figure_without_source';
  // An age and an amount said in one breath stand together in the source too.
  for (const group of groupsOf(said)) {
    const own = figuresOf(group);
    if (own.length < 2) continue;
    const mixed = own.some(({ unit }) => FOR_WHOM.has(unit)) && own.some(({ unit }) => !FOR_WHOM.has(unit));
    const places = mixed ? groupsOf(source.text) : sentences.map(({ text }) => text);
    if (
      !places.some((place) => carries(place, own)) &&
      !sentences.some((s) => mixed && groupsOf(s.text).length === 1 && carries(s.text, own))
    )
      return 'figure_without_source';
  }
  const standing = figures.length
    ? sentences.filter(({ text }) => figures.some((figure) => carries(text, [figure])))
    : sentences;
  const nearest = standing.reduce((a, b) => (b.share > a.share ? b : a), { text: '', share: 0 });
  if (nearest.share < ENOUGH) return 'claim_without_source';
  const bySentence = standing.filter(({ share }) => share >= Math.min(ENOUGH, nearest.share));
  return bySentence
    .map(({ text }) => distorted(said, figures, text, `${source.about}${source.text}`, context, money))
    .reduce((a, b) => (a === undefined || b === undefined ? undefined : a));
}

/** How the words around the figures differ from the source sentence's, where that changes what they mean. */
function distorted(
  said: string,
  figures: ClaimFigure[],
  text: string,
  whole: string,
  context: string,
  money: boolean,
): Unsupported | undefined {
  const known = figuresOf(text);
  for (const figure of figures) {
    const same = known.filter((k) => sameFigure(figure, k, money));
    if (!same.length) continue;
    const ageFloor =
      figure.unit === '岁' && same.some((k) => k.bound !== 'ceiling') && figure.bound !== 'ceiling';
    if (!ageFloor && !same.some((k) => k.bound === figure.bound)) return 'bound_changed';
  }
  if (figures.length) {
    for (const [name, rate] of RATES) {
      if (clauseHolds(text, figures, rate, money) && !rate.test(said) && !rate.test(context))
        return 'rate_changed';
      if (rate.test(said) && !rate.test(text) && !whole.includes(`每${name}`) && !rate.test(whole))
        return 'rate_changed';
    }
    for (const [, share] of SHARES) if (share.test(said) && !share.test(text)) return 'scope_widened';
    const conditions = text.match(CONDITION);
    const amounts = figures.some(({ unit }) => AMOUNTS.has(unit));
    if (amounts && conditions && !conditions.some((condition) => `${said}${context}`.includes(condition)))
      return 'condition_dropped';
  }
  if (ALL.test(said) && !ALL.test(text)) return 'scope_widened';
  if (
    PLAN.test(text) &&
    (!(PLAN.test(said) || SAID_AS_PLAN.test(said)) || (SAID_AS_FACT.test(said) && !SAID_AS_FACT.test(text)))
  )
    return 'plan_as_fact';
  for (const [one, other] of OPPOSITES) {
    if (one.test(said) && !one.test(text) && other.test(text)) return 'opposite_of_source';
    if (other.test(said) && !other.test(text) && one.test(text)) return 'opposite_of_source';
  }
  return negated(said, text) ? 'opposite_of_source' : undefined;
}

/** Is the clause of one of these figures marked so (每月, 每次)? */
const clauseHolds = (text: string, figures: ClaimFigure[], mark: RegExp, money: boolean): boolean =>
  clausesOf(text).some(
    (clause) =>
      mark.test(clause) &&
      figuresOf(clause).some(
        (k) => k.unit !== '岁' && figures.some((figure) => sameFigure(figure, k, money)),
      ),
  );

/** A clause that says with a 不 what its nearest clause of the source says without, or the other way round. */
function negated(said: string, text: string): boolean {
  const clauses = clausesOf(text).map((clause) => ({ clause, pairs: pairsOf(clause) }));
  return clausesOf(said).some((own) => {
    const wanted = pairsOf(own.replace(NEGATION, ''));
    if (wanted.size < 3) return false;
    let nearest = { clause: '', share: 0 };
    for (const { clause, pairs } of clauses) {
      const share = shareOf(wanted, pairs);
      if (share > nearest.share) nearest = { clause, share };
    }
    return nearest.share >= 0.5 && NEGATION.test(own) !== NEGATION.test(nearest.clause);
  });
}

/** A source of elsewhere, or of the past, has to be called so. */
function misplaced(sentence: string, evidence: Evidence): Unsupported | undefined {
  const context = `${sentence}${evidence.said ?? ''}`;
  for (const hit of evidence.cited) {
    if (!covers(hit.region, evidence.region) && !context.includes(shortName(hit.regionName)))
      return 'other_region_unnamed';
    const late = hit.validity.status === 'expired' || hit.validity.status === 'superseded';
    if (late && !/失效|废止|以前|过去|原来|旧/.test(sentence)) return 'outdated_unnamed';
  }
  return undefined;
}

/** A passage counts as the elder's own when its region holds theirs: the country, the province, the city, the county. */
const covers = (outer: string, inner: string): boolean =>
  outer === '100000' || inner.startsWith(outer.replace(/(00)+$/, ''));

const shortName = (name: string) =>
  name.length > 2 ? name.replace(/(省|市|区|县|自治区|自治州)$/, '') : name;
