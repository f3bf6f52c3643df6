import type { Day, DocumentOrigin } from '../types';

/** One line of a document as it was read: a paragraph, a heading marked as such, or a table row. */
export interface Line {
  text: string;
  /** 1…6 where the format itself says that this is a heading. */
  level?: number;
  /** A table row, each cell with the head of its column, so that it reads alone. */
  row?: boolean;
}

/** What a document says about itself, or what its curator says about it. */
export interface Facts {
  policyId?: string;
  title?: string;
  issuer?: string;
  docNumber?: string;
  indexNumber?: string;
  publishedAt?: Day;
  addressee?: string;
  region?: string;
  topics?: string[];
  inForceFrom?: Day;
  inForceTo?: Day;
  /** Titles or ids of the documents this one takes the place of. */
  supersedes?: string[];
  source?: string;
}

/** What a reader of one format hands on: lines with the page's furniture still among them, and facts the format names. */
export interface Source {
  lines: Line[];
  /** Of a law: who adopted and amended it when. Two versions may differ in nothing else. */
  preamble?: string[];
  /** From front matter: a curator's word, above what is recognised in the text. */
  facts: Facts;
  /** From the page or file itself (an html title, docx properties, the file name): below what is recognised. */
  hints: Facts;
}

/** A document ready to be cut into passages. */
export interface KnownDocument {
  policyId: string;
  /** Hash of its lines: the same document in twice is one. */
  contentHash: string;
  facts: Facts & { title: string; region: string };
  /** Without furniture. */
  lines: Line[];
  origin: DocumentOrigin;
  /** The day of this version of a law: its last adoption, amendment or publication. */
  versionDate?: Day;
}
