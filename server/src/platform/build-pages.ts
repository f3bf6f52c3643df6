import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { gzipSync } from 'node:zlib';
import { StartError } from './errors';
import { filesUnder } from './files-under';
import { firstLoadBytes, weappSizes } from './page-sizes';
import { withFileLock } from './with-file-lock';

export type PageTarget = 'h5' | 'weapp';

const PROJECT = fileURLToPath(new URL('../../../miniprogram', import.meta.url));
const DIST = join(PROJECT, 'dist');
const SOURCES = ['src', 'config', 'babel.config.cjs', 'package.json', 'project.config.json'];
/** Half of what WeChat allows a package, so that there is room to grow. */
const MAIN_PACKAGE_LIMIT = 1_000_000;
const WHOLE_LIMIT = 3_000_000;
/** Changes when what stands beside the compiler's files does. */
const LAYOUT = 'gz';
const NAMES: Record<PageTarget, string> = { h5: 'web pages', weapp: 'WeChat mini-program' };

type Say = (line: string) => void;
const toStderr: Say = (line) => process.stderr.write(`${line}\n`);

/**
 * Builds each target whose sources differ from the ones it was last built from; a build that stands is left alone
 * (a few milliseconds). A build goes to a folder of its own and is moved into place whole, so nobody is served half
 * of one. Throws `StartError` with the compiler's last words when a build fails or a package is too large.
 */
export async function buildPagesIfNeeded(targets: PageTarget[], say: Say = toStderr): Promise<void> {
  for (const target of targets) {
    const stamp = stampOf(target);
    if (readStamp(target) === stamp) continue;
    await withFileLock(join(DIST, `.${target}.lock`), async () => {
      if (readStamp(target) !== stamp) await build(target, stamp, say);
    });
  }
}

/** Where a built target lies. */
export const pagesAt = (target: PageTarget): string => join(DIST, target);

async function build(target: PageTarget, stamp: string, say: Say): Promise<void> {
  const out = `dist/.${target}-${process.pid}`;
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  say(`Building the ${NAMES[target]} (about half a minute, only when their sources change) …`);
  const ticking = setInterval(() => say(`  still building the ${NAMES[target]}, ${seconds()} s`), 10_000);
  try {
    await runTaro(target, out);
    if (target === 'h5') compressBeside(join(PROJECT, out));
    if (target === 'weapp') writeAppId(join(PROJECT, out, 'project.config.json'));
    const sizes = target === 'weapp' ? checkWeapp(join(PROJECT, out)) : describeH5(join(PROJECT, out));
    writeFileSync(join(PROJECT, out, '.stamp'), stamp);
    rmSync(pagesAt(target), { recursive: true, force: true });
    renameSync(join(PROJECT, out), pagesAt(target));
    say(`  ${NAMES[target]} built in ${seconds()} s: ${sizes}`);
  } finally {
    clearInterval(ticking);
    rmSync(join(PROJECT, out), { recursive: true, force: true });
  }
}

function runTaro(target: PageTarget, out: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const taro = join(require.resolve('@tarojs/cli/package.json'), '../bin/taro');
  // `--no-check`: without it Taro asks a remote schema whether the configuration is sound.
  const args = [taro, 'build', '--type', target, '--no-check', '--disable-global-config'];
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    TARO_ENV: target,
    YINLING_PAGES_OUT: out,
    FORCE_COLOR: '0',
  };
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const keep = (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-60_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', fail);
    child.on('close', (code) => {
      const made = existsSync(join(PROJECT, out, target === 'h5' ? 'index.html' : 'app.json'));
      if (code === 0 && made && !/Compiled with errors|✖ |编译失败/.test(said)) done();
      else fail(new StartError(`The ${NAMES[target]} did not build. The compiler said:\n${lastWords(said)}`));
    });
  });
}

/** A compressed copy beside each file, made once, for browsers that take it. */
function compressBeside(root: string): void {
  for (const file of filesUnder(root).filter((each) => /\.(js|css|html)$/.test(each)))
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
}

/** The AppID is a setting of whoever uploads, never of the repository. */
function writeAppId(file: string): void {
  const appId = process.env.WECHAT_APPID;
  if (!appId) return;
  const project = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, `${JSON.stringify({ ...project, appid: appId }, null, 2)}\n`);
}

function checkWeapp(root: string): string {
  const { main, whole } = weappSizes(root);
  if (main >= MAIN_PACKAGE_LIMIT || whole >= WHOLE_LIMIT)
    throw new StartError(
      `The mini-program is too large: main package ${kb(main)} (limit ${kb(MAIN_PACKAGE_LIMIT)}), ` +
        `whole ${kb(whole)} (limit ${kb(WHOLE_LIMIT)}). Move pages to a subpackage or drop a dependency.`,
    );
  return `main package ${kb(main)} of ${kb(MAIN_PACKAGE_LIMIT)}, whole ${kb(whole)}`;
}

const describeH5 = (root: string) => `${kb(firstLoadBytes(root))} gzipped at first load`;

const kb = (bytes: number) => `${Math.round(bytes / 1000)} KB`;

const lastWords = (said: string) =>
  stripVTControlCharacters(said)
    .split('\n')
    .filter((line) => line.trim() && !/^●|即将开始启动编译|^\s*\S*loader ›/.test(line))
    .slice(-25)
    .join('\n');

/** A digest of everything a build reads: sources, configuration, the compiler's version, the server's address. */
function stampOf(target: PageTarget): string {
  const digest = createHash('sha256').update(`${target} ${LAYOUT}`);
  if (target === 'weapp')
    for (const name of ['YINLING_API_BASE', 'YINLING_SUBSCRIBE_TEMPLATES', 'WECHAT_APPID'])
      digest.update(`${name}=${process.env[name] ?? ''};`);
  const { dependencies } = JSON.parse(readFileSync(join(PROJECT, '../package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const [name, version] of Object.entries(dependencies))
    if (/^(@tarojs|@babel)\/|^(react|react-dom|sass|webpack|eventsource-parser)$/.test(name))
      digest.update(`${name}@${version};`);
  for (const source of SOURCES) {
    const at = join(PROJECT, source);
    for (const file of filesUnder(at)) {
      if (file.endsWith('.test.ts')) continue;
      digest
        .update(relative(PROJECT, file).replaceAll('\\', '/'))
        .update('\0')
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return digest.digest('hex');
}

function readStamp(target: PageTarget): string | undefined {
  const file = join(pagesAt(target), '.stamp');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const targets = process.argv
    .slice(2)
    .filter((name): name is PageTarget => name === 'h5' || name === 'weapp');
  buildPagesIfNeeded(targets.length ? targets : ['h5', 'weapp']).catch((error: unknown) => {
    toStderr(error instanceof StartError ? error.message : String(error));
    process.exitCode = 1;
  });
}
