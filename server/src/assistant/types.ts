import type { Choice, Citation, Draft, Outcome } from '../../contract';
import type { Offer } from '../bookings';
import type { Elder } from '../households';

/** One exchange that the model may see again. Turns that failed or were refused are left out by whoever keeps them. */
export interface Exchange {
  said: string;
  reply: string;
}

export interface AssistantInput {
  text: string;
  elder: Elder;
  history: Exchange[];
  openDrafts: Draft[];
  /** Ends the turn when the client has gone. */
  signal?: AbortSignal;
}

/** What an elder may want done and has to agree to first. The conversation reads it back; nothing has happened yet. */
export type Proposal =
  | { kind: 'book'; drafts: Draft[] }
  | { kind: 'cancel'; bookingId: string }
  | {
      kind: 'reschedule';
      bookingId: string;
      date: string;
      meal?: 'breakfast' | 'lunch' | 'dinner';
      start?: string;
    }
  | { kind: 'hand_over'; reason: string };

export interface Usage {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  firstTextMs?: number;
  totalMs: number;
  /** Estimated in yuan, where the endpoint's prices are set. */
  costYuan?: number;
}

export interface AssistantAnswer {
  ok: true;
  outcome: Extract<
    Outcome,
    | 'answered.policy'
    | 'answered.catalog'
    | 'answered.bookings'
    | 'answered.smalltalk'
    | 'asked'
    | 'drafted'
    | 'refused.no_source'
    | 'handed_off'
  >;
  /** Checked sentences; empty when only a proposal came. */
  text: string;
  citations: Citation[];
  choices: Choice[];
  proposal?: Proposal;
  /** What was not possible, with what is: said in the words of the rules. */
  refusals?: { reason: string; offers?: Offer[] }[];
  usage: Usage;
  promptVersion: string;
}

/** The model could not finish the turn: the offline engine does. Drafts that stand are kept. */
export interface AssistantFailure {
  ok: false;
  reason: FailureReason;
  usage: Usage;
}

export type FailureReason =
  | 'breaker_open'
  | 'first_text_timeout'
  | 'turn_timeout'
  | 'endpoint'
  | 'malformed_tool_call'
  | 'unknown_tool'
  | 'tool_loop'
  | 'empty'
  | 'content_filter'
  | 'unsupported_claims'
  /** A tool broke: a fault of ours, not of the endpoint. */
  | 'tool_failed'
  | 'aborted';

export type AssistantResult = AssistantAnswer | AssistantFailure;

/** What the page hears while the model works. */
export type OnText = (sentence: string) => void;
