import { type Deadline, TurnFailure } from './deadline';
import type { ChatModel, Message, ModelReply } from './model';
import type { AssistantTool } from './tool';

export interface Patience {
  /** Silence after which a call is given up, ms. */
  firstTextMs: number;
  /** Tries after the first, for 429, 5xx and broken connections. */
  retries: number;
  /** Before the first retry; doubles each time, ms. */
  backoffMs: number;
}

/**
 * One model call, tried again where that can help and nothing has been said yet: once text has gone out, a second
 * try would say it twice.
 */
export async function askWithRetries(
  model: ChatModel,
  call: { messages: Message[]; tools: AssistantTool[]; onText: (delta: string) => void },
  deadline: Deadline,
  patience: Patience,
): Promise<ModelReply> {
  for (let attempt = 0; ; attempt++) {
    let spoke = false;
    deadline.expectTextWithin(patience.firstTextMs);
    try {
      const onText = (delta: string) => {
        // What still trickles in after the end is not said any more.
        if (deadline.failure) return;
        spoke = true;
        deadline.heard();
        call.onText(delta);
      };
      const reply = await Promise.race([
        model.ask(call.messages, call.tools, onText, deadline.signal),
        deadline.ended,
      ]);
      if (reply.finishReason === 'content_filter') throw new TurnFailure('content_filter');
      return reply;
    } catch (error) {
      if (deadline.failure) throw deadline.failure;
      if (error instanceof TurnFailure) throw error;
      if (spoke || attempt >= patience.retries || !mayPass(error))
        throw new TurnFailure('endpoint', { cause: error });
      await deadline.pause(patience.backoffMs * 2 ** attempt);
    } finally {
      deadline.heard();
    }
  }
}

function mayPass(error: unknown): boolean {
  const status = (error as { status?: number }).status;
  return status === undefined || status === 408 || status === 429 || status >= 500;
}
