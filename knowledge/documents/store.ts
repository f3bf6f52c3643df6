import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import type { KnownDocument } from './source';

/** Ingested documents live here, one folder each: the file as it came, and `document.json`, what was read from it. */
const folderOf = (dataDir: string) => join(dataDir, 'documents');

export function storedFiles(dataDir: string): string[] {
  const folder = folderOf(dataDir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((id) => join(folder, id, 'document.json'))
    .filter((file) => existsSync(file));
}

export const readStored = (dataDir: string): KnownDocument[] =>
  storedFiles(dataDir).map((file) => JSON.parse(readFileSync(file, 'utf8')) as KnownDocument);

/** Keeps a document and the file it came from. Says whether its content was there already; its facts are renewed then. */
export function keepDocument(
  dataDir: string,
  document: KnownDocument,
  file: string,
): 'added' | 'renewed' | 'unchanged' {
  const folder = join(folderOf(dataDir), document.policyId);
  const target = join(folder, 'document.json');
  const known = existsSync(target);
  const json = JSON.stringify(document);
  if (known && readFileSync(target, 'utf8') === json) return 'unchanged';
  mkdirSync(folder, { recursive: true });
  copyFileSync(file, join(folder, `original${extname(file).toLowerCase()}`));
  writeFileSync(`${target}.part`, json);
  renameSync(`${target}.part`, target);
  return known ? 'renewed' : 'added';
}

/** Says whether there was such a document. */
export function forgetDocument(dataDir: string, policyId: string): boolean {
  const folder = join(folderOf(dataDir), policyId);
  if (!/^pol_\w+$/.test(policyId) || !existsSync(folder)) return false;
  rmSync(folder, { recursive: true });
  return true;
}
