import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogFile } from '../../contract';
import { aCatalog, aSite } from '../../testing/catalog-fixtures';
import { contextFor, createTestServices, elderActor } from '../../testing/services';
import { ageOn, civilDateOf } from '../platform/civil-time';
import { fixedClock } from '../platform/clock';
import type { Services } from '../platform/context';
import {
  confirmDraft,
  draftBooking,
  importCatalog,
  keepDemoFresh,
  listMenus,
  listServices,
  loadDemoIfEmpty,
} from '.';
import { expandDemo } from './expand-demo';

let services: Services;
beforeEach(async () => {
  services = await createTestServices();
});
afterEach(() => services.db.destroy());

const menuCount = async () => (await services.db.selectFrom('menus').select('id').execute()).length;

describe('the demo catalog', () => {
  it.each(['2026-11-24', '2027-02-27', '2028-02-29'])('is a valid catalog of two weeks from %s', (today) => {
    const catalog = expandDemo(today);
    expect(catalogFile.parse(catalog)).toEqual(catalog);
    expect(new Set(catalog.menus.map((menu) => menu.date)).size).toBe(14);
    expect(catalog.menus.every((menu) => menu.date >= today && menu.dishes.length >= 4)).toBe(true);
    expect(new Set(catalog.services.map((service) => service.category)).size).toBe(12);
  });

  it('has elders of every age band, the first of them in 无锡, and every role', () => {
    const { elders, accounts, sites } = expandDemo('2026-11-24');
    expect(elders[0]?.region).toBe('320200');
    const ages = elders.map((elder) => ageOn(elder.birthDate, '2026-11-24'));
    for (const from of [60, 70, 80, 90])
      expect(ages.some((age) => age >= from && age < from + 10)).toBe(true);
    expect(new Set(accounts.map((account) => account.role))).toEqual(
      new Set(['family', 'operator', 'provider', 'admin']),
    );
    for (const region of ['320200', '330282'])
      expect(
        sites.filter((site) => site.region === region && site.kind === 'canteen').length,
      ).toBeGreaterThan(1);
  });

  it('fills an empty database, and its first elder can have 红烧肉 brought home tomorrow', async () => {
    expect(await loadDemoIfEmpty(services)).toBe(true);
    const ctx = contextFor(services, elderActor('eld_wx_wang'));
    const menus = await listMenus(ctx, { elderId: 'eld_wx_wang', date: '2026-11-25', meal: 'lunch' });
    expect(menus).toHaveLength(3);
    expect(menus[0]?.dishes.map((dish) => dish.name)).toContain('红烧肉');
    expect((await listServices(ctx, { elderId: 'eld_wx_wang' })).every((service) => service.nextSlot)).toBe(
      true,
    );
    const draft = await draftBooking(ctx, {
      kind: 'meal',
      elderId: 'eld_wx_wang',
      date: '2026-11-25',
      meal: 'lunch',
      items: [{ dishId: 'dish_hongshaorou', quantity: 1 }],
      delivery: true,
    });
    expect(draft).toMatchObject({
      ok: true,
      draft: { warnings: [], grossFen: 1500, subsidyFen: 300, deliveryFen: 200 },
    });
  });

  it('stays two weeks ahead as days go by, and keeps what is booked', async () => {
    await loadDemoIfEmpty(services);
    const before = await menuCount();
    const ctx = contextFor(services, elderActor('eld_wx_wang'));
    const draft = await draftBooking(ctx, {
      kind: 'meal',
      elderId: 'eld_wx_wang',
      date: '2026-12-07',
      meal: 'lunch',
      items: [{ dishId: 'dish_hongshaorou', quantity: 2 }],
      delivery: false,
    });
    if (draft.ok) await confirmDraft(ctx, { draftId: draft.draft.id, idempotencyKey: 'k' });
    services.clock = fixedClock('2026-12-04T08:00:00+08:00');
    expect(civilDateOf(services.clock.now())).toBe('2026-12-04');
    expect(await loadDemoIfEmpty(services)).toBe(true);
    expect(await menuCount()).toBe(before + (before / 14) * 10);
    const later = contextFor(services, elderActor('eld_wx_wang'));
    const [menu] = await listMenus(later, { elderId: 'eld_wx_wang', date: '2026-12-07', meal: 'lunch' });
    expect(menu?.remaining).toBe(58);
    expect(await listMenus(later, { elderId: 'eld_wx_wang', date: '2026-12-17' })).not.toEqual([]);
  });

  it('leaves an imported catalog alone', async () => {
    await importCatalog(services, aCatalog({ sites: [aSite()] }));
    expect(await loadDemoIfEmpty(services)).toBe(false);
    expect(await keepDemoFresh(services)).toBe(false);
    expect(await menuCount()).toBe(1);
  });
});
