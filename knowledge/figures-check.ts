import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Figure, readFigures } from './read-figures';

/** A figure of an original that no digest carries on purpose, and why. */
export interface LeftOutFigure {
  region: string;
  value: string;
  reason: string;
}

export interface MissingFigure extends Figure {
  region: string;
  /** The original's file name. */
  file: string;
}

const digestFolder = fileURLToPath(new URL('./policies', import.meta.url));
const leftOutFile = fileURLToPath(new URL('./policies/figures-left-out.json', import.meta.url));

/**
 * Lists the figures of an original that the digests of its region do not carry: a figure is carried when the same
 * value stands there with a unit of the same kind. Where either side leaves the unit out, the value alone decides.
 */
export function missingFigures(original: string, digests: string, leftOut: readonly string[]): Figure[] {
  const carried = new Map<string, Set<string>>();
  for (const figure of readFigures(digests)) {
    const kinds = carried.get(figure.value) ?? new Set();
    carried.set(figure.value, kinds.add(figure.kind));
  }
  const excused = new Set(leftOut);
  const seen = new Set<string>();
  return readFigures(original).filter((figure) => {
    const key = `${figure.value} ${figure.kind}`;
    if (seen.has(key) || excused.has(figure.value)) return false;
    seen.add(key);
    const kinds = carried.get(figure.value);
    return kinds === undefined || !(figure.kind === 'plain' || kinds.has('plain') || kinds.has(figure.kind));
  });
}

/** Checks every original in a folder; the first six digits of a file name are its region. */
export function checkFolder(folder: string): MissingFigure[] {
  const leftOut = JSON.parse(readFileSync(leftOutFile, 'utf8')) as LeftOutFigure[];
  return readdirSync(folder)
    .filter((file) => /^\d{6}/.test(file))
    .sort()
    .flatMap((file) => {
      const region = file.slice(0, 6);
      const excused = leftOut.filter((figure) => figure.region === region).map((figure) => figure.value);
      const original = readFileSync(join(folder, file), 'utf8');
      return missingFigures(original, digestsOf(region), excused).map((figure) => ({
        ...figure,
        region,
        file,
      }));
    });
}

/** All digests of one region as one text, front matter included: document numbers and dates stand there. */
export function digestsOf(region: string): string {
  const folder = join(digestFolder, region);
  if (!existsSync(folder)) return '';
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

function main(folder: string | undefined): void {
  if (folder === undefined) {
    console.error('Usage: npx tsx knowledge/figures-check.ts <folder of originals, named 320200-….txt>');
    process.exitCode = 2;
    return;
  }
  const missing = checkFolder(folder);
  for (const figure of missing) {
    console.log(`${figure.region}  ${figure.value} (${figure.kind})  …${figure.context}…`);
  }
  console.log(missing.length === 0 ? 'No figure is missing.' : `${missing.length} figures are in no digest.`);
  if (missing.length > 0) process.exitCode = 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  main(process.argv[2]);
