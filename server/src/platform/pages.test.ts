import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstLoadBytes, weappSizes } from './page-sizes';
import { pages } from './pages';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yinling-pages-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string | Buffer) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

describe('the pages', () => {
  it('go out compressed to whoever takes that, plain to the rest', async () => {
    write('index.html', '<p>银铃</p>');
    write('index.html.gz', gzipSync('<p>银铃</p>'));
    const app = pages(folder);
    const compressed = await app.request('/index.html', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(compressed.headers.get('Content-Encoding')).toBe('gzip');
    const plain = await app.request('/index.html');
    expect(plain.headers.get('Content-Encoding')).toBeNull();
    expect(await plain.text()).toContain('银铃');
  });

  it('are kept for a year where their name holds a hash, and asked for again where it does not', async () => {
    write('index.html', '');
    write('js/app.0a1b2c3d.js', '1');
    const app = pages(folder);
    expect((await app.request('/js/app.0a1b2c3d.js')).headers.get('Cache-Control')).toContain('immutable');
    expect((await app.request('/')).headers.get('Cache-Control')).toBe('no-cache');
  });
});

describe('the sizes', () => {
  it('count a subpackage to the whole and not to the main package', () => {
    write('app.json', JSON.stringify({ subPackages: [{ root: 'family', pages: ['home'] }] }));
    write('app.js', 'x'.repeat(100));
    write('family/home.js', 'x'.repeat(1000));
    const { main, whole } = weappSizes(folder);
    expect(whole - main).toBe(1000);
  });

  it('count what the page links to at first load, compressed', () => {
    write('index.html', '<script src="./js/app.1.js"></script><link href="./css/app.1.css">');
    write('js/app.1.js', 'a'.repeat(50_000));
    write('css/app.1.css', 'b'.repeat(50_000));
    write('js/later.js', 'c'.repeat(1_000_000));
    expect(firstLoadBytes(folder)).toBeLessThan(1000);
    expect(firstLoadBytes(folder)).toBeGreaterThan(100);
  });
});
