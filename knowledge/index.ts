export { type Embedder, type EmbedderStamp, openEmbedder, stampOf } from './embedding';
export { segment } from './passages/segment';
export { type Sentence, splitSentences } from './passages/sentences';
export { soundTokens } from './passages/sound';
export { type BuildProgress, buildIndex, type IndexableDocument } from './policy-index/build-index';
export { type CurrentIndex, currentIndex, ensureIndex } from './policy-index/ensure-index';
export { openIndex } from './policy-index/open-index';
export { loadRegions, NATION } from './regions/load-regions';
export type * from './types';
