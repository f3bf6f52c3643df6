import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../platform/errors';
import type { ModelEndpoint } from '../platform/model-endpoint';
import { speechForEar } from './speech-for-ear';

export interface Voice {
  endpoint: ModelEndpoint & { voice?: string };
  /** Where audio is kept by what was said; the same sentence is synthesised once. */
  cacheDir: string;
}

/** The audio (mp3) of a text as people would say it. `speed` 0.5–2; elders like 0.8–0.9. */
export async function speak(
  voice: Voice,
  { text, speed }: { text: string; speed: number },
  signal?: AbortSignal,
): Promise<Buffer> {
  const { endpoint, cacheDir } = voice;
  const said = speechForEar(text);
  const key = createHash('sha256')
    .update(JSON.stringify([endpoint.model, endpoint.voice, speed, said]))
    .digest('hex');
  const file = join(cacheDir, `${key}.mp3`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return kept;

  const timeout = AbortSignal.timeout(30_000);
  const response = await fetch(`${endpoint.baseUrl}/audio/speech`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(endpoint.apiKey ? { Authorization: `Bearer ${endpoint.apiKey}` } : {}),
    },
    body: JSON.stringify({
      model: endpoint.model,
      voice: endpoint.voice ?? 'alloy',
      input: said,
      speed,
      response_format: 'mp3',
    }),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }).catch((cause) => {
    throw new Problem(
      'upstream',
      '读不出声音来,请看屏幕上的字。Speech synthesis could not be reached.',
      undefined,
      { cause },
    );
  });
  if (!response.ok)
    throw new Problem(
      'upstream',
      `读不出声音来(${response.status}),请看屏幕上的字。Speech synthesis failed.`,
    );
  const audio = Buffer.from(await response.arrayBuffer());
  if (!audio.length)
    throw new Problem('upstream', '读不出声音来,请看屏幕上的字。Speech synthesis gave nothing.');

  await mkdir(cacheDir, { recursive: true });
  // Renamed into place, so that nobody reads half a file.
  const partial = `${file}.${process.pid}.partial`;
  await writeFile(partial, audio);
  await rename(partial, file);
  return audio;
}
