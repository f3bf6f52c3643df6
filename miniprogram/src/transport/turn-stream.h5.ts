import type { Turn } from '../../../server/contract';
import { noNetwork, problemOf } from './problem';
import { headers } from './request';
import { readTurnEvents, type TurnRequest } from './turn-events';

/** Milliseconds; the same patience as in WeChat. */
const TIMEOUT = 60_000;

/** Sends what was said and reads the answer as it comes. Throws `RequestProblem`. */
export async function streamTurn(turn: TurnRequest): Promise<Turn> {
  const { conversationId, text, inputMode, clientTurnId } = turn;
  const patience = new AbortController();
  setTimeout(() => patience.abort(), TIMEOUT);
  const response = await fetch(`${API_BASE}/v1/conversations/${conversationId}/turns`, {
    method: 'POST',
    headers: headers({ Accept: 'text/event-stream' }),
    body: JSON.stringify({ text, inputMode, clientTurnId }),
    signal: patience.signal,
  }).catch(() => {
    throw noNetwork();
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const reader = response.body?.getReader();
  if (!reader) throw noNetwork();

  const decoder = new TextDecoder();
  const events = readTurnEvents(turn);
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: true as const, value: undefined }));
    if (value) events.feed(decoder.decode(value, { stream: true }));
    if (done) return events.done();
  }
}
