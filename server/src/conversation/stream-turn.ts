import type { Turn } from '../../contract';
import { Problem } from '../platform/errors';
import type { Emit } from './take-turn';

export interface StreamEvent {
  event: 'status' | 'text' | 'citation' | 'draft' | 'done' | 'failed';
  data: unknown;
}

/**
 * A turn as events: `status` at once, `text` as soon as it is safe, then `citation`, `draft`, `done` or `failed`. Text
 * that was already sent as it came is not sent again.
 */
export async function streamTurn(
  take: (emit: Emit) => Promise<Turn>,
  send: (event: StreamEvent) => Promise<void>,
): Promise<void> {
  let sent = '';
  let queue = Promise.resolve();
  const push = (event: StreamEvent) => {
    queue = queue.then(() => send(event));
    return queue;
  };
  try {
    const turn = await take((event) => {
      if (event.type === 'status') return void push({ event: 'status', data: { status: event.status } });
      sent += event.delta;
      return void push({ event: 'text', data: { delta: event.delta } });
    });
    const { text } = turn.reply;
    if (text.startsWith(sent)) {
      for (const delta of sentences(text.slice(sent.length))) await push({ event: 'text', data: { delta } });
    }
    for (const citation of turn.citations) await push({ event: 'citation', data: citation });
    for (const draft of turn.drafts ?? (turn.draft ? [turn.draft] : []))
      await push({ event: 'draft', data: draft });
    await push({ event: 'done', data: turn });
  } catch (error) {
    const known = error instanceof Problem;
    await push({
      event: 'failed',
      data: {
        code: known ? error.code : 'internal',
        detail: known ? error.detail : '这边出了点问题,请再说一遍。',
      },
    });
    if (!known) throw error;
  }
}

const sentences = (text: string): string[] => text.split(/(?<=[。!?;\n])/).filter(Boolean);
