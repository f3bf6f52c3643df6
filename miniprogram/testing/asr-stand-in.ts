import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AsrStandIn {
  /** For ASR_BASE_URL. */
  url: string;
  /** What was sent, newest last. */
  heard: { bytes: number; contentType: string }[];
  close(): void;
}

/** An OpenAI-compatible `/audio/transcriptions` that understands every recording as the same words. */
export function openAsrStandIn(words: string): Promise<AsrStandIn> {
  const heard: AsrStandIn['heard'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (!request.url?.endsWith('/audio/transcriptions')) {
        response.writeHead(404).end();
        return;
      }
      heard.push({ bytes: Buffer.concat(parts).length, contentType: request.headers['content-type'] ?? '' });
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ text: words }));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ url: `http://127.0.0.1:${port}/v1`, heard, close: () => server.close() });
    });
  });
}
