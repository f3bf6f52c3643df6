import type { CatalogFile } from '../../contract';
import type { Services } from '../platform/context';
import type { Tx } from '../platform/database';
import { checkCatalog } from './check-catalog';
import type { Known } from './cross-check-catalog';
import { putAccounts, putElders } from './put-people';
import { recountMenus, recountSlots } from './recount';
import type { CatalogLoadsTable } from './tables';
import { menuIdOf, slotIdOf } from './terms';

export type CatalogCounts = Record<Exclude<keyof CatalogFile, 'version'>, number>;

/**
 * Loads a catalog file (contract §5): all or nothing, in one transaction. What it names is replaced whole (a
 * site, a menu, a service with its slots, a discount, an elder, an account); everything else and every booking
 * stays, and what is booked already counts against the new capacities. Throws `invalid` naming every fault.
 */
export async function importCatalog(
  services: Services,
  file: unknown,
  source: CatalogLoadsTable['source'] = 'file',
): Promise<CatalogCounts> {
  const known = await readKnown(services);
  const catalog = checkCatalog(file, known, services.clock.today());
  await services.db.transaction().execute(async (tx) => {
    await putSites(tx, catalog);
    await putMenus(tx, catalog);
    await putServices(tx, catalog);
    await putDiscounts(tx, catalog);
    await putElders(tx, catalog);
    await putAccounts(tx, services, catalog);
    await tx
      .insertInto('catalogLoads')
      .values({ id: services.ids.next('cat'), source, at: new Date().toISOString() })
      .execute();
  });
  const { version: _, ...parts } = catalog;
  return Object.fromEntries(
    Object.entries(parts).map(([part, records]) => [part, records.length]),
  ) as CatalogCounts;
}

async function readKnown({ db }: Services): Promise<Known> {
  const [sites, elders] = await Promise.all([
    db.selectFrom('sites').select('id').execute(),
    db.selectFrom('elders').select('id').execute(),
  ]);
  return {
    siteIds: new Set(sites.map((site) => site.id)),
    elderIds: new Set(elders.map((elder) => elder.id)),
  };
}

async function putSites(tx: Tx, { sites }: CatalogFile): Promise<void> {
  for (const { delivery, ...site } of sites) {
    const row = {
      ...site,
      deliveryFeeFen: delivery?.feeFen ?? null,
      deliveryRadiusMeters: delivery?.radiusMeters ?? null,
    };
    await tx
      .insertInto('sites')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }
}

export async function putMenus(tx: Tx, { menus }: Pick<CatalogFile, 'menus'>): Promise<void> {
  const ids: string[] = [];
  for (const { dishes, ...menu } of menus) {
    const id = menuIdOf(menu.siteId, menu.date, menu.meal);
    ids.push(id);
    const row = { ...menu, id, cutoff: utc(menu.cutoff), cancelCutoff: utc(menu.cancelCutoff), taken: 0 };
    await tx
      .insertInto('menus')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    await tx.deleteFrom('menuDishes').where('menuId', '=', id).execute();
    for (let at = 0; at < dishes.length; at += 50) {
      await tx
        .insertInto('menuDishes')
        .values(
          dishes.slice(at, at + 50).map((dish, n) => ({
            menuId: id,
            dishId: dish.id,
            position: at + n,
            name: dish.name,
            aliases: JSON.stringify(dish.aliases),
            priceFen: dish.priceFen,
            tags: JSON.stringify(dish.tags),
            allergens: JSON.stringify(dish.allergens),
            capacity: dish.capacity,
            taken: 0,
          })),
        )
        .execute();
    }
  }
  await recountMenus(tx, ids);
}

/** Instants in one notation, so that they compare as text. */
const utc = (instant: string): string => new Date(instant).toISOString();

async function putServices(tx: Tx, { services }: CatalogFile): Promise<void> {
  for (const [position, { slots, ...service }] of services.entries()) {
    const row = {
      ...service,
      position,
      aliases: JSON.stringify(service.aliases),
      hoursEligible: service.hoursEligible ? 1 : 0,
    };
    await tx
      .insertInto('services')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    await tx.deleteFrom('slots').where('serviceId', '=', service.id).execute();
    await putSlots(tx, service.id, slots);
    await recountSlots(tx, service.id);
  }
}

export async function putSlots(
  tx: Tx,
  serviceId: string,
  slots: CatalogFile['services'][number]['slots'],
): Promise<void> {
  for (let at = 0; at < slots.length; at += 100) {
    await tx
      .insertInto('slots')
      .values(
        slots.slice(at, at + 100).map((slot) => ({
          ...slot,
          id: slotIdOf(serviceId, slot.date, slot.start),
          serviceId,
          taken: 0,
        })),
      )
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}

async function putDiscounts(tx: Tx, { discounts }: CatalogFile): Promise<void> {
  for (const [position, discount] of discounts.entries()) {
    const row = {
      ...discount,
      position,
      identities: discount.identities === null ? null : JSON.stringify(discount.identities),
    };
    await tx
      .insertInto('discounts')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }
}
