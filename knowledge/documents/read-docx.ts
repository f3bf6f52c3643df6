import { parseHTML } from 'linkedom';
import { htmlLines } from './html-lines';
import type { Source } from './source';

/** Reads a Word document (.docx): headings by their styles, lists, tables. Throws an Error when it is not one. */
export async function readDocx(bytes: Uint8Array): Promise<Source> {
  const { default: mammoth } = await import('mammoth');
  let html: string;
  try {
    ({ value: html } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='标题'] => h1:fresh"],
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    ));
  } catch (cause) {
    throw new Error('is not a readable Word document (.docx); save it anew from Word or WPS', { cause });
  }
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return { lines: htmlLines(document.body), facts: {}, hints: {} };
}
