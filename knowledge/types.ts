import type { EmbedderStamp } from './embedding';

/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

/** Where a document's words came from; the original file of an ingested one is kept in the data directory. */
export type DocumentOrigin = 'shipped' | 'ingested';

/** What is known about a policy document. */
export interface PolicyDocument {
  policyId: string;
  title: string;
  /** Who published it; empty when nothing says so. */
  issuer: string;
  /** 发文字号, such as 锡民联发〔2023〕2号. */
  docNumber?: string;
  /** 信息索引号. */
  indexNumber?: string;
  publishedAt?: Day;
  /** Whom it is written to, such as 各县(市、区)人民政府. */
  addressee?: string;
  /** GB/T 2260, `100000` for the whole country. */
  region: string;
  regionName: string;
  topics: string[];
  /** First day in force; absent when nothing says so. */
  inForceFrom?: Day;
  /** Last day in force; absent while it is in force. */
  inForceTo?: Day;
  /** The later document that took its place. */
  supersededBy?: string;
  /** Where the original can be read. */
  source?: string;
  origin: DocumentOrigin;
  passages: number;
}

/** 200 to 400 characters of one document: what is found and cited. */
export interface Passage {
  /** Valid within one index version. */
  passageId: number;
  policyId: string;
  /** Place within the document, from 0. */
  ordinal: number;
  /** From the outermost heading in, such as ['第三章 社会服务', '第三十七条']. */
  headings: string[];
  /** Verbatim from the document; a line per paragraph or table row. */
  text: string;
  region: string;
  inForceFrom?: Day;
  inForceTo?: Day;
}

export interface LegFilter {
  /** GB/T 2260 codes; only passages of exactly these regions. Callers name the regions above themselves (`scopeOf`). */
  regions: readonly string[];
  /** Only passages in force on this day; absent: whatever their validity. */
  asOf?: Day;
  /** At most this many hits, best first. */
  limit: number;
}

export interface Term {
  /** As `segment` or `soundTokens` makes it. */
  token: string;
  /** 1 for the asker's own word; below for an expansion of it. */
  weight: number;
}

export interface Hit {
  passageId: number;
  /** Larger is better. BM25 for words and sounds; the cosine (−1…1) for vectors. */
  score: number;
  /** The sentence of the passage that came nearest, where a leg knows it: an index into `splitSentences(passage.text)`. */
  sentence?: number;
}

/** How the index was made: the one who asks must embed the question the same way. */
export interface IndexStamp {
  /** Short and stable for the same content; stands in every citation and log. */
  version: string;
  builder: string;
  embedder: EmbedderStamp;
  /** Hash over all documents. */
  corpus: string;
  builtAt: string;
  documents: number;
  passages: number;
}

/** The read-only index: four ways to find passages, each within regions and validity, and the passages themselves. */
export interface PolicyIndex {
  readonly stamp: IndexStamp;
  readonly version: string;
  /** BM25 over characters and character pairs of title, headings and text. */
  bm25(terms: readonly Term[], filter: LegFilter): Hit[];
  /** BM25 over pairs of syllables without tone: finds what a recogniser misheard. */
  sound(terms: readonly Term[], filter: LegFilter): Hit[];
  /** The larger of the passage's own cosine and that of its nearest sentence. */
  vectors(query: Float32Array, filter: LegFilter): Hit[];
  /** Cosine of each sentence of the passage with the query, in the order of `splitSentences(text)`. */
  sentenceScores(passageId: number, query: Float32Array): number[];
  /** Share (0…1) of the passages in these regions that hold the token. */
  commonness(token: string, regions: readonly string[]): number;
  passage(passageId: number): Passage | undefined;
  /** All passages of a document, in order. */
  passagesOf(policyId: string): Passage[];
  document(policyId: string): PolicyDocument | undefined;
  documents(regions?: readonly string[]): PolicyDocument[];
  close(): void;
}

export interface Region {
  code: string;
  /** 慈溪市 */
  name: string;
  /** 慈溪 */
  shortName: string;
  level: 'nation' | 'province' | 'prefecture' | 'county';
}

export interface RegionMention {
  code: string;
  /** The words as they stand in the text. */
  name: string;
  /** UTF-16 offsets into the text, end exclusive. */
  span: [number, number];
}

export interface RegionTree {
  regionOf(code: string): Region | undefined;
  /** From the nearest above to `100000`; empty for the nation and for unknown codes. */
  ancestors(code: string): string[];
  /** The region itself and those above it: where its people's policies stand. */
  scopeOf(code: string): string[];
  /** Whether `code` is `ancestor` or lies in it. */
  within(code: string, ancestor: string): boolean;
  /** Regions a text names, in order. `near` settles names that several regions share. */
  findMentions(text: string, near?: string): RegionMention[];
}
