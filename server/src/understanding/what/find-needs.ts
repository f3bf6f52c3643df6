import { needLexicon, withoutPattern } from '../lexicon/lexicon';
import type { Need } from '../types';

/** Wishes about food that no dish name says: 软和的, 不甜的, 清真, 老样子, 别放葱. */
export function findNeeds(text: string): (Need & { from: number; to: number })[] {
  const found: (Need & { from: number; to: number })[] = [];
  for (const { kind, tag, say } of needLexicon) {
    const match = say.exec(text);
    if (!match) continue;
    found.push({
      kind: kind as Need['kind'],
      ...(tag && { tag }),
      evidence: match[0],
      from: match.index,
      to: match.index + match[0].length,
    });
  }
  for (const match of text.matchAll(withoutPattern)) {
    const rest = text.slice(match.index + match[0].length);
    // 不吃鱼香肉丝 and 不要花生米 refuse a dish, 对虾 is one.
    if (match[0].startsWith('对') && !/^.{0,3}过敏/.test(rest)) continue;
    found.push({
      kind: 'without',
      of: match.groups!.of!,
      evidence: match[0],
      from: match.index,
      to: match.index + match[0].length,
    });
  }
  return found;
}
