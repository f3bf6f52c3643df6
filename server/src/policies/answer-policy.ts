import type { Citation } from '../../contract';
import { screenAttack } from '../safety';
import { speechForEar } from '../speech';
import { chooseSentences } from './answer/choose-sentences';
import { answerFeatures, confidenceOf, THRESHOLD } from './answer/confidence';
import { findHotline } from './answer/find-hotline';
import { isRule, labelAnswer } from './answer/label-answer';
import { refusalText } from './answer/refuse';
import { type Asked, askLibrary, assertRegion, hear } from './ask-library';
import { recordGap } from './gaps/record-gap';
import type { Candidate } from './passage/features';
import { analyseQuestion, type Question, withoutYears } from './question/analyse-question';
import { readingsOf } from './question/resolve-follow-up';
import { findReviewedAnswer } from './reviewed/find-reviewed-answer';
import type { AnswerInput, PolicyCtx, PolicyLibrary, PolicyReply, PolicyThread } from './types';

/** At most this many regions are answered in one reply. */
const REGIONS = 3;

/**
 * Answers a policy question with the sentence or two that answer it, each with the passage cited, or refuses and says
 * what was looked for. Never states anything that is not in a cited passage. Throws `invalid` for an unknown region.
 */
export async function answerPolicy(ctx: PolicyCtx, input: AnswerInput): Promise<PolicyReply> {
  const { library, metrics } = ctx;
  assertRegion(library, input.region);
  const readings = readingsOf(
    hear(library, input.question, input.region),
    input.thread,
    library,
    input.region,
  ).map(({ question: text, leaned }) => {
    const question = analyseQuestion(text, library, input.region);
    return { question, leaned, thread: threadOf(question, text, input, leaned) };
  });
  let reply: PolicyReply | undefined;
  for (const { question, thread, leaned } of readings) {
    // A question that stands alone and is answered needs no other reading.
    if (reply && reply.outcome !== 'refused.no_source' && !readings[0]!.leaned) break;
    const next = await answerWhole(ctx, input, question, thread, leaned);
    const better = next.outcome === 'answered.policy' && next.confidence > (reply?.confidence ?? 0);
    if (!reply || (better && reply.outcome !== 'refused.unsafe')) reply = next;
  }
  if (reply!.outcome === 'refused.no_source') await noteGap(ctx, input, readings[0]!.question);
  metrics.policyAnswers.inc({ outcome: reply!.outcome });
  return reply!;
}

const noteGap = (ctx: PolicyCtx, { region }: AnswerInput, { text, subject, kinds, regions }: Question) =>
  recordGap(ctx, { question: text, subject, kind: kinds[0] ?? 'open', region: regions[0] ?? region });

async function answerWhole(
  ctx: PolicyCtx,
  input: AnswerInput,
  question: Question,
  thread: PolicyThread,
  leaned: boolean,
): Promise<PolicyReply> {
  const { clock } = ctx;
  const base = { understoodAs: question.text, thread };
  const attack = screenAttack(input.question);
  if (attack)
    return {
      ...base,
      outcome: attack.outcome,
      reply: attack.reply,
      choices: attack.choices,
      citations: [],
      confidence: 1,
    };

  const reviewed = await findReviewedAnswer(ctx, question, input.region);
  if (reviewed) return { ...base, ...reviewed, outcome: 'answered.policy', confidence: 1 };

  const asOf = input.asOf ?? question.asOf ?? clock.today();
  const regions = question.regions.length ? question.regions.slice(0, REGIONS) : [input.region];
  const answers = await Promise.all(
    regions.map((region) =>
      answerIn(ctx, question, region, {
        home: input.region,
        asOf,
        before: leaned ? input.thread : undefined,
      }),
    ),
  );
  const given = answers.filter((answer) => answer.citation);
  const confidence = Math.max(...answers.map((answer) => answer.confidence));
  if (!given.length) {
    return {
      ...base,
      outcome: 'refused.no_source',
      reply: spoken(answers[0]!.text),
      citations: [],
      choices: [],
      confidence,
    };
  }
  const citations = given.map(({ citation }, n) => ({ ...citation!, n: n + 1 }));
  const first = citations[0]!;
  return {
    ...base,
    thread: { ...thread, policyId: first.policyId, passageId: Number(first.passageId) },
    outcome: 'answered.policy',
    reply: spoken(answers.map((answer) => answer.text).join('\n')),
    citations,
    choices: [],
    confidence,
  };
}

interface RegionAnswer {
  text: string;
  citation?: Omit<Citation, 'n'>;
  confidence: number;
}

async function answerIn(
  ctx: PolicyCtx,
  question: Question,
  region: string,
  { home, asOf, before }: { home: string; asOf: string; before?: PolicyThread },
): Promise<RegionAnswer> {
  const { library, clock } = ctx;
  const asked = await askLibrary(library, question, region, asOf);
  const { matcher, candidates: ranked } = (await askOfPast(library, question, region, asked)) ?? asked;
  const candidates = before ? nearWhatWasSaid(ranked, before) : ranked;
  const confidence = confidenceOf(answerFeatures(matcher.question, candidates));
  const best = candidates[0];
  const { name: regionName } = library.regions.regionOf(region)!;
  if (!best || confidence < THRESHOLD) {
    const hotline = findHotline(library, region);
    const unclear = question.subject.length < 2;
    return {
      text: refusalText({
        subject: question.subject,
        kind: question.kinds[0] ?? 'open',
        regionName,
        hotline,
        unclear,
      }),
      confidence,
    };
  }
  const siblings = candidates.filter(({ passage }) => passage.passageId === best.passage.passageId);
  const chosen = chooseSentences(best, siblings, matcher);
  const regionShort = library.regions.regionOf(best.document.region)?.shortName ?? best.document.regionName;
  const text = labelAnswer(chosen.text, best.document, { home, today: clock.today(), regionShort });
  return { text, citation: citationOf(best, chosen.quote, library.version), confidence };
}

/** A follow-up is most often about the passage that answered before. */
function nearWhatWasSaid(candidates: Candidate[], { policyId, passageId }: PolicyThread): Candidate[] {
  const bonus = ({ passage }: Candidate) =>
    passage.passageId === passageId ? SAME_PASSAGE : passage.policyId === policyId ? SAME_DOCUMENT : 0;
  return candidates
    .map((candidate) => ({ ...candidate, score: candidate.score + bonus(candidate) }))
    .sort((a, b) => b.score - a.score);
}
const SAME_PASSAGE = 1;
const SAME_DOCUMENT = 0.4;

/**
 * 「2017年办慈善组织要登记几年」: where nothing current speaks of the year and a rule of that year does, the rule is what
 * was asked for. Figures of another year never are.
 */
async function askOfPast(
  library: PolicyLibrary,
  question: Question,
  region: string,
  now: Asked,
): Promise<Asked | undefined> {
  const year = question.years[0];
  if (!year || !now.candidates[0]?.features.yearMissing) return undefined;
  const then = await askLibrary(library, withoutYears(question), region, `${year}-12-31`);
  const best = then.candidates[0];
  return best && isRule(best.document) ? then : undefined;
}

const citationOf = (
  { document, passage }: Candidate,
  quote: string,
  indexVersion: string,
): Omit<Citation, 'n'> => ({
  policyId: document.policyId,
  title: document.title,
  issuer: document.issuer,
  docNumber: document.docNumber,
  publishedAt: document.publishedAt,
  region: document.region,
  regionName: document.regionName,
  heading: passage.headings.join(' › ') || undefined,
  quote,
  passageId: String(passage.passageId),
  indexVersion,
});

const spoken = (text: string) => ({ text, speech: speechForEar(text) });

const threadOf = (
  question: Question,
  text: string,
  { thread }: AnswerInput,
  leaned: boolean,
): PolicyThread => ({
  question: text,
  kind: question.kinds[0] ?? 'open',
  subject: (leaned && thread?.subject) || question.subject || thread?.subject || '',
  region: question.regions[0] ?? (leaned ? thread?.region : undefined),
});
