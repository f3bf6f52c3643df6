import type { SiteKind } from '../../contract';
import { eldersOf } from '../households';
import type { Ctx } from '../platform/context';
import { readSitesAround } from './catalog';
import { distanceMeters, type Point } from './place';
import type { SiteNearby } from './types';

/** The places around a region; nearest to the point, or to the asking elder's home, first, with the distance. */
export async function listSites(
  ctx: Ctx,
  input: { region: string; kind?: SiteKind; near?: Point },
): Promise<SiteNearby[]> {
  const near = input.near ?? (await eldersOf(ctx)).find((elder) => elder.id === ctx.actor.elderId);
  const sites = (await readSitesAround(ctx, input.region)).filter(
    (site) => !input.kind || site.kind === input.kind,
  );
  if (!near) return sites;
  return sites
    .map((site) => ({ ...site, distanceMeters: distanceMeters(near, site) }))
    .sort((a, b) => a.distanceMeters - b.distanceMeters || a.id.localeCompare(b.id));
}
