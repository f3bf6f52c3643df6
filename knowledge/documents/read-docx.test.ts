import { expect, it } from 'vitest';
import { makeDocx } from '../testing/make-docx';
import { readDocx } from './read-docx';

it('A Word document keeps its headings, and its table rows read alone.', async () => {
  const { lines } = await readDocx(
    makeDocx([
      { heading: '云山镇助浴服务办法', level: 1 },
      { paragraph: '失能老人每月可以上门助浴两次。' },
      { heading: '收费', level: 2 },
      {
        table: [
          ['项目', '每次收费'],
          ['上门助浴', '30元'],
          ['站点助浴', '15元'],
        ],
      },
    ]),
  );
  expect(lines).toEqual([
    { text: '云山镇助浴服务办法', level: 1 },
    { text: '失能老人每月可以上门助浴两次。' },
    { text: '收费', level: 2 },
    { text: '项目：上门助浴；每次收费：30元', row: true },
    { text: '项目：站点助浴；每次收费：15元', row: true },
  ]);
});

it('A file that only calls itself a Word document is refused with what to do.', async () => {
  await expect(readDocx(Buffer.from('plain words'))).rejects.toThrow('save it anew');
});
