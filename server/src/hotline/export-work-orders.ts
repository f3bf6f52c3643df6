import { stringify } from 'csv-stringify/sync';
import type { WorkOrder } from './list-work-orders';

const COLUMNS: [string, (order: WorkOrder) => string][] = [
  ['编号', (o) => o.id],
  ['类别', (o) => o.kind],
  ['缓急', (o) => (o.urgency === 'urgent' ? '紧急' : '普通')],
  ['状态', (o) => o.statusWords],
  ['地区', (o) => o.region],
  ['老人', (o) => o.elderName ?? ''],
  ['主题', (o) => o.topic],
  ['内容', (o) => o.summary],
  ['受理时间', (o) => o.openedAt],
  ['时限', (o) => o.dueAt],
  ['回复时间', (o) => o.repliedAt ?? ''],
  ['办结时间', (o) => o.closedAt ?? ''],
  ['评价', (o) => (o.rating ? String(o.rating) : '')],
];

/** A cell that a spreadsheet would run as a formula is made text (OWASP: CSV injection). */
export const safeCell = (text: string): string => (/^[\s]*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text);

const rows = (orders: WorkOrder[]): string[][] =>
  orders.map((order) => COLUMNS.map(([, cell]) => safeCell(cell(order))));
const header = COLUMNS.map(([name]) => name);

/** CSV with a byte order mark, without which Excel misreads Chinese. */
export const workOrdersCsv = (orders: WorkOrder[]): string =>
  `\uFEFF${stringify([header, ...rows(orders)], { quoted: true })}`;

export async function workOrdersXlsx(orders: WorkOrder[]): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet('工单', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = header.map((name) => ({ header: name, width: name === '内容' ? 60 : 20 }));
  sheet.addRows(rows(orders));
  sheet.getRow(1).font = { bold: true };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
