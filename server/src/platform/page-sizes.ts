import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesUnder } from './files-under';

/** Bytes of the main package (everything outside the subpackages) and of the whole mini-program. */
export function weappSizes(root: string): { main: number; whole: number } {
  const app = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[];
    subpackages?: { root: string }[];
  };
  const roots = (app.subPackages ?? app.subpackages ?? []).map((pack) => `${pack.root.replace(/\/$/, '')}/`);
  let main = 0;
  let whole = 0;
  for (const file of filesUnder(root)) {
    const size = readFileSync(file).length;
    const path = relative(root, file).replaceAll('\\', '/');
    whole += size;
    if (!roots.some((prefix) => path.startsWith(prefix))) main += size;
  }
  return { main, whole };
}

/** Bytes, gzipped, that a browser fetches before the first page's own chunk. */
export function firstLoadBytes(root: string): number {
  const html = readFileSync(join(root, 'index.html'), 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="?(?:\.?\/)?((?:js|css)\/[^">\s]+)/g)].map(
    (m) => m[1] ?? '',
  );
  return [...linked.map((path) => readFileSync(join(root, path))), Buffer.from(html)].reduce(
    (sum, body) => sum + gzipSync(body).length,
    0,
  );
}
