import type { Outcome } from '../../contract';

export interface ConversationsTable {
  id: string;
  accountId: string;
  /** Whom it is about, where that was fixed at the start. */
  elderId: string | null;
  channel: 'miniprogram' | 'web' | 'hotline';
  /** JSON `State`. */
  state: string;
  /** Counts turns; a turn is stored only over the version it read. */
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface TurnsTable {
  id: string;
  conversationId: string;
  /** Place in the conversation, from 1. */
  ordinal: number;
  clientTurnId: string | null;
  said: string;
  inputMode: 'text' | 'voice';
  outcome: Outcome;
  engine: 'offline' | 'llm';
  /** JSON `Turn`. */
  body: string;
  indexVersion: string;
  promptVersion: string | null;
  millis: number;
  at: string;
}

declare module '../platform/database' {
  interface Database {
    conversations: ConversationsTable;
    turns: TurnsTable;
  }
}
