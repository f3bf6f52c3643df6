import type { DraftResult } from '../../bookings';
import type { TurnMemory } from '../turn-memory';

/** Keeps a draft that stands for the read-back; a refusal goes back to the model in the words of the rule. */
export function keepDraft(memory: TurnMemory, result: DraftResult): string {
  if (!result.ok) {
    memory.refusals.push(...result.refusals);
    return memory.tell(`拟不了:${result.refusals.map((refusal) => refusal.reason).join(';')}`);
  }
  memory.drafts.push(result.draft);
  memory.proposal = { kind: 'book', drafts: memory.drafts };
  return memory.tell('单子拟好了,系统马上念给老人听。你不用再念,也不要说已经订好。');
}
