import type { Recorder, RecorderEvents } from './recording';

/** WeChat has no recogniser of its own without a plugin; the server listens. */
export const hasRecogniser = (): boolean => false;
export const createRecogniser = (_events: RecorderEvents): Recorder | undefined => undefined;
