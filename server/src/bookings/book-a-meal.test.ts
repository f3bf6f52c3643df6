import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCatalog, aDiscount, aDish, aMenu, anElder, aSite } from '../../testing/catalog-fixtures';
import { contextFor, createTestServices, elderActor } from '../../testing/services';
import { fixedClock } from '../platform/clock';
import type { Services } from '../platform/context';
import {
  type BookingResult,
  cancelBooking,
  confirmDraft,
  type DraftRequest,
  type DraftResult,
  draftBooking,
  getBooking,
  importCatalog,
  listBookings,
  listMenus,
} from '.';

let services: Services;
const open = async (catalog: Parameters<typeof aCatalog>[0] = {}) => {
  await importCatalog(services, aCatalog(catalog));
};
const as = (elderId = 'eld_wang', now?: string) =>
  contextFor(now ? { ...services, clock: fixedClock(now) } : services, elderActor(elderId));
const lunch = (over: Partial<Extract<DraftRequest, { kind: 'meal' }>> = {}): DraftRequest => ({
  kind: 'meal',
  elderId: 'eld_wang',
  date: '2026-11-25',
  meal: 'lunch',
  items: [{ dishId: 'dish_pork', quantity: 1 }],
  delivery: false,
  ...over,
});
const drafted = (result: DraftResult) => {
  if (!result.ok) throw new Error(result.refusals.map((refusal) => refusal.reason).join());
  return result.draft;
};
const booked = (result: BookingResult) => {
  if (!result.ok) throw new Error(result.refusals.map((refusal) => refusal.reason).join());
  return result.booking;
};
const refusals = (result: DraftResult | BookingResult) => (result.ok ? [] : result.refusals);
const rules = (result: DraftResult | BookingResult) => refusals(result).map((refusal) => refusal.rule);
const taken = async () =>
  (await services.db.selectFrom('menus').select('taken').executeTakeFirstOrThrow()).taken;

beforeEach(async () => {
  services = await createTestServices();
});
afterEach(() => services.db.destroy());

describe('booking a meal', () => {
  it('is drafted at the elder’s price, confirmed once, listed and found again', async () => {
    await open();
    const draft = drafted(await draftBooking(as(), lunch({ delivery: true })));
    expect(draft).toMatchObject({
      status: 'drafted',
      elderName: '王秀英',
      siteId: 'site_a',
      siteName: '甲食堂',
      title: '午饭:红烧肉',
      grossFen: 1500,
      subsidyFen: 500,
      deliveryFen: 200,
      payableFen: 1200,
      subsidyLines: [{ title: '70岁以上每餐减5元', fen: 500 }],
      address: '无锡市乙路2号101室',
      cutoff: '2026-11-25T09:00:00+08:00',
      expiresAt: '2026-11-24T08:30:00+08:00',
    });
    expect(await taken()).toBe(0);

    const booking = booked(await confirmDraft(as(), { draftId: draft.id, idempotencyKey: 'k1' }));
    expect(booking).toMatchObject({ status: 'confirmed', payableFen: 1200 });
    expect(booking.id).toMatch(/^bkg_/);
    expect(await taken()).toBe(1);
    expect(await listBookings(as(), { elderId: 'eld_wang' })).toEqual([booking]);
    expect(await getBooking(as(), { bookingId: booking.id })).toEqual(booking);
    const [menu] = await listMenus(as(), { elderId: 'eld_wang', date: '2026-11-25' });
    expect(menu).toMatchObject({ remaining: 19, open: true });
    expect(menu?.dishes[0]).toMatchObject({ remaining: 19, yourPriceFen: 1000 });
  });

  it('becomes one booking however often the same draft is confirmed at once', async () => {
    await open();
    const draft = drafted(await draftBooking(as(), lunch()));
    const results = await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        confirmDraft(as(), { draftId: draft.id, idempotencyKey: n % 2 ? 'same' : `key ${n}` }),
      ),
    );
    expect(new Set(results.map((result) => booked(result).id)).size).toBe(1);
    expect(await taken()).toBe(1);
    expect(await services.db.selectFrom('bookingTransitions').selectAll().execute()).toHaveLength(1);
  });

  it('does not let one key stand for two drafts', async () => {
    await open();
    const first = drafted(await draftBooking(as(), lunch()));
    const second = drafted(await draftBooking(as(), lunch()));
    await confirmDraft(as(), { draftId: first.id, idempotencyKey: 'k' });
    await expect(confirmDraft(as(), { draftId: second.id, idempotencyKey: 'k' })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
  });

  it('is refused once the draft is half an hour old', async () => {
    await open();
    const draft = drafted(await draftBooking(as(), lunch()));
    const late = await confirmDraft(as('eld_wang', '2026-11-24T08:31:00+08:00'), {
      draftId: draft.id,
      idempotencyKey: 'k',
    });
    expect(refusals(late)[0]).toMatchObject({ rule: 'draft_still_open', code: 'draft_expired' });
  });

  it('gives the last portion to one of two, and offers the other the next day', async () => {
    await open({
      menus: [
        aMenu({ capacity: 1 }),
        aMenu({
          date: '2026-11-26',
          cutoff: '2026-11-26T09:00:00+08:00',
          cancelCutoff: '2026-11-26T09:30:00+08:00',
        }),
      ],
    });
    const drafts = await Promise.all([draftBooking(as(), lunch()), draftBooking(as(), lunch())]);
    const results = await Promise.all(
      drafts.map((draft, n) => confirmDraft(as(), { draftId: drafted(draft).id, idempotencyKey: `k${n}` })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const [refusal] = results.flatMap(refusals);
    expect(refusal).toMatchObject({ code: 'sold_out', reason: '明天(11月25日,周三)的午饭刚刚订满了。' });
    expect(refusal?.offers?.[0]).toMatchObject({
      label: '后天(11月26日,周四)午饭,甲食堂的红烧肉',
      differs: 'date',
      input: { date: '2026-11-26' },
    });
    expect(await draftBooking(as(), refusal!.offers![0]!.input)).toMatchObject({ ok: true });
  });

  it('keeps to the cut-offs: the last instant is in time, the next is not', async () => {
    await open();
    expect(await draftBooking(as('eld_wang', '2026-11-25T09:00:00+08:00'), lunch())).toMatchObject({
      ok: true,
    });
    const late = await draftBooking(as('eld_wang', '2026-11-25T09:00:01+08:00'), lunch());
    expect(refusals(late)[0]).toMatchObject({
      code: 'past_cutoff',
      reason: '今天(11月25日,周三)的午饭要在今天上午9点之前订,现在来不及了。',
    });
  });

  it('is cancelled before its own cut-off, frees the portion, and says no afterwards', async () => {
    await open();
    const draft = drafted(await draftBooking(as(), lunch()));
    const booking = booked(await confirmDraft(as(), { draftId: draft.id, idempotencyKey: 'k1' }));
    const cancel = { bookingId: booking.id, idempotencyKey: 'c1', reason: '不饿' };
    const late = await cancelBooking(as('eld_wang', '2026-11-25T09:31:00+08:00'), cancel);
    expect(refusals(late)[0]).toMatchObject({ rule: 'before_cancel_cutoff', code: 'past_cutoff' });
    expect(booked(await cancelBooking(as('eld_wang', '2026-11-25T09:30:00+08:00'), cancel)).status).toBe(
      'cancelled',
    );
    expect(booked(await cancelBooking(as(), cancel)).status).toBe('cancelled');
    expect(booked(await cancelBooking(as(), { ...cancel, idempotencyKey: 'c2' })).status).toBe('cancelled');
    expect(await taken()).toBe(0);
    const audit = await services.db.selectFrom('bookingTransitions').selectAll().orderBy('at').execute();
    expect(audit.map((row) => [row.action, row.words, row.accountId])).toEqual([
      ['confirm', null, 'acc_eld_wang'],
      ['cancel', '不饿', 'acc_eld_wang'],
    ]);
  });

  it('goes to the nearest canteen that can do it when none is named', async () => {
    const near = aSite({ id: 'site_near', name: '近食堂', lat: 31.574, delivery: null });
    await open({ sites: [aSite(), near], menus: [aMenu(), aMenu({ siteId: 'site_near' })] });
    expect(drafted(await draftBooking(as(), lunch())).siteId).toBe('site_near');
    expect(drafted(await draftBooking(as(), lunch({ delivery: true }))).siteId).toBe('site_a');
  });

  it('outside the delivery area offers to collect it', async () => {
    await open({ sites: [aSite({ delivery: { feeFen: 200, radiusMeters: 300 } })] });
    const result = await draftBooking(as(), lunch({ delivery: true }));
    expect(rules(result)).toEqual(['inside_delivery_area']);
    expect(refusals(result)[0]?.reason).toBe('您家离甲食堂有500米,超出了300米的送餐范围。');
    expect(refusals(result)[0]?.offers?.[0]).toMatchObject({ differs: 'pickup', input: { delivery: false } });
  });

  it('offers another dish when one is sold out, and never one the elder is allergic to', async () => {
    await open({
      elders: [anElder({ allergies: ['海鲜'] })],
      menus: [
        aMenu({
          dishes: [
            aDish({ capacity: 0 }),
            aDish({ id: 'dish_shrimp', name: '清炒虾仁' }),
            aDish({ id: 'dish_tofu', name: '家常豆腐', priceFen: 800 }),
          ],
        }),
      ],
    });
    const result = await draftBooking(as(), lunch());
    expect(refusals(result)[0]).toMatchObject({ rule: 'dish_has_portions', reason: '红烧肉已经订完了。' });
    expect(refusals(result)[0]?.offers?.map((offer) => offer.label)).toEqual([
      '明天(11月25日,周三)午饭,甲食堂的家常豆腐',
    ]);
  });

  it('offers as many as are left', async () => {
    await open({ menus: [aMenu({ capacity: 4, dishes: [aDish({ capacity: 2 })] })] });
    const result = await draftBooking(as(), lunch({ items: [{ dishId: 'dish_pork', quantity: 3 }] }));
    expect(refusals(result)[0]).toMatchObject({
      reason: '红烧肉只剩2份了。',
      offers: [{ differs: 'quantity', label: '明天(11月25日,周三)午饭,甲食堂的红烧肉2份' }],
    });
  });

  it('stops at an allergy until it is acknowledged', async () => {
    await open({
      elders: [anElder({ allergies: ['花生'] })],
      menus: [aMenu({ dishes: [aDish({ allergens: ['花生'] })] })],
    });
    const draft = drafted(await draftBooking(as(), lunch()));
    expect(draft.warnings).toEqual([
      { rule: 'allergy', text: '红烧肉里有花生,您对花生过敏。', blocking: true },
    ]);
    const stopped = await confirmDraft(as(), { draftId: draft.id, idempotencyKey: 'k1' });
    expect(rules(stopped)).toEqual(['allergens_accepted']);
    const accepted = drafted(await draftBooking(as(), lunch({ acknowledgedAllergens: ['花生'] })));
    expect(accepted.warnings?.[0]?.blocking).toBe(false);
    expect(await confirmDraft(as(), { draftId: accepted.id, idempotencyKey: 'k2' })).toMatchObject({
      ok: true,
    });
  });

  it('mentions the diet and a meal that is booked already, and goes on', async () => {
    await open({ elders: [anElder({ diet: ['low_sugar', 'soft'] })] });
    const first = drafted(await draftBooking(as(), lunch()));
    expect(first.warnings?.map((warning) => warning.rule)).toEqual(['diet']);
    await confirmDraft(as(), { draftId: first.id, idempotencyKey: 'k1' });
    const second = drafted(await draftBooking(as(), lunch()));
    expect(second.warnings?.map((warning) => warning.rule)).toEqual(['diet', 'duplicate_meal']);
    expect(await confirmDraft(as(), { draftId: second.id, idempotencyKey: 'k2' })).toMatchObject({
      ok: true,
    });
  });

  it('gives a once-a-day discount once a day, and says so when a second draft counted on it', async () => {
    await open({
      menus: [aMenu(), aMenu({ meal: 'dinner' })],
      discounts: [aDiscount({ per: 'day' })],
    });
    const noon = drafted(await draftBooking(as(), lunch()));
    const evening = drafted(await draftBooking(as(), lunch({ meal: 'dinner' })));
    const together = drafted(
      await draftBooking(as(), { ...lunch({ meal: 'dinner' }), alongside: [noon.id] }),
    );
    expect([noon.subsidyFen, evening.subsidyFen, together.subsidyFen]).toEqual([500, 500, 0]);
    const booking = booked(await confirmDraft(as(), { draftId: noon.id, idempotencyKey: 'k1' }));
    const refused = await confirmDraft(as(), { draftId: evening.id, idempotencyKey: 'k2' });
    expect(rules(refused)).toEqual(['day_discount_free']);
    expect(drafted(await draftBooking(as(), lunch({ meal: 'dinner' }))).subsidyFen).toBe(0);
    await cancelBooking(as(), { bookingId: booking.id, idempotencyKey: 'k3' });
    expect(drafted(await draftBooking(as(), lunch({ meal: 'dinner' }))).subsidyFen).toBe(500);
  });

  it('does not exist for another elder', async () => {
    await open({ elders: [anElder(), anElder({ id: 'eld_li', name: '李国强' })] });
    const draft = drafted(await draftBooking(as(), lunch()));
    const notFound = { code: 'not_found', detail: '没有找到这个预订。No such booking.' };
    await expect(
      confirmDraft(as('eld_li'), { draftId: draft.id, idempotencyKey: 'k' }),
    ).rejects.toMatchObject(notFound);
    await expect(
      confirmDraft(as('eld_li'), { draftId: 'drf_none', idempotencyKey: 'k' }),
    ).rejects.toMatchObject(notFound);
    const booking = booked(await confirmDraft(as(), { draftId: draft.id, idempotencyKey: 'k' }));
    await expect(getBooking(as('eld_li'), { bookingId: booking.id })).rejects.toMatchObject(notFound);
    await expect(
      cancelBooking(as('eld_li'), { bookingId: booking.id, idempotencyKey: 'c' }),
    ).rejects.toMatchObject(notFound);
  });
});
