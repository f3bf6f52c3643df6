import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { PDFPageProxy } from 'pdfjs-dist';
import { type PlacedText, pdfLines } from './pdf-lines';
import { readScannedPage } from './read-scan';
import type { Source } from './source';

const PDFJS = `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/`;
/** A page with fewer characters of text than this, and a picture on it, is taken for a scan. */
const SCANNED_BELOW = 16;

/** Reads a PDF: its text where it has one, through character recognition where a page is a picture. */
export async function readPdf(
  bytes: Uint8Array,
  onPage?: (page: number, pages: number) => void,
): Promise<Source> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    // Fonts that stand in no file are read through the character maps that pdf.js ships.
    cMapUrl: `${PDFJS}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${PDFJS}standard_fonts/`,
  });
  try {
    const document = await loading.promise;
    const pages: PlacedText[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      onPage?.(number, document.numPages);
      const page = await document.getPage(number);
      const pieces = await piecesOf(page);
      const characters = pieces.reduce((sum, piece) => sum + piece.text.trim().length, 0);
      pages.push(
        characters >= SCANNED_BELOW ? pieces : [...pieces, ...(await readScannedPage(page, pdfjs.OPS))],
      );
      page.cleanup();
    }
    const lines = pdfLines(pages);
    if (!lines.length) throw new Error('is a PDF without readable text');
    return { lines, facts: {}, hints: {} };
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : '';
    if (name === 'PasswordException') throw new Error('is a PDF locked with a password', { cause });
    if (name === 'InvalidPDFException') throw new Error('is not a readable PDF', { cause });
    throw cause;
  } finally {
    await loading.destroy();
  }
}

async function piecesOf(page: PDFPageProxy): Promise<PlacedText[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , , , x, y] = item.transform as number[];
    return [{ text: item.str, x: x!, y: y!, width: item.width, height: item.height || 10 }];
  });
}
