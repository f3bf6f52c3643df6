import { createRoute, z } from '@hono/zod-openapi';
import {
  civilDate,
  civilTime,
  dishRecord,
  fen,
  mealName,
  menuRecord,
  regionCode,
  serviceRecord,
  siteRecord,
} from '../../contract';
import { requireActor, requireRole } from '../households';
import { addDays } from '../platform/civil-time';
import { bodyOf, createRouter, jsonOf, problemResponses } from '../platform/http';
import { importCatalog } from './import-catalog';
import { listMenus } from './list-menus';
import { listServices, listSlots } from './list-services';
import { listSites } from './list-sites';

const elderQuery = z.object({ elderId: z.string() });
const menuView = menuRecord.extend({
  siteName: z.string(),
  remaining: z.int(),
  open: z.boolean(),
  distanceMeters: z.int(),
  delivers: z.boolean(),
  deliveryFen: fen,
  dishes: z.array(dishRecord.extend({ remaining: z.int(), yourPriceFen: fen })),
});
const serviceView = serviceRecord.omit({ slots: true }).extend({
  eligible: z.boolean(),
  yourPriceFen: fen,
  nextSlot: z.object({ date: civilDate, start: civilTime }).optional(),
});
const slotView = z.object({
  date: civilDate,
  start: civilTime,
  end: civilTime,
  capacity: z.int(),
  remaining: z.int(),
  open: z.boolean(),
});
const siteView = siteRecord.extend({ distanceMeters: z.int().optional() });
const near = z
  .string()
  .regex(/^-?\d+(\.\d+)?,\s*-?\d+(\.\d+)?$/, 'latitude and longitude like 31.57,120.30')
  .transform((pair) => {
    const [lat = 0, lng = 0] = pair.split(',').map(Number);
    return { lat, lng };
  });

const guarded = { tags: ['catalog'], middleware: [requireActor] };
const SLOT_DAYS = 14;

/** What can be booked, and loading it. */
export function catalogRoutes() {
  const router = createRouter();

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/menus',
      request: { query: elderQuery.extend({ date: civilDate, meal: mealName.optional() }) },
      responses: {
        200: jsonOf(z.object({ menus: z.array(menuView) }), 'Menus around the elder, at their prices'),
        ...problemResponses,
      },
    }),
    async (c) => c.json({ menus: await listMenus(c.get('ctx'), c.req.valid('query')) }, 200),
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/services',
      request: { query: elderQuery },
      responses: {
        200: jsonOf(z.object({ services: z.array(serviceView) }), 'Services where the elder lives'),
        ...problemResponses,
      },
    }),
    async (c) => c.json({ services: await listServices(c.get('ctx'), c.req.valid('query')) }, 200),
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/services/{id}/slots',
      request: {
        params: z.object({ id: z.string() }),
        query: z.object({ from: civilDate.optional(), to: civilDate.optional() }),
      },
      responses: {
        200: jsonOf(z.object({ slots: z.array(slotView) }), 'Slots, by default of the next two weeks'),
        ...problemResponses,
      },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { from = ctx.clock.today(), to = addDays(from, SLOT_DAYS) } = c.req.valid('query');
      const slots = await listSlots(ctx, { serviceId: c.req.valid('param').id, from, to });
      return c.json({ slots }, 200);
    },
  );

  router.openapi(
    createRoute({
      ...guarded,
      method: 'get',
      path: '/sites',
      request: {
        query: z.object({
          region: regionCode,
          kind: siteRecord.shape.kind.optional(),
          near: near.optional(),
        }),
      },
      responses: {
        200: jsonOf(z.object({ sites: z.array(siteView) }), 'Places around a region, nearest first'),
        ...problemResponses,
      },
    }),
    async (c) => c.json({ sites: await listSites(c.get('ctx'), c.req.valid('query')) }, 200),
  );

  router.openapi(
    createRoute({
      tags: ['catalog'],
      middleware: [requireActor, requireRole('admin')],
      method: 'post',
      path: '/catalog',
      description: 'Loads a catalog file, all or nothing; every fault is named in `errors`.',
      // Checked by the importer, which names faults between records together with those of fields.
      request: { body: bodyOf(z.unknown()) },
      responses: {
        200: jsonOf(z.object({ loaded: z.record(z.string(), z.int()) }), 'How much of each part was loaded'),
        ...problemResponses,
      },
    }),
    async (c) => c.json({ loaded: await importCatalog(c.get('services'), c.req.valid('json')) }, 200),
  );

  return router;
}
