import { basename, dirname } from 'node:path';
import type { FeatureExtractionPipeline } from '@xenova/transformers';
import { StartError } from '../../server/src/platform/errors';
import { embedInBatches } from './batches';
import type { Embedder } from './embedder';
import { factsByName, factsOfFolder, type ModelFacts } from './model-facts';

/** A model from a folder laid out as config.json, tokenizer.json, tokenizer_config.json, onnx/model_quantized.onnx. */
export async function openFolderEmbedder(folder: string): Promise<Embedder> {
  const facts = factsOfFolder(folder);
  try {
    return await embedderOf(await loadPipeline({ folder }), facts);
  } catch (cause) {
    throw new StartError(
      `The embedding model in ${folder} could not be loaded (${reason(cause)}). Copy it again from where it came, ` +
        'or set YINLING_EMBEDDER=bundled.',
      { cause },
    );
  }
}

/** A model by its name on the hub, downloaded once into the cache; `host` is a mirror such as https://hf-mirror.com. */
export async function openHubEmbedder(
  id: string,
  { cacheDir, host }: { cacheDir?: string; host?: string },
): Promise<Embedder> {
  try {
    const pipeline = await loadPipeline({ id, cacheDir, host });
    return await embedderOf(pipeline, { name: id, version: `hub:${id}`, ...factsByName(id) });
  } catch (cause) {
    throw new StartError(
      `The embedding model ${id} could not be fetched from ${host ?? 'https://huggingface.co'} (${reason(cause)}). ` +
        'Set HF_ENDPOINT to a mirror, or download the folder by hand and set YINLING_EMBEDDER to its path ' +
        '(knowledge/embedding/README.md), or set YINLING_EMBEDDER=bundled.',
      { cause },
    );
  }
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

type Source = { folder: string } | { id: string; cacheDir?: string; host?: string };

/** transformers.js keeps where it looks in one global object, so models are opened one after another. */
let opening: Promise<unknown> = Promise.resolve();

function loadPipeline(source: Source): Promise<FeatureExtractionPipeline> {
  const next = opening.then(async () => {
    const { env, pipeline } = await import('@xenova/transformers');
    env.allowLocalModels = 'folder' in source;
    env.allowRemoteModels = 'id' in source;
    if ('folder' in source) {
      env.localModelPath = dirname(source.folder);
      return pipeline('feature-extraction', basename(source.folder), { quantized: true });
    }
    if (source.cacheDir) env.cacheDir = source.cacheDir;
    if (source.host) env.remoteHost = source.host.endsWith('/') ? source.host : `${source.host}/`;
    return pipeline('feature-extraction', source.id, { quantized: true });
  });
  opening = next.catch(() => undefined);
  return next;
}

async function embedderOf(pipeline: FeatureExtractionPipeline, facts: ModelFacts): Promise<Embedder> {
  const { pooling, prefix } = facts;
  const embedBatch = async (texts: string[]): Promise<Float32Array[]> => {
    const output = await pipeline(texts, { pooling, normalize: false });
    const [rows = 0, columns = 0] = output.dims;
    const data = output.data as Float32Array;
    return Array.from({ length: rows }, (_, row) =>
      toLengthOne(data.slice(row * columns, (row + 1) * columns)),
    );
  };
  const [probe] = await embedBatch(['老年人']);
  if (!probe?.length) throw new Error('the model gives no vector');
  return {
    ...facts,
    dimensions: probe.length,
    embedPassages: (texts) =>
      embedInBatches(
        texts.map((text) => withPrefix(prefix.passage, text)),
        probe.length,
        embedBatch,
      ),
    embedQuery: async (text) =>
      (await embedInBatches([withPrefix(prefix.query, text)], probe.length, embedBatch))[0]!,
  };
}

/** An empty text stays empty, so that it is recognised as such. */
const withPrefix = (prefix: string, text: string): string => (text.trim() ? prefix + text : '');

function toLengthOne(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares > 0) {
    const length = Math.sqrt(squares);
    for (let i = 0; i < vector.length; i++) vector[i]! /= length;
  }
  return vector;
}
