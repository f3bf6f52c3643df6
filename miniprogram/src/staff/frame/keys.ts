import type { Keys } from './keys-of';

/** A telephone has no keys. */
export function useKeys(_keys: Keys, _typing?: Keys): void {}
