import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { StartError } from '../../server/src/platform/errors';
import type { Pooling, Prefix } from './embedder';

export interface ModelFacts {
  name: string;
  version: string;
  pooling: Pooling;
  prefix: Prefix;
}

const NEEDED = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];

/** Reads how the model in a folder wants to be used. Throws a `StartError` naming every missing file. */
export function factsOfFolder(folder: string): ModelFacts {
  const missing = NEEDED.filter((file) => !existsSync(join(folder, file)));
  if (missing.length)
    throw new StartError(
      `The embedding model in ${folder} lacks ${missing.join(', ')}. A model folder holds ${NEEDED.join(', ')}; ` +
        'see knowledge/embedding/README.md for where to get one, or set YINLING_EMBEDDER=bundled.',
    );
  const hash = createHash('sha256');
  for (const file of NEEDED) hash.update(readFileSync(join(folder, file)));
  const own = readJson(join(folder, 'config.json')).embedding as OwnFacts | undefined;
  const usual = factsByName(basename(folder));
  return {
    name: own?.name ?? basename(folder),
    version: hash.digest('hex').slice(0, 12),
    pooling: own?.pooling ?? poolingOfSentenceTransformers(folder) ?? usual.pooling,
    prefix: own ? { query: own.queryPrefix, passage: own.passagePrefix } : usual.prefix,
  };
}

/** How the known families want to be used (their model cards); any other model is mean-pooled without prefixes. */
export function factsByName(name: string): Pick<ModelFacts, 'pooling' | 'prefix'> {
  if (/bge-.*zh/i.test(name))
    return { pooling: 'cls', prefix: { query: '为这个句子生成表示以用于检索相关文章：', passage: '' } };
  if (/(^|\/)(multilingual-)?e5-/i.test(name))
    return { pooling: 'mean', prefix: { query: 'query: ', passage: 'passage: ' } };
  return { pooling: /bge-/i.test(name) ? 'cls' : 'mean', prefix: { query: '', passage: '' } };
}

/** Our own models say in config.json what others leave to their model card. */
interface OwnFacts {
  name: string;
  pooling: Pooling;
  queryPrefix: string;
  passagePrefix: string;
}

function poolingOfSentenceTransformers(folder: string): Pooling | undefined {
  const file = join(folder, '1_Pooling', 'config.json');
  if (!existsSync(file)) return undefined;
  return readJson(file).pooling_mode_cls_token ? 'cls' : 'mean';
}

const readJson = (file: string): Record<string, unknown> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (cause) {
    throw new StartError(`${file} is not JSON; copy the model folder again.`, { cause });
  }
};
