import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '../../server/src/platform/errors';
import type { Embedder } from './embedder';
import { openEndpointEmbedder } from './endpoint-embedder';
import { openFolderEmbedder, openHubEmbedder } from './transformers-embedder';

export interface EmbedderOptions {
  /** Where EMBEDDING_BASE_URL, EMBEDDING_API_KEY, LLM_BASE_URL, LLM_API_KEY and HF_ENDPOINT are read from. */
  env?: Record<string, string | undefined>;
  /** Where a model from the hub is kept once downloaded. */
  cacheDir?: string;
}

const BUNDLED = fileURLToPath(new URL('./model', import.meta.url));
/** Names people write for a model, and where the hub keeps it. */
const SHORT_NAMES: Record<string, string> = { 'bge-small-zh-v1.5': 'Xenova/bge-small-zh-v1.5' };

/**
 * Opens what YINLING_EMBEDDER names: `bundled`; a folder in the transformers.js layout; a hub model such as
 * `bge-small-zh-v1.5`; or `openai:<model>`, an OpenAI-compatible /embeddings endpoint. Throws a `StartError` that says
 * what to do when it cannot be opened.
 */
export async function openEmbedder(setting: string, options: EmbedderOptions = {}): Promise<Embedder> {
  const env = options.env ?? process.env;
  const wanted = setting.trim();
  if (wanted === 'bundled') return openFolderEmbedder(BUNDLED);
  if (wanted.startsWith('openai:')) return openEndpointEmbedder(wanted.slice('openai:'.length).trim(), env);
  if (looksLikeFolder(wanted)) return openFolderEmbedder(resolve(wanted));
  const hubId = SHORT_NAMES[wanted] ?? wanted;
  if (/^[\w.-]+\/[\w.-]+$/.test(hubId))
    return openHubEmbedder(hubId, { cacheDir: options.cacheDir, host: env.HF_ENDPOINT });
  throw new StartError(
    `YINLING_EMBEDDER=${setting} is none of: bundled, a model folder (write it with ./), bge-small-zh-v1.5, ` +
      'owner/name on the hub, openai:<model>.',
  );
}

const looksLikeFolder = (setting: string): boolean =>
  /^\.{0,2}[/\\]/.test(setting) ||
  isAbsolute(setting) ||
  Boolean(statSync(setting, { throwIfNoEntry: false })?.isDirectory());
