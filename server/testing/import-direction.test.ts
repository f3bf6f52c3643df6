import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Which rooms each room may import from. What is not listed is not allowed; every room may import itself. */
const ALLOWED: Record<string, string[]> = {
  contract: [],
  platform: ['contract'],
  understanding: ['contract', 'platform'],
  safety: ['contract', 'platform', 'understanding', 'prompts'],
  speech: ['contract', 'platform', 'households', 'understanding', 'bookings', 'knowledge'],
  households: ['contract', 'platform'],
  bookings: ['contract', 'platform', 'households', 'understanding', 'speech', 'knowledge'],
  knowledge: ['platform'],
  policies: ['contract', 'platform', 'households', 'knowledge', 'speech', 'safety', 'understanding'],
  assistant: [
    'contract',
    'platform',
    'households',
    'policies',
    'bookings',
    'safety',
    'speech',
    'understanding',
    'prompts',
    'knowledge',
  ],
  hotline: [
    'contract',
    'platform',
    'households',
    'policies',
    'bookings',
    'safety',
    'speech',
    'understanding',
    'assistant',
    'prompts',
    'knowledge',
  ],
  conversation: [
    'contract',
    'platform',
    'households',
    'policies',
    'bookings',
    'safety',
    'speech',
    'understanding',
    'assistant',
    'hotline',
    'prompts',
    'knowledge',
  ],
};
/** The outer rim: puts the rooms together, or stands outside them. */
const RIM = new Set(['app', 'migrations', 'testing', 'evals', 'miniprogram']);

const sources = ['server', 'knowledge', 'evals'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules') && !file.includes('/dist/'))
    .map((file) => join(root, folder, file)),
);

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

function roomOf(file: string): string {
  const parts = relative(root, file).split('/');
  if (parts[0] !== 'server') return parts[0]!;
  if (parts[1] !== 'src') return parts[1]!;
  // A command puts rooms together, wherever it stands.
  const inNoRoom = (parts.length === 3 && !isFolder(file)) || parts.at(-1) === 'cli.ts';
  return inNoRoom ? 'app' : parts[2]!;
}

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
    from: file,
    to: resolve(dirname(file), match[1]!),
  }));

const crossings = sources
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .flatMap(importsOf)
  .map(({ from, to }) => ({ from, to, fromRoom: roomOf(from), toRoom: roomOf(to) }))
  .filter(({ from, fromRoom, toRoom }) => fromRoom !== toRoom && !dirname(from).endsWith(`/src/${toRoom}`));

describe('the direction of imports', () => {
  it('is the one the map shows', () => {
    const wrong = crossings
      .filter(({ fromRoom, toRoom }) => !RIM.has(fromRoom) && !ALLOWED[fromRoom]?.includes(toRoom))
      .map(({ from, to }) => `${relative(root, from)} → ${relative(root, to)}`);
    expect(wrong).toEqual([]);
  });

  it('enters a room of the server only through its index', () => {
    const rooms = new Set([
      'understanding',
      'safety',
      'households',
      'bookings',
      'policies',
      'assistant',
      'hotline',
      'conversation',
      'contract',
    ]);
    const wrong = crossings
      .filter(
        ({ fromRoom, toRoom }) =>
          rooms.has(toRoom) && !['testing', 'evals', 'miniprogram'].includes(fromRoom),
      )
      .filter(
        ({ to, toRoom }) => !to.endsWith(`/${toRoom}`) && !to.endsWith('/index') && !to.endsWith('/tables'),
      )
      .map(({ from, to }) => `${relative(root, from)} → ${relative(root, to)}`);
    expect(wrong).toEqual([]);
  });

  it('has no room that the map does not know', () => {
    const known = new Set([...Object.keys(ALLOWED), ...RIM]);
    expect(
      [...new Set(crossings.flatMap((c) => [c.fromRoom, c.toRoom]))].filter((room) => !known.has(room)),
    ).toEqual([]);
  });

  it('has no cycles between rooms', () => {
    const next = new Map<string, Set<string>>();
    for (const { fromRoom, toRoom } of crossings) {
      if (RIM.has(fromRoom) || RIM.has(toRoom)) continue;
      next.set(fromRoom, (next.get(fromRoom) ?? new Set()).add(toRoom));
    }
    const cycles: string[] = [];
    const walk = (room: string, path: string[]) => {
      if (path.includes(room)) cycles.push([...path.slice(path.indexOf(room)), room].join(' → '));
      else for (const to of next.get(room) ?? []) walk(to, [...path, room]);
    };
    for (const room of next.keys()) walk(room, []);
    expect(cycles).toEqual([]);
  });

  it('lets the contract import zod and nothing else', () => {
    const packages = sources
      .filter((file) => roomOf(file) === 'contract')
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/from '([^.'][^']*)'/g)].map((match) => match[1]!),
      );
    expect([...new Set(packages)]).toEqual(['zod']);
  });
});
