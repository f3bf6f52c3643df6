import type { Citation, Turn } from '../../../../server/contract';
import { asProblem } from '../../components/loaded';
import { createStore, useStore } from '../../store';
import { newKey, request } from '../../transport/request';
import { streamTurn } from '../../transport/turn-stream';
import { channel } from '../../ui/platform';
import { currentElder, session } from '../session/session';

/** One thing said and what came back. */
export interface Exchange {
  id: string;
  said: string;
  inputMode: 'text' | 'voice';
  /** `waiting`: nothing has come yet; `coming`: words arrive; `failed`: may be asked again. */
  state: 'waiting' | 'coming' | 'done' | 'failed';
  text: string;
  citations: Citation[];
  turn?: Turn;
  trouble?: string;
}

export interface Talk {
  elderId?: string;
  conversationId?: string;
  exchanges: Exchange[];
}

interface Kept {
  elderId?: string;
  conversationId?: string;
  /** Milliseconds since 1970 of the last word. */
  at?: number;
}

/** After this long a new conversation begins; an old draft would only confuse. */
const FORGET_AFTER = 3 * 3_600_000;

const kept = createStore<Kept>({}, 'yinling.talk');
export const talk = createStore<Talk>({ exchanges: [] });
export const useTalk = () => useStore(talk);

export const isBusy = ({ exchanges }: Talk): boolean => {
  const last = exchanges[exchanges.length - 1];
  return last?.state === 'waiting' || last?.state === 'coming';
};

/** Says something in the elder's conversation, beginning one where there is none. Resolves with the turn, if one came. */
export async function sayInTalk(
  said: string,
  inputMode: 'text' | 'voice' = 'text',
): Promise<Turn | undefined> {
  const words = said.trim();
  if (!words || isBusy(talk.get())) return undefined;
  const id = newKey();
  const fresh: Exchange = { id, said: words, inputMode, state: 'waiting', text: '', citations: [] };
  talk.set((before) => ({ ...before, exchanges: [...before.exchanges, fresh] }));
  return answer(fresh);
}

/** Asks again what failed. The same id: if the server had understood the first time, nothing happens twice. */
export async function sayAgain(id: string): Promise<Turn | undefined> {
  const exchange = talk.get().exchanges.find((each) => each.id === id);
  if (!exchange || isBusy(talk.get())) return undefined;
  change(id, { state: 'waiting', text: '', citations: [], trouble: undefined });
  return answer(exchange);
}

async function answer({ id, said, inputMode }: Exchange): Promise<Turn | undefined> {
  try {
    const conversationId = await openConversation();
    const turn = await streamTurn({
      conversationId,
      text: said,
      inputMode,
      clientTurnId: id,
      onText: (delta) => change(id, (before) => ({ state: 'coming', text: before.text + delta })),
      onCitation: (citation) => change(id, (before) => ({ citations: [...before.citations, citation] })),
    }).catch((problem: unknown) => {
      if (asProblem(problem).code !== 'cut_off') throw problem;
      return request<Turn>(`/v1/conversations/${conversationId}/turns`, {
        method: 'POST',
        body: { text: said, inputMode, clientTurnId: id },
      });
    });
    change(id, { state: 'done', text: turn.reply.text, citations: turn.citations, turn });
    kept.set((before) => ({ ...before, at: Date.now() }));
    return turn;
  } catch (thrown) {
    const problem = asProblem(thrown);
    // A conversation that is gone (another server, another person) is begun anew on the next try.
    if (problem.status === 404 || problem.status === 403) kept.set({});
    change(id, { state: 'failed', trouble: problem.detail });
    return undefined;
  }
}

async function openConversation(): Promise<string> {
  const elderId = currentElder(session.get())?.id;
  const before = kept.get();
  if (before.conversationId && before.elderId === elderId) return before.conversationId;
  const { id } = await request<{ id: string }>('/v1/conversations', {
    method: 'POST',
    body: { elderId, channel },
  });
  kept.set({ elderId, conversationId: id, at: Date.now() });
  return id;
}

/** Shows what was said before, after the page was closed. What is too old, or another elder's, is left. */
export async function recallTalk(): Promise<void> {
  const elderId = currentElder(session.get())?.id;
  const { conversationId, at = 0, elderId: whose } = kept.get();
  if (talk.get().elderId !== elderId) talk.set({ elderId, exchanges: [] });
  if (!conversationId || whose !== elderId || Date.now() - at > FORGET_AFTER) {
    if (!talk.get().exchanges.length) kept.set({});
    return;
  }
  if (talk.get().exchanges.length) return;
  const { turns } = await request<{ turns: Turn[] }>(`/v1/conversations/${conversationId}`).catch(() => ({
    turns: [],
  }));
  if (talk.get().exchanges.length) return;
  talk.set({ elderId, exchanges: turns.map(exchangeOf) });
}

const exchangeOf = (turn: Turn): Exchange => ({
  id: turn.turnId,
  said: turn.said ?? '',
  inputMode: 'text',
  state: 'done',
  text: turn.reply.text,
  citations: turn.citations,
  turn,
});

/** Begins with a clean page. */
export function forgetTalk(): void {
  kept.set({});
  talk.set((before) => ({ ...before, exchanges: [] }));
}

function change(id: string, some: Partial<Exchange> | ((before: Exchange) => Partial<Exchange>)): void {
  talk.set((before) => ({
    ...before,
    exchanges: before.exchanges.map((each) =>
      each.id === id ? { ...each, ...(typeof some === 'function' ? some(each) : some) } : each,
    ),
  }));
}
