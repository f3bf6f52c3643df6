import type { SignedIn } from '../../../../server/contract';
import { createStore, useStore } from '../../store';

export interface Session {
  token?: string;
  account?: SignedIn['account'];
  elders: SignedIn['elders'];
  /** For whom the pages act now: oneself, or the parent that was chosen. */
  elderId?: string;
  /** The day on the server's clock, `YYYY-MM-DD`. */
  today?: string;
}

export const session = createStore<Session>({ elders: [] }, 'yinling.session');
export const useSession = () => useStore(session);

export function openSession(signedIn: SignedIn): void {
  session.set({ ...signedIn, elderId: signedIn.elders[0]?.id });
}

export const closeSession = () => session.set({ elders: [] });

export const actFor = (elderId: string) => session.set((before) => ({ ...before, elderId }));

/** The elder that the pages act for. */
export function currentElder({ elders, elderId }: Session): SignedIn['elders'][number] | undefined {
  return elders.find((elder) => elder.id === elderId) ?? elders[0];
}
