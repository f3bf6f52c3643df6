import { serviceLexicon } from '../lexicon/lexicon';
import type { ServiceMention, ServiceWord } from '../types';
import type { NameFound } from './find-names';

export interface ServiceFound extends ServiceMention {
  from: number;
  to: number;
}

/** Services by name, alias, kind of visit, and by what is wrong (水龙头漏水 → 维修). */
export function findServices(
  text: string,
  names: readonly NameFound[],
  services: readonly ServiceWord[],
): ServiceFound[] {
  const found: ServiceFound[] = [];
  for (const { from, to, entries } of names) {
    const named = entries.filter((entry) => entry.kind === 'service');
    if (named.length === 0) continue;
    const exact = named.filter((entry) => entry.how === 'name');
    const of = (exact.length > 0 ? exact : named).map((entry) => entry.service);
    found.push({
      from,
      to,
      evidence: text.slice(from, to),
      how: named[0]!.how,
      candidates: of.map((service) => candidate(service, 1)),
    });
  }
  if (found.length > 0) return found;
  const said = categoriesSaid(text);
  return said.map(({ category, how, from, evidence }) => ({
    from,
    to: from + evidence.length,
    evidence,
    category,
    how,
    candidates: rank(text, category, services),
  }));
}

interface Said {
  category: string;
  how: 'category' | 'problem';
  from: number;
  evidence: string;
}

/** The kinds of visit the words point to; where one stretch points to two, the longer evidence. */
function categoriesSaid(text: string): Said[] {
  const said: Said[] = [];
  for (const { category, names, problems } of serviceLexicon) {
    const problem = problems?.exec(text);
    const name = names.exec(text);
    if (problem) said.push({ category, how: 'problem', from: problem.index, evidence: problem[0] });
    else if (name) said.push({ category, how: 'category', from: name.index, evidence: name[0] });
  }
  said.sort((a, b) => b.evidence.length - a.evidence.length);
  const kept: Said[] = [];
  for (const one of said)
    if (
      !kept.some(
        (other) =>
          one.from < other.from + other.evidence.length && other.from < one.from + one.evidence.length,
      )
    )
      kept.push(one);
  // 送餐 and 陪我说话 beside a visit that is named more plainly are not visits of their own.
  const visits = kept.filter((one) => one.category !== '助餐');
  return visits.sort((a, b) => a.from - b.from);
}

/** Within a category the services that the words point to come first; a clear winner stands alone. */
function rank(text: string, category: string, services: readonly ServiceWord[]) {
  const hints = serviceLexicon
    .find((one) => one.category === category)!
    .hints.filter(({ said }) => said.test(text));
  const scored = services
    .filter((service) => service.category === category)
    .map((service) => {
      const names = [service.name, ...(service.aliases ?? [])].join(' ');
      const pointed = hints.findIndex(({ name }) => name.test(names));
      // The first hint is the most telling one: 玻璃 before 脏.
      const hinted = pointed < 0 ? 0 : 0.25 - 0.05 * pointed;
      return candidate(service, Math.min(0.95, 0.5 + hinted + 0.2 * overlap(text, service)));
    })
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best - 0.1);
}

/** The share of a service's own characters, its name or its best alias, that were said; the words all visits share count nothing. */
function overlap(text: string, { name, aliases = [] }: ServiceWord): number {
  let best = 0;
  for (const word of [name, ...aliases]) {
    const own = [...new Set(word.replace(/上门|服务|居家|助老|老人|日常|家庭/g, ''))];
    const said = own.filter((char) => text.includes(char));
    if (own.length > 0) best = Math.max(best, said.length / own.length);
  }
  return best;
}

const candidate = ({ id, name, category }: ServiceWord, score: number) => ({ id, name, category, score });
