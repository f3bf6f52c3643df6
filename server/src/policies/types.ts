import type { Embedder } from '../../../knowledge/embedding';
import type { Lexicon } from '../../../knowledge/lexicon';
import type { PolicyIndex, RegionTree } from '../../../knowledge/types';
import type { PolicyAnswer, PolicyHit } from '../../contract';
import type { Ctx } from '../platform/context';
import type { AnswerKind } from './question/answer-kinds';

/** The knowledge the server answers from: the read-only index and what is needed to ask it. */
export interface PolicyLibrary {
  /** Of the index that is open now; stands in every citation. */
  readonly version: string;
  /** The index that is open now; a newly built one is taken up by itself. */
  readonly index: PolicyIndex;
  readonly regions: RegionTree;
  readonly lexicon: Lexicon;
  /** The regions that the documents are of, by their short names. */
  readonly places: readonly { code: string; name: string }[];
  readonly embedder: Embedder;
  close(): void;
}

/** What the verbs of this room need besides the actor and the database. */
export interface PolicyCtx extends Ctx {
  library: PolicyLibrary;
}

export interface SearchInput {
  question: string;
  /** GB/T 2260 code of the asker. */
  region: string;
  limit?: number;
  /** `YYYY-MM-DD`; today when absent. */
  asOf?: string;
}

export interface AnswerInput extends Omit<SearchInput, 'limit'> {
  /** What was asked before in this conversation, as the last answer returned it. */
  thread?: PolicyThread;
}

/** What a follow-up such as 「那要怎么申请」 leans on; plain JSON. */
export interface PolicyThread {
  /** The last question, whole, after follow-ups were resolved. */
  question: string;
  kind: AnswerKind;
  /** The last question without its question words: 加装电梯, 高龄津贴. */
  subject: string;
  /** The region the last answer was for, where the question named another than the asker's. */
  region?: string;
  policyId?: string;
  passageId?: number;
}

export type PolicyReply = PolicyAnswer & {
  /** 0…1: how sure, with the meaning measured in evals/policy-answers. */
  confidence: number;
  /** The question as it was understood, follow-ups resolved. */
  understoodAs: string;
  thread: PolicyThread;
};

export type { PolicyHit };
