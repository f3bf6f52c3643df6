import type { Turn } from '../../contract';
import { eldersOf } from '../households';
import type { Ctx } from '../platform/context';
import { type Danger, screen } from '../safety';
import { type Answer, turnOf } from './reply';

/** The answer to danger, from the words alone: no sign-in, no database, no model. */
export function urgentAnswer(danger: Danger): Answer {
  return {
    outcome: danger.outcome,
    text: danger.reply.text,
    speech: danger.reply.speech,
    urgent: danger.urgent,
    choices: [],
  };
}

/** A whole turn for someone who has not signed in, or while nothing else works. */
export function urgentTurn(turnId: string, text: string): Turn | undefined {
  const danger = screen(text);
  return danger && turnOf(turnId, urgentAnswer(danger), 'offline');
}

/** With the elder's own emergency contacts to dial, where they are known; never waits for them. */
export async function withContacts(ctx: Ctx, danger: Danger, elderId: string | undefined): Promise<Answer> {
  const answer = urgentAnswer(danger);
  if (!danger.contacts) return answer;
  try {
    const elders = await eldersOf(ctx);
    const elder = elders.find(({ id }) => id === elderId) ?? (elders.length === 1 ? elders[0] : undefined);
    if (!elder) return answer;
    const contacts = elder.emergencyContacts.map(({ relation, name, phone }) => ({
      label: `${relation}${name}`,
      phone,
    }));
    return { ...answer, urgent: { ...danger.urgent, call: [...danger.urgent.call, ...contacts] } };
  } catch (error) {
    ctx.log.error({ err: error }, 'emergency contacts could not be read');
    return answer;
  }
}
