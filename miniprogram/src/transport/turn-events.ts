import { createParser } from 'eventsource-parser';
import type { Booking, Citation, Turn } from '../../../server/contract';
import { problemOf, RequestProblem } from './problem';

/** What arrives while a turn is answered, before the whole of it. */
export interface TurnProgress {
  onStatus?: (words: string) => void;
  onText?: (delta: string) => void;
  onCitation?: (citation: Citation) => void;
  onDraft?: (draft: Booking) => void;
}

export interface TurnRequest extends TurnProgress {
  conversationId: string;
  text: string;
  inputMode: 'text' | 'voice';
  /** The same id again returns the same turn, so a broken stream may be asked again. */
  clientTurnId: string;
}

/** Reads the events of a turn from pieces of text. `done()` gives the turn, or throws what the server said. */
export function readTurnEvents(progress: TurnProgress): { feed(text: string): void; done(): Turn } {
  let turn: Turn | undefined;
  let failure: RequestProblem | undefined;
  const parser = createParser({
    onEvent({ event, data }) {
      const body: unknown = parse(data);
      if (event === 'text') progress.onText?.((body as { delta?: string }).delta ?? '');
      else if (event === 'citation') progress.onCitation?.(body as Citation);
      else if (event === 'draft') progress.onDraft?.(body as Booking);
      else if (event === 'status') progress.onStatus?.((body as { text?: string }).text ?? '');
      else if (event === 'done') turn = body as Turn;
      else if (event === 'failed') failure = problemOf(500, body);
    },
  });
  return {
    feed: (text) => parser.feed(text),
    done() {
      if (turn) return turn;
      throw failure ?? new RequestProblem('cut_off', '回答说到一半断了,请再试一次。', 0);
    },
  };
}

const parse = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    return {};
  }
};
