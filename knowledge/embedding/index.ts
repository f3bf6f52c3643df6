export { type Embedder, type EmbedderStamp, type Pooling, type Prefix, stampOf } from './embedder';
export { type EmbedderOptions, openEmbedder } from './open-embedder';
