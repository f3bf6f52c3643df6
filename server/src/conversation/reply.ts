import type { Booking, Choice, Citation, Draft, Outcome, Turn } from '../../contract';
import { speechForEar } from '../speech';
import type { Asked, AskedOption } from './state';

/** What one step answers; becomes a `Turn`. */
export interface Answer {
  outcome: Outcome;
  text: string;
  /** Where the ear needs other words than the eye. */
  speech?: string;
  citations?: Citation[];
  choices?: Choice[];
  drafts?: Draft[];
  bookings?: Booking[];
  urgent?: Turn['urgent'];
  handoff?: Turn['handoff'];
  /** Nothing was understood: counts towards offering choices and a person. */
  lost?: boolean;
}

/** At most this many big buttons fit an elder's screen. */
const MOST_CHOICES = 4;

export const choicesOf = (options: AskedOption[]): Choice[] =>
  options.slice(0, MOST_CHOICES).map(({ label, say }) => ({ label, say }));

/** Asks something, with what can be chosen as buttons. */
export const asking = (text: string, asked: Asked): Answer => ({
  outcome: 'asked',
  text,
  choices: choicesOf(asked.options),
});

export const speechOf = (answer: Answer): string => answer.speech ?? speechForEar(answer.text);

export function turnOf(turnId: string, answer: Answer, engine: Turn['engine']): Turn {
  const [draft] = answer.drafts ?? [];
  const [booking] = answer.bookings ?? [];
  return {
    turnId,
    outcome: answer.outcome,
    reply: { text: answer.text, speech: speechOf(answer) },
    citations: answer.citations ?? [],
    ...(draft && { draft }),
    ...(answer.drafts && answer.drafts.length > 1 && { drafts: answer.drafts }),
    ...(booking && answer.outcome !== 'answered.bookings' && { booking }),
    ...(answer.bookings && { bookings: answer.bookings }),
    choices: answer.choices ?? [],
    ...(answer.urgent && { urgent: answer.urgent }),
    ...(answer.handoff && { handoff: answer.handoff }),
    engine,
  };
}
