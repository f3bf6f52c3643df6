import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureIndex } from '../../knowledge';
import { readConfig } from '../../server/src/config';
import { startServer } from '../../server/src/main';
import { silentLogger } from '../../server/src/platform/log';
import type { BenchRow } from '../bench';
import { percentile } from '../harness/report';

/** Conversations at once, as the goal has it. */
const AT_ONCE = 64;
const GOAL_P99_MS = 25;
const NOW = '2026-11-24T08:00:00+08:00';

/** What an elder says in one conversation: a question, an order, an aside, a correction, a no. */
const SCRIPT = [
  '加装电梯最高补多少',
  '明天中午给我订一份红烧肉,送到家里',
  '九六六六六六是什么电话',
  '改成两份',
  '我订了什么',
  '不要了',
  '头发长了,想找人来理发',
  '算了',
];

/**
 * Turns over real HTTP against the assembled product: one conversation alone, then 64 at once, each with a pause
 * between its turns as people have, and last without pauses for the throughput. The peer of the same run is
 * `GET /v1/me`: one authenticated read on the same server.
 */
export async function run(): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yinling-bench-'));
  const config = readConfig({ PORT: '0', YINLING_DATA_DIR: dataDir, YINLING_NOW: NOW });
  await ensureIndex({ dataDir, embedderSetting: config.embedder });
  const server = await startServer(config, { log: silentLogger });
  try {
    const client = await clientOf(server.url);
    await talk(client, 0);
    const alone = await talk(client, 0);
    const paced = await Promise.all(Array.from({ length: AT_ONCE }, () => talk(client, 1500)));
    const began = performance.now();
    const flood = (await Promise.all(Array.from({ length: AT_ONCE }, () => talk(client, 0)))).flat();
    const seconds = (performance.now() - began) / 1000;
    const peerBegan = performance.now();
    const peer = await Promise.all(
      Array.from({ length: flood.length }, () => timed(() => client.get('/v1/me'))),
    );
    const peerSeconds = (performance.now() - peerBegan) / 1000;
    return [
      row('turn', 'one conversation', alone),
      row('turn', `${AT_ONCE} conversations, people's pauses`, paced.flat(), GOAL_P99_MS),
      {
        ...row('turn', `${AT_ONCE} conversations, no pauses`, flood),
        figures: { ...figures(flood), 'per second': Math.round(flood.length / seconds) },
      },
      {
        ...row('GET /v1/me (peer)', `${flood.length} at once`, peer),
        figures: { ...figures(peer), 'per second': Math.round(peer.length / peerSeconds) },
      },
    ];
  } finally {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Client {
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<{ id: string; outcome?: string }>;
}

async function clientOf(url: string): Promise<Client> {
  const signIn = await fetch(`${url}/v1/auth/demo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"as":"elder"}',
  });
  const { token } = (await signIn.json()) as { token: string };
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  const read = async (response: Response) => {
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string };
  };
  return {
    get: async (path) => read(await fetch(`${url}${path}`, { headers })),
    post: async (path, body) =>
      read(await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })),
  };
}

async function talk(client: Client, pauseMs: number): Promise<number[]> {
  const { id } = await client.post('/v1/conversations', { channel: 'web' });
  const times: number[] = [];
  for (const text of SCRIPT) {
    if (pauseMs) await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 * pauseMs));
    times.push(await timed(() => client.post(`/v1/conversations/${id}/turns`, { text })));
  }
  return times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const round = (ms: number) => Math.round(ms * 10) / 10;
const figures = (times: number[]) => ({
  'p50 ms': round(percentile(times, 0.5)),
  'p99 ms': round(percentile(times, 0.99)),
});

function row(what: string, setting: string, times: number[], goal?: number): BenchRow {
  const all = figures(times);
  return {
    what,
    setting,
    figures: goal ? { ...all, 'goal p99': goal, reached: all['p99 ms'] <= goal ? 'yes' : 'no' } : all,
  };
}
