import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { CatalogFile, Turn } from '../contract';
import { createApp } from '../src/app';
import { type Assistant, createAssistant } from '../src/assistant';
import { importCatalog } from '../src/bookings';
import { readConfig } from '../src/config';
import { openSpeech } from '../src/open-speech';
import type { Services } from '../src/platform/context';
import type { ModelEndpoint } from '../src/platform/model-endpoint';
import { aCatalog } from './catalog-fixtures';
import { testLibrary } from './library';
import { createTestServices } from './services';

export interface StreamedTurn {
  /** The deltas, joined. */
  streamed: string;
  events: string[];
  turn: Turn;
  ms: number;
}

/** The whole product over real HTTP, with an elder signed in. `llm`: where the language model is. */
export async function startTestApp(
  options: {
    llm?: ModelEndpoint;
    patience?: Parameters<typeof createAssistant>[1];
    catalog?: Partial<CatalogFile>;
    services?: Services;
  } = {},
) {
  const services = options.services ?? (await createTestServices());
  await importCatalog(services, aCatalog(options.catalog ?? {}));
  const config = readConfig({ YINLING_DATA_DIR: mkdtempSync(join(tmpdir(), 'yinling-app-')) });
  const assistant: Assistant | undefined =
    options.llm && createAssistant(options.llm, { backoffMs: 5, ...options.patience });
  const app = createApp({
    config,
    services,
    library: await testLibrary(),
    assistant,
    speech: await openSpeech(config),
    pagesDir: config.dataDir,
  });
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal,
    });
  const signIn = async (id: string) => {
    const { token } = (await (await post('/v1/auth/demo', { as: 'elder', id })).json()) as { token: string };
    const auth = { Authorization: `Bearer ${token}` };
    const created = (await (await post('/v1/conversations', {}, auth)).json()) as { id: string };
    const turns = `/v1/conversations/${created.id}/turns`;
    return {
      auth,
      ask: (text: string, signal?: AbortSignal) =>
        post(turns, { text }, { ...auth, Accept: 'text/event-stream' }, signal),
      say: async (text: string): Promise<StreamedTurn> => {
        const began = performance.now();
        const answer = await post(turns, { text }, { ...auth, Accept: 'text/event-stream' });
        return { ...readEvents(await answer.text()), ms: performance.now() - began };
      },
    };
  };
  return {
    url,
    services,
    signIn,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await services.db.destroy();
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

function readEvents(body: string): Omit<StreamedTurn, 'ms'> {
  const events = [...body.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map((match) => ({
    event: match[1]!,
    data: JSON.parse(match[2]!) as { delta?: string } & Turn,
  }));
  const done = events.find(({ event }) => event === 'done');
  if (!done) throw new Error(`The turn did not end: ${body.slice(-500)}`);
  const streamed = events.map(({ event, data }) => (event === 'text' ? data.delta : '')).join('');
  return { streamed, events: events.map(({ event }) => event), turn: done.data };
}
