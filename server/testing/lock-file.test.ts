import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type LockFile, missingOptional } from './complete-lock-file';

const lock = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as LockFile;

it('the lock file names every optional package, so that npm ci takes it on every platform (npm run complete-lock)', () => {
  expect(missingOptional(lock)).toEqual([]);
  const { 'node_modules/@biomejs/cli-linux-x64': _, ...packages } = lock.packages;
  expect(missingOptional({ packages }).map(({ name }) => name)).toContain('@biomejs/cli-linux-x64');
});

it('the lock file carries no address of a registry', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
});
