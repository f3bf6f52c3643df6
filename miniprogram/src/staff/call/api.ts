import type { Booking } from '../../../../server/contract';
import type { Suggestion } from '../../../../server/src/hotline/suggestion';
import { request } from '../../transport/request';
import type { OrderKind } from '../words';

export type { Suggestion };
export type Gathered = NonNullable<Suggestion['gathered']>;
export type Speaker = 'caller' | 'operator';
export type Choice = 'take' | 'edit' | 'dismiss';
export type Chosen = Suggestion & { choice?: Choice; editedText?: string };

export interface Caller {
  elderId: string;
  elderName: string;
  region: string;
  through?: 'own' | 'family';
  relation?: string;
  age?: number;
  phoneEnds?: string;
}

export interface QueuedCall {
  id: string;
  callerPhone: string;
  direction: 'inbound' | 'outbound';
  status: 'ringing' | 'answered' | 'transferred' | 'ended';
  startedAt: string;
  answeredAt?: string;
  mine: boolean;
  operatorName?: string;
  callers?: Caller[];
}

export interface Utterance {
  id: string;
  ordinal: number;
  speaker: Speaker;
  text: string;
  at: string;
}

export interface OpenCall {
  call: { id: string; callerPhone: string; status: QueuedCall['status']; elderId?: string | null };
  transcript: Utterance[];
  suggestions: Chosen[];
}

export interface CallRecord {
  callers: Caller[];
  greeting: string;
  elder?: {
    id: string;
    name: string;
    gender: string;
    age: number;
    birthDate: string;
    phone: string;
    region: string;
    address: string;
    identities: string[];
    careLevel: number;
    diet: string[];
    allergies: string[];
    emergencyContacts: { name: string; relation: string; phone: string }[];
  };
  household?: { displayName: string; relation: string; scopes: string[] }[];
  bookings?: Booking[];
  hours?: { granted: number; reserved: number; used: number; left: number };
  recentCalls?: { id: string; startedAt: string; summary?: string }[];
  workOrders?: { id: string; kind: OrderKind; statusWords: string; deadline: string; summary: string }[];
}

export interface Summary {
  text: string;
  facts: { kind: string; text: string; ordinal?: number }[];
}

export interface Check {
  name: string;
  label: string;
  result: 'done' | 'missing' | 'not_needed';
  ordinal?: number;
}

export interface Colleague {
  id: string;
  role: string;
  displayName: string;
}

export type CallEvent =
  | { type: 'ringing' }
  | { type: 'answered'; elderId?: string }
  | { type: 'transferred'; toAccountId: string }
  | { type: 'ended' };

const post = <T>(path: string, body: object = {}) => request<T>(path, { method: 'POST', body });

export const fetchCalls = () => request<{ calls: QueuedCall[] }>('/v1/calls').then(({ calls }) => calls);
export const openCall = (callerPhone: string) =>
  post<{ id: string }>('/v1/calls', { callerPhone, direction: 'inbound' });
export const tellCall = (id: string, event: CallEvent) => post<void>(`/v1/calls/${id}/events`, event);
export const fetchCall = (id: string) => request<OpenCall>(`/v1/calls/${id}`);
export const fetchRecord = (id: string) => request<CallRecord>(`/v1/calls/${id}/record`);
export const findCallers = (id: string, query: string) =>
  request<{ callers: Caller[] }>(`/v1/calls/${id}/callers?query=${encodeURIComponent(query)}`).then(
    ({ callers }) => callers,
  );
export const say = (id: string, speaker: Speaker, text: string) =>
  post<{ utterance?: Utterance; suggestion?: Suggestion }>(`/v1/calls/${id}/utterances`, {
    speaker,
    text,
    final: true,
  });
export const choose = (suggestionId: string, choice: Choice, text?: string) =>
  post<void>(`/v1/suggestions/${suggestionId}/choice`, { choice, text });
export const fetchSummary = (id: string) => request<Summary>(`/v1/calls/${id}/summary`);
export const signSummary = (
  id: string,
  body: { text: string; workOrder?: { kind: OrderKind; urgent: boolean } },
) => post<{ workOrderId?: string }>(`/v1/calls/${id}/summary`, body);
export const fetchChecklist = (id: string) =>
  request<{ items: Check[] }>(`/v1/calls/${id}/checklist`).then(({ items }) => items);
export const fetchColleagues = () =>
  request<{ colleagues: Colleague[] }>('/v1/hotline/colleagues').then(({ colleagues }) => colleagues);

/** Books what was read back, with the words by which the caller agreed. */
export const confirmFor = (draftId: string, words: string, allergens: string[], idempotencyKey: string) =>
  request<Booking>(`/v1/drafts/${draftId}/confirm`, {
    method: 'POST',
    body: { words, ...(allergens.length ? { acknowledgedAllergens: allergens } : {}) },
    idempotencyKey,
  });
