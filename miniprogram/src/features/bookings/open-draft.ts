import type { Booking } from '../../../../server/contract';
import { createStore, useStore } from '../../store';
import { newKey } from '../../transport/request';

interface OpenDraft {
  draft?: Booking;
  /** One key for one intended yes, however often it is pressed. */
  key: string;
}

const open = createStore<OpenDraft>({ key: '' }, 'yinling.draft');

export const useOpenDraft = () => useStore(open);
export const openDraft = (draft: Booking) => open.set({ draft, key: newKey() });
export const closeDraft = () => open.set({ key: '' });
