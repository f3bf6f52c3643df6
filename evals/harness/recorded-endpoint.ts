import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { ModelEndpoint } from '../../server/src/platform/model-endpoint';

/** Answers of a real endpoint, byte for byte, by what was asked. The key is never kept. */
const recording = z.object({
  version: z.literal(1),
  model: z.string(),
  answers: z.record(
    z.string(),
    z.array(z.object({ status: z.int(), type: z.string(), body: z.string(), ms: z.number() })),
  ),
});
type Recording = z.infer<typeof recording>;

export interface RecordedEndpoint {
  endpoint: ModelEndpoint;
  /** Writes what was recorded, when recording, and lets go of the port. */
  close(): Promise<void>;
}

/** Stands between the suites and a real endpoint, and keeps what passes in `file`. */
export async function recordEndpoint(upstream: ModelEndpoint, file: string): Promise<RecordedEndpoint> {
  const kept: Recording = { version: 1, model: upstream.model, answers: {} };
  return listen(
    upstream,
    () => writeFileSync(file, `${JSON.stringify(kept, null, 1)}\n`),
    async (path, body, respond) => {
      const began = performance.now();
      const answer = await fetch(`${upstream.baseUrl}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${upstream.apiKey ?? ''}` },
        body,
      });
      const type = answer.headers.get('content-type') ?? 'application/json';
      respond.writeHead(answer.status, { 'Content-Type': type });
      const pieces: Uint8Array[] = [];
      for await (const piece of answer.body ?? []) {
        pieces.push(piece);
        respond.write(piece);
      }
      respond.end();
      const heard = { status: answer.status, type, body: Buffer.concat(pieces).toString('utf8') };
      const key = keyOf(body);
      kept.answers[key] = [
        ...(kept.answers[key] ?? []),
        { ...heard, ms: Math.round(performance.now() - began) },
      ];
    },
  );
}

/** Answers from `file` what was recorded there; the n-th time of the same question its n-th answer. What is not there is a 404. */
export async function replayEndpoint(file: string): Promise<RecordedEndpoint> {
  const kept = recording.parse(JSON.parse(readFileSync(file, 'utf8')));
  const times = new Map<string, number>();
  return listen(
    { baseUrl: '', model: kept.model },
    () => undefined,
    async (_path, body, respond) => {
      const key = keyOf(body);
      const answers = kept.answers[key] ?? [];
      const time = times.get(key) ?? 0;
      times.set(key, time + 1);
      const answer = answers[Math.min(time, answers.length - 1)];
      if (answer) respond.writeHead(answer.status, { 'Content-Type': answer.type }).end(answer.body);
      else
        respond
          .writeHead(404, { 'Content-Type': 'application/json' })
          .end('{"error":{"message":"not recorded"}}');
    },
  );
}

async function listen(
  upstream: ModelEndpoint,
  onClose: () => void,
  answer: (path: string, body: string, respond: ServerResponse) => Promise<void>,
): Promise<RecordedEndpoint> {
  const server = createServer((request, respond) => {
    bodyOf(request)
      .then((body) => answer((request.url ?? '').replace(/^\/v1/, ''), body, respond))
      .catch(() => respond.headersSent || respond.writeHead(502).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: { ...upstream, apiKey: 'none', baseUrl: `http://127.0.0.1:${port}/v1` },
    async close() {
      onClose();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) body += piece;
  return body;
}

/** The same question, whatever ids this run drew. */
const keyOf = (body: string): string =>
  createHash('sha256')
    .update(body.replace(/\b(bkg|drf|trn|cnv|wrk|call)_\w+/g, '$1_'))
    .digest('hex')
    .slice(0, 24);
