import type { AIMessageChunk } from '@langchain/core/messages';
import type { ModelEndpoint } from '../platform/model-endpoint';
import { estimateTokens } from './estimate-tokens';
import type { AssistantTool } from './tool';

export interface ToolCall {
  id: string;
  name: string;
  args: unknown;
}

export type Message =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; toolCalls?: ToolCall[] }
  | { role: 'tool'; content: string; toolCallId: string };

export interface ModelReply {
  text: string;
  toolCalls: ToolCall[];
  /** The model wrote a tool call that is not JSON. */
  malformed: boolean;
  finishReason?: string;
  inputTokens: number;
  outputTokens: number;
}

/** One call of a chat model: text as it comes, then the whole reply. */
export interface ChatModel {
  ask(
    messages: Message[],
    tools: AssistantTool[],
    onText: (delta: string) => void,
    signal: AbortSignal,
  ): Promise<ModelReply>;
}

/** An OpenAI-compatible endpoint through LangChain, which is loaded here and only here: its import takes half a second. */
export async function openChatModel(endpoint: ModelEndpoint): Promise<ChatModel> {
  neverTrace();
  const [{ ChatOpenAI }, { AIMessage, HumanMessage, SystemMessage, ToolMessage }] = await Promise.all([
    import('@langchain/openai'),
    import('@langchain/core/messages'),
  ]);
  // Without `streaming: true`, which makes LangChain look for a tokenizer on the network; `.stream()` streams all the same.
  const model = new ChatOpenAI({
    model: endpoint.model,
    apiKey: endpoint.apiKey ?? 'none',
    configuration: { baseURL: endpoint.baseUrl },
    temperature: 0,
    maxRetries: 0,
    maxTokens: 700,
  });
  const toMessage = (message: Message) => {
    switch (message.role) {
      case 'system':
        return new SystemMessage(message.content);
      case 'user':
        return new HumanMessage(message.content);
      case 'tool':
        return new ToolMessage({ content: message.content, tool_call_id: message.toolCallId });
      case 'assistant':
        return new AIMessage({
          content: message.content,
          tool_calls: message.toolCalls?.map((call) => ({
            id: call.id,
            name: call.name,
            args: call.args as Record<string, unknown>,
            type: 'tool_call' as const,
          })),
        });
    }
  };

  return {
    async ask(messages, tools, onText, signal) {
      const bound = model.bindTools(
        tools.map((tool) => ({
          type: 'function' as const,
          function: { name: tool.name, description: tool.description, parameters: tool.parameters },
        })),
      );
      let whole: AIMessageChunk | undefined;
      let finishReason: string | undefined;
      for await (const chunk of await bound.stream(messages.map(toMessage), { signal })) {
        whole = whole ? whole.concat(chunk) : chunk;
        finishReason = (chunk.response_metadata.finish_reason as string | undefined) ?? finishReason;
        if (typeof chunk.content === 'string' && chunk.content) onText(chunk.content);
      }
      return {
        text: typeof whole?.content === 'string' ? whole.content : '',
        toolCalls: (whole?.tool_calls ?? []).map((call, i) => ({
          id: call.id ?? `call_${i}`,
          name: call.name,
          args: call.args,
        })),
        malformed: Boolean(whole?.invalid_tool_calls?.length),
        finishReason,
        // Endpoints that do not count are counted for.
        inputTokens: whole?.usage_metadata?.input_tokens || estimateTokens(JSON.stringify([messages, tools])),
        outputTokens:
          whole?.usage_metadata?.output_tokens || estimateTokens(JSON.stringify(whole?.content ?? '')),
      };
    },
  };
}

/** LangChain sends what people say to a tracing service when the environment asks for it: not from here. */
function neverTrace(): void {
  for (const name of [
    'LANGSMITH_TRACING',
    'LANGSMITH_TRACING_V2',
    'LANGCHAIN_TRACING',
    'LANGCHAIN_TRACING_V2',
  ])
    if (process.env[name]) process.env[name] = 'false';
}
