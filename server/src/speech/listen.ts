import type { Ctx } from '../platform/context';
import type { SpeechParts } from './routes';
import { transcribe } from './transcribe';

/** What was said in a WAV, mended by the sound of this elder's catalog; undefined where no recogniser is configured. */
export function listenWith({ recognition, wordsFor }: SpeechParts) {
  if (!recognition.endpoint && !recognition.local) return undefined;
  return async (ctx: Ctx, wav: Uint8Array<ArrayBuffer>, elderId?: string): Promise<string> => {
    const { hotWords, mend } = await wordsFor(ctx, elderId);
    const audio = new File([wav], 'speech.wav', { type: 'audio/wav' });
    return mend(await transcribe(recognition, { audio, hotWords })).text;
  };
}
