import type { Selectable } from 'kysely';
import type { DiscountRecord, DishRecord, MealName, ServiceCategory, SiteKind } from '../../contract';
import type { CivilDate, CivilTime } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import { lineageOf } from './place';
import type { MenuDishesTable, MenusTable, ServicesTable, SitesTable } from './tables';
import './tables';

type Reads = Pick<Ctx, 'db'>;

export interface Site {
  id: string;
  name: string;
  kind: SiteKind;
  region: string;
  address: string;
  phone: string;
  lat: number;
  lng: number;
  delivery: { feeFen: number; radiusMeters: number } | null;
}

/** Portions in `capacity` and `taken`; `taken` may exceed a capacity that was lowered later. */
export interface Dish {
  id: string;
  name: string;
  aliases: string[];
  priceFen: number;
  tags: DishRecord['tags'];
  allergens: string[];
  capacity: number | null;
  taken: number;
}

export interface Menu {
  id: string;
  site: Site;
  date: CivilDate;
  meal: MealName;
  /** UTC ISO */
  cutoff: string;
  cancelCutoff: string;
  capacity: number;
  taken: number;
  dishes: Dish[];
}

export interface Service {
  id: string;
  name: string;
  aliases: string[];
  category: ServiceCategory;
  description: string;
  region: string;
  durationMinutes: number;
  priceFen: number;
  unit: string;
  leadHours: number;
  cancelHours: number;
  hoursEligible: boolean;
  requiresCareLevel: number | null;
}

export interface SlotState {
  id: string;
  date: CivilDate;
  start: CivilTime;
  capacity: number;
  taken: number;
}

export const siteOf = (row: Selectable<SitesTable>): Site => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  region: row.region,
  address: row.address,
  phone: row.phone,
  lat: row.lat,
  lng: row.lng,
  delivery:
    row.deliveryFeeFen === null || row.deliveryRadiusMeters === null
      ? null
      : { feeFen: row.deliveryFeeFen, radiusMeters: row.deliveryRadiusMeters },
});

const dishOf = (row: Selectable<MenuDishesTable>): Dish => ({
  id: row.dishId,
  name: row.name,
  aliases: JSON.parse(row.aliases),
  priceFen: row.priceFen,
  tags: JSON.parse(row.tags),
  allergens: JSON.parse(row.allergens),
  capacity: row.capacity,
  taken: row.taken,
});

export const serviceOf = (row: Selectable<ServicesTable>): Service => ({
  id: row.id,
  name: row.name,
  aliases: JSON.parse(row.aliases),
  category: row.category,
  description: row.description,
  region: row.region,
  durationMinutes: row.durationMinutes,
  priceFen: row.priceFen,
  unit: row.unit,
  leadHours: row.leadHours,
  cancelHours: row.cancelHours,
  hoursEligible: row.hoursEligible === 1,
  requiresCareLevel: row.requiresCareLevel,
});

/** The sites around a region: those it holds, those of the regions that hold it, its city's other districts. */
export async function readSitesAround({ db }: Reads, region: string): Promise<Site[]> {
  const prefix = region === '100000' ? '' : region.replace(/(00)+$/, '').slice(0, 4);
  const rows = await db
    .selectFrom('sites')
    .selectAll()
    .where((where) =>
      where.or([where('region', 'like', `${prefix}%`), where('region', 'in', lineageOf(region))]),
    )
    .orderBy('id')
    .execute();
  return rows.map(siteOf);
}

export async function readSite({ db }: Reads, id: string): Promise<Site | undefined> {
  const row = await db.selectFrom('sites').selectAll().where('id', '=', id).executeTakeFirst();
  return row && siteOf(row);
}

/** The menus of these sites from one day to another, both included, by date. */
export async function readMenus(
  { db }: Reads,
  sites: Site[],
  days: { from: CivilDate; to: CivilDate; meal?: MealName },
): Promise<Menu[]> {
  if (sites.length === 0) return [];
  let query = db
    .selectFrom('menus')
    .selectAll()
    .where('date', '>=', days.from)
    .where('date', '<=', days.to)
    .where(
      'siteId',
      'in',
      sites.map((site) => site.id),
    );
  if (days.meal) query = query.where('meal', '=', days.meal);
  const rows: Selectable<MenusTable>[] = await query.orderBy('date').orderBy('id').execute();
  const dishes = await readDishes(
    { db },
    rows.map((row) => row.id),
  );
  const siteById = new Map(sites.map((site) => [site.id, site]));
  return rows.flatMap(({ siteId, ...row }) => {
    const site = siteById.get(siteId);
    return site ? [{ ...row, site, dishes: dishes.get(row.id) ?? [] }] : [];
  });
}

async function readDishes({ db }: Reads, menuIds: string[]): Promise<Map<string, Dish[]>> {
  const byMenu = new Map<string, Dish[]>();
  // Databases bound the number of parameters of one statement.
  for (let at = 0; at < menuIds.length; at += 500) {
    const rows = await db
      .selectFrom('menuDishes')
      .selectAll()
      .where('menuId', 'in', menuIds.slice(at, at + 500))
      .orderBy('menuId')
      .orderBy('position')
      .execute();
    for (const row of rows) byMenu.set(row.menuId, [...(byMenu.get(row.menuId) ?? []), dishOf(row)]);
  }
  return byMenu;
}

export async function readDiscounts({ db }: Reads): Promise<DiscountRecord[]> {
  const rows = await db.selectFrom('discounts').selectAll().orderBy('position').orderBy('id').execute();
  return rows.map(({ position: _, identities, ...row }) => ({
    ...row,
    identities: identities === null ? null : JSON.parse(identities),
  }));
}

export async function readService({ db }: Reads, id: string): Promise<Service | undefined> {
  const row = await db.selectFrom('services').selectAll().where('id', '=', id).executeTakeFirst();
  return row && serviceOf(row);
}

export const readSlots = (
  { db }: Reads,
  serviceId: string,
  days: { from: CivilDate; to: CivilDate },
): Promise<SlotState[]> =>
  db
    .selectFrom('slots')
    .select(['id', 'date', 'start', 'capacity', 'taken'])
    .where('serviceId', '=', serviceId)
    .where('date', '>=', days.from)
    .where('date', '<=', days.to)
    .orderBy('date')
    .orderBy('start')
    .execute();
