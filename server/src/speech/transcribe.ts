import { Problem } from '../platform/errors';
import type { ModelEndpoint } from '../platform/model-endpoint';
import { askAsrEndpoint } from './asr-endpoint';
import type { LocalRecognizer } from './asr-local';
import { wavSeconds } from './wav';

export interface Recognition {
  endpoint?: ModelEndpoint;
  local?: LocalRecognizer;
}

const FORMATS: Record<string, string> = {
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/wav': 'wav',
  'audio/wave': 'wav',
  'audio/x-wav': 'wav',
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'audio/mp4': 'm4a',
  'audio/m4a': 'm4a',
  'audio/x-m4a': 'm4a',
};
const MAX_SECONDS = 60;

/** What was said in a recording of at most a minute (mp3, wav, webm, m4a), as heard. */
export async function transcribe(
  recognition: Recognition,
  input: { audio: File; hotWords: string[] },
  signal?: AbortSignal,
): Promise<string> {
  const { audio } = input;
  const format =
    FORMATS[audio.type.split(';')[0]!.toLowerCase()] ??
    /\.(mp3|wav|webm|m4a)$/i.exec(audio.name)?.[1]?.toLowerCase();
  if (!format)
    throw new Problem(
      'unsupported_media',
      '这种录音听不了,请用 mp3、wav、webm 或 m4a。Send mp3, wav, webm or m4a.',
    );
  if (!audio.size) throw new Problem('invalid', '录音是空的,请再说一遍。The recording is empty.');

  const bytes = new Uint8Array(await audio.arrayBuffer());
  const seconds = format === 'wav' ? wavSeconds(bytes) : undefined;
  if (format === 'wav' && seconds === undefined)
    throw new Problem('invalid', '这个 wav 文件坏了,请再录一遍。The WAV file is broken.');
  if (seconds && seconds > MAX_SECONDS + 1)
    throw new Problem('payload_too_large', '一次最多说一分钟,请分几次说。At most 60 seconds.');

  if (recognition.endpoint) {
    const named = new File([bytes], `speech.${format}`, { type: audio.type || `audio/${format}` });
    return (await askAsrEndpoint(recognition.endpoint, named, input.hotWords, signal)).trim();
  }
  if (recognition.local) return recognition.local(bytes).trim();
  throw new Problem(
    'not_configured',
    '还没有开通语音识别,请打字。Speech recognition is not configured: set ASR_BASE_URL and ASR_MODEL, or ASR_LOCAL_DIR.',
  );
}
