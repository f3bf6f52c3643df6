import type { Ctx } from '../platform/context';
import type { Vocabulary } from '../understanding';
import { catalogWords } from './list-sites';
import type { CatalogWords } from './types';

const KEPT = 64;
const vocabularies = new Map<string, Vocabulary>();

/**
 * The words of the catalog that an elder can reach, for understanding what they say. The same words give the same
 * object, since what understanding compiles from it is kept by identity.
 */
export async function vocabularyFor(ctx: Ctx, elderId: string): Promise<Vocabulary> {
  const words = await catalogWords(ctx, { elderId });
  const key = JSON.stringify(words);
  const known = vocabularies.get(key);
  if (known) return known;
  const vocabulary = vocabularyOf(words);
  vocabularies.set(key, vocabulary);
  if (vocabularies.size > KEPT) vocabularies.delete(vocabularies.keys().next().value!);
  return vocabulary;
}

/** A dish is one word however many canteens cook it: its name is its id. */
const vocabularyOf = (words: CatalogWords): Vocabulary => ({
  dishes: words.dishes.map((dish) => ({ id: dish.name, ...dish })),
  services: words.services,
  sites: words.sites,
});
