import { createStore, useStore } from '../store';
import { onNetworkChange } from '../ui/platform';

const network = createStore({ online: true });

/** Follows whether the device has a network. */
export const watchNetwork = (): void => onNetworkChange((online) => network.set({ online }));

export const useOnline = (): boolean => useStore(network).online;
