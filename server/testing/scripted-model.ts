import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stand-in for an OpenAI-compatible chat endpoint does with one request. */
export type Step =
  | { kind: 'text'; text: string; pieces?: number; delayMs?: number }
  | { kind: 'tools'; calls: { name: string; args: unknown }[]; preamble?: string }
  | { kind: 'raw_tool'; name: string; args: string }
  | { kind: 'status'; status: number }
  | { kind: 'hang' }
  | { kind: 'hang_after'; text: string }
  | { kind: 'drop_after'; text: string }
  | { kind: 'bytes'; bytes: Buffer }
  | { kind: 'empty' }
  | { kind: 'filtered' };

export interface SeenRequest {
  messages: { role: string; content: string | null; tool_calls?: unknown[] }[];
  tools: { function: { name: string; description: string } }[];
  model: string;
}

type Answer = Step | ((request: SeenRequest) => Step);

/** A server that speaks the streaming protocol for real: fragments, tool calls in pieces, and every fault a network has. */
export class ScriptedModel {
  readonly seen: SeenRequest[] = [];
  /** Requests whose client went away before the end. */
  aborted = 0;
  private constructor(
    private readonly server: Server,
    private steps: Answer[],
  ) {}

  static async start(...steps: Answer[]): Promise<ScriptedModel> {
    let scripted: ScriptedModel;
    const server = createServer((request, response) => void scripted.answer(request, response));
    scripted = new ScriptedModel(server, steps);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  get endpoint() {
    const { port } = this.server.address() as AddressInfo;
    return { baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'test-key', model: 'scripted' };
  }

  /** What comes next; the last step repeats. */
  script(...steps: Answer[]): void {
    this.steps = steps;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const seen = JSON.parse(body) as SeenRequest;
    this.seen.push(seen);
    const next = this.steps.length > 1 ? this.steps.shift()! : this.steps[0]!;
    const step = typeof next === 'function' ? next(seen) : next;
    response.on('close', () => {
      if (!response.writableFinished) this.aborted++;
    });

    if (step.kind === 'status') {
      response
        .writeHead(step.status, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ error: { message: `status ${step.status}` } }));
      return;
    }
    if (step.kind === 'hang') return;
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    // As the protocol has it: the role comes once, with the first fragment.
    response.write(chunk({ role: 'assistant', content: '' }));
    const say = (content: string) => response.write(chunk({ content }));
    switch (step.kind) {
      case 'text': {
        const size = Math.max(1, Math.ceil(step.text.length / (step.pieces ?? 4)));
        for (let at = 0; at < step.text.length; at += size) {
          if (step.delayMs) await new Promise((resolve) => setTimeout(resolve, step.delayMs));
          if (response.destroyed) return;
          say(step.text.slice(at, at + size));
        }
        return this.finish(response, 'stop');
      }
      case 'tools':
        if (step.preamble) say(step.preamble);
        for (const [index, call] of step.calls.entries())
          this.toolCall(response, index, call.name, JSON.stringify(call.args));
        return this.finish(response, 'tool_calls');
      case 'raw_tool':
        this.toolCall(response, 0, step.name, step.args);
        return this.finish(response, 'tool_calls');
      case 'hang_after':
        say(step.text);
        return;
      case 'drop_after':
        say(step.text);
        setTimeout(() => response.destroy(), 20);
        return;
      case 'bytes':
        response.write(step.bytes);
        return this.finish(response, 'stop');
      case 'filtered':
        return this.finish(response, 'content_filter');
      case 'empty':
        return this.finish(response, 'stop');
    }
  }

  private toolCall(response: ServerResponse, index: number, name: string, args: string): void {
    const half = Math.ceil(args.length / 2);
    response.write(
      chunk({
        tool_calls: [
          {
            index,
            id: `call_${this.seen.length}_${index}`,
            type: 'function',
            function: { name, arguments: '' },
          },
        ],
      }),
    );
    for (const part of [args.slice(0, half), args.slice(half)]) {
      response.write(chunk({ tool_calls: [{ index, function: { arguments: part } }] }));
    }
  }

  private finish(response: ServerResponse, reason: string): void {
    response.write(chunk({}, reason));
    response.write(
      `data: ${JSON.stringify({ ...BASE, choices: [], usage: { prompt_tokens: 1200, completion_tokens: 40, total_tokens: 1240 } })}\n\n`,
    );
    response.end('data: [DONE]\n\n');
  }
}

const BASE = { id: 'chatcmpl-scripted', object: 'chat.completion.chunk', created: 1, model: 'scripted' };
const chunk = (delta: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ ...BASE, choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
