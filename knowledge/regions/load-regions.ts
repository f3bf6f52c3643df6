import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Region, RegionTree } from '../types';
import { mentionFinder } from './find-mentions';
import { shortNameOf } from './short-name';

export const NATION = '100000';
const TABLE = fileURLToPath(new URL('./gb-t-2260.csv', import.meta.url));

let tree: RegionTree | undefined;

/** The administrative divisions of GB/T 2260, read once. Source of the table: knowledge/README.md. */
export function loadRegions(): RegionTree {
  tree ??= buildTree(readFileSync(TABLE, 'utf8'));
  return tree;
}

function buildTree(csv: string): RegionTree {
  const regions = new Map<string, Region>([
    [NATION, { code: NATION, name: '全国', shortName: '全国', level: 'nation' }],
  ]);
  for (const line of csv.trim().split(/\r?\n/).slice(1)) {
    const [code, name, ...rest] = line.split(',');
    if (!code || !name || rest.length || !/^\d{6}$/.test(code) || regions.has(code))
      throw new Error(`gb-t-2260.csv: bad line "${line}"`);
    regions.set(code, { code, name, shortName: shortNameOf(name), level: levelOf(code) });
  }

  const ancestors = (code: string): string[] => {
    if (!regions.has(code) || code === NATION) return [];
    // 市辖区 and 省直辖县级 stand in the codes only; the table has no such level, so it is skipped.
    const above = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
    return [...above.filter((upper) => upper !== code && regions.has(upper)), NATION];
  };
  const scopeOf = (code: string) => (regions.has(code) ? [code, ...ancestors(code)] : []);
  const within = (code: string, ancestor: string) => scopeOf(code).includes(ancestor);
  return {
    regionOf: (code) => regions.get(code),
    ancestors,
    scopeOf,
    within,
    findMentions: mentionFinder([...regions.values()], { within, ancestors }),
  };
}

function levelOf(code: string): Region['level'] {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}
