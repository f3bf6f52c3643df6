import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../contract';
import { aCatalog } from '../../testing/catalog-fixtures';
import { contextFor, createTestServices, elderActor } from '../../testing/services';
import type { Services } from '../platform/context';
import { confirmDraft, draftBooking, importCatalog, listBookings, listMenus } from '.';

let services: Services;
beforeEach(async () => {
  services = await createTestServices();
});
afterEach(() => services.db.destroy());

const daughter = async (...scopes: Scope[]) => {
  const account = {
    id: 'acc_f',
    role: 'family' as const,
    displayName: '女儿',
    siteIds: [],
    elders: scopes.length ? [{ elderId: 'eld_wang', relation: '妈妈', scopes }] : [],
  };
  await importCatalog(services, aCatalog({ accounts: [account] }));
  return contextFor(services, { accountId: 'acc_f', role: 'family', displayName: '女儿', siteIds: [] });
};
const lunch = {
  kind: 'meal' as const,
  elderId: 'eld_wang',
  date: '2026-11-25',
  meal: 'lunch' as const,
  items: [{ dishId: 'dish_pork', quantity: 1 }],
  delivery: false,
};

describe('a family member', () => {
  it('with the scope book sees the menu and books, under their own name', async () => {
    const ctx = await daughter('book');
    expect(await listMenus(ctx, { elderId: 'eld_wang', date: '2026-11-25' })).toHaveLength(1);
    const draft = await draftBooking(ctx, lunch);
    if (!draft.ok) throw new Error('not drafted');
    const result = await confirmDraft(ctx, { draftId: draft.draft.id, idempotencyKey: 'k', words: '对' });
    expect(result).toMatchObject({
      ok: true,
      booking: { createdBy: { accountId: 'acc_f', role: 'family' } },
    });
    expect(
      await services.db.selectFrom('bookingTransitions').select(['accountId', 'words']).execute(),
    ).toEqual([{ accountId: 'acc_f', words: '对' }]);
    await expect(listBookings(ctx, { elderId: 'eld_wang' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(
      await listBookings(contextFor(services, elderActor('eld_wang')), { elderId: 'eld_wang' }),
    ).toHaveLength(1);
  });

  it('with the scope view alone books nothing', async () => {
    const ctx = await daughter('view');
    await expect(draftBooking(ctx, lunch)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await listBookings(ctx, { elderId: 'eld_wang' })).toEqual([]);
  });

  it('without a binding learns nothing', async () => {
    const ctx = await daughter();
    await expect(listMenus(ctx, { elderId: 'eld_wang', date: '2026-11-25' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
