import type { Day } from '../types';
import { findDay, findDays } from './dates';

/** A line of a law's preamble: when and by whom it was adopted, published, amended. */
const ENACTMENT =
  /^[（(]?\s*(?:\d{4}年\s*\d{1,2}月\s*\d{1,2}日|根据|自\d{4}年).{0,260}(?:通过|公布|修订|修正|施行|发布|批准|令|决定)[^。]{0,12}[)）]?\s*$/;

const ORDER = /[一-龥、]{2,32}令第?\s*[\d〇零一二三四五六七八九十百]+\s*号/;

export const isEnactment = (line: string): boolean => ENACTMENT.test(line.trim());

export interface LawFacts {
  issuer?: string;
  docNumber?: string;
  /** The day this version came to be: the last one its preamble names. */
  versionDate?: Day;
  inForceFrom?: Day;
  /** Titles of what it abolishes. */
  abolishes: string[];
}

/** What a law says of its own birth: in its preamble, and in the article that puts it into force. */
export function readLawFacts(preamble: readonly string[], text: string): LawFacts {
  const versionDate = preamble
    .flatMap((line) => (/施行\s*[)）]?$/.test(line.trim()) ? [] : findDays(line)))
    .sort()
    .at(-1);
  const stated =
    preamble
      .filter((line) => /施行/.test(line))
      .flatMap(findDays)
      .at(-1) ?? commencementOf(text, versionDate);
  return {
    issuer: enactorOf(preamble),
    docNumber: preamble.map((line) => ORDER.exec(line)?.[0].replace(/^.*日\s*/, '')).findLast(Boolean),
    versionDate,
    // An amended text still states the first version's commencement; the amendment holds from its own day on.
    inForceFrom: stated && versionDate && stated < versionDate ? versionDate : (stated ?? undefined),
    abolishes: abolishedBy(text),
  };
}

function commencementOf(text: string, versionDate: Day | undefined): Day | undefined {
  const sentence =
    /(?:本[法条例办规定细则意见通知方案]{1,2}|本实施[^，。]{1,4})(?:规定)?自(.{1,24}?)起?(?:正式)?(?:施行|实施|执行)/.exec(
      text,
    );
  if (!sentence) return undefined;
  return findDay(sentence[1]!) ?? (/(?:公布|发布|印发)之日/.test(sentence[1]!) ? versionDate : undefined);
}

/** "2001年……公布的《甲》、《乙》同时废止": the titles in the sentence that ends so. */
function abolishedBy(text: string): string[] {
  return [...text.matchAll(/[^。\n]*同时(?:废止|失效)/g)].flatMap((sentence) =>
    [...balanced(sentence[0])].filter((title) => !/决定$/.test(title)),
  );
}

/** Outermost 《…》, whose titles may quote other titles. */
function balanced(text: string): string[] {
  const titles: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '《') {
      if (depth++ === 0) start = at + 1;
    } else if (text[at] === '》' && depth > 0 && --depth === 0) titles.push(text.slice(start, at));
  }
  return titles;
}

function enactorOf(preamble: readonly string[]): string | undefined {
  for (const line of preamble) {
    if (/国务院/.test(line) && /令|会议|公布|发布/.test(line)) return '国务院';
    const congress = /([一-龥]{0,12}?)第[一二三四五六七八九十]+届(全国)?人民代表大会(常务委员会)?/.exec(line);
    if (congress) {
      const place = (congress[2] ?? congress[1] ?? '').replace(/^.*日/, '').replace(/^.*(?:根据|经)/, '');
      return `${place}人民代表大会${congress[3] ?? ''}`;
    }
  }
  return undefined;
}
