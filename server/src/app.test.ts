import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testLibrary } from '../testing/library';
import { createTestServices } from '../testing/services';
import { createApp } from './app';
import { loadDemoIfEmpty } from './bookings';
import { readConfig } from './config';
import { openSpeech } from './open-speech';
import type { Services } from './platform/context';
import { assertWritable } from './platform/database';

let services: Services;
let app: ReturnType<typeof createApp>;
let token: string;
beforeAll(async () => {
  services = await createTestServices();
  await loadDemoIfEmpty(services);
  const config = readConfig({ YINLING_DATA_DIR: mkdtempSync(join(tmpdir(), 'yinling-app-')) });
  const pagesDir = mkdtempSync(join(tmpdir(), 'yinling-pages-'));
  writeFileSync(join(pagesDir, 'index.html'), '<!doctype html><title>银铃</title>');
  app = createApp({
    config,
    services,
    library: await testLibrary(),
    speech: await openSpeech(config),
    pagesDir,
  });
  ({ token } = (await (await post('/v1/auth/demo', { as: 'elder' })).json()) as { token: string });
});
afterAll(() => services.db.destroy());

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const problemOf = async (response: Response) => {
  expect(response.headers.get('Content-Type')).toContain('application/problem+json');
  return {
    http: response.status,
    ...((await response.json()) as { code: string; detail: string; requestId: string }),
  };
};
const conversation = async () => ((await (await post('/v1/conversations', {})).json()) as { id: string }).id;

describe('bad input is told what to do about it', () => {
  it('JSON that is none', async () => {
    expect(await problemOf(await post('/v1/auth/demo', '{"as":'))).toMatchObject({
      http: 400,
      code: 'bad_request',
      detail: expect.stringContaining('valid JSON'),
    });
  });

  it('an empty sentence, and one of ten thousand characters', async () => {
    const id = await conversation();
    for (const text of ['', '   ', '我'.repeat(10_000)]) {
      const problem = await problemOf(await post(`/v1/conversations/${id}/turns`, { text }));
      expect(problem).toMatchObject({
        http: 422,
        code: 'invalid',
        detail: expect.stringMatching(/说一句话|太长/),
      });
    }
    const turns = (await (
      await app.request(`/v1/conversations/${id}`, { headers: { Authorization: `Bearer ${token}` } })
    ).json()) as { turns: unknown[] };
    expect(turns.turns).toEqual([]);
  });

  it('a body larger than any turn', async () => {
    expect(
      await problemOf(
        await post('/v1/policies/answer', { question: 'x'.repeat(2_000_000), region: '320200' }),
      ),
    ).toMatchObject({ http: 413, code: 'payload_too_large' });
  });

  it('a region that does not exist, an address that does not exist, a conversation of somebody else', async () => {
    expect(
      await problemOf(await post('/v1/policies/answer', { question: '高龄津贴', region: '999999' })),
    ).toMatchObject({ http: 422, detail: expect.stringContaining('320200') });
    expect(await problemOf(await app.request('/v1/nothing'))).toMatchObject({ http: 404, code: 'not_found' });
    expect(await problemOf(await post('/v1/conversations/cnv_other/turns', { text: '你好' }))).toMatchObject({
      http: 404,
    });
  });

  it('no token: sign in first, except for danger', async () => {
    const id = await conversation();
    const bare = { Authorization: '' };
    expect(
      await problemOf(await post(`/v1/conversations/${id}/turns`, { text: '明天中午订红烧肉' }, bare)),
    ).toMatchObject({ http: 401, code: 'unauthenticated' });
    const urgent = await post(`/v1/conversations/${id}/turns`, { text: '我胸口疼得喘不上气' }, bare);
    expect(await urgent.json()).toMatchObject({
      outcome: 'urgent.medical',
      urgent: { call: expect.arrayContaining([expect.objectContaining({ phone: '120' })]) },
    });
  });

  it.runIf(process.getuid?.() !== 0)('a data directory that cannot be written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yinling-readonly-'));
    chmodSync(folder, 0o500);
    expect(() => assertWritable(join(folder, 'data'))).toThrow(/YINLING_DATA_DIR/);
  });

  it('a data directory that is a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'yinling-file-')), 'data');
    writeFileSync(file, 'not a folder');
    expect(() => assertWritable(file)).toThrow(/can't be written.*YINLING_DATA_DIR/);
  });

  it('a bad setting stops the start with one message and no stack', () => {
    const { status, stderr } = spawnSync('npx', ['tsx', 'server/src/start.ts'], {
      env: { ...process.env, PORT: 'eighty' },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/PORT: [\s\S]*Example: PORT=8787/);
    expect(stderr).not.toContain('    at ');
  }, 60_000);
});

describe('the platform', () => {
  it('answers probes, metrics, its description and its documentation', async () => {
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await app.request('/readyz')).json()).toMatchObject({
      status: 'ready',
      database: 'sqlite',
    });
    expect(await (await app.request('/metrics')).text()).toContain('yinling_http_requests_total');
    const openapi = (await (await app.request('/openapi.json')).json()) as { paths: Record<string, unknown> };
    for (const path of [
      '/v1/auth/demo',
      '/v1/policies/answer',
      '/v1/conversations/{id}/turns',
      '/v1/drafts',
      '/v1/bookings/{id}/cancel',
      '/v1/calls',
      '/v1/work-orders',
      '/v1/speech/transcriptions',
    ]) {
      expect(Object.keys(openapi.paths)).toContain(path);
    }
    expect(await (await app.request('/docs')).text()).toContain('swagger-ui');
    expect((await app.request('/docs/assets/swagger-ui-bundle.js')).status).toBe(200);
  });

  it('gives every answer a request id, and keeps the caller’s', async () => {
    expect((await app.request('/healthz')).headers.get('X-Request-Id')).toMatch(/^req_/);
    expect(
      (await app.request('/healthz', { headers: { 'X-Request-Id': 'abc-1' } })).headers.get('X-Request-Id'),
    ).toBe('abc-1');
  });

  it('serves the page at any address that is not the API’s', async () => {
    for (const path of ['/', '/somewhere']) expect(await (await app.request(path)).text()).toContain('银铃');
  });
});

describe('a conversation over HTTP', () => {
  it('streams status first, then text, citations and the whole turn, with increasing ids', async () => {
    const response = await post(
      `/v1/conversations/${await conversation()}/turns`,
      { text: '加装电梯最高补多少' },
      { Accept: 'text/event-stream' },
    );
    const events = (await response.text())
      .trim()
      .split('\n\n')
      .map((block) =>
        Object.fromEntries(
          block
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
        ),
      );
    expect(events[0]!.event).toBe('status');
    expect(events.at(-1)!.event).toBe('done');
    expect(events.map((e) => Number(e.id))).toEqual(events.map((_, n) => n + 1));
    const turn = JSON.parse(events.at(-1)!.data!);
    expect(turn).toMatchObject({ outcome: 'answered.policy', engine: 'offline' });
    expect(
      events
        .filter((e) => e.event === 'text')
        .map((e) => JSON.parse(e.data!).delta)
        .join(''),
    ).toBe(turn.reply.text);
    expect(JSON.parse(events.find((e) => e.event === 'citation')!.data!).quote).toContain('20万');
  });

  it('takes the same turn once, however often and at once it is sent', async () => {
    const id = await conversation();
    const turn = (text: string, clientTurnId: string) =>
      post(`/v1/conversations/${id}/turns`, { text, clientTurnId }).then(
        (r) => r.json() as Promise<{ turnId: string; outcome: string }>,
      );
    await turn('后天中午给我订一份红烧肉,送到家里', 'a');
    const yes = await Promise.all(Array.from({ length: 8 }, () => turn('对', 'b')));
    expect(new Set(yes.map((t) => t.turnId)).size).toBe(1);
    expect(yes[0]!.outcome).toBe('confirmed');
    expect(
      await services.db.selectFrom('bookings').select('id').where('date', '=', '2026-11-26').execute(),
    ).toHaveLength(1);
  });
});
