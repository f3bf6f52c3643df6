import { performance } from 'node:perf_hooks';
import { ensureIndex } from '../../knowledge';
import { readConfig } from './config';
import { startServer } from './main';
import { buildPagesIfNeeded } from './platform/build-pages';
import { assertWritable } from './platform/database';
import { StartError } from './platform/errors';

/** `npm start`: builds what is missing, says so while it does, serves, and stops gracefully. */
async function start(): Promise<void> {
  const began = performance.now();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const config = readConfig(process.env);
  assertWritable(config.dataDir);

  const index = await ensureIndex({
    dataDir: config.dataDir,
    embedderSetting: config.embedder,
    onProgress: ({ documents, totalDocuments, passages }) =>
      say(`policy index: ${documents} of ${totalDocuments} documents, ${passages} passages`),
  });
  say(
    `policy index ${index.version}: ${index.documents} documents, ${index.passages} passages${index.built ? ', built now' : ''}`,
  );
  // `npm run dev` builds the pages itself, on every change.
  if (!process.env.YINLING_SKIP_PAGES) await buildPagesIfNeeded(['h5'], say);

  const server = await startServer(config);
  if (config.demo) say('演示模式:网页上选一个身份就能进入(设 YINLING_DEMO=0 关闭)。');
  say(`(ready after ${((performance.now() - began) / 1000).toFixed(1)} s)`);
  say(`Yinling ready on ${server.url}`);

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    say(`${signal}: finishing what is in flight …`);
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
}

start().catch((error: unknown) => {
  process.stderr.write(
    error instanceof StartError
      ? `\n${error.message}\n`
      : `\nThe start failed: ${(error as Error)?.stack ?? error}\n`,
  );
  process.exit(1);
});
