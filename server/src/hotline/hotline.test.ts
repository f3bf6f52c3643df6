import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testLibrary } from '../../testing/library';
import { ONE_CANTEEN } from '../../testing/one-canteen';
import { createTestServices } from '../../testing/services';
import { importCatalog } from '../bookings';
import { authRoutes } from '../households';
import type { Services } from '../platform/context';
import { createRouter, onError } from '../platform/http';
import { requestLog } from '../platform/request-log';
import { safeCell } from './export-work-orders';
import { hotlineRoutes } from './index';
import { remindOfDeadlines } from './remind';

const SECRET = 'a-shared-secret-of-the-line';
const catalog = {
  version: 1,
  ...ONE_CANTEEN,
  elders: [
    {
      id: 'eld_wang',
      name: '王秀英',
      gender: '女',
      birthDate: '1943-03-02',
      phone: '138-0000-0001',
      region: '320213',
      address: '通扬路 1 号',
      lat: 31.571,
      lng: 120.301,
      careLevel: 0,
      emergencyContacts: [{ name: '王军', relation: '儿子', phone: '13900000002' }],
    },
    {
      id: 'eld_zhang',
      name: '张阿福',
      gender: '男',
      birthDate: '1941-03-02',
      phone: '13800000009',
      region: '320213',
      address: '通扬路 9 号',
      lat: 31.571,
      lng: 120.301,
      careLevel: 0,
      emergencyContacts: [{ name: '王军', relation: '女婿', phone: '13900000002' }],
    },
  ],
  accounts: [
    { id: 'acc_op1', role: 'operator', displayName: '小李' },
    { id: 'acc_op2', role: 'operator', displayName: '小陈' },
    { id: 'acc_admin', role: 'admin', displayName: '班长' },
  ],
};

let services: Services;
let app: ReturnType<typeof createRouter>;
let tokens: Record<string, string>;

beforeEach(async () => {
  services = await createTestServices();
  await importCatalog(services, catalog);
  app = createRouter();
  app.onError(onError);
  app.use('*', requestLog(services));
  app.route('/v1', authRoutes({ demo: true }));
  app.route('/v1', hotlineRoutes({ library: await testLibrary(), callSecret: SECRET }));
  tokens = {};
  for (const [as, id] of [
    ['operator', 'acc_op1'],
    ['operator', 'acc_op2'],
    ['admin', 'acc_admin'],
  ] as const) {
    const response = await app.request('/v1/auth/demo', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ as, id }),
    });
    tokens[id] = ((await response.json()) as { token: string }).token;
  }
});
afterEach(() => services.db.destroy());

// biome-ignore lint/suspicious/noExplicitAny: what comes over the wire is read loosely in tests
type Body = any;
async function call(
  path: string,
  options: { as?: string; method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: Body }> {
  const body = options.body === undefined ? undefined : JSON.stringify(options.body);
  const response = await app.request(`/v1${path}`, {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(options.as ? { Authorization: `Bearer ${tokens[options.as]}` } : {}),
      ...options.headers,
    },
    body,
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}
const ring = (callerPhone: string, externalId = 'ext-1') =>
  call('/calls', { as: 'acc_op1', body: { callerPhone, direction: 'inbound', externalId } });
async function answered(callerPhone = '13800000001'): Promise<string> {
  const { body } = await ring(callerPhone);
  await call(`/calls/${body.id}/events`, { as: 'acc_op1', body: { type: 'answered' } });
  return body.id;
}
const say = (id: string, text: string, final = true) =>
  call(`/calls/${id}/utterances`, { as: 'acc_op1', body: { speaker: 'caller', text, final } });

describe('a call', () => {
  it('is taken from the telephone system by its signature, and once for each external id', async () => {
    const body = { callerPhone: '+86 138 0000 0001', direction: 'inbound', externalId: 'pbx-7' };
    const sign = (secret: string) => ({
      'X-Yinling-Signature': `sha256=${createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex')}`,
    });
    const first = await call('/calls', { body, headers: sign(SECRET) });
    const again = await call('/calls', { body, headers: sign(SECRET) });
    expect(first.status).toBe(201);
    expect(again.body.id).toBe(first.body.id);
    expect(first.body.callers).toMatchObject([{ elderId: 'eld_wang', through: 'own' }]);
    expect((await call('/calls', { body, headers: sign('another-secret-entirely') })).status).toBe(401);
    expect((await call('/calls', { body })).status).toBe(401);
  });

  it('shows every elder a relative may be calling for, and none for an unknown number', async () => {
    expect((await ring('13900000002')).body.callers.map((c: Body) => [c.elderId, c.relation])).toEqual([
      ['eld_wang', '儿子'],
      ['eld_zhang', '女婿'],
    ]);
    expect((await ring('13711112222', 'ext-2')).body.callers).toEqual([]);
  });

  it('opens the record to the operator who answers, until it ends, and logs each look', async () => {
    const id = await answered();
    const record = await call(`/calls/${id}/record`, { as: 'acc_op1' });
    expect(record.body.elder).toMatchObject({ name: '王秀英', age: 83 });
    expect((await call(`/calls/${id}/record`, { as: 'acc_op2' })).status).toBe(403);
    await call(`/calls/${id}/events`, { as: 'acc_op1', body: { type: 'ended' } });
    expect((await call(`/calls/${id}/record`, { as: 'acc_op1' })).status).toBe(403);
    expect((await services.db.selectFrom('accessLog').selectAll().execute()).length).toBeGreaterThan(0);
  });
});

describe('suggestions', () => {
  it('put the passage first, word for word, with its source', async () => {
    const id = await answered();
    const { body } = await say(id, '哎我问一下,我们这个老楼想装电梯,政府最多给补多少钱啊');
    expect(body.suggestion.passage.regionName).toContain('无锡');
    expect(body.suggestion.answer).toContain('20');
    const library = await testLibrary();
    const texts = library.index.passagesOf(body.suggestion.passage.policyId).map((p) => p.text);
    expect(texts.some((text) => text.includes(body.suggestion.passage.text))).toBe(true);
    expect(body.suggestion.versions.index).toBe(library.version);
  });

  it('stay silent on partial text, on small talk and where nothing answers', async () => {
    const id = await answered();
    expect((await say(id, '装电梯最高补', false)).body.suggestion).toBeUndefined();
    expect((await say(id, '哎哟今天天气真好')).body.suggestion).toBeUndefined();
    const unknown = (await say(id, '我们小区几点能领免费的轮椅电池')).body.suggestion;
    expect(unknown?.passage).toBeUndefined();
  });

  it('show danger in red with the script before anything else', async () => {
    const id = await answered();
    const { suggestion } = (await say(id, '我老伴刚才摔倒了起不来,头上流血了')).body;
    expect(suggestion.danger.script).toContain('120');
    expect(suggestion.danger.script).toContain('王军');
    expect(suggestion.passage).toBeUndefined();
  });

  it('fill a draft as the call goes and say what is missing', async () => {
    const id = await answered();
    const first = (await say(id, '我想订明天中午的红烧肉')).body.suggestion;
    expect(first.gathered).toMatchObject({
      kind: 'meal',
      date: '2026-11-25',
      meal: 'lunch',
      dishes: [{ name: '红烧肉', quantity: 1 }],
    });
    expect(first.gathered.missing).toEqual(['送到家还是自己取']);
    const second = (await say(id, '送到家里来吧')).body.suggestion;
    expect(second.gathered.draft).toMatchObject({ payableFen: 1400, delivery: true });
    expect(second.gathered.readBack).toContain('14元');
    expect(await services.db.selectFrom('bookings').selectAll().execute()).toEqual([]);
  });

  it('wait for a supervisor on chosen topics', async () => {
    await call('/hotline/approval-topics', { as: 'acc_admin', method: 'PUT', body: { topics: ['电梯'] } });
    const id = await answered();
    const { suggestion } = (await say(id, '加装电梯最高补多少')).body;
    expect(suggestion.approval).toBe('waiting');
    const take = () =>
      call(`/suggestions/${suggestion.id}/choice`, { as: 'acc_op1', body: { choice: 'take' } });
    expect((await take()).status).toBe(409);
    await call(`/suggestions/${suggestion.id}/approval`, { as: 'acc_admin', body: { approve: true } });
    expect((await take()).status).toBe(204);
  });
});

describe('the end of a call', () => {
  it('is summed up from what was said and done, signed once, and opens a work order', async () => {
    const id = await answered();
    const { suggestion } = (await say(id, '加装电梯最高补多少')).body;
    await call(`/suggestions/${suggestion.id}/choice`, { as: 'acc_op1', body: { choice: 'take' } });
    const summary = (await call(`/calls/${id}/summary`, { as: 'acc_op1' })).body;
    expect(summary.facts.map((f: Body) => [f.kind, f.ordinal])).toEqual([
      ['question', 1],
      ['answer', 1],
    ]);
    const signed = await call(`/calls/${id}/summary`, {
      as: 'acc_op1',
      body: { text: summary.text, workOrder: { kind: 'callback' } },
    });
    expect(signed.body.workOrderId).toMatch(/^wrk_/);
    expect((await call(`/calls/${id}/summary`, { as: 'acc_op1', body: { text: '再签' } })).status).toBe(409);
  });

  it('checks the greeting and the danger script against the transcript', async () => {
    const id = await answered();
    await call(`/calls/${id}/utterances`, {
      as: 'acc_op1',
      body: { speaker: 'operator', text: '您好,养老服务热线,请问怎么称呼?' },
    });
    await say(id, '我胸口疼得厉害,喘不上气');
    const items = (await call(`/calls/${id}/checklist`, { as: 'acc_op1' })).body.items;
    expect(Object.fromEntries(items.map((i: Body) => [i.name, i.result]))).toEqual({
      greeting: 'done',
      identity: 'done',
      read_back: 'not_needed',
      source_named: 'not_needed',
      danger_script: 'missing',
    });
  });
});

describe('work orders over HTTP', () => {
  const open = async (summary = '要求回电') =>
    (await call('/work-orders', { as: 'acc_op1', body: { kind: 'callback', summary } })).body.id as string;
  const move = (id: string, body: object, as = 'acc_op1') => call(`/work-orders/${id}/moves`, { as, body });

  it('go through their life, and of two who take the same step one succeeds', async () => {
    const id = await open();
    await move(id, { action: 'assign', assigneeId: 'acc_op2' });
    const both = await Promise.all([
      move(id, { action: 'start' }, 'acc_op1'),
      move(id, { action: 'start' }, 'acc_op2'),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    expect((await move(id, { action: 'close' })).body.detail).toContain('已回复');
    await move(id, { action: 'reply', note: '已回电说明' });
    const closed = await move(id, { action: 'close' });
    expect(closed.body.events.map((e: Body) => e.action)).toEqual([
      'open',
      'assign',
      'start',
      'reply',
      'close',
    ]);
  });

  it('merge repeats and remind once before and after the deadline', async () => {
    const [a, b] = [await open('第一次'), await open('又打来')];
    expect((await move(b, { action: 'merge', into: a })).body).toMatchObject({
      status: 'merged',
      mergedInto: a,
    });
    const at = (now: string) => ({
      ...services,
      clock: { now: () => new Date(now), today: () => now.slice(0, 10) },
    });
    expect(await remindOfDeadlines(at('2026-11-25T11:00:00+08:00'))).toEqual({ reminded: 1, alarmed: 0 });
    expect(await remindOfDeadlines(at('2026-11-25T11:01:00+08:00'))).toEqual({ reminded: 0, alarmed: 0 });
    expect(await remindOfDeadlines(at('2026-11-25T19:00:00+08:00'))).toEqual({ reminded: 0, alarmed: 1 });
  });

  it('leave as a spreadsheet that runs no formula', async () => {
    await open('=HYPERLINK("http://evil","点我")');
    const response = await app.request('/v1/work-orders/export?format=csv', {
      headers: { Authorization: `Bearer ${tokens.acc_op1}` },
    });
    const csv = await response.text();
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"",""点我"")"`);
    for (const bad of ['=1+1', '+1', '-1', '@sum', '\t=1', ' =1'])
      expect(safeCell(bad).startsWith("'")).toBe(true);
    const xlsx = await app.request('/v1/work-orders/export?format=xlsx', {
      headers: { Authorization: `Bearer ${tokens.acc_op1}` },
    });
    expect(new Uint8Array(await xlsx.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });

  it('give figures that can be counted again from the rows', async () => {
    const id = await answered();
    const { suggestion } = (await say(id, '加装电梯最高补多少')).body;
    await call(`/suggestions/${suggestion.id}/choice`, {
      as: 'acc_op1',
      body: { choice: 'edit', text: '最高20万' },
    });
    const { body } = await call('/reports/hotline?from=2026-11-23&to=2026-11-24', { as: 'acc_admin' });
    expect(body.total).toMatchObject({
      calls: 1,
      questions: 1,
      answered: 1,
      edited: 1,
      answerRate: 1,
      takeUp: 1,
      overrides: 1,
    });
    expect(body.byDay.map((d: Body) => d.calls)).toEqual([0, 1]);
  });
});
