import { type CatalogFile, catalogFile } from '../../contract';
import type { CivilDate } from '../platform/civil-time';
import { Problem } from '../platform/errors';
import { crossCheckCatalog, type Fault, type Known } from './cross-check-catalog';

/**
 * A catalog file whose every field and reference is right. Throws `invalid` with every fault named by its path
 * (`menus.3.dishes.0.priceFen`): those of single fields and those between fields and records, in one go.
 */
export function checkCatalog(file: unknown, known: Known, today: CivilDate): CatalogFile {
  const parsed = catalogFile.safeParse(file);
  const faults: Fault[] = [
    ...(parsed.error?.issues ?? []).map((issue) => ({
      path: issue.path.map(String).join('.') || '(file)',
      message: issue.message,
    })),
    ...crossCheckCatalog(file, known, today),
  ];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new Problem(
    'invalid',
    `The catalog has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}; nothing was loaded. ${faults
      .map((fault) => `${fault.path}: ${fault.message}`)
      .join('; ')}`,
    faults,
  );
}
