import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type ServerType, serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { testLibrary } from '../../testing/library';
import { createTestServices } from '../../testing/services';
import { bookingRoutes, loadDemoIfEmpty } from '../bookings';
import { authRoutes } from '../households';
import type { Services } from '../platform/context';
import { createRouter, onError } from '../platform/http';
import { requestLog } from '../platform/request-log';
import { hotlineRoutes } from './index';

const SECRET = 'a-shared-secret-of-the-line';
const WANG = '15400001001';
const DAUGHTER = '15400001101';

let services: Services;
let server: ServerType;
let url: string;
const tokens: Record<string, string> = {};
/** What the pretended recogniser was given, in bytes. */
const listened: number[] = [];

beforeAll(async () => {
  services = await createTestServices();
  await loadDemoIfEmpty(services);
  const app = createRouter();
  app.onError(onError);
  app.use('*', requestLog(services));
  app.route('/v1', authRoutes({ demo: true }));
  app.route('/v1', bookingRoutes());
  app.route(
    '/v1',
    hotlineRoutes({
      library: await testLibrary(),
      callSecret: SECRET,
      listen: async (_ctx, wav) => {
        listened.push(wav.length);
        return '加装电梯最高补多少';
      },
    }),
  );
  url = await new Promise<string>((ready) => {
    server = serve(
      { fetch: app.fetch, port: 0, websocket: { server: new WebSocketServer({ noServer: true }) } },
      ({ port }) => ready(`http://127.0.0.1:${port}/v1`),
    );
  });
  for (const [as, id] of [
    ['operator', 'acc_op_wx'],
    ['operator', 'acc_op_cx'],
    ['admin', 'acc_admin'],
  ]) {
    const { body } = await call('/auth/demo', { body: { as, id } });
    tokens[id!] = body.token;
  }
});
afterAll(async () => {
  server.close();
  await services.db.destroy();
});

// biome-ignore lint/suspicious/noExplicitAny: what comes over the wire is read loosely in tests
type Body = any;
async function call(
  path: string,
  {
    as,
    method,
    body,
    headers,
  }: { as?: string; method?: string; body?: object; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${url}${path}`, {
    method: method ?? (body ? 'POST' : 'GET'),
    headers: {
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(as ? { Authorization: `Bearer ${tokens[as]}` } : {}),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

let rung = 0;
async function ring(callerPhone = WANG): Promise<string> {
  const externalId = `desk-${++rung}`;
  return (await call('/calls', { as: 'acc_op_wx', body: { callerPhone, externalId } })).body.id;
}
async function answered(callerPhone = WANG, elderId?: string): Promise<string> {
  const id = await ring(callerPhone);
  await call(`/calls/${id}/events`, { as: 'acc_op_wx', body: { type: 'answered', elderId } });
  return id;
}
const say = async (id: string, text: string, speaker = 'caller') =>
  (await call(`/calls/${id}/utterances`, { as: 'acc_op_wx', body: { speaker, text } })).body;
const end = (id: string) => call(`/calls/${id}/events`, { as: 'acc_op_wx', body: { type: 'ended' } });

/** A socket with everything it was told, to be waited for. */
async function open(path: string, options: { token?: string; signature?: string }) {
  const socket = new WebSocket(
    `${url.replace('http', 'ws')}${path}`,
    options.token ? [`bearer.${options.token}`] : [],
    { headers: options.signature ? { 'X-Yinling-Signature': options.signature } : {} },
  );
  const told: Body[] = [];
  socket.on('message', (data) => told.push(JSON.parse(String(data))));
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  const hears = (type: string) =>
    expect.poll(() => told.find((event) => event.type === type), { timeout: 5000 }).toBeTruthy();
  return { socket, told, closed, hears };
}
const sign = (secret: string, id: string) =>
  `sha256=${createHmac('sha256', secret).update(id).digest('hex')}`;

describe('the queue', () => {
  it('shows who may be ringing, and of a colleague’s call only the ends of the number', async () => {
    const id = await ring(DAUGHTER);
    const mine = (as: string) =>
      call('/calls', { as }).then(({ body }) => body.calls.find((each: Body) => each.id === id));
    expect((await mine('acc_op_cx')).callers.map((each: Body) => each.elderName)).toEqual([
      '王秀英',
      '李根生',
    ]);
    await call(`/calls/${id}/events`, {
      as: 'acc_op_wx',
      body: { type: 'answered', elderId: 'eld_wx_li' },
    });
    expect((await mine('acc_op_wx')).callers.map((each: Body) => each.elderName)).toEqual(['李根生']);
    expect(await mine('acc_op_cx')).toMatchObject({ callerPhone: '154****1101', mine: false });
    expect((await mine('acc_op_cx')).callers).toBeUndefined();
    await end(id);
    expect(await mine('acc_op_wx')).toMatchObject({ status: 'ended' });
    expect(await mine('acc_op_cx')).toBeUndefined();
  });

  it('is pushed to every desk when it changes, and to nobody else', async () => {
    const desk = await open('/hotline/desk', { token: tokens.acc_op_cx });
    await ring();
    await desk.hears('calls');
    desk.socket.close();
    const stranger = await open('/hotline/desk', { token: 'nobody' });
    expect(await stranger.closed).toBe(4403);
  });

  it('finds a caller by the whole name only, and only in a call of one’s own', async () => {
    const id = await answered('13700000000');
    const find = (query: string, as = 'acc_op_wx') =>
      call(`/calls/${id}/callers?query=${encodeURIComponent(query)}`, { as });
    expect((await find('陈福根')).body.callers).toMatchObject([
      { elderId: 'eld_wx_chen', phoneEnds: '1003' },
    ]);
    expect((await find('15400001003')).body.callers).toHaveLength(1);
    expect((await find('陈福')).body.callers).toEqual([]);
    expect((await find('0003')).body.callers).toEqual([]);
    expect((await find('陈福根', 'acc_op_cx')).status).toBe(403);
  });
});

describe('the transcript over WebSocket', () => {
  it('takes the telephone’s recogniser by its signature, as the operator who has the call', async () => {
    const id = await answered();
    const line = await open(`/calls/${id}/transcript`, { signature: sign(SECRET, id) });
    line.socket.send(JSON.stringify({ speaker: 'caller', text: '加装电梯', final: false }));
    await line.hears('partial');
    line.socket.send(JSON.stringify({ speaker: 'caller', text: '加装电梯最高补多少', final: true }));
    await line.hears('kept');
    expect(line.told.find(({ type }) => type === 'kept').suggestion.passage.text).toContain('20万');
    line.socket.close();

    const forged = await open(`/calls/${id}/transcript`, { signature: sign('another-secret', id) });
    expect(await forged.closed).toBe(4403);
  });

  it('hears nothing before somebody has answered', async () => {
    const id = await ring();
    const line = await open(`/calls/${id}/transcript`, { signature: sign(SECRET, id) });
    line.socket.send(JSON.stringify({ speaker: 'caller', text: '喂', final: true }));
    await line.hears('error');
    line.socket.close();
  });

  it('puts frames of audio through the recogniser', async () => {
    const id = await answered();
    const line = await open(`/calls/${id}/transcript`, { token: tokens.acc_op_wx });
    line.socket.send(Buffer.alloc(3200));
    line.socket.send(Buffer.alloc(3200));
    line.socket.send(JSON.stringify({ speaker: 'caller', audio: 'end' }));
    await line.hears('kept');
    expect(listened).toEqual([44 + 6400]);
    expect(line.told.find(({ type }) => type === 'kept').utterance.text).toBe('加装电梯最高补多少');
    line.socket.close();
  });
});

describe('what waits for a supervisor', () => {
  it('comes without its words, and with them the moment it is approved', async () => {
    await call('/hotline/approval-topics', { as: 'acc_admin', method: 'PUT', body: { topics: ['电梯'] } });
    const id = await answered();
    const line = await open(`/calls/${id}/transcript`, { token: tokens.acc_op_wx });
    const { suggestion } = await say(id, '加装电梯最高补多少');
    expect(suggestion).toMatchObject({ approval: 'waiting' });
    expect(suggestion.answer).toBeUndefined();
    expect(suggestion.passage.text).toContain('20万');
    const waiting = (await call('/hotline/approvals', { as: 'acc_admin' })).body.waiting;
    expect(waiting.at(-1).suggestion).toMatchObject({ id: suggestion.id, answer: expect.any(String) });
    expect((await call('/hotline/approvals', { as: 'acc_op_wx' })).status).toBe(403);
    await call(`/suggestions/${suggestion.id}/approval`, { as: 'acc_admin', body: { approve: true } });
    await line.hears('suggestion');
    expect(line.told.at(-1).suggestion.answer).toContain('20');
    line.socket.close();
    await call('/hotline/approval-topics', { as: 'acc_admin', method: 'PUT', body: { topics: [] } });
  });
});

describe('booking for the caller', () => {
  it('keeps the words of the caller’s yes, and a summary after the call tells of it', async () => {
    const id = await answered();
    await say(id, '明天中午订一份红烧肉,不对,订一份清蒸鲈鱼');
    const { suggestion } = await say(id, '送到家里');
    expect(suggestion.gathered.draft.items.map((item: Body) => item.name)).toEqual(['清蒸鲈鱼']);
    const booked = await call(`/drafts/${suggestion.gathered.draft.id}/confirm`, {
      as: 'acc_op_wx',
      body: { words: '好的,就这样' },
      headers: { 'Idempotency-Key': 'yes-1' },
    });
    expect(booked.status).toBe(200);
    const kept = await services.db
      .selectFrom('bookingTransitions')
      .select(['words', 'accountId'])
      .where('bookingId', '=', booked.body.id)
      .executeTakeFirst();
    expect(kept).toEqual({ words: '好的,就这样', accountId: 'acc_op_wx' });

    // The next order starts afresh, and talk that adds nothing drafts nothing.
    expect((await say(id, '谢谢你啊')).suggestion).toBeUndefined();
    const second = (await say(id, '再订后天的晚饭')).suggestion;
    expect(second.gathered.dishes).toEqual([]);
    await end(id);
    const summary = (await call(`/calls/${id}/summary`, { as: 'acc_op_wx' })).body;
    expect(summary.text).toContain('来电人同意:「好的,就这样」');
  });
});

describe('danger', () => {
  it('is heard after a cry in a sentence that began as a question', async () => {
    const id = await answered();
    const { suggestion } = await say(id, '我想问问长护险,哎呀我胸口疼得厉害,喘不上气');
    expect(suggestion.danger.script).toContain('120');
  });

  it('is in the summary as it was said, first, and never more than was said', async () => {
    const id = await answered();
    await say(id, '加装电梯最高补多少');
    await say(id, '我刚才摔倒了,起不来');
    const before = (await call(`/calls/${id}/summary`, { as: 'acc_op_wx' })).body;
    expect(before.facts.map((fact: Body) => fact.kind)).toEqual(['danger', 'question']);
    await say(id, '您别动,马上打120', 'operator');
    const after = (await call(`/calls/${id}/summary`, { as: 'acc_op_wx' })).body;
    expect(after.facts[1]).toMatchObject({ kind: 'danger', ordinal: 3 });
  });
});
