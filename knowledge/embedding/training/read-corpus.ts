import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One law, regulation or interpretation; versions of the same law share a family. */
export interface Law {
  family: string;
  title: string;
  articles: Article[];
}

export interface Article {
  /** 1 for 第一条; articles inserted later (之一) carry their base's number. */
  number: number;
  /** Chapter and section headings above it, outermost first. */
  path: string[];
  text: string;
}

/**
 * Reads a folder of laws in markdown: `#` headings make the path, a line opening with 第X条 starts an article and the
 * lines after it belong to it. Files come in a fixed order, so that a seeded run repeats itself.
 */
export function readCorpus(folder: string): Law[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !basename(name).startsWith('_'))
    .sort()
    .map((name) => readLaw(basename(name, '.md'), readFileSync(join(folder, name), 'utf8')))
    .filter((law) => law.articles.length >= 3);
}

const ARTICLE = /^第([〇零一二三四五六七八九十百千]+)条(?:之[一二三四五六七八九十]+)?[\s　]*/;

/** One law from its markdown; `name` is the file's, without its ending. */
export function readLaw(name: string, markdown: string): Law {
  const articles: Article[] = [];
  const headings: string[] = [];
  let title = '';
  let current: Article | undefined;
  for (const line of markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .split('\n')
    .map((raw) => raw.trim())) {
    const heading = /^(#+)\s*(.+)$/.exec(line);
    if (heading) {
      const depth = heading[1]!.length;
      if (depth === 1) title ||= heading[2]!;
      else {
        headings.length = Math.max(0, depth - 2);
        headings[depth - 2] = heading[2]!.replace(/^第\S+[章节编篇][\s　]*/, '');
      }
      current = undefined;
    } else if (ARTICLE.test(line)) {
      current = {
        number: numberOf(ARTICLE.exec(line)![1]!),
        path: headings.filter(Boolean),
        text: line.replace(ARTICLE, ''),
      };
      articles.push(current);
    } else if (current && line) current.text += `\n${line}`;
  }
  const family = name.replace(/[（(]\d{4}.*?[)）]/g, '').trim();
  return {
    family,
    title: title || family,
    articles: articles.filter((article) => article.text.length >= 8),
  };
}

/** Reads 一百二十四 as 124. */
function numberOf(numeral: string): number {
  let total = 0;
  let digit = 0;
  for (const character of numeral) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit) {
      total += (digit || 1) * unit;
      digit = 0;
    } else digit = '零一二三四五六七八九'.indexOf(character.replace('〇', '零'));
  }
  return total + digit;
}
