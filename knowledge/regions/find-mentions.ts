import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';
import type { Region, RegionMention } from '../types';

interface Kinship {
  within(code: string, ancestor: string): boolean;
  ancestors(code: string): string[];
}

/** What a speaker puts before or after a place, and hardly beside an ordinary word. */
const POINTING_BEFORE = /(?:我们|咱们|咱|俺们|俺|住在?|家在|人在|户口在|户籍在|老家在?)$/;
const POINTING_AFTER = /^(?:那边|这边|那里|这里|那儿|这儿|那头|当地|本地|户口|户籍|民政局|人民政府)/;
/** Streets, dishes, brands and the clock are called after places without being there. */
const NAMED_AFTER =
  /^(?:[东南西北中]?(?:大道|马路|路|街(?!道|镇)|巷|弄)|菜|话|烤鸭|火锅|拉面|炒饭|凉皮|米线|时间|牌|医院|大学)/;

/**
 * Finds regions named in a text: full names anywhere, short names where they stand as words of their own. A name that
 * several regions share goes to the one nearest `near`; without a nearest one it goes unnamed rather than guessed.
 */
export function mentionFinder(regions: Region[], kinship: Kinship) {
  const byName = new Map<string, Region[]>();
  let longest = 0;
  for (const region of regions) {
    for (const name of new Set([region.name, region.shortName])) {
      byName.set(name, [...(byName.get(name) ?? []), region]);
      longest = Math.max(longest, name.length);
    }
  }
  const everyday = readEverydayWords(byName);

  return (text: string, near?: string): RegionMention[] => {
    const mentions: RegionMention[] = [];
    let edges: Set<number> | undefined;
    for (let start = 0; start < text.length; start++) {
      for (let length = Math.min(longest, text.length - start); length >= 2; length--) {
        const name = text.slice(start, start + length);
        const candidates = byName.get(name);
        if (!candidates) continue;
        const before = text.slice(0, start);
        const after = text.slice(start + length);
        if (candidates.every((region) => region.name !== name)) {
          const pointed = POINTING_BEFORE.test(before) || POINTING_AFTER.test(after);
          if (everyday.has(name) && !pointed) continue;
          if (NAMED_AFTER.test(after)) continue;
          edges ??= wordEdges(text);
          if (!pointed && !(edges.has(start) && (edges.has(start + length) || /^人/.test(after)))) continue;
        } else if (everyday.has(name) && !near && !POINTING_BEFORE.test(before)) continue;
        const region = nearest(candidates, near, mentions, kinship);
        if (!region) continue;
        mentions.push({ code: region.code, name, span: [start, start + length] });
        start += length - 1;
        break;
      }
    }
    return mentions;
  };
}

/** Of several regions of one name: below one just named, or the closest kin of `near`, or the one of higher rank. */
function nearest(candidates: Region[], near: string | undefined, named: RegionMention[], kinship: Kinship) {
  if (candidates.length === 1) return candidates[0];
  for (const anchor of [...named.map((mention) => mention.code).reverse(), near]) {
    if (!anchor) continue;
    for (const upper of [anchor, ...kinship.ancestors(anchor)].slice(0, -1)) {
      const kin = candidates.filter((region) => kinship.within(region.code, upper));
      if (kin.length) return highest(kin) ?? kin[0];
    }
  }
  return highest(candidates);
}

const RANK = { nation: 0, province: 1, prefecture: 2, county: 3 } as const;

function highest(candidates: Region[]): Region | undefined {
  const rank = Math.min(...candidates.map((region) => RANK[region.level]));
  const top = candidates.filter((region) => RANK[region.level] === rank);
  return top.length === 1 ? top[0] : undefined;
}

let jieba: Jieba | undefined;

/** Offsets at which a word begins or ends. */
function wordEdges(text: string): Set<number> {
  jieba ??= Jieba.withDict(dict);
  const edges = new Set([0]);
  let at = 0;
  for (const word of jieba.cut(text, true)) {
    at += word.length;
    edges.add(at);
  }
  return edges;
}

function readEverydayWords(byName: Map<string, Region[]>): Set<string> {
  const file = fileURLToPath(new URL('./everyday-words.txt', import.meta.url));
  const words = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' '));
  return new Set(words.filter((word) => byName.has(word)));
}
