import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const WIDTH = 595;
const HEIGHT = 842;

/** A PDF whose pages hold lines of Chinese text, in a font that stands in no file (as older office software writes). */
export function makePdf(pages: string[][]): Buffer {
  const font =
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>';
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const contents = pages.map((lines) =>
    Buffer.from(
      lines.map((line, at) => `BT /F1 14 Tf 60 ${780 - at * 24} Td <${hex(line)}> Tj ET`).join('\n'),
    ),
  );
  return assemble(
    contents.map((content) => ({ content, resources: '<< /Font << /F1 4 0 R >> >>' })),
    Buffer.from(font),
  );
}

/** A PDF of one page that is nothing but a picture of its lines, as a scanner makes it. */
export async function makeScannedPdf(lines: string[]): Promise<Buffer> {
  const fontfile = fileURLToPath(
    new URL('../../node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf', import.meta.url),
  );
  const drawn = await sharp({
    text: { text: lines.join('\n'), font: 'Noto Sans Hans 16', fontfile, dpi: 200, spacing: 24 },
  })
    .flatten({ background: 'black' })
    .negate({ alpha: false })
    .extend({ top: 120, bottom: 120, left: 120, right: 120, background: 'white' })
    .jpeg({ quality: 92 })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = drawn.info;
  const picture = stream(
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace ${channels === 1 ? '/DeviceGray' : '/DeviceRGB'} /BitsPerComponent 8 /Filter /DCTDecode`,
    drawn.data,
  );
  const shown = Math.round((WIDTH * height) / width);
  const content = Buffer.from(`q ${WIDTH} 0 0 ${shown} 0 ${HEIGHT - shown} cm /Im1 Do Q`);
  return assemble([{ content, resources: '<< /XObject << /Im1 4 0 R >> >>' }], picture);
}

const stream = (dictionary: string, data: Buffer) =>
  Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);

/** Object 4 is what all pages share: their font or their picture. */
function assemble(pages: { content: Buffer; resources: string }[], shared: Buffer): Buffer {
  const pageIds = pages.map((_, at) => 5 + at * 2);
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(
      `<< /Type /Pages /Count ${pages.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`,
    ),
    Buffer.from('<< /Producer (made up) >>'),
    shared,
  ];
  pages.forEach(({ content, resources }, at) => {
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources ${resources} /Contents ${pageIds[at]! + 1} 0 R >>`,
      ),
      stream('', content),
    );
  });
  let file = Buffer.from('%PDF-1.4\n');
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file = Buffer.concat([file, Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.concat([
    file,
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    ),
  ]);
}
