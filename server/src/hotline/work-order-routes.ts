import { createRoute, z } from '@hono/zod-openapi';
import { civilDate } from '../../contract';
import { elderFor, requireActor, requireRole } from '../households';
import { bodyOf, createRouter, jsonOf, problemResponses } from '../platform/http';
import { workOrdersCsv, workOrdersXlsx } from './export-work-orders';
import { getWorkOrder, listWorkOrders } from './list-work-orders';
import { moveWorkOrder } from './move-work-order';
import { openWorkOrder } from './open-work-order';
import { hotlineReport, report } from './reports';
import { URGENCIES, WORK_ORDER_ACTIONS, WORK_ORDER_KINDS, WORK_ORDER_STATUSES } from './work-order';

const byId = z.object({ id: z.string() });
const staff = { tags: ['work orders'], middleware: [requireActor, requireRole('operator', 'admin')] };
const workOrder = z.looseObject({ id: z.string(), status: z.enum(WORK_ORDER_STATUSES) });
const filter = z.object({
  status: z.enum(WORK_ORDER_STATUSES).optional(),
  assigneeId: z.string().optional(),
  elderId: z.string().optional(),
  open: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
});
const move = z.object({
  action: z.enum(WORK_ORDER_ACTIONS),
  note: z.string().max(2000).optional(),
  assigneeId: z.string().optional(),
  into: z.string().optional(),
  rating: z.int().min(1).max(5).optional(),
});

/** Work orders from acceptance to rating, their export, and the figures of the hotline. */
export function workOrderRoutes() {
  const router = createRouter();

  router.openapi(
    createRoute({
      ...staff,
      method: 'get',
      path: '/work-orders',
      request: { query: filter },
      responses: {
        200: jsonOf(z.object({ workOrders: z.array(workOrder) }), 'The most pressing first'),
        ...problemResponses,
      },
    }),
    async (c) =>
      c.json(
        {
          workOrders: (await listWorkOrders(c.get('ctx'), c.req.valid('query'))).map((order) => ({
            ...order,
          })),
        },
        200,
      ),
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'get',
      path: '/work-orders/export',
      request: { query: filter.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }) },
      responses: {
        200: {
          description: 'A file for a spreadsheet, safe against formula injection',
          content: { 'text/csv': { schema: z.string() } },
        },
        ...problemResponses,
      },
    }),
    async (c) => {
      const { format, ...query } = c.req.valid('query');
      const orders = await listWorkOrders(c.get('ctx'), query);
      const attachment = { 'Content-Disposition': `attachment; filename="work-orders.${format}"` };
      if (format === 'csv')
        return c.body(workOrdersCsv(orders), 200, {
          'Content-Type': 'text/csv; charset=utf-8',
          ...attachment,
        });
      const xlsx = new Uint8Array(await workOrdersXlsx(orders));
      return c.body(xlsx, 200, {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        ...attachment,
      });
    },
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'post',
      path: '/work-orders',
      request: {
        body: bodyOf(
          z.object({
            kind: z.enum(WORK_ORDER_KINDS),
            urgency: z.enum(URGENCIES).default('normal'),
            summary: z.string().trim().min(1).max(5000),
            topic: z.string().max(200).optional(),
            elderId: z.string().optional(),
            callId: z.string().optional(),
          }),
        ),
      },
      responses: { 201: jsonOf(z.object({ id: z.string() }), 'Accepted'), ...problemResponses },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const input = c.req.valid('json');
      if (input.elderId) await elderFor(ctx, input.elderId, 'view');
      return c.json(await openWorkOrder(ctx, input), 201);
    },
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'get',
      path: '/work-orders/{id}',
      request: { params: byId },
      responses: { 200: jsonOf(workOrder, 'The order and all that happened to it'), ...problemResponses },
    }),
    async (c) => c.json({ ...(await getWorkOrder(c.get('ctx'), c.req.valid('param').id)) }, 200),
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'post',
      path: '/work-orders/{id}/moves',
      request: { params: byId, body: bodyOf(move) },
      responses: { 200: jsonOf(workOrder, 'The order after the step'), ...problemResponses },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { id } = c.req.valid('param');
      await moveWorkOrder(ctx, { id, ...c.req.valid('json') });
      return c.json({ ...(await getWorkOrder(ctx, id)) }, 200);
    },
  );

  router.openapi(
    createRoute({
      ...staff,
      method: 'get',
      path: '/reports/hotline',
      request: { query: z.object({ from: civilDate, to: civilDate }) },
      responses: { 200: jsonOf(report, 'Counted from the stored rows each time'), ...problemResponses },
    }),
    async (c) => c.json(await hotlineReport(c.get('ctx'), c.req.valid('query')), 200),
  );

  return router;
}
