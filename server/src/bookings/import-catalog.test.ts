import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCatalog, aDiscount, aDish, aMenu, anElder, aService, aSite } from '../../testing/catalog-fixtures';
import { contextFor, createTestServices, elderActor } from '../../testing/services';
import type { Services } from '../platform/context';
import { Problem } from '../platform/errors';
import {
  cancelBooking,
  catalogWords,
  confirmDraft,
  draftBooking,
  importCatalog,
  listMenus,
  listServices,
} from '.';
import { runCatalogCommand } from './cli';

let services: Services;
beforeEach(async () => {
  services = await createTestServices();
});
afterEach(() => services.db.destroy());

const elder = () => contextFor(services, elderActor('eld_wang'));
const faultsOf = async (file: unknown): Promise<string[]> => {
  const error = await importCatalog(services, file).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof Problem ? (error.errors ?? []).map((fault) => fault.path) : [];
};
const bookLunch = async (quantity: number, key: string) => {
  const draft = await draftBooking(elder(), {
    kind: 'meal',
    elderId: 'eld_wang',
    date: '2026-11-25',
    meal: 'lunch',
    items: [{ dishId: 'dish_pork', quantity }],
    delivery: false,
  });
  if (!draft.ok) throw new Error('not drafted');
  const result = await confirmDraft(elder(), { draftId: draft.draft.id, idempotencyKey: key });
  if (!result.ok) throw new Error('not booked');
  return result.booking;
};
const lunchMenu = async () =>
  (await listMenus(elder(), { elderId: 'eld_wang', date: '2026-11-25', meal: 'lunch' }))[0];

describe('importing a catalog', () => {
  it('names every fault of fields and of references at once, and loads nothing', async () => {
    const file = aCatalog({
      sites: [aSite(), aSite(), aSite({ id: 'bad id!' })],
      menus: [
        aMenu({ siteId: 'nowhere' }),
        aMenu({ cutoff: '2026-11-27T09:00:00+08:00' }),
        aMenu({ dishes: [aDish({ priceFen: -1 }), aDish()] }),
        aMenu({ date: '2026-02-30' }),
      ],
      services: [
        aService({ region: '999999', slots: [{ date: '2026-11-25', start: '25:00', capacity: 1 }] }),
      ],
      discounts: [
        aDiscount({ kind: 'percent', value: 120 }),
        aDiscount({ id: 'd2', minAge: 80, maxAge: 70 }),
      ],
      elders: [anElder({ birthDate: '2030-01-01' })],
      accounts: [
        {
          id: 'acc_f',
          role: 'family',
          displayName: '女儿',
          siteIds: ['none'],
          elders: [{ elderId: 'eld_none', relation: '妈妈', scopes: ['book'] }],
        },
      ],
    });
    expect(new Set(await faultsOf(file))).toEqual(
      new Set([
        'sites.2.id',
        'menus.2.dishes.0.priceFen',
        'menus.3.date',
        'services.0.slots.0.start',
        'sites.1.id',
        'menus.2',
        'services.0.region',
        'menus.0.siteId',
        'menus.1.cutoff',
        'menus.2.dishes.1.id',
        'discounts.0.value',
        'discounts.1.maxAge',
        'elders.0.birthDate',
        'accounts.0.siteIds.0',
        'accounts.0.elders.0.elderId',
      ]),
    );
    for (const table of ['sites', 'menus', 'services', 'elders', 'accounts'] as const)
      expect(await services.db.selectFrom(table).select('id').execute()).toEqual([]);
  });

  it('knows the regions of the country, districts of their cities included, and no others', async () => {
    const at = (region: string) => faultsOf({ version: 1, sites: [aSite({ region })] });
    for (const region of ['320200', '320213', '330282', '310104', '310000', '371300', '640300', '100000'])
      expect(await at(region)).toEqual([]);
    for (const region of ['999999', '000000', '329900', '100001'])
      expect(await at(region)).toEqual(['sites.0.region']);
  });

  it.each([null, 7, 'text', [], {}, { version: 2 }, { version: 1, menus: 'x' }])(
    'says no to %j',
    async (file) => {
      expect((await faultsOf(file)).length).toBeGreaterThan(0);
    },
  );

  it('leaves everything as it was when a later record cannot be stored', async () => {
    await importCatalog(services, aCatalog());
    const account = {
      id: 'acc_eld_wang',
      role: 'admin' as const,
      displayName: '冒名',
      siteIds: [],
      elders: [],
    };
    const file = aCatalog({ sites: [aSite({ name: '新名字' })], accounts: [account] });
    expect(await faultsOf(file)).toEqual(['accounts.0.id']);
    expect((await services.db.selectFrom('sites').select('name').executeTakeFirst())?.name).toBe('甲食堂');
  });

  it('replaces what it names and keeps the rest, with what is booked still counted', async () => {
    await importCatalog(services, aCatalog({ menus: [aMenu(), aMenu({ meal: 'dinner' })] }));
    await bookLunch(2, 'k1');
    await importCatalog(services, {
      version: 1,
      menus: [
        aMenu({
          capacity: 5,
          dishes: [aDish({ priceFen: 1800 }), aDish({ id: 'dish_fish', name: '清蒸鱼' })],
        }),
      ],
    });
    expect(await lunchMenu()).toMatchObject({
      capacity: 5,
      remaining: 3,
      dishes: [
        { id: 'dish_pork', priceFen: 1800, remaining: 3 },
        { id: 'dish_fish', remaining: 3 },
      ],
    });
    const [dinner] = await listMenus(elder(), { elderId: 'eld_wang', date: '2026-11-25', meal: 'dinner' });
    expect(dinner?.capacity).toBe(20);
  });

  it('may lower a capacity below what is booked: nothing is left, never less than nothing', async () => {
    await importCatalog(services, aCatalog());
    const booking = await bookLunch(4, 'k1');
    await importCatalog(services, {
      version: 1,
      menus: [aMenu({ capacity: 1, dishes: [aDish({ capacity: 2 })] })],
    });
    expect(await lunchMenu()).toMatchObject({ remaining: 0, open: false, dishes: [{ remaining: 0 }] });
    await cancelBooking(elder(), { bookingId: booking.id, idempotencyKey: 'c' });
    expect(await lunchMenu()).toMatchObject({ remaining: 1, dishes: [{ remaining: 1 }] });
  });

  it('lets a dish go and come back without losing count of who ordered it', async () => {
    await importCatalog(services, aCatalog());
    const booking = await bookLunch(3, 'k1');
    await importCatalog(services, {
      version: 1,
      menus: [aMenu({ dishes: [aDish({ id: 'dish_fish', name: '鱼' })] })],
    });
    await importCatalog(services, { version: 1, menus: [aMenu({ dishes: [aDish({ capacity: 4 })] })] });
    expect(await lunchMenu()).toMatchObject({ remaining: 17, dishes: [{ remaining: 1 }] });
    await cancelBooking(elder(), { bookingId: booking.id, idempotencyKey: 'c' });
    expect(await lunchMenu()).toMatchObject({ remaining: 20, dishes: [{ remaining: 4 }] });
  });

  it('does not give back to a family what the elder has taken away', async () => {
    const account = {
      id: 'acc_f',
      role: 'family' as const,
      displayName: '女儿',
      siteIds: [],
      elders: [{ elderId: 'eld_wang', relation: '妈妈', scopes: ['book' as const] }],
    };
    await importCatalog(services, aCatalog({ accounts: [account] }));
    await services.db.updateTable('bindings').set({ status: 'revoked' }).execute();
    await importCatalog(services, aCatalog({ accounts: [account] }));
    const bindings = await services.db.selectFrom('bindings').select('status').execute();
    expect(bindings).toEqual([{ status: 'revoked' }]);
  });

  it('gives the words of what can be booked, and of a later catalog once it is loaded', async () => {
    await importCatalog(services, aCatalog());
    const words = await catalogWords(elder(), { elderId: 'eld_wang' });
    expect(words).toMatchObject({
      dishes: [{ name: '红烧肉' }],
      services: [{ name: '上门保洁', category: '助洁' }],
      sites: [{ name: '甲食堂' }],
    });
    await importCatalog(services, { version: 1, menus: [aMenu({ dishes: [aDish({ name: '糖醋鱼' })] })] });
    expect((await catalogWords(elder(), { elderId: 'eld_wang' })).dishes.map((dish) => dish.name)).toEqual([
      '糖醋鱼',
    ]);
  });

  it('offers a service where the elder lives and in the regions above, and nowhere else', async () => {
    const at = (region: string) => aService({ id: `srv_${region}`, region });
    await importCatalog(
      services,
      aCatalog({
        elders: [anElder({ region: '330282' })],
        services: ['330282', '330200', '330000', '100000', '320200', '330281'].map(at),
      }),
    );
    expect((await listServices(elder(), { elderId: 'eld_wang' })).map((service) => service.region)).toEqual([
      '330282',
      '330200',
      '330000',
      '100000',
    ]);
  });
});

describe('npm run catalog', () => {
  let folder: string;
  const said: string[] = [];
  const run = (...args: string[]) => {
    said.length = 0;
    const put = (line: string) => void said.push(line);
    return runCatalogCommand(args, {
      env: { YINLING_DATA_DIR: join(folder, 'new', 'data'), YINLING_NOW: '2026-11-24T08:00:00+08:00' },
      say: put,
      complain: put,
    });
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yinling-catalog-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes the data directory and loads the file', async () => {
    const file = join(folder, 'city.json');
    await writeFile(file, `\uFEFF${JSON.stringify(aCatalog())}`);
    expect(await run('import', file)).toBe(0);
    expect(said.join()).toContain('1 sites, 1 menus, 1 services, 1 discounts, 1 elders, 0 accounts');
    expect(await run('import', file)).toBe(0);
  });

  it('names the faults one a line and exits with 1', async () => {
    const file = join(folder, 'city.json');
    await writeFile(file, JSON.stringify(aCatalog({ menus: [aMenu({ siteId: 'none', capacity: -1 })] })));
    expect(await run('import', file)).toBe(1);
    expect(said.join('\n')).toMatch(
      /2 faults; nothing was loaded:\n {2}menus\.0\.capacity: .+\n {2}menus\.0\.siteId/,
    );
  });

  it('says what is wrong with a file that is missing or no JSON', async () => {
    expect(await run('import', join(folder, 'none.json'))).toBe(1);
    expect(said.join()).toContain('There is no file');
    const file = join(folder, 'broken.json');
    await writeFile(file, '{"version": 1,');
    expect(await run('import', file)).toBe(1);
    expect(said.join()).toContain('is not valid JSON');
  });

  it('explains itself', async () => {
    expect(await run('--help')).toBe(0);
    expect(await run()).toBe(2);
    expect(await run('import')).toBe(2);
    expect(said.join()).toContain('npm run catalog -- import');
  });
});
