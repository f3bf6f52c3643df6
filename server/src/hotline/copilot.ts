import { vocabularyFor } from '../bookings';
import { type Elder, elderFor } from '../households';
import { loadPrompt } from '../platform/prompts';
import { answerPolicy, type PolicyCtx, type PolicyThread, validityOf } from '../policies';
import { type Danger, screen } from '../safety';
import { type Understanding, understand, type Vocabulary } from '../understanding';
import type { Call } from './calls';
import { addToSlots, gather, type Slots } from './gather-draft';
import { nextQuestion } from './next-question';
import type { Gathered, Suggestion } from './suggestion';

/** Below this a wrong passage is likelier than an operator can afford: it shows what was looked for and stays silent. */
export const CONFIDENCE_THRESHOLD = 0.6;

/** Until it is known who calls, no catalog is theirs. */
const NO_CATALOG: Vocabulary = { dishes: [], services: [], sites: [] };

const dangerScript = loadPrompt('hotline/danger-script');

/** What the call remembers between sentences; JSON in its row. */
export interface CallState {
  thread?: PolicyThread;
  slots?: Slots;
  /** The draft that the slots came to; once it is booked, the next order starts afresh. */
  draftId?: string;
  /** Everything the caller has said, for what need not be asked again. */
  talk: string;
}

export interface Heard {
  call: Call;
  state: CallState;
  text: string;
  /** The region asked for when the caller is not known. */
  region: string;
}

export type Advice = Omit<Suggestion, 'id' | 'utteranceId' | 'approval'>;

/** What to show beside one final sentence of the caller, or nothing when nothing useful can be said. */
export async function advise(
  ctx: PolicyCtx,
  { call, state, text, region }: Heard,
): Promise<{ advice?: Advice; state: CallState }> {
  const danger = screen(text) ?? screenAfterCry(text);
  const elder = call.elderId ? await elderFor(ctx, call.elderId, 'view') : undefined;
  const said = understand(text, {
    now: ctx.clock.now(),
    vocabulary: elder ? await vocabularyFor(ctx, elder.id) : NO_CATALOG,
  });
  const talk = `${state.talk}${text}。`;
  const versions = { index: ctx.library.version, prompt: dangerScript.version, engine: 'offline' };
  if (danger) {
    return {
      advice: {
        question: '',
        topic: `危险·${danger.kind}`,
        confidence: 1,
        danger: scriptFor(danger, elder),
        versions,
      },
      state: { ...state, talk },
    };
  }

  const before = (await isBooked(ctx, state.draftId)) ? undefined : state.slots;
  const asks = howFarPolicy(said);
  const found =
    asks === 'no'
      ? undefined
      : await lookUp(ctx, { state, text, talk, region: elder?.region ?? region, elder });
  // What may be a question and finds nothing is left alone: silence is shown only where an answer was asked for.
  const policy = found?.advice.passage || asks === 'surely' ? found : undefined;
  // 「家庭病床有多少张」 names a service and orders none.
  const starts = !(policy?.advice.passage && !before);
  const slots = starts ? addToSlots(before, said) : before;
  // A sentence that adds nothing to the order leaves its slip as it lies.
  const changed = JSON.stringify(slots) !== JSON.stringify(before);
  const gathered = slots && elder && changed ? await gather(ctx, elder, slots) : undefined;
  const draftId = changed ? gathered?.draft?.id : state.draftId;
  const next: CallState = { thread: policy?.thread ?? state.thread, slots, draftId, talk };
  if (!policy && !gathered) return { state: next };
  return {
    advice: {
      ...(policy?.advice ?? { question: '', topic: topicOf(gathered), confidence: 1 }),
      gathered,
      versions,
    },
    state: next,
  };
}

const isBooked = async (ctx: PolicyCtx, draftId: string | undefined): Promise<boolean> => {
  if (!draftId) return false;
  const draft = await ctx.db
    .selectFrom('drafts')
    .select('status')
    .where('id', '=', draftId)
    .executeTakeFirst();
  return draft?.status === 'confirmed';
};

async function lookUp(
  ctx: PolicyCtx,
  asked: { state: CallState; text: string; talk: string; region: string; elder?: Elder },
) {
  const answer = await answerPolicy(ctx, {
    question: asked.text,
    region: asked.region,
    thread: asked.state.thread,
  });
  const [source] = answer.citations;
  const question = answer.understoodAs;
  const topic = answer.thread.subject || question;
  const sure = answer.outcome === 'answered.policy' && source && answer.confidence >= CONFIDENCE_THRESHOLD;
  // Silence is no memory: a sentence that led nowhere does not steer the next.
  if (!sure)
    return {
      advice: { question, topic, confidence: answer.confidence, searched: question },
      thread: undefined,
    };
  const { n: _, quote, indexVersion: __, ...document } = source;
  const today = ctx.clock.today();
  const whole = ctx.library.index.document(source.policyId);
  return {
    advice: {
      question,
      topic,
      confidence: answer.confidence,
      passage: { text: quote, ...document, validity: whole && validityOf(whole, today) },
      answer: answer.reply.text,
      next: nextQuestion({ passage: quote, talk: asked.talk, elder: asked.elder, today }),
    },
    thread: answer.thread,
  };
}

function scriptFor(danger: Danger, elder: Elder | undefined): NonNullable<Suggestion['danger']> {
  const contacts =
    danger.contacts && elder
      ? elder.emergencyContacts.map(({ relation, name, phone }) => ({ label: `${relation}${name}`, phone }))
      : [];
  const call = [...danger.urgent.call, ...contacts];
  const script = dangerScript.fill({
    first: danger.reply.text,
    steps: danger.urgent.steps.map((step, i) => `${i + 1}. ${step}`).join('\n'),
    numbers: call.map(({ label, phone }) => `${label} ${phone}`).join('、'),
  });
  return { kind: danger.kind, script, urgent: { ...danger.urgent, call } };
}

/** Talk that neither asks nor orders is left alone: a suggestion nobody asked for is in the way. */
function howFarPolicy(said: Understanding): 'surely' | 'perhaps' | 'no' {
  const kinds: string[] = said.acts.map(({ kind }) => kind);
  const isQuestion = QUESTION.test(said.text);
  const namesCatalog =
    said.dishes.some((dish) => dish.candidates.length) ||
    said.services.some((service) => service.candidates.length);
  if (POLICY_ACTS.includes(kinds[0]!)) return 'surely';
  // A price of nothing the catalog sells is a question about a subsidy or a fee.
  if (kinds[0] === 'ask_price' && !namesCatalog) return 'surely';
  if (kinds[0] === 'unknown' && isQuestion) return 'surely';
  if (kinds.some((kind) => POLICY_ACTS.includes(kind)))
    return isQuestion && !kinds[0]!.startsWith('order') ? 'surely' : 'perhaps';
  return isQuestion && !IDLE_ACTS.includes(kinds[0]!) ? 'perhaps' : 'no';
}

const POLICY_ACTS: string[] = ['ask_policy', 'ask_entitlement', 'ask_services', 'ask_sites'];
const IDLE_ACTS: string[] = ['greet', 'smalltalk', 'yes', 'no'];
const QUESTION =
  /[吗呢??]|多少|怎么|咋|哪|谁|能不能|可不可以|有没有|是不是|什么|啥|多[久大长远]|(?<![好这那头前])几/;

/** A cry in the middle of a sentence begins a new one: what was asked before it does not make it a question. */
function screenAfterCry(text: string): Danger | undefined {
  const after = /(?:哎[呀哟唷]|啊[呀哟]|不好了|救命|糟了)(.+)$/.exec(text)?.[1];
  return after ? screen(after) : undefined;
}

const topicOf = (gathered: Gathered | undefined) => (gathered?.kind === 'service' ? '预约服务' : '订餐');
