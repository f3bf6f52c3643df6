import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPagesIfNeeded } from './platform/build-pages';

const PAGES = fileURLToPath(new URL('../../miniprogram/src', import.meta.url));
/** An editor saves several files at once. */
const SETTLE_MS = 300;

/**
 * `npm run dev`: the server restarts when its sources change, and the pages are built again when theirs do; reload the
 * browser to see them. The pages are built as `npm start` builds them, so that what is seen is what is served.
 */
const server = spawn(
  'npx',
  ['tsx', 'watch', '--include', 'knowledge/policies/**', '--include', 'prompts/**', 'server/src/start.ts'],
  { stdio: 'inherit', env: { ...process.env, YINLING_SKIP_PAGES: '1' } },
);

let building = Promise.resolve();
let settling: NodeJS.Timeout | undefined;
const build = () => {
  building = building
    .then(() => buildPagesIfNeeded(['h5']))
    .catch((error: Error) => {
      process.stderr.write(`${error.message}\n`);
    });
};
build();
watch(PAGES, { recursive: true }, () => {
  clearTimeout(settling);
  settling = setTimeout(build, SETTLE_MS);
});

const stop = () => server.kill('SIGTERM');
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
server.on('exit', (code) => process.exit(code ?? 0));
