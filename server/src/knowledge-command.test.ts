import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const tsx = createRequire(import.meta.url).resolve('tsx/cli');
const command = fileURLToPath(new URL('./knowledge-command.ts', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'yinling-command-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const knowledge = (...argv: string[]) =>
  spawnSync(process.execPath, [tsx, command, ...argv], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, YINLING_DATA_DIR: dataDir },
  });

describe('npm run knowledge', () => {
  it('search finds what the server would, in a data directory that was empty', () => {
    const { stdout, status } = knowledge(
      'search',
      '加装电梯最高补多少',
      '--region',
      '320200',
      '--limit',
      '1',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/1\. \[.*电梯/);
    expect(stdout).toContain('20万元');
    expect(stdout).toMatch(/index idx_/);
  });
  it('gaps says when there are none', () => {
    expect(knowledge('gaps').stdout).toContain('Nothing has gone unanswered');
  });
  it('says what is wrong, without a stack, and fails', () => {
    const { stderr, status } = knowledge('search', '电梯', '--region', '999999');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^--region 999999 is no region/);
    expect(stderr).not.toContain('at ');
    expect(knowledge('frobnicate').stderr).toContain('There is no command "frobnicate"');
  });
});
