import { readFileSync } from 'node:fs';
import { z } from 'zod';

const word = z.string().min(1);
/** `names` mean one allergen; `covers` are narrower things that belong to it. */
const groupsFile = z.object({
  source: word,
  groups: z.array(z.object({ names: z.array(word).min(1), covers: z.array(word) })).min(1),
  /** Words that hold an allergen's name and have none of it in them: 鱼香 has no fish. */
  harmless: z.array(z.string().min(2)),
});

const data = groupsFile.parse(
  JSON.parse(readFileSync(new URL('../../../knowledge/catalog/allergens.json', import.meta.url), 'utf8')),
);

/**
 * Which of the elder's allergies a dish meets: by the allergens it declares, and by its own name where it says
 * so (虾仁蒸蛋), since a canteen's list can be incomplete. Answers in the elder's own words.
 */
export function allergiesMet(allergies: string[], dish: { name: string; allergens: string[] }): string[] {
  const title = data.harmless.reduce((text, harmless) => text.replaceAll(harmless, ''), dish.name);
  return allergies.filter((allergy) => {
    const same = sameAs(allergy);
    const reach = reachOf(same);
    return (
      dish.allergens.some((declared) => {
        const names = sameAs(declared);
        // 海鲜 meets a dish with 虾, and 虾 meets a dish that says only 海鲜; 鱼 and 虾 do not meet.
        return intersects(names, reach) || intersects(same, reachOf(names));
      }) || [...reach].some((name) => /\p{Script=Han}/u.test(name) && title.includes(name))
    );
  });
}

const plain = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/(过敏|类及其制品|及其制品|类|制品)+$/u, '');

/** The words that mean the same allergen. */
function sameAs(allergen: string): Set<string> {
  const said = plain(allergen);
  const same = new Set([said]);
  for (const group of data.groups)
    if (group.names.includes(said)) for (const name of group.names) same.add(name);
  same.delete('');
  return same;
}

/** Those words and everything that belongs to them. */
function reachOf(names: Set<string>): Set<string> {
  const reach = new Set(names);
  for (const group of data.groups)
    if (group.names.some((name) => names.has(name))) for (const covered of group.covers) reach.add(covered);
  return reach;
}

const intersects = (a: Set<string>, b: Set<string>) => [...a].some((name) => b.has(name));
