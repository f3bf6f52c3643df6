import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openChatModel } from '../src/assistant';
import { importCatalog } from '../src/bookings';
import { startTestApp, type TestApp } from './a-running-app';
import { aMenu } from './catalog-fixtures';
import { testLibrary } from './library';
import { ScriptedModel, type SeenRequest, type Step } from './scripted-model';

const QUESTION = '既有住宅加装电梯最高补贴多少钱';
const BUDGET_MS = 1500;

beforeAll(async () => {
  await Promise.all([testLibrary(), openChatModel({ baseUrl: 'http://127.0.0.1:9/v1', model: 'none' })]);
});

let app: TestApp;
let model: ScriptedModel;
async function open(...steps: Parameters<ScriptedModel['script']>) {
  model = await ScriptedModel.start(...steps);
  app = await startTestApp({ llm: model.endpoint, patience: { firstTextMs: 400, budgetMs: BUDGET_MS } });
  return app.signIn('eld_wang');
}
afterEach(async () => {
  await app.stop();
  await model.stop();
});

const tokenOf = (words: string, request: SeenRequest) => {
  const shown = request.messages.map((m) => m.content ?? '').join('\n');
  return [...shown.matchAll(/\[P(\d+)\]([^\n]*)/g)].find((match) => match[2]!.includes(words))?.[1] ?? '0';
};
const call = (name: string, args: unknown, preamble?: string): Step => ({
  kind: 'tools',
  calls: [{ name, args }],
  ...(preamble && { preamble }),
});
const LUNCH = { date: '2026-11-25', meal: 'lunch' };
const ORDER = [
  call('list_menus', LUNCH, '好的,我帮您看看。'),
  call('draft_meal', {
    siteId: 'site_a',
    ...LUNCH,
    items: [{ dishId: 'dish_pork', quantity: 1 }],
    delivery: true,
  }),
  { kind: 'text', text: '我念给您听。' } as Step,
];
const bookings = () => app.services.db.selectFrom('bookings').selectAll().execute();
const bookingOf = async () => (await bookings())[0]!;

describe('with a language model, over HTTP', () => {
  it('a policy answer streams with its citation, labelled as the model’s', async () => {
    const elder = await open((r) => ({
      kind: 'text',
      text: `加装电梯最高补贴20万元[P${tokenOf('20万', r)}]。`,
      pieces: 12,
    }));
    const { streamed, events, turn } = await elder.say(QUESTION);
    expect(turn).toMatchObject({ outcome: 'answered.policy', engine: 'llm' });
    expect(streamed).toBe(turn.reply.text);
    expect(turn.citations[0]?.quote).toContain('20万');
    expect(events[0]).toBe('status');
    expect(events.indexOf('text')).toBeLessThan(events.indexOf('citation'));
    expect(model.seen).toHaveLength(1);
  });

  it('a draft is read back in the words of the rules, and 「对」 never reaches the model', async () => {
    const elder = await open(...ORDER);
    const drafted = await elder.say('明天中午给我来份红烧肉,送到家');
    expect(drafted.turn).toMatchObject({ outcome: 'drafted', engine: 'llm' });
    expect(drafted.turn.reply.text).toMatch(/红烧肉.*对吗/s);
    expect(drafted.streamed).toBe(drafted.turn.reply.text);
    expect(await bookings()).toEqual([]);
    const asked = model.seen.length;
    const { turn } = await elder.say('对');
    expect(turn).toMatchObject({ outcome: 'confirmed', engine: 'offline' });
    expect(model.seen).toHaveLength(asked);
    expect(await bookings()).toHaveLength(1);
  });

  it('a cancellation is proposed by the model and done by the elder’s yes', async () => {
    const elder = await open(...ORDER);
    await elder.say('明天中午给我来份红烧肉,送到家');
    await elder.say('对');
    const { id } = await bookingOf();
    model.script(call('my_bookings', {}), call('draft_cancellation', { bookingId: id }));
    const asked = await elder.say('明天那顿我想想还是算了吧,麻烦你处理一下');
    expect(asked.turn.outcome).toBe('asked');
    expect((await bookingOf()).status).toBe('confirmed');
    expect((await elder.say('对')).turn).toMatchObject({ outcome: 'cancelled', engine: 'offline' });
    expect((await bookingOf()).status).toBe('cancelled');
  });

  it('a change is proposed by the model and done by the elder’s yes', async () => {
    const elder = await open(...ORDER);
    await elder.say('明天中午给我来份红烧肉,送到家');
    await elder.say('对');
    const { id } = await bookingOf();
    await importCatalog(app.services, {
      version: 1,
      menus: [
        aMenu({
          date: '2026-11-26',
          cutoff: '2026-11-26T09:00:00+08:00',
          cancelCutoff: '2026-11-26T09:00:00+08:00',
        }),
      ],
    });
    model.script(call('my_bookings', {}), call('draft_change', { bookingId: id, date: '2026-11-26' }));
    const asked = await elder.say('明天我要出门,那顿饭帮我往后挪一天行吗');
    expect(asked.turn.outcome).toBe('asked');
    expect((await bookingOf()).date).toBe('2026-11-25');
    expect((await elder.say('对')).turn).toMatchObject({ outcome: 'changed', engine: 'offline' });
    expect(await bookingOf()).toMatchObject({ id, date: '2026-11-26', status: 'confirmed' });
  });

  it('a question in the middle leaves the draft open', async () => {
    const elder = await open(...ORDER);
    await elder.say('明天中午给我来份红烧肉,送到家');
    model.script((r) => ({ kind: 'text', text: `加装电梯最高补贴20万元[P${tokenOf('20万', r)}]。` }));
    const { turn } = await elder.say(QUESTION);
    expect(turn).toMatchObject({ outcome: 'answered.policy', engine: 'llm' });
    expect(turn.reply.text).toContain('还没订');
    expect((await elder.say('对')).turn.outcome).toBe('confirmed');
  });

  it('danger never reaches the model', async () => {
    const elder = await open({ kind: 'text', text: '您好。' });
    expect((await elder.say('我胸口疼得厉害,喘不上气')).turn.outcome).toBe('urgent.medical');
    expect(model.seen).toEqual([]);
  });

  it.each([
    ['help that nobody sent', '救护车马上就到您家。'],
    ['a dose', '降压药每天吃两片就行。'],
    ['a booking nobody agreed to', '已经帮您订好了明天的红烧肉。'],
  ])('%s is not said; the offline engine answers', async (_what, text) => {
    const elder = await open({ kind: 'text', text });
    const { turn, streamed } = await elder.say('你们都能帮我做些什么事情');
    expect(turn.engine).toBe('offline');
    expect(streamed).not.toContain(text);
    expect(turn.reply.text).not.toContain(text);
  });
});

describe('every fault ends in the offline engine, in time, with the draft as it was', () => {
  it.each<[string, Step[]]>([
    ['nothing comes', [{ kind: 'hang' }]],
    ['the stream stalls', [{ kind: 'hang_after', text: '您好' }]],
    ['the stream drops', [{ kind: 'drop_after', text: '您好' }]],
    ['429 without end', [{ kind: 'status', status: 429 }]],
    ['503 without end', [{ kind: 'status', status: 503 }]],
    ['the key is wrong', [{ kind: 'status', status: 401 }]],
    ['an empty message', [{ kind: 'empty' }]],
    ['the content filter', [{ kind: 'filtered' }]],
    ['tool calls that are no JSON', [{ kind: 'raw_tool', name: 'list_menus', args: '{"date": 2026-' }]],
    ['a tool that does not exist', [call('confirm_booking', { id: 'bkg_1' })]],
    ['tools without end', [call('my_bookings', {})]],
    [
      'bytes that are no stream',
      [{ kind: 'bytes', bytes: Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28, 0x0a]) }],
    ],
    [
      'invalid UTF-8 within a piece of text',
      [
        {
          kind: 'bytes',
          bytes: Buffer.concat([
            Buffer.from('data: {"choices":[{"index":0,"delta":{"content":"'),
            Buffer.from([0xe6, 0xff, 0xb0]),
            Buffer.from('"}}]}\n\n'),
          ]),
        },
      ],
    ],
    ['half a JSON event', [{ kind: 'bytes', bytes: Buffer.from('data: {"choices":[{"del\n\n') }]],
  ])('%s', async (_what, steps) => {
    const elder = await open(...ORDER);
    await elder.say('明天中午给我来份红烧肉,送到家');
    model.script(...(steps as Parameters<ScriptedModel['script']>));
    const { turn, streamed, ms } = await elder.say('明天中午有什么菜');
    expect(turn).toMatchObject({ outcome: 'answered.catalog', engine: 'offline' });
    expect(streamed).toBe(turn.reply.text);
    expect(ms).toBeLessThan(BUDGET_MS + 1500);
    expect((await elder.say('对')).turn.outcome).toBe('confirmed');
  });

  it('what was said before a fault is replaced by the whole turn, not doubled', async () => {
    const elder = await open((r) => ({
      kind: 'drop_after',
      text: `加装电梯最高补贴20万元[P${tokenOf('20万', r)}]。还有一件`,
    }));
    const { turn, streamed } = await elder.say(QUESTION);
    expect(turn.engine).toBe('offline');
    expect([turn.reply.text, '加装电梯最高补贴20万元。']).toContain(streamed);
    expect(turn.reply.text.split('加装电梯最高补贴20万元').length).toBeLessThanOrEqual(2);
  });

  it('a client that leaves cancels the call upstream within a second', async () => {
    const elder = await open({ kind: 'hang_after', text: '您' });
    const client = new AbortController();
    const asked = elder.ask('你们都能帮我做些什么事情', client.signal).then((answer) => answer.text());
    asked.catch(() => undefined);
    await until(() => model.seen.length === 1);
    client.abort();
    const left = performance.now();
    await until(() => model.aborted === 1);
    expect(performance.now() - left).toBeLessThan(1000);
  });
});

async function until(done: () => boolean, ms = 5000): Promise<void> {
  const end = performance.now() + ms;
  while (!done()) {
    if (performance.now() > end) throw new Error('It did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
