import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../contract';
import { aCatalog, aDish, aMenu, anElder } from '../../testing/catalog-fixtures';
import { testLibrary } from '../../testing/library';
import { contextFor, createTestServices, elderActor } from '../../testing/services';
import { importCatalog, listBookings } from '../bookings';
import type { Services } from '../platform/context';
import { createConversation } from './store';
import { type TurnCtx, takeTurn } from './take-turn';

const menuOf = (date: string, meal: 'lunch' | 'dinner' = 'lunch') =>
  aMenu({
    date,
    meal,
    cutoff: `${date}T09:00:00+08:00`,
    cancelCutoff: `${date}T09:00:00+08:00`,
    dishes: [
      aDish({ id: `pork_${date}_${meal}` }),
      aDish({ id: `fish_${date}_${meal}`, name: '清蒸鲈鱼', allergens: ['鱼'] }),
    ],
  });

describe('a conversation', () => {
  let services: Services;
  let ctx: TurnCtx;
  let conversationId: string;

  beforeEach(async () => {
    services = await createTestServices();
    await importCatalog(
      services,
      aCatalog({
        menus: [menuOf('2026-11-25'), menuOf('2026-11-25', 'dinner'), menuOf('2026-11-26')],
        elders: [
          anElder({
            allergies: ['鱼'],
            emergencyContacts: [{ name: '王小明', relation: '儿子', phone: '13900000001' }],
          }),
        ],
      }),
    );
    ctx = { ...contextFor(services, elderActor('eld_wang')), library: await testLibrary() };
    conversationId = (await createConversation(ctx, { channel: 'web' })).id;
  });
  afterEach(() => services.db.destroy().catch(() => undefined));

  const say = (text: string, clientTurnId?: string): Promise<Turn> =>
    takeTurn(ctx, { conversationId, text, inputMode: 'text', clientTurnId });
  const booked = async () =>
    (await listBookings(ctx, { elderId: 'eld_wang' }))
      .filter((booking) => booking.status === 'confirmed')
      .map(
        (booking) => `${booking.date} ${booking.meal} ${booking.items?.map((i) => `${i.name}${i.quantity}`)}`,
      );

  it('reads an order back and books it on one yes', async () => {
    const read = await say('明天中午给我订一份红烧肉,送到家里');
    expect(read.outcome).toBe('drafted');
    expect(read.draft?.items).toMatchObject([{ name: '红烧肉', quantity: 1 }]);
    expect(await booked()).toEqual([]);
    expect((await say('对')).outcome).toBe('confirmed');
    expect(await booked()).toEqual(['2026-11-25 lunch 红烧肉1']);
  });

  it('books once when the yes is sent many times at once', async () => {
    await say('明天中午给我订一份红烧肉,送到家里');
    const turns = await Promise.all(Array.from({ length: 16 }, () => say('对', 'yes-1')));
    expect(new Set(turns.map((turn) => turn.turnId)).size).toBe(1);
    expect(await booked()).toHaveLength(1);
  });

  it('takes a hesitation for what it is', async () => {
    await say('明天中午给我订一份红烧肉,送到家里');
    expect((await say('嗯…等等')).outcome).toBe('asked');
    expect(await booked()).toEqual([]);
    await say('对');
    expect(await booked()).toHaveLength(1);
  });

  it('books nothing when the read-back is declined', async () => {
    await say('明天中午给我订一份红烧肉,送到家里');
    expect((await say('算了,不要了')).outcome).toBe('declined');
    expect((await say('对')).outcome).not.toBe('confirmed');
    expect(await booked()).toEqual([]);
  });

  it('changes the draft by a correction, and not by a question in between', async () => {
    await say('明天中午给我订一份红烧肉,自己去取');
    expect((await say('不是,是晚上的')).draft?.meal).toBe('dinner');
    const aside = await say('食堂在哪儿');
    expect(aside.outcome).toBe('answered.catalog');
    await say('对');
    expect(await booked()).toEqual(['2026-11-25 dinner 红烧肉1']);
  });

  it('asks for what is missing, a piece at a time', async () => {
    expect((await say('我要订饭')).outcome).toBe('asked');
    await say('明天');
    await say('中午');
    await say('红烧肉');
    const last = await say('送到家');
    expect(last.outcome).toBe('drafted');
  });

  it('books several days together', async () => {
    const read = await say('明天和后天中午都订红烧肉,送到家里');
    expect(read.drafts).toHaveLength(2);
    await say('好的');
    expect(await booked()).toEqual(['2026-11-25 lunch 红烧肉1', '2026-11-26 lunch 红烧肉1']);
  });

  it('drops one of several days and keeps the rest', async () => {
    await say('明天和后天中午都订红烧肉,送到家里');
    await say('后天的不要了');
    await say('对');
    expect(await booked()).toEqual(['2026-11-25 lunch 红烧肉1']);
  });

  it('stops at an allergy until it is acknowledged', async () => {
    const warned = await say('明天中午订清蒸鲈鱼,自己去取');
    expect(warned.outcome).toBe('asked');
    expect(warned.reply.text).toContain('鱼');
    await say('对');
    expect((await booked()).length).toBeLessThanOrEqual(1);
  });

  it('cancels what is described and leaves the rest', async () => {
    await say('明天和后天中午都订红烧肉,送到家里');
    await say('对');
    const asked = await say('后天的饭退了');
    if (asked.outcome !== 'cancelled') await say('对');
    expect(await booked()).toEqual(['2026-11-25 lunch 红烧肉1']);
  });

  it('hears a yes that was misheard as another character of the same sound', async () => {
    await say('明天中午给我订一份红烧肉,送到家里');
    expect((await say('队队对')).outcome).toBe('confirmed');
  });

  it('hands over to a person and says which number to call', async () => {
    const turn = await say('转人工');
    expect(turn.outcome).toBe('handed_off');
    expect(turn.handoff?.workOrderId).toMatch(/^wrk_/);
  });

  it('shows buttons after two misunderstandings and offers a person after the third', async () => {
    await say('咕噜咕噜');
    expect((await say('咕噜咕噜')).choices.length).toBeGreaterThan(1);
    const third = await say('咕噜咕噜');
    expect(third.choices.some((choice) => choice.say === '转人工')).toBe(true);
  });

  it('names whom to call in danger, with the emergency contact', async () => {
    const turn = await say('我摔倒了起不来');
    expect(turn.outcome).toBe('urgent.medical');
    expect(turn.urgent?.call.map((entry) => entry.phone)).toEqual(['120', '13900000001']);
  });

  it('answers danger when the database is gone', async () => {
    await services.db.destroy();
    expect((await say('家里着火了')).outcome).toBe('urgent.fire');
  });

  it('refuses a dose kindly and keeps the draft', async () => {
    await say('明天中午给我订一份红烧肉,送到家里');
    expect((await say('降压药一天吃几片')).outcome).toBe('refused.out_of_scope');
    expect((await say('对')).outcome).toBe('confirmed');
  });
});
