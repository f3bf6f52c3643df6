import type { SiteKind } from '../../contract';
import { addDays } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import { readSitesAround } from './catalog';
import { momentOf } from './facts';
import { elderWhoLooks } from './list-menus';
import { distanceMeters, lineageOf, type Point } from './place';
import type { CatalogWords, SiteNearby } from './types';

/** The places around a region; nearest first where a point is given, with the distance in metres. */
export async function listSites(
  ctx: Ctx,
  input: { region: string; kind?: SiteKind; near?: Point },
): Promise<SiteNearby[]> {
  const { near } = input;
  const sites = (await readSitesAround(ctx, input.region)).filter(
    (site) => !input.kind || site.kind === input.kind,
  );
  if (!near) return sites;
  return sites
    .map((site) => ({ ...site, distanceMeters: distanceMeters(near, site) }))
    .sort((a, b) => a.distanceMeters - b.distanceMeters || a.id.localeCompare(b.id));
}

const WORD_DAYS = 14;

/** The names of what an elder can book in the coming two weeks, for understanding what they say. */
export async function catalogWords(ctx: Ctx, input: { elderId: string }): Promise<CatalogWords> {
  const elder = await elderWhoLooks(ctx, input.elderId);
  const { today } = momentOf(ctx);
  const sites = await readSitesAround(ctx, elder.region);
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
      .where('region', 'in', lineageOf(elder.region))
      .orderBy('position')
      .orderBy('id')
      .execute(),
  ]);
  return {
    dishes: dishes.map((dish) => ({
      name: dish.name,
      aliases: JSON.parse(dish.aliases),
      tags: JSON.parse(dish.tags),
    })),
    services: services.map((service) => ({ ...service, aliases: JSON.parse(service.aliases) })),
    sites: sites.map(({ id, name, kind }) => ({ id, name, kind })),
  };
}
