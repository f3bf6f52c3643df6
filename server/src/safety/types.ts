import type { Choice, Outcome, Reply, Urgent } from '../../contract';

export type DangerKind =
  | 'fall'
  | 'chest'
  | 'stroke'
  | 'unconscious'
  | 'choking'
  | 'bleeding'
  | 'poisoning'
  | 'emergency'
  | 'gas'
  | 'fire'
  | 'crisis'
  | 'fraud'
  | 'missing';

/** Someone is in danger: what to say at once, and whom to call. `contacts`: add the elder's emergency contacts to the list. */
export interface Danger {
  outcome: Extract<Outcome, `urgent.${string}`>;
  kind: DangerKind;
  reply: Reply;
  urgent: Urgent;
  contacts: boolean;
  /** The words that were recognised, for evaluation; never logged. */
  evidence: string;
}

export type RefusalKind = 'injection' | 'others_data' | 'dosage' | 'diagnosis';

/** Something the assistant does not do, said kindly, with what it can do. */
export interface SafetyRefusal {
  outcome: 'refused.unsafe' | 'refused.out_of_scope';
  kind: RefusalKind;
  reply: Reply;
  choices: Choice[];
}
