import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureIndex } from '../../knowledge';
import { readConfig } from '../../server/src/config';
import { startServer } from '../../server/src/main';
import { silentLogger } from '../../server/src/platform/log';

/** Tuesday morning: tomorrow's meals can be booked. */
export const NOW = '2026-11-24T08:00:00+08:00';

export interface Product {
  url: string;
  close(): Promise<void>;
}

/** The whole product as `npm start` serves it, on a free port with the demo catalog, in a folder of its own. */
export async function openProduct(settings: Record<string, string> = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yinling-product-'));
  const config = readConfig({ PORT: '0', YINLING_DATA_DIR: dataDir, YINLING_NOW: NOW, ...settings });
  await ensureIndex({ dataDir, embedderSetting: config.embedder });
  const server = await startServer(config, { log: silentLogger });
  return {
    url: server.url,
    async close() {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
