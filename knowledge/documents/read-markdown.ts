import matter from 'gray-matter';
import { z } from 'zod';
import type { Facts, Line, Source } from './source';

const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2024-08-19'),
);
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === null || value === '' ? undefined : value), schema.optional());
const text = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string());

const FRONT_MATTER = z.object({
  id: optional(text),
  title: optional(text),
  issuer: optional(text),
  docNumber: optional(text),
  indexNumber: optional(text),
  publishedAt: optional(day),
  addressee: optional(text),
  region: optional(text),
  topics: optional(z.array(text)),
  inForce: optional(z.object({ from: optional(day), to: optional(day) })),
  supersedes: optional(z.array(text)),
  source: optional(text),
});

/** Throws an Error naming the bad field of the front matter. */
export function readMarkdown(markdown: string): Source {
  const { data, content } = parse(markdown.replace(/^\uFEFF/, ''));
  const parsed = FRONT_MATTER.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new Error(`front matter ${issue.path.join('.')}: ${issue.message}`);
  }
  const { id, inForce, ...rest } = parsed.data;
  const facts: Facts = { ...rest, policyId: id, inForceFrom: inForce?.from, inForceTo: inForce?.to };
  return { lines: linesOf(content.replace(/<!--[\s\S]*?-->/g, '\n')), facts, hints: {} };
}

/** gray-matter would run front matter marked as JavaScript; documents come from anywhere. */
const REFUSED = {
  parse(): never {
    throw new Error('only YAML is read there');
  },
};

function parse(markdown: string) {
  try {
    // An options object also keeps gray-matter from remembering, and then half answering, a text that failed before.
    return matter(markdown, {
      engines: { javascript: REFUSED, js: REFUSED, coffee: REFUSED, cson: REFUSED },
    });
  } catch (cause) {
    throw new Error(`front matter: ${(cause as Error).message.split('\n')[0]}`, { cause });
  }
}

/** Headings, paragraphs and table rows; wrapped lines of one paragraph are joined, Chinese having no space to lose. */
function linesOf(content: string): Line[] {
  const lines: Line[] = [];
  let header: string[] | undefined;
  for (const raw of content.split(/\r?\n/)) {
    const line = raw.trim();
    if (line.startsWith('|')) {
      const cells = line
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => plain(cell));
      if (cells.every((cell) => /^:?-+:?$/.test(cell))) continue;
      if (!header) header = cells;
      else lines.push({ text: rowText(header, cells), row: true });
      continue;
    }
    header = undefined;
    const heading = /^(#{1,6})\s+(.+?)\s*#*$/.exec(line);
    if (heading) lines.push({ text: plain(heading[2]!), level: heading[1]!.length });
    else if (line) lines.push({ text: plain(line) });
  }
  return lines;
}

/** 指标:床位占比;2025年目标值:60% — a row that reads alone. */
export function rowText(header: string[], cells: string[]): string {
  return cells
    .map((cell, at) => [header[at]?.trim(), cell.trim()].filter(Boolean).join('：'))
    .filter(Boolean)
    .join('；');
}

const plain = (markdown: string) =>
  markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/^(?:>|[-*+])\s+/, '')
    .replace(/(\*\*|__|`)/g, '')
    .trim();
