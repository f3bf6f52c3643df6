import type { PageElement, PageNode } from './page-tree';
import { rowText } from './read-markdown';
import type { Line } from './source';

/** Elements that hold no words of a document. */
const SKIPPED = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'SVG',
  'IFRAME',
  'BUTTON',
  'SELECT',
  'OPTION',
  'INPUT',
  'TEXTAREA',
  'HEAD',
]);
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
);

/** The lines a reader sees below an element: a block is a line, a table row is one line with its column heads. */
export function htmlLines(root: PageElement): Line[] {
  const lines: Line[] = [];
  let text = '';
  const end = (level?: number) => {
    const clean = text.replace(/[\s\u00a0]+/g, ' ').trim();
    if (clean) lines.push(level === undefined ? { text: clean } : { text: clean, level });
    text = '';
  };
  const walk = (node: PageNode): void => {
    if (node.nodeType === 3) {
      text += node.textContent ?? '';
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as PageElement;
    const tag = element.tagName.toUpperCase();
    if (SKIPPED.has(tag)) return;
    if (tag === 'BR') {
      end();
      return;
    }
    if (tag === 'TABLE' && isData(element)) {
      end();
      lines.push(...tableLines(element));
      return;
    }
    const block = BLOCKS.has(tag);
    if (block) end();
    for (const child of element.childNodes) walk(child);
    if (block) end(/^H[1-6]$/.test(tag) ? Number(tag[1]) : undefined);
  };
  walk(root);
  end();
  return lines;
}

const cellsOf = (row: PageElement) =>
  [...row.querySelectorAll('td,th')].filter((cell) => cell.closest('tr') === row);
const textOf = (cell: PageElement) => (cell.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim();

/** A table of data has rows of several short cells; one that only lays out a page has not. */
function isData(table: PageElement): boolean {
  if (table.querySelector('table')) return false;
  const rows = [...table.querySelectorAll('tr')].map(cellsOf);
  return (
    rows.length >= 2 &&
    rows.every((row) => row.every((cell) => textOf(cell).length < 300)) &&
    rows.some((row) => row.length >= 2)
  );
}

function tableLines(table: PageElement): Line[] {
  const rows = spread([...table.querySelectorAll('tr')]);
  // An information table pairs labels and values: label, value, label, value.
  const [first, ...rest] = rows;
  if (!first) return [];
  if (
    /^(?:索\s*引\s*号|信息索引号|文\s*号|发布机构|发文机关|发布日期|公开日期|标\s*题|信息名称)[:：]?$/.test(
      first[0] ?? '',
    )
  )
    return rows.map((row) => ({ text: row.join('  ') }));
  return rest.filter((row) => row.some(Boolean)).map((row) => ({ text: rowText(first, row), row: true }));
}

/** Cells of each row, those that span rows or columns repeated where they reach. */
function spread(rows: PageElement[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while (grid[at]![column] !== undefined) column++;
      const down = Math.min(span(cell, 'rowspan'), rows.length - at);
      const across = span(cell, 'colspan');
      for (let dy = 0; dy < down; dy++)
        for (let dx = 0; dx < across; dx++) grid[at + dy]![column + dx] = dx ? '' : textOf(cell);
      column += across;
    }
  });
  return grid.map((row) => Array.from(row, (cell) => cell ?? ''));
}

const span = (cell: PageElement, name: string) =>
  Math.min(100, Math.max(1, Number(cell.getAttribute(name)) || 1));
