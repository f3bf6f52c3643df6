import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { readDocx } from './read-docx';
import { readHtml } from './read-html';
import { readMarkdown } from './read-markdown';
import { readPdf } from './read-pdf';
import { decodeText, hintsOfName, readText } from './read-text';
import type { Source } from './source';

type Reader = (bytes: Uint8Array, onPage?: (page: number, pages: number) => void) => Source | Promise<Source>;

const READERS: Record<string, Reader> = {
  '.md': (bytes) => readMarkdown(decodeText(bytes)),
  '.markdown': (bytes) => readMarkdown(decodeText(bytes)),
  '.txt': readText,
  '.html': readHtml,
  '.htm': readHtml,
  '.docx': readDocx,
  '.pdf': readPdf,
};

/** Endings of the files that can be read. */
export const READABLE = Object.keys(READERS);

/** Reads a file by its ending. Throws an Error saying what is wrong with it, to be put after its name. */
export async function readFile(
  file: string,
  onPage?: (page: number, pages: number) => void,
): Promise<Source> {
  const reader = READERS[extname(file).toLowerCase()];
  if (!reader)
    throw new Error(`cannot be read; these can: ${READABLE.join(' ')} (save a .doc or .wps as .docx)`);
  const bytes = readFileSync(file);
  if (!bytes.length) throw new Error('is empty');
  const source = await reader(bytes, onPage);
  return { ...source, hints: { ...hintsOfName(basename(file)), ...defined(source.hints) } };
}

const defined = (facts: Source['hints']) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
