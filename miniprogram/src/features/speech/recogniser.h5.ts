import type { Recorder, RecorderEvents } from './recording';

interface BrowserRecogniser {
  lang: string;
  interimResults: boolean;
  onstart: () => void;
  onresult: (event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void;
  onerror: (event: { error: string }) => void;
  onend: () => void;
  start(): void;
  stop(): void;
  abort(): void;
}
type Maker = new () => BrowserRecogniser;

const maker = (): Maker | undefined => {
  const names = window as unknown as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker };
  return names.SpeechRecognition ?? names.webkitSpeechRecognition;
};

export const hasRecogniser = (): boolean => maker() !== undefined;

/**
 * The browser's own dictation. It may send the voice to the browser's maker, so it is used only where the person has
 * allowed it in the settings. It notices by itself when someone has finished.
 */
export function createRecogniser(events: RecorderEvents): Recorder | undefined {
  const Recogniser = maker();
  if (!Recogniser) return undefined;
  const ear = new Recogniser();
  let over = false;
  const end = (tell: () => void) => {
    if (over) return;
    over = true;
    tell();
  };
  ear.lang = 'zh-CN';
  ear.interimResults = false;
  ear.onstart = () => !over && events.onStart();
  ear.onresult = ({ results }) => end(() => events.onHeard(results[0]?.[0]?.transcript ?? ''));
  ear.onerror = ({ error }) =>
    end(() =>
      events.onSorry(
        error === 'not-allowed'
          ? 'denied'
          : error === 'network'
            ? 'offline'
            : error === 'no-speech'
              ? 'nothing_heard'
              : 'failed',
      ),
    );
  ear.onend = () => end(() => events.onSorry('nothing_heard'));
  return {
    start: () => ear.start(),
    stop: () => ear.stop(),
    cancel() {
      over = true;
      ear.abort();
    },
  };
}
