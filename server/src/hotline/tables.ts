import type { Urgency, WorkOrderAction, WorkOrderKind, WorkOrderStatus } from './work-order';

export interface WorkOrdersTable {
  id: string;
  kind: WorkOrderKind;
  urgency: Urgency;
  status: WorkOrderStatus;
  region: string;
  elderId: string | null;
  conversationId: string | null;
  callId: string | null;
  topic: string;
  summary: string;
  openedBy: string;
  assigneeId: string | null;
  openedAt: string;
  /** By when the caller has to have an answer. */
  dueAt: string;
  /** When the reply was given, the deadline's other end. */
  repliedAt: string | null;
  closedAt: string | null;
  /** The order this one was merged into as a repeat. */
  mergedInto: string | null;
  rating: number | null;
}

/** What happened to a work order; nothing is changed without a row here. */
export interface WorkOrderEventsTable {
  id: string;
  workOrderId: string;
  action: WorkOrderAction | 'open' | 'remind' | 'alarm';
  fromStatus: WorkOrderStatus | null;
  toStatus: WorkOrderStatus;
  byAccountId: string;
  note: string;
  at: string;
}

export interface CallsTable {
  id: string;
  externalId: string | null;
  callerPhone: string;
  direction: 'inbound' | 'outbound';
  status: 'ringing' | 'answered' | 'transferred' | 'ended';
  elderId: string | null;
  operatorId: string | null;
  /** JSON Draft ids and slots: what the copilot has gathered so far. */
  state: string;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  /** JSON summary, once written; signed by the operator. */
  summary: string | null;
  signedBy: string | null;
}

export interface UtterancesTable {
  id: string;
  callId: string;
  /** Place in the call, from 1. */
  ordinal: number;
  speaker: 'caller' | 'operator';
  text: string;
  at: string;
}

export interface SuggestionsTable {
  id: string;
  callId: string;
  utteranceId: string;
  /** JSON Suggestion. */
  body: string;
  shown: number;
  topic: string;
  confidence: number;
  /** From the final sentence to the suggestion, ms. */
  latencyMs: number;
  indexVersion: string;
  promptVersion: string;
  engine: string;
  choice: 'take' | 'edit' | 'dismiss' | null;
  editedText: string | null;
  chosenBy: string | null;
  chosenAt: string | null;
  approval: 'not_needed' | 'waiting' | 'approved' | 'refused';
  approvedBy: string | null;
  createdAt: string;
}

export interface ApprovalTopicsTable {
  topic: string;
  setBy: string;
  at: string;
}

declare module '../platform/database' {
  interface Database {
    workOrders: WorkOrdersTable;
    workOrderEvents: WorkOrderEventsTable;
    calls: CallsTable;
    utterances: UtterancesTable;
    suggestions: SuggestionsTable;
    approvalTopics: ApprovalTopicsTable;
  }
}
