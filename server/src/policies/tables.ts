export interface PolicyGapsTable {
  id: string;
  question: string;
  subject: string;
  kind: string;
  region: string;
  indexVersion: string;
  createdAt: string;
}

export interface PolicyFeedbackTable {
  id: string;
  turnId: string;
  accountId: string;
  verdict: 'useful' | 'useless' | 'wrong';
  comment: string | null;
  createdAt: string;
}

export interface ReviewedAnswersTable {
  id: string;
  region: string;
  /** JSON string[]: how people ask for it. */
  patterns: string;
  text: string;
  /** JSON Citation[] */
  citations: string;
  status: 'draft' | 'approved' | 'withdrawn';
  authorId: string;
  approverId: string | null;
  approverName: string | null;
  /** Civil date: the last day it may be given. */
  expiresOn: string;
  /** JSON {at, by, what}[] */
  history: string;
  createdAt: string;
  updatedAt: string;
}

declare module '../platform/database' {
  interface Database {
    policyGaps: PolicyGapsTable;
    policyFeedback: PolicyFeedbackTable;
    reviewedAnswers: ReviewedAnswersTable;
  }
}
