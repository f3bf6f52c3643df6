import type { Ctx } from '../platform/context';
import type { Vocabulary } from '../understanding';
import { catalogWords } from './catalog-words';
import type { CatalogWords } from './types';

const vocabularies = new WeakMap<CatalogWords, Vocabulary>();

/**
 * The words of the catalog that an elder can reach, for understanding what they say. The same catalog gives the
 * same object, since what understanding compiles from it is kept by identity.
 */
export async function vocabularyFor(ctx: Ctx, elderId: string): Promise<Vocabulary> {
  const words = await catalogWords(ctx, { elderId });
  const vocabulary = vocabularies.get(words) ?? vocabularyOf(words);
  vocabularies.set(words, vocabulary);
  return vocabulary;
}

/** A dish is one word however many canteens cook it: its name is its id. */
const vocabularyOf = (words: CatalogWords): Vocabulary => ({
  dishes: words.dishes.map((dish) => ({ id: dish.name, ...dish })),
  services: words.services,
  sites: words.sites,
});
