/** A recording ready to be sent: the bytes on the web, a file of the phone in WeChat. */
export interface Recording {
  type: string;
  seconds: number;
  blob?: Blob;
  path?: string;
}

export type Sorry =
  | 'denied'
  | 'no_microphone'
  | 'nothing_heard'
  | 'not_configured'
  | 'offline'
  | 'interrupted'
  | 'failed';

export interface RecorderEvents {
  /** Loudness, 0 to 1, about ten times a second. */
  onLevel(level: number): void;
  onStart(): void;
  onDone(recording: Recording): void;
  /** A recogniser of the device gives the words themselves. */
  onHeard(words: string): void;
  onSorry(why: Sorry): void;
}

/** Records once. `start` may ask for permission; `stop` ends with `onDone`; `cancel` ends with nothing. */
export interface Recorder {
  start(): void;
  stop(): void;
  cancel(): void;
}

/** Seconds. A minute is what the server takes. */
export const LONGEST = 58;
/** Seconds of quiet after speech that end a recording, and of quiet before any speech. */
export const QUIET_AFTER = 2;
export const QUIET_BEFORE = 8;
/** Loudness above which someone speaks. */
export const SPEECH_LEVEL = 0.06;

/**
 * Tells when a speaker has finished, from loudness over time. Time comes with each level, in seconds since the start.
 */
export function createSilenceWatch(): (level: number, at: number) => 'go_on' | 'finished' | 'nothing_heard' {
  let lastSpeech: number | undefined;
  return (level, at) => {
    if (level >= SPEECH_LEVEL) lastSpeech = at;
    if (at >= LONGEST) return lastSpeech === undefined ? 'nothing_heard' : 'finished';
    if (lastSpeech === undefined) return at >= QUIET_BEFORE ? 'nothing_heard' : 'go_on';
    return at - lastSpeech >= QUIET_AFTER ? 'finished' : 'go_on';
  };
}
