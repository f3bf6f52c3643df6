import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { WebSocketServer } from 'ws';
import { createApp } from './app';
import { createAssistant } from './assistant';
import { keepDemoFresh, loadDemoIfEmpty, warnOfLapsingHours } from './bookings';
import type { Config } from './config';
import { remindOfDeadlines } from './hotline';
import { wechatMessenger } from './households';
import { openSpeech } from './open-speech';
import { fixedClock, systemClock } from './platform/clock';
import type { Services } from './platform/context';
import { assertWritable, openDatabase } from './platform/database';
import { StartError } from './platform/errors';
import { randomIds } from './platform/ids';
import { createLogger, type Logger } from './platform/log';
import { createMetrics } from './platform/metrics';
import { migrate } from './platform/migrate';
import { runEvery } from './platform/run-every';
import { openLibrary } from './policies';

export const PAGES_DIR = fileURLToPath(new URL('../../miniprogram/dist/h5', import.meta.url));

export interface RunningServer {
  url: string;
  services: Services;
  /** Stops taking requests, lets those in flight finish, closes what is open. */
  close(): Promise<void>;
}

/** Opens the state and the knowledge and serves the product. The index and the pages have been built before. */
export async function startServer(
  config: Config,
  options: { log?: Logger; pagesDir?: string } = {},
): Promise<RunningServer> {
  assertWritable(config.dataDir);
  const services: Services = {
    db: openDatabase(
      config.databaseUrl ? { url: config.databaseUrl } : { file: join(config.dataDir, 'yinling.sqlite') },
    ),
    clock: config.now ? fixedClock(config.now) : systemClock,
    ids: randomIds,
    log: options.log ?? createLogger(),
    metrics: createMetrics(),
  };
  await migrate(services.db);
  if (config.demo) await loadDemoIfEmpty(services);
  const library = await openLibrary({
    dataDir: config.dataDir,
    embedderSetting: config.embedder,
    log: services.log,
  });

  const app = createApp({
    config,
    services,
    library,
    assistant: config.llm && createAssistant(config.llm),
    speech: await openSpeech(config),
    pagesDir: options.pagesDir ?? PAGES_DIR,
  });
  const { server, port } = await listen(app.fetch, config.port);
  const stopJobs = startJobs(config, services);
  return {
    url: `http://127.0.0.1:${port}`,
    services,
    async close() {
      stopJobs();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        // Streams that stay open would hold the stop for ever.
        setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5_000).unref();
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      });
      library.close();
      await services.db.destroy();
    },
  };
}

/** What happens by the clock; each is safe to run on several servers at once. Returns what stops them. */
function startJobs(config: Config, services: Services): () => void {
  const stops = [
    runEvery(60_000, 'remind of deadlines', services.log, () => remindOfDeadlines(services)),
    runEvery(3600_000, 'warn of lapsing hours', services.log, () => warnOfLapsingHours(services)),
  ];
  if (config.demo)
    stops.push(runEvery(3600_000, 'keep the demo fresh', services.log, () => keepDemoFresh(services)));
  if (config.wechat?.templateId) {
    const send = wechatMessenger(services, { ...config.wechat, templateId: config.wechat.templateId });
    stops.push(runEvery(10_000, 'send WeChat messages', services.log, send));
  }
  return () => {
    for (const stop of stops) stop();
  };
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], port: number) {
  return new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve, reject) => {
    const server = serve(
      { fetch, port, websocket: { server: new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 }) } },
      (info) => resolve({ server, port: info.port }),
    );
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new StartError(
              `Port ${port} is in use. Stop what uses it or choose another: PORT=8788 npm start (PORT=0 picks a free one).`,
            )
          : error,
      );
    });
  });
}
