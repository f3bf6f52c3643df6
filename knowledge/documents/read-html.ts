import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { findDay } from './dates';
import { htmlLines } from './html-lines';
import { opensWithLabel } from './labels';
import type { PageDocument } from './page-tree';
import { decodeText } from './read-text';
import type { Facts, Line, Source } from './source';

/** Reads a saved page: what a visitor sees of the article on it, above it the lines that tell about it. */
export function readHtml(bytes: Uint8Array): Source {
  const document = parseHTML(decodeHtml(bytes)).document as unknown as PageDocument;
  if (!document.body?.textContent?.trim()) throw new Error('is a page without text');
  const hints = hintsOf(document);
  dropHidden(document);
  for (const element of document.querySelectorAll(
    'nav, aside, footer, [role=navigation], [role=contentinfo]',
  ))
    element.remove();
  const seen = htmlLines(document.body);
  const article = articleOf(document);
  // A page that is nearly all article, or too plain to tell, is taken whole: no word of it is lost.
  const lines =
    sizeOf(article) < 0.4 * sizeOf(seen) && sizeOf(article) < 400
      ? seen
      : [...aboutLines(seen, article), ...article];
  return { lines: lines.length ? lines : seen, facts: {}, hints };
}

/** Pages from before UTF-8 name their encoding in a meta element. */
function decodeHtml(bytes: Uint8Array): string {
  const named = /charset\s*=\s*["']?\s*(gb2312|gbk|gb18030)/i.test(
    new TextDecoder('latin1').decode(bytes.subarray(0, 2048)),
  );
  return named ? new TextDecoder('gb18030').decode(bytes) : decodeText(bytes);
}

/** Removes what style, attribute or style sheet keeps from the visitor's eye. */
function dropHidden(document: PageDocument): void {
  const rules = [...document.querySelectorAll('style')].flatMap((style) =>
    [...(style.textContent ?? '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors, body]) =>
      HIDING.test(body!) && !selectors!.includes('@')
        ? selectors!.split(',').map((selector) => selector.trim())
        : [],
    ),
  );
  const hidden = [...document.querySelectorAll('[hidden], [aria-hidden=true], [style]')].filter(
    (element) =>
      !element.hasAttribute('style') ||
      element.hasAttribute('hidden') ||
      HIDING.test(element.getAttribute('style') ?? ''),
  );
  for (const selector of rules) {
    try {
      hidden.push(...document.querySelectorAll(selector));
    } catch {
      // A selector this parser does not know hides nothing.
    }
  }
  for (const element of hidden)
    if (element !== document.body && element !== document.documentElement) element.remove();
}

const HIDING =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)/i;

function articleOf(document: PageDocument): Line[] {
  // Readability rewrites the tree it reads, and this one is read again.
  const copy = parseHTML(document.toString()).document;
  const content = new Readability(copy, { charThreshold: 100 }).parse()?.content;
  if (!content) return [];
  return htmlLines(parseHTML(`<!doctype html><html><body>${content}</body></html>`).document.body);
}

/** From the lines of the whole page, those above the article that carry its facts: the title and the information table. */
function aboutLines(seen: Line[], article: Line[]): Line[] {
  const inArticle = new Set(article.map((line) => line.text));
  const begins = seen.findIndex((line) => line.text.length > 20 && inArticle.has(line.text));
  const above = seen.slice(0, begins === -1 ? 0 : begins);
  return above.filter((line, at) => {
    const labelAbove =
      above[at - 1] && opensWithLabel(above[at - 1]!.text) && above[at - 1]!.text.length <= 8;
    return !inArticle.has(line.text) && (line.level !== undefined || opensWithLabel(line.text) || labelAbove);
  });
}

const sizeOf = (lines: Line[]) => lines.reduce((sum, line) => sum + line.text.length, 0);

/** Government pages name the article's facts in meta elements (国办发布的网站标签规范). */
function hintsOf(document: PageDocument): Facts {
  const meta = (name: string) =>
    [...document.querySelectorAll('meta')]
      .find((element) => element.getAttribute('name')?.toLowerCase() === name.toLowerCase())
      ?.getAttribute('content')
      ?.trim() || undefined;
  const title = meta('ArticleTitle') ?? document.title?.split(/\s*[_|｜]\s*|\s+-+\s+/)[0]?.trim();
  return {
    title: title || undefined,
    issuer: meta('ContentSource'),
    publishedAt: findDay(meta('PubDate') ?? ''),
    source: meta('Url'),
  };
}
