import { notDishParts } from '../lexicon/lexicon';
import type { DishWord, ServiceWord, SiteWord, Vocabulary } from '../types';

export type Entry =
  | { kind: 'dish'; how: 'name' | 'alias'; dish: NamedDish }
  | { kind: 'service'; how: 'name' | 'alias'; service: ServiceWord }
  | { kind: 'site'; how: 'name' | 'alias'; site: SiteWord };

/** All catalog entries of one dish name. */
export interface NamedDish {
  name: string;
  plain: string;
  ids: string[];
  tags: string[];
  aliases: string[];
}

export interface CompiledVocabulary {
  dishes: NamedDish[];
  /** Every name and alias, tidied, to what it names. */
  names: Map<string, Entry[]>;
  longestName: number;
  /** Every stretch of two characters or more inside a dish name, to the dishes that have it. */
  parts: Map<string, NamedDish[]>;
  siteParts: Map<string, SiteWord[]>;
}

const compiled = new WeakMap<Vocabulary, CompiledVocabulary>();

/** What is looked up in for every utterance; compiled once for each vocabulary object. */
export function compileVocabulary(vocabulary: Vocabulary): CompiledVocabulary {
  const known = compiled.get(vocabulary);
  if (known) return known;
  const made = compile(vocabulary);
  compiled.set(vocabulary, made);
  return made;
}

function compile(vocabulary: Vocabulary): CompiledVocabulary {
  const dishes = groupByName(vocabulary.dishes);
  const names = new Map<string, Entry[]>();
  const add = (word: string, entry: Entry) => {
    const key = plainName(word);
    if (key.length > 0) names.set(key, [...(names.get(key) ?? []), entry]);
  };
  for (const dish of dishes) {
    add(dish.name, { kind: 'dish', how: 'name', dish });
    for (const alias of dish.aliases) add(alias, { kind: 'dish', how: 'alias', dish });
  }
  for (const service of vocabulary.services) {
    add(service.name, { kind: 'service', how: 'name', service });
    for (const alias of service.aliases ?? []) add(alias, { kind: 'service', how: 'alias', service });
  }
  for (const site of vocabulary.sites) add(site.name, { kind: 'site', how: 'name', site });
  return {
    dishes,
    names,
    longestName: Math.max(1, ...[...names.keys()].map((name) => name.length)),
    parts: partsOf(dishes, (dish) => [dish.plain, ...dish.aliases.map(plainName)], notDishParts),
    siteParts: partsOf(vocabulary.sites, (site) => [plainName(site.name)], notSiteParts),
  };
}

/** A name without brackets, spaces and marks: 红烧肉(小份) → 红烧肉. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[(〔【[].*?[)〕】\]]/g, '')
    .replace(/[\s·.,、"'“”《》-]/g, '');

function groupByName(words: readonly DishWord[]): NamedDish[] {
  const byName = new Map<string, NamedDish>();
  for (const { id, name, aliases = [], tags = [] } of words) {
    const dish = byName.get(name) ?? { name, plain: plainName(name), ids: [], tags: [], aliases: [] };
    dish.ids.push(id);
    dish.tags = [...new Set([...dish.tags, ...tags])];
    dish.aliases = [...new Set([...dish.aliases, ...aliases])];
    byName.set(name, dish);
  }
  return [...byName.values()];
}

const notSiteParts = new Set(
  '食堂 餐厅 社区 街道 中心 服务 养老 居家 长者 老年 老人 照料 日间 助餐 助餐点 助老 幸福 站点 服务站 活动 卫生 医院 诊所 驿站 综合 为老 敬老院 之家 我家 家园 小区 一号 二号 餐点 午餐 晚餐 早餐'.split(
    ' ',
  ),
);

function partsOf<T>(
  things: readonly T[],
  words: (thing: T) => string[],
  leftOut: ReadonlySet<string>,
): Map<string, T[]> {
  const parts = new Map<string, T[]>();
  for (const thing of things)
    for (const word of words(thing))
      for (let length = 2; length < word.length; length++)
        for (let at = 0; at + length <= word.length; at++) {
          const part = word.slice(at, at + length);
          const known = parts.get(part) ?? [];
          if (!leftOut.has(part) && !known.includes(thing)) parts.set(part, [...known, thing]);
        }
  return parts;
}
