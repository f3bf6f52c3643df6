import type { SiteMention } from '../types';
import type { CompiledVocabulary } from './compile-vocabulary';
import type { NameFound } from './find-names';

/** Places by name, or by a part of the name that few places share (春晖 → 春晖社区食堂). */
export function findSites(
  text: string,
  names: readonly NameFound[],
  { siteParts }: CompiledVocabulary,
): (SiteMention & { from: number; to: number })[] {
  const found = names.flatMap(({ from, to, entries }) => {
    const sites = entries.filter((entry) => entry.kind === 'site').map((entry) => entry.site);
    return sites.length === 0
      ? []
      : [{ from, to, evidence: text.slice(from, to), name: sites[0]!.name, ids: sites.map(({ id }) => id) }];
  });
  if (found.length > 0) return found;
  for (let length = 10; length >= 2; length--)
    for (let from = 0; from + length <= text.length; from++) {
      const evidence = text.slice(from, from + length);
      const sites = siteParts.get(evidence);
      if (sites && sites.length <= 3)
        return [{ from, to: from + length, evidence, name: sites[0]!.name, ids: sites.map(({ id }) => id) }];
    }
  return [];
}
