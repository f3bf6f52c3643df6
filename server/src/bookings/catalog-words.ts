import { addDays } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import type { Db } from '../platform/database';
import { readSitesAround } from './catalog';
import { momentOf } from './facts';
import { elderWhoLooks } from './list-menus';
import { lineageOf } from './place';
import type { CatalogWords } from './types';

const WORD_DAYS = 14;

/** Words by region, good for one day and one loading of the catalog: every turn of every conversation asks. */
const remembered = new WeakMap<Db, { stamp: string; byRegion: Map<string, Promise<CatalogWords>> }>();

/** The names of what an elder can book in the coming two weeks, for understanding what they say. */
export async function catalogWords(ctx: Ctx, input: { elderId: string }): Promise<CatalogWords> {
  const { region } = await elderWhoLooks(ctx, input.elderId);
  const stamp = `${momentOf(ctx).today} ${await lastLoad(ctx)}`;
  let words = remembered.get(ctx.db);
  if (words?.stamp !== stamp) {
    words = { stamp, byRegion: new Map() };
    remembered.set(ctx.db, words);
  }
  const { byRegion } = words;
  let found = byRegion.get(region);
  if (!found) {
    found = readWords(ctx, region);
    byRegion.set(region, found);
    found.catch(() => byRegion.delete(region));
  }
  return found;
}

async function lastLoad({ db }: Ctx): Promise<string> {
  const load = await db
    .selectFrom('catalogLoads')
    .select('id')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return load?.id ?? '';
}

async function readWords(ctx: Ctx, region: string): Promise<CatalogWords> {
  const { today } = momentOf(ctx);
  const sites = await readSitesAround(ctx, region);
  const [dishes, services] = await Promise.all([
    sites.length === 0
      ? []
      : ctx.db
          .selectFrom('menuDishes')
          .innerJoin('menus', 'menus.id', 'menuDishes.menuId')
          .select(['menuDishes.name', 'menuDishes.aliases', 'menuDishes.tags'])
          .distinct()
          .where('menus.date', '>=', today)
          .where('menus.date', '<=', addDays(today, WORD_DAYS))
          .where(
            'menus.siteId',
            'in',
            sites.map((site) => site.id),
          )
          .orderBy('menuDishes.name')
          .execute(),
    ctx.db
      .selectFrom('services')
      .select(['id', 'name', 'aliases', 'category'])
      .where('region', 'in', lineageOf(region))
      .orderBy('position')
      .orderBy('id')
      .execute(),
  ]);
  return {
    dishes: merged(dishes),
    services: services.map((service) => ({ ...service, aliases: JSON.parse(service.aliases) })),
    sites: sites.map(({ id, name, kind }) => ({ id, name, kind })),
  };
}

/** Canteens write a dish differently: one entry for a name, with everybody's aliases and what all agree it is. */
function merged(rows: { name: string; aliases: string; tags: string }[]): CatalogWords['dishes'] {
  const byName = new Map<string, CatalogWords['dishes'][number]>();
  for (const row of rows) {
    const aliases: string[] = JSON.parse(row.aliases);
    const tags: string[] = JSON.parse(row.tags);
    const known = byName.get(row.name);
    byName.set(row.name, {
      name: row.name,
      aliases: [...new Set([...(known?.aliases ?? []), ...aliases])],
      tags: known ? known.tags.filter((tag) => tags.includes(tag)) : tags,
    });
  }
  return [...byName.values()];
}
