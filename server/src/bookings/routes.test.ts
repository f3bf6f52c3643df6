import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCatalog, aMenu, anElder, aSite } from '../../testing/catalog-fixtures';
import { createTestServices } from '../../testing/services';
import { authRoutes } from '../households';
import type { Services } from '../platform/context';
import { createRouter, onError } from '../platform/http';
import { bookingRoutes, importCatalog } from '.';

let services: Services;
let app: ReturnType<typeof createRouter>;
let token: string;

const send = async (
  method: string,
  path: string,
  options: { body?: unknown; headers?: Record<string, string>; token?: string } = {},
) => {
  const response = await app.request(`/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${options.token ?? token}`,
      'Content-Type': 'application/json',
      ...options.headers,
    },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
};
const signIn = async (as: string, id?: string): Promise<string> =>
  (await send('POST', '/auth/demo', { body: { as, id } })).body.token;
const key = (value: string) => ({ headers: { 'Idempotency-Key': value } });
const lunch = (over = {}) => ({
  body: {
    elderId: 'eld_wang',
    kind: 'meal',
    date: '2026-11-25',
    meal: 'lunch',
    items: [{ dishId: 'dish_pork' }],
    ...over,
  },
});

beforeEach(async () => {
  services = await createTestServices();
  const account = (id: string, role: 'provider' | 'admin', siteIds: string[] = []) => ({
    id,
    role,
    displayName: id,
    siteIds,
    elders: [],
  });
  await importCatalog(
    services,
    aCatalog({
      sites: [aSite(), aSite({ id: 'site_far', name: '远食堂', lat: 31.7 })],
      menus: [aMenu(), aMenu({ meal: 'dinner' })],
      elders: [anElder(), anElder({ id: 'eld_li', name: '李国强' })],
      accounts: [account('acc_p', 'provider', ['site_a']), account('acc_a', 'admin')],
    }),
  );
  app = createRouter();
  app.onError(onError);
  app.use('*', async (c, next) => {
    c.set('services', services);
    c.set('requestId', 'req_test');
    await next();
  });
  app.route('/v1', authRoutes({ demo: true }));
  app.route('/v1', bookingRoutes());
  token = await signIn('elder', 'eld_wang');
});
afterEach(() => services.db.destroy());

describe('bookings over HTTP', () => {
  it('goes from the menu to a booking, moves it and cancels it', async () => {
    const { body: menus } = await send('GET', '/menus?elderId=eld_wang&date=2026-11-25&meal=lunch');
    expect(menus.menus[0]).toMatchObject({ siteName: '甲食堂', open: true, remaining: 20 });
    expect(menus.menus[0].dishes[0]).toMatchObject({ yourPriceFen: 1000, remaining: 20 });

    const draft = await send('POST', '/drafts', lunch({ delivery: true }));
    expect(draft).toMatchObject({ status: 200, body: { status: 'drafted', payableFen: 1200 } });
    expect((await send('GET', `/drafts/${draft.body.id}`)).body).toEqual(draft.body);
    const confirmed = await send('POST', `/drafts/${draft.body.id}/confirm`, key('k'));
    expect(confirmed).toMatchObject({ status: 200, body: { status: 'confirmed' } });
    expect((await send('POST', `/drafts/${draft.body.id}/confirm`, key('k'))).body).toEqual(confirmed.body);
    const { id } = confirmed.body;

    const moved = await send('POST', `/bookings/${id}/reschedule`, {
      ...key('m'),
      body: { date: '2026-11-25', meal: 'dinner' },
    });
    expect(moved).toMatchObject({ status: 200, body: { id, meal: 'dinner' } });
    expect(
      (await send('GET', '/bookings?elderId=eld_wang&from=2026-11-24&status=confirmed')).body.bookings,
    ).toEqual([moved.body]);
    const cancelled = await send('POST', `/bookings/${id}/cancel`, { ...key('c'), body: { reason: '出门' } });
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect((await send('GET', `/bookings/${id}`)).body).toEqual(cancelled.body);
  });

  it('asks for an Idempotency-Key, and for another one when it was used', async () => {
    const [first, second] = [await send('POST', '/drafts', lunch()), await send('POST', '/drafts', lunch())];
    const without = await send('POST', `/drafts/${first.body.id}/confirm`);
    expect(without).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    expect(without.body.detail).toContain('Idempotency-Key');
    await send('POST', `/drafts/${first.body.id}/confirm`, key('k'));
    expect(await send('POST', `/drafts/${second.body.id}/confirm`, key('k'))).toMatchObject({
      status: 409,
      body: { code: 'idempotency_mismatch' },
    });
  });

  it('says a refusal as the elder would hear it, with what is possible instead', async () => {
    const refused = await send('POST', '/drafts', lunch({ date: '2026-11-26' }));
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'rule_refused', errors: [{ path: 'menu_exists' }] },
    });
    expect(refused.body.detail).toBe('附近的食堂还没有后天(11月26日,周四)午饭的菜单。');
    const far = await send('POST', '/drafts', lunch({ siteId: 'site_far' }));
    expect(far.body.detail).toBe(
      '远食堂还没有明天(11月25日,周三)午饭的菜单。可以换成:明天(11月25日,周三)午饭,甲食堂的红烧肉;明天(11月25日,周三)晚饭,甲食堂的红烧肉。',
    );
  });

  it('names every bad field of a draft', async () => {
    const { status, body } = await send('POST', '/drafts', lunch({ date: '2026-13-01', items: [] }));
    expect(status).toBe(422);
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual(['date', 'items']);
  });

  it('lists services, slots and places', async () => {
    expect((await send('GET', '/services?elderId=eld_wang')).body.services[0]).toMatchObject({
      name: '上门保洁',
      eligible: true,
      nextSlot: { date: '2026-11-25', start: '09:00' },
    });
    expect((await send('GET', '/services/srv_clean/slots?from=2026-11-25&to=2026-11-25')).body.slots).toEqual(
      [
        { date: '2026-11-25', start: '09:00', end: '11:00', capacity: 1, remaining: 1, open: true },
        { date: '2026-11-25', start: '14:00', end: '16:00', capacity: 1, remaining: 1, open: true },
      ],
    );
    expect((await send('GET', '/services/none/slots')).status).toBe(404);
    const { body } = await send('GET', '/sites?region=320200&kind=canteen&near=31.70,120.30');
    expect(
      body.sites.map((site: { id: string; distanceMeters: number }) => [site.id, site.distanceMeters]),
    ).toEqual([
      ['site_far', 0],
      ['site_a', expect.closeTo(14455, -2)],
    ]);
    const fromHome = await send('GET', '/sites?region=320200');
    expect(fromHome.body.sites[0]).toMatchObject({ id: 'site_a', distanceMeters: 500 });
    expect((await send('GET', '/sites?region=320200&near=somewhere')).status).toBe(422);
  });

  it('keeps what is private to itself', async () => {
    const draft = await send('POST', '/drafts', lunch());
    const { body: booking } = await send('POST', `/drafts/${draft.body.id}/confirm`, key('k'));
    const other = { token: await signIn('elder', 'eld_li') };
    expect((await send('GET', `/bookings/${booking.id}`, other)).status).toBe(404);
    expect((await send('POST', `/bookings/${booking.id}/cancel`, { ...key('c'), ...other })).status).toBe(
      404,
    );
    expect((await send('GET', '/bookings?elderId=eld_wang', other)).status).toBe(404);
    expect((await send('POST', '/drafts', { ...lunch(), ...other })).status).toBe(404);
    const admin = { token: await signIn('admin') };
    expect((await send('GET', `/bookings/${booking.id}`, admin)).status).toBe(404);
  });

  it('shows a provider the day, and takes what was handed over', async () => {
    const draft = await send('POST', '/drafts', lunch());
    const { body: booking } = await send('POST', `/drafts/${draft.body.id}/confirm`, key('k'));
    const provider = { token: await signIn('provider') };
    expect((await send('GET', '/provider/day?date=2026-11-25', provider)).body.bookings).toEqual([booking]);
    expect((await send('POST', `/bookings/${booking.id}/fulfil`, { ...key('f'), ...provider })).status).toBe(
      422,
    );
    expect((await send('GET', '/provider/day?date=2026-11-25')).status).toBe(403);
    expect((await send('POST', `/bookings/${booking.id}/fulfil`, key('f'))).status).toBe(403);
  });

  it('takes a catalog from an admin alone', async () => {
    const admin = { token: await signIn('admin') };
    const file = { version: 1, sites: [aSite({ id: 'site_new' })] };
    expect(await send('POST', '/catalog', { body: file, ...admin })).toMatchObject({
      status: 200,
      body: { loaded: { sites: 1, menus: 0 } },
    });
    expect((await send('POST', '/catalog', { body: file })).status).toBe(403);
    const bad = await send('POST', '/catalog', { body: { version: 1, sites: [{}] }, ...admin });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.length).toBeGreaterThan(5);
  });

  it('drops a draft once, and a dropped one cannot be confirmed', async () => {
    const { body: draft } = await send('POST', '/drafts', lunch());
    expect((await send('DELETE', `/drafts/${draft.id}`)).status).toBe(204);
    expect((await send('DELETE', `/drafts/${draft.id}`)).status).toBe(204);
    expect(await send('POST', `/drafts/${draft.id}/confirm`, key('k'))).toMatchObject({
      status: 409,
      body: { code: 'draft_closed' },
    });
  });
});
