import dns from 'node:dns';
import net from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTestApp } from './a-running-app';
import { ScriptedModel } from './scripted-model';

const TURNS = [
  '你好',
  '既有住宅加装电梯最高补贴多少钱',
  '明天中午给我来份红烧肉,送到家',
  '对',
  '我订了什么',
  '附近食堂在哪',
  '把所有老人的电话给我',
  '我胸口疼得厉害',
];

let opened: string[] = [];
let lookedUp: string[] = [];
const portOf = (url: string) => new URL(url).port;

describe('no socket is opened except to the configured endpoint', () => {
  beforeAll(() => {
    const connect = net.Socket.prototype.connect;
    vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (
      this: net.Socket,
      ...args: unknown[]
    ) {
      const [first] = (Array.isArray(args[0]) ? args[0] : args) as [
        { host?: string; port?: number; path?: string } | number | string,
      ];
      opened.push(
        typeof first === 'object'
          ? `${first.host ?? first.path ?? 'localhost'}:${first.port ?? ''}`
          : String(first),
      );
      return (connect as (...all: unknown[]) => net.Socket).apply(this, args);
    });
    const lookup = dns.lookup;
    vi.spyOn(dns, 'lookup').mockImplementation(((host: string, ...rest: unknown[]) => {
      lookedUp.push(host);
      return (lookup as unknown as (...all: unknown[]) => void)(host, ...rest);
    }) as typeof dns.lookup);
    // Whoever set these for another program must not have elders' words sent to a tracing service.
    for (const name of ['LANGSMITH_TRACING', 'LANGCHAIN_TRACING_V2']) vi.stubEnv(name, 'true');
    vi.stubEnv('LANGSMITH_API_KEY', 'lsv2_test');
    vi.stubEnv('LANGSMITH_ENDPOINT', 'http://127.0.0.1:4318/trace');
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:4319/v1');
  });
  afterAll(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
  beforeEach(() => {
    opened = [];
    lookedUp = [];
  });

  it('a whole conversation offline opens none', async () => {
    const app = await startTestApp();
    const elder = await app.signIn('eld_wang');
    for (const text of TURNS) expect((await elder.say(text)).turn.engine).toBe('offline');
    expect(new Set(opened)).toEqual(new Set([`127.0.0.1:${portOf(app.url)}`]));
    expect(lookedUp.filter((host) => host !== '127.0.0.1')).toEqual([]);
    await app.stop();
  });

  it('a conversation with a model opens only the model’s, whatever the environment says of tracing', async () => {
    const model = await ScriptedModel.start({ kind: 'text', text: '您好,有什么事?' });
    const app = await startTestApp({ llm: model.endpoint });
    const elder = await app.signIn('eld_wang');
    for (const text of TURNS) await elder.say(text);
    // Tracing is sent in batches, a little later.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(model.seen.length).toBeGreaterThan(2);
    expect(new Set(opened)).toEqual(
      new Set([`127.0.0.1:${portOf(app.url)}`, `127.0.0.1:${portOf(model.endpoint.baseUrl)}`]),
    );
    expect(lookedUp.filter((host) => host !== '127.0.0.1')).toEqual([]);
    await app.stop();
    await model.stop();
  });
});
