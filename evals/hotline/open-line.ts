import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureIndex } from '../../knowledge';
import { bookingRoutes, loadDemoIfEmpty } from '../../server/src/bookings';
import { hotlineRoutes } from '../../server/src/hotline';
import { authRoutes } from '../../server/src/households';
import { fixedClock } from '../../server/src/platform/clock';
import type { Services } from '../../server/src/platform/context';
import { openDatabase } from '../../server/src/platform/database';
import { createRouter, onError } from '../../server/src/platform/http';
import { randomIds } from '../../server/src/platform/ids';
import { silentLogger } from '../../server/src/platform/log';
import { createMetrics } from '../../server/src/platform/metrics';
import { migrate } from '../../server/src/platform/migrate';
import { requestLog } from '../../server/src/platform/request-log';
import { openLibrary } from '../../server/src/policies';

/** A Tuesday; every call comes in at this moment. */
const NOW = '2026-11-24T09:00:00+08:00';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: graded by what stands in it
  body: any;
}

export interface Desk {
  operatorId: string;
  ask(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
}

export interface Line {
  desks: Desk[];
  close(): Promise<void>;
}

/** The hotline in-process over HTTP, with the demo catalog, the knowledge that ships, and this many operators. */
export async function openLine(operators: number): Promise<Line> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yinling-hotline-'));
  const embedderSetting = process.env.YINLING_EMBEDDER || 'bundled';
  await ensureIndex({ dataDir, embedderSetting });
  const services: Services = {
    db: openDatabase({ file: join(dataDir, 'yinling.sqlite') }),
    clock: fixedClock(NOW),
    ids: randomIds,
    log: silentLogger,
    metrics: createMetrics(),
  };
  await migrate(services.db);
  await loadDemoIfEmpty(services);
  const library = await openLibrary({ dataDir, embedderSetting, log: silentLogger });
  const app = createRouter();
  app.onError(onError);
  app.use('*', requestLog(services));
  app.route('/v1', authRoutes({ demo: true }));
  app.route('/v1', bookingRoutes());
  app.route('/v1', hotlineRoutes({ library }));

  const send = async (
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await app.request(`/v1${path}`, {
      method,
      headers: { ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  };
  const desks = await Promise.all(
    Array.from({ length: operators }, async (_, n): Promise<Desk> => {
      const operatorId = `acc_line_${n}`;
      await addOperator(services, operatorId, `话务员${n + 1}号`);
      const { body } = await send('POST', '/auth/demo', { as: 'operator', id: operatorId });
      const bearer = { Authorization: `Bearer ${body.token}` };
      return {
        operatorId,
        ask: (method, path, sent, headers) => send(method, path, sent, { ...bearer, ...headers }),
      };
    }),
  );
  return {
    desks,
    async close() {
      library.close();
      await services.db.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const addOperator = ({ db }: Services, id: string, displayName: string) =>
  db
    .insertInto('accounts')
    .values({
      id,
      role: 'operator',
      displayName,
      elderId: null,
      region: null,
      username: null,
      passwordHash: null,
      wechatOpenid: null,
      createdAt: new Date().toISOString(),
    })
    .execute();
