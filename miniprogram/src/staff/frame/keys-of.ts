/** What each key does, by its place on the keyboard. */
export type Keys = Record<string, (() => void) | undefined>;

/** A key as it stands in a hint. */
export interface Hint {
  key: string;
  does: string;
}
