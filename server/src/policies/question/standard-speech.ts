import type { Lexicon } from '../../../../knowledge/lexicon';

/**
 * Puts dialect function words into standard Chinese (咋整 → 怎么办, 几化 → 多少), so that what is asked can be
 * read. Words of one character are left: too many of them stand in other words.
 */
export function standardSpeech(text: string, lexicon: Lexicon): string {
  let map = maps.get(lexicon);
  if (!map) {
    map = new Map();
    for (const { official, variants } of lexicon.speech)
      for (const { text: said } of variants)
        if (said.length > 1 && official[0] && !map.has(said)) map.set(said, official[0]);
    maps.set(lexicon, map);
  }
  const longest = Math.max(...[...map.keys()].map((said) => said.length), 1);
  let out = '';
  for (let at = 0; at < text.length; ) {
    let length = Math.min(longest, text.length - at);
    while (length > 1 && !map.has(text.slice(at, at + length))) length--;
    out += length > 1 ? map.get(text.slice(at, at + length)) : text[at];
    at += Math.max(length, 1);
  }
  return out;
}

const maps = new WeakMap<Lexicon, Map<string, string>>();
