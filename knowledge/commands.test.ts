import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCommandLine } from './command-line';
import { ingestCommand, listCommand, removeCommand, verifyCommand } from './commands';
import { currentIndex, ensureIndex } from './policy-index/ensure-index';
import { openIndex } from './policy-index/open-index';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yinling-knowledge-'));
  said = [];
  mkdirSync(join(folder, 'shipped/100000'), { recursive: true });
  writeFileSync(
    join(folder, 'shipped/100000/a.md'),
    '---\ntitle: 求助电话\nregion: "100000"\n---\n\n## 急救\n\n打120。',
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

const settings = () => ({
  dataDir: join(folder, 'data'),
  embedderSetting: 'bundled',
  shipped: join(folder, 'shipped'),
  say: (line: string) => void said.push(line),
});
const put = (name: string, text: string) => {
  mkdirSync(join(folder, 'in'), { recursive: true });
  writeFileSync(join(folder, 'in', name), text);
};
const ingest = (...argv: string[]) =>
  ingestCommand(readCommandLine(['ingest', join(folder, 'in'), ...argv]), settings());

describe('ingest', () => {
  it('takes what can be read, names what cannot, and says so with its exit status', async () => {
    put('食堂.txt', '无锡市云山街道助餐办法\n六十岁以上老人每餐补贴三元，由食堂直接减去。');
    put('坏的.docx', 'not a document');
    put('坏的.pdf', 'not a document');
    put('空的.md', '');
    put('又一份.txt', '无锡市云山街道助餐办法\n六十岁以上老人每餐补贴三元，由食堂直接减去。');
    expect(await ingest('--region', '320200', '--issuer', '云山街道办事处')).toBe(1);
    const log = said.join('\n');
    expect(log).toMatch(/SKIPPED 坏的.docx: .*save it anew/);
    expect(log).toMatch(/SKIPPED 坏的.pdf: is not a readable PDF/);
    expect(log).toMatch(/SKIPPED 空的.md: is empty/);
    expect(log).toMatch(/the same document as/);
    expect(log).toMatch(/1 added, 0 renewed, 1 already there, 3 skipped/);

    const index = openIndex(currentIndex(settings().dataDir)!.file);
    const mine = index.documents(['320200']).filter((document) => document.origin === 'ingested');
    expect(mine).toMatchObject([{ title: '无锡市云山街道助餐办法', issuer: '云山街道办事处', passages: 1 }]);
    expect(index.documents().some((document) => document.origin === 'shipped')).toBe(true);
    index.close();
  });

  it('of the same file again changes nothing; with another flag it renews; removed it is gone', async () => {
    put('a.md', '# 助浴办法\n\n上门助浴每次三十元。');
    expect(await ingest('--region', '371300')).toBe(0);
    const first = currentIndex(settings().dataDir)!;
    expect(await ingest('--region', '371300')).toBe(0);
    expect(currentIndex(settings().dataDir)!.file).toBe(first.file);
    expect(await ingest('--region', '371300', '--in-force-to', '2020-12-31')).toBe(0);
    expect(said.at(-1)).toMatch(/0 added, 1 renewed/);

    said.length = 0;
    await listCommand(readCommandLine(['list', '--region', '371300']), settings());
    const line = said.find((each) => each.includes('助浴办法'))!;
    expect(line).toContain('to 2020-12-31');
    const policyId = line.split(' ')[0]!;
    expect(await removeCommand(readCommandLine(['remove', policyId, 'pol_unknown']), settings())).toBe(1);
    expect(existsSync(join(folder, 'data/documents', policyId))).toBe(false);
    expect(await verifyCommand(settings())).toBe(0);
  });

  it('leaves an index in use readable until it is closed', async () => {
    const before = await ensureIndex(settings());
    const open = openIndex(before.file);
    put('a.md', '# 助行办法\n\n接送看病每次十元。');
    await ingest('--region', '371300');
    put('b.md', '# 助洁办法\n\n上门打扫每次二十元。');
    await ingest('--region', '371300');
    expect(open.passagesOf(open.documents()[0]!.policyId).length).toBeGreaterThan(0);
    open.close();
    expect(readdirSync(join(folder, 'data/index')).filter((file) => file.endsWith('.sqlite')).length).toBe(2);
  });
});

describe('an unchanged index', () => {
  it('is known as such without loading the model', async () => {
    await ensureIndex(settings());
    const began = performance.now();
    expect((await ensureIndex(settings())).built).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
  it('is built anew when its pointer is damaged', async () => {
    await ensureIndex(settings());
    writeFileSync(join(folder, 'data/index/current.json'), '{"file":');
    expect((await ensureIndex(settings())).built).toBe(true);
  });
});

describe('the command line', () => {
  it.each([
    [['ingest', 'a', '--region', '慈溪'], '慈溪 is 330282'],
    [['ingest', 'a', '--region', '999999'], 'no region of GB/T 2260'],
    [['ingest', 'a', '--published', '2024-02-30'], '--published 2024-02-30 is no day'],
    [['list', '--colour', 'red'], '--help'],
    [['search', '电梯', '--limit', 'many'], '--limit takes a number'],
  ])('%j is refused with a way out', (argv, message) => expect(() => readCommandLine(argv)).toThrow(message));
  it('reads flags into facts', () => {
    expect(
      readCommandLine([
        'ingest',
        'a.pdf',
        '--region',
        '320200',
        '--doc-number',
        '锡民发〔2024〕1号',
        '--topics',
        '助餐,助浴',
      ]).flags,
    ).toMatchObject({
      region: '320200',
      docNumber: '锡民发〔2024〕1号',
      topics: ['助餐', '助浴'],
    });
  });
});
