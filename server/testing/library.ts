import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureIndex } from '../../knowledge';
import { silentLogger } from '../src/platform/log';
import { openLibrary, type PolicyLibrary } from '../src/policies';

let opened: Promise<PolicyLibrary> | undefined;

/** The shipped knowledge with the bundled embedder: built once for all test files, opened once for each. */
export function testLibrary(): Promise<PolicyLibrary> {
  opened ??= (async () => {
    const dataDir = join(tmpdir(), 'yinling-test-library');
    await ensureIndex({ dataDir, embedderSetting: 'bundled' });
    return openLibrary({ dataDir, embedderSetting: 'bundled', log: silentLogger });
  })();
  return opened;
}
