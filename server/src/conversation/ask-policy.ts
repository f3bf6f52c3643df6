import { answerPolicy } from '../policies';
import type { Answer } from './reply';
import type { Scene } from './scene';

/** A policy question, for the region of the elder it is about; follow-ups lean on what was asked before. */
export async function askPolicy({ ctx, elder, said, state }: Scene, question = said.said): Promise<Answer> {
  const answer = await answerPolicy(ctx, { question, region: elder.region, thread: state.thread });
  if (answer.outcome === 'answered.policy') state.thread = answer.thread;
  const choices = answer.choices ?? [];
  return {
    outcome: answer.outcome,
    text: answer.reply.text,
    speech: answer.reply.speech,
    citations: answer.citations,
    choices:
      choices.length || answer.outcome !== 'refused.no_source'
        ? choices
        : [{ label: '转人工', say: '转人工' }],
  };
}
