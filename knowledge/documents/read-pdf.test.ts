import { describe, expect, it } from 'vitest';
import { makePdf, makeScannedPdf } from '../testing/make-pdf';
import { readPdf } from './read-pdf';

const texts = async (bytes: Uint8Array) => (await readPdf(bytes)).lines.map((line) => line.text);

describe('a PDF', () => {
  it('is read with fonts that stand in no file, its printed lines joined to paragraphs', async () => {
    const long = '为了方便老年人吃饭，本镇给七十岁以上的老人每餐补三元钱，';
    const lines = await texts(
      makePdf([['云山镇老年助餐办法', long, '由食堂在结账时直接减去。', '第二条另起一段。']]),
    );
    expect(lines).toEqual(['云山镇老年助餐办法', `${long}由食堂在结账时直接减去。`, '第二条另起一段。']);
  });

  it('loses its page numbers and running heads, and keeps a paragraph that goes over the page', async () => {
    const page = (number: number, lines: string[]) => ['云山镇文件汇编', ...lines, `— ${number} —`];
    const full = '本办法所说的老年人是年满六十周岁的本镇居民和常住人口，含';
    const lines = await texts(
      makePdf([
        page(1, ['甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊。', full]),
        page(2, ['随子女居住的老人。']),
        page(3, ['完。']),
      ]),
    );
    expect(lines).toContain(`${full}随子女居住的老人。`);
    expect(lines.join()).not.toMatch(/汇编|—/);
  });

  it('that is a scan is read through character recognition', async () => {
    const lines = await texts(await makeScannedPdf(['高龄津贴发放办法', '八十岁以上每月一百元。']));
    expect(lines.join('')).toContain('高龄津贴发放办法');
    expect(lines.join('')).toMatch(/八十岁以上每月一百元/);
  });

  it('that is broken says so', async () => {
    await expect(readPdf(Buffer.from('no pdf at all'))).rejects.toThrow('not a readable PDF');
  });
});
