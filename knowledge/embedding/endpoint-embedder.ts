import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem, StartError } from '../../server/src/platform/errors';
import { embedInBatches } from './batches';
import type { Embedder } from './embedder';

const reply = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1) })),
});
/** What the strictest of the usual services takes in one call. */
const ENDPOINT_BATCH = 10;
const TIMEOUT_MS = 30_000;

/**
 * A model behind an OpenAI-compatible `POST <base>/embeddings`. The base and key are EMBEDDING_BASE_URL and
 * EMBEDDING_API_KEY, or the language model's. Throws a `StartError` when it cannot be reached, and `Problem('upstream')`
 * when it fails later.
 */
export async function openEndpointEmbedder(
  model: string,
  env: Record<string, string | undefined>,
): Promise<Embedder> {
  const own = env.EMBEDDING_BASE_URL?.trim();
  const base = (own || env.LLM_BASE_URL?.trim())?.replace(/\/+$/, '');
  const key = own ? env.EMBEDDING_API_KEY : (env.EMBEDDING_API_KEY ?? env.LLM_API_KEY);
  if (!model)
    throw new StartError('YINLING_EMBEDDER=openai: names no model. Example: openai:bge-small-zh-v1.5');
  if (!base)
    throw new StartError(
      `YINLING_EMBEDDER=openai:${model} needs EMBEDDING_BASE_URL. Example: EMBEDDING_BASE_URL=http://127.0.0.1:9997/v1`,
    );

  const embedBatch = (texts: string[]) => requestVectors(`${base}/embeddings`, key, model, texts);
  let dimensions: number;
  try {
    dimensions = (await embedBatch(['老年人']))[0]!.length;
  } catch (cause) {
    const detail = cause instanceof Problem ? cause.detail : String(cause);
    throw new StartError(`${detail} Check EMBEDDING_BASE_URL, EMBEDDING_API_KEY and the model's name.`, {
      cause,
    });
  }
  return {
    name: `openai:${model}`,
    version: createHash('sha256').update(`${base} ${model} ${dimensions}`).digest('hex').slice(0, 12),
    dimensions,
    pooling: 'endpoint',
    prefix: { query: '', passage: '' },
    embedPassages: (texts) => embedInBatches(texts, dimensions, embedBatch, ENDPOINT_BATCH),
    embedQuery: async (text) => (await embedInBatches([text], dimensions, embedBatch, ENDPOINT_BATCH))[0]!,
  };
}

async function requestVectors(
  url: string,
  key: string | undefined,
  model: string,
  input: string[],
): Promise<Float32Array[]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ model, input, encoding_format: 'float' }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new Problem('upstream', `The embedding endpoint ${url} could not be reached.`, undefined, {
      cause,
    });
  });
  if (!response.ok)
    throw new Problem('upstream', `The embedding endpoint ${url} answered ${response.status} for ${model}.`);
  const parsed = reply.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success || parsed.data.data.length !== input.length)
    throw new Problem('upstream', `The embedding endpoint ${url} did not answer in the OpenAI shape.`);
  const vectors: Float32Array[] = new Array(input.length);
  for (const { index, embedding } of parsed.data.data) vectors[index] = lengthOne(embedding);
  if (input.some((_, index) => vectors[index]?.length !== vectors[0]?.length))
    throw new Problem('upstream', `The embedding endpoint ${url} gave vectors of differing lengths.`);
  return vectors;
}

function lengthOne(values: number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => (length ? value / length : 0));
}
