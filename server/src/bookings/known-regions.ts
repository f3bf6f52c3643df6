import { readFileSync } from 'node:fs';

const TABLE = new URL('../../../knowledge/regions/gb-t-2260.csv', import.meta.url);

let cities: Set<string> | undefined;

/**
 * Whether a code is one of GB/T 2260, as far as the city, the first four digits: districts and counties are
 * merged and renumbered every year, and a catalog may be older or newer than the table.
 */
export function isKnownRegion(code: string): boolean {
  cities ??= new Set(
    readFileSync(TABLE, 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.slice(0, 4)),
  );
  return code === '100000' || cities.has(code.slice(0, 4));
}
