import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The files `<root>/<folder>/*<suffix>`, sorted; `name` is the file's name without the suffix. */
export async function glob(root: string, suffix: string): Promise<{ name: string; url: string }[]> {
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const files = await Promise.all(
    folders.map(async ({ name }) => (await readdir(join(root, name))).map((file) => join(root, name, file))),
  );
  return files
    .flat()
    .filter((file) => file.endsWith(suffix))
    .sort()
    .map((file) => ({ name: basename(file, suffix), url: pathToFileURL(file).href }));
}
