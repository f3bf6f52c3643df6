/** Turns Chinese text into vectors whose dot product is their likeness. */
export interface Embedder {
  /** e.g. `yinling-static`, `Xenova/bge-small-zh-v1.5`, `openai:text-embedding-3-small`. */
  readonly name: string;
  /** Changes whenever the vectors may: a hash of the model's files, or of endpoint and model name. */
  readonly version: string;
  readonly dimensions: number;
  /** `cls` or `mean`; `endpoint` when a server pools for us. */
  readonly pooling: Pooling | 'endpoint';
  /** Put before a query and before a passage; mostly empty. */
  readonly prefix: Prefix;
  /** One vector a text, in order, each of length 1. An empty text gives the zero vector. */
  embedPassages(texts: readonly string[]): Promise<Float32Array[]>;
  embedQuery(text: string): Promise<Float32Array>;
}

export type Pooling = 'cls' | 'mean';

export interface Prefix {
  query: string;
  passage: string;
}

/** What an index stamps, to refuse vectors of another model: everything about an embedder but its verbs. */
export type EmbedderStamp = Pick<Embedder, 'name' | 'version' | 'dimensions' | 'pooling' | 'prefix'>;

export const stampOf = ({ name, version, dimensions, pooling, prefix }: Embedder): EmbedderStamp => ({
  name,
  version,
  dimensions,
  pooling,
  prefix,
});
