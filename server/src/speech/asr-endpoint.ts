import { z } from 'zod';
import { Problem } from '../platform/errors';
import type { ModelEndpoint } from '../platform/model-endpoint';

const transcription = z.object({ text: z.string() });

/** Asks an OpenAI-compatible `/audio/transcriptions`. `hotWords` go along as the prompt, which such servers weigh. */
export async function askAsrEndpoint(
  endpoint: ModelEndpoint,
  audio: File,
  hotWords: string[],
  signal?: AbortSignal,
): Promise<string> {
  const form = new FormData();
  form.set('file', audio, audio.name);
  form.set('model', endpoint.model);
  form.set('language', 'zh');
  form.set('response_format', 'json');
  if (hotWords.length) form.set('prompt', hotWords.join(' '));

  const timeout = AbortSignal.timeout(30_000);
  const response = await fetch(`${endpoint.baseUrl}/audio/transcriptions`, {
    method: 'POST',
    headers: endpoint.apiKey ? { Authorization: `Bearer ${endpoint.apiKey}` } : {},
    body: form,
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }).catch((cause) => {
    throw new Problem(
      'upstream',
      '语音识别暂时连不上,请打字,或稍后再说一遍。Speech recognition could not be reached.',
      undefined,
      { cause },
    );
  });
  if (!response.ok) {
    throw new Problem(
      'upstream',
      `语音识别没有成功(${response.status}),请打字,或再说一遍。Speech recognition failed.`,
    );
  }
  const parsed = transcription.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success)
    throw new Problem('upstream', '语音识别的回答看不懂,请打字,或再说一遍。Speech recognition gave no text.');
  return parsed.data.text;
}
