import { Problem } from '../platform/errors';
import { askWithRetries, type Patience } from './ask-with-retries';
import { type Deadline, TurnFailure } from './deadline';
import type { ChatModel, Message, ToolCall } from './model';
import type { SentenceGate } from './sentence-gate';
import { TOOLS } from './tools';
import type { TurnMemory } from './turn-memory';
import type { Usage } from './types';

export interface Talk {
  chat: ChatModel;
  messages: Message[];
  memory: TurnMemory;
  gate: SentenceGate;
  usage: Usage;
  deadline: Deadline;
  /** `maxCalls`: model calls in one turn at most. */
  patience: Patience & { maxCalls: number };
}

/** Model and tools in turn until the model has only words left, something is proposed, or the calls are spent. */
export async function converse(talk: Talk): Promise<void> {
  const { messages, memory, gate, usage, deadline, patience } = talk;
  let mistakes = 0;
  while (usage.calls < patience.maxCalls) {
    usage.calls++;
    const reply = await askWithRetries(
      talk.chat,
      { messages, tools: TOOLS, onText: (delta) => hear(talk, delta) },
      deadline,
      patience,
    );
    usage.inputTokens += reply.inputTokens;
    usage.outputTokens += reply.outputTokens;
    if (reply.malformed) {
      gate.discard();
      if (++mistakes > 1) throw new TurnFailure('malformed_tool_call');
      messages.push({ role: 'user', content: '(系统)刚才的工具参数不是合法的 JSON,请重新调用。' });
      continue;
    }
    if (!reply.toolCalls.length) {
      if (memory.proposal) gate.discard();
      else gate.end();
      if (!reply.text.trim() && !memory.proposal) throw new TurnFailure('empty');
      return;
    }
    gate.discard();
    messages.push({ role: 'assistant', content: reply.text, toolCalls: reply.toolCalls });
    for (const call of reply.toolCalls) {
      const output = await use(memory, call);
      if (output === undefined && ++mistakes > 1) throw new TurnFailure('unknown_tool');
      if (deadline.failure) throw deadline.failure;
      messages.push({ role: 'tool', content: output ?? `没有叫 ${call.name} 的工具。`, toolCallId: call.id });
    }
    // What was proposed is read back by the conversation, in the words of the rules: nothing more is needed.
    if (memory.proposal && memory.proposal.kind !== 'book') return;
  }
  if (!memory.proposal) throw new TurnFailure('tool_loop');
}

/** Beside a proposal the read-back is the answer: what the model says then would be said twice, or contradicted. */
function hear({ memory, gate }: Talk, delta: string): void {
  if (!memory.proposal) gate.push(delta);
}

/** What a tool says; nothing for one that does not exist. What may not be done comes back as words. */
async function use(memory: TurnMemory, { name, args }: ToolCall): Promise<string | undefined> {
  const tool = TOOLS.find((each) => each.name === name);
  try {
    return await tool?.run(memory, args);
  } catch (error) {
    if (error instanceof Problem && error.status < 500)
      return `办不了:${/^[^A-Za-z]+/.exec(error.detail)?.[0].trim() || '这件事现在办不了。'}`;
    throw new TurnFailure('tool_failed', { cause: error });
  }
}
