import type { Services } from '../platform/context';
import { expandDemo } from './expand-demo';
import { importCatalog, putMenus, putSlots } from './import-catalog';
import { menuIdOf } from './terms';

/**
 * Loads the demo catalog into a database that has no catalog yet, and brings a demo loaded earlier up to two
 * weeks from today. A database with a catalog of its own is left alone. Answers whether the demo is in there.
 */
export async function loadDemoIfEmpty(services: Services): Promise<boolean> {
  const { db } = services;
  const [site, elder] = await Promise.all([
    db.selectFrom('sites').select('id').limit(1).executeTakeFirst(),
    db.selectFrom('elders').select('id').limit(1).executeTakeFirst(),
  ]);
  if (!site && !elder && !(await lastLoad(services))) {
    await importCatalog(services, expandDemo(services.clock.today()), 'demo');
    return true;
  }
  return keepDemoFresh(services);
}

/**
 * Adds the menus and slots that the passing days have brought within two weeks; nothing that is there changes.
 * For a server that stays up to call now and then. Answers whether the database lives on the demo.
 */
export async function keepDemoFresh(services: Services): Promise<boolean> {
  if ((await lastLoad(services)) !== 'demo') return false;
  const fresh = expandDemo(services.clock.today());
  const present = new Set(
    (await services.db.selectFrom('menus').select('id').execute()).map((menu) => menu.id),
  );
  const menus = fresh.menus.filter((menu) => !present.has(menuIdOf(menu.siteId, menu.date, menu.meal)));
  await services.db.transaction().execute(async (tx) => {
    await putMenus(tx, { menus });
    for (const service of fresh.services) await putSlots(tx, service.id, service.slots);
  });
  return true;
}

const lastLoad = async ({ db }: Services) =>
  (await db.selectFrom('catalogLoads').select('source').orderBy('at', 'desc').limit(1).executeTakeFirst())
    ?.source;
