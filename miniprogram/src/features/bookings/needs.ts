/** Needs by which a menu can be narrowed, in the words the catalog's tags stand for. */
export const NEEDS = [
  { tag: 'soft', label: '软烂' },
  { tag: 'low_salt', label: '低盐' },
  { tag: 'low_sugar', label: '低糖' },
  { tag: 'vegetarian', label: '素食' },
  { tag: 'halal', label: '清真' },
] as const;

const WORDS: Record<string, string> = {
  ...Object.fromEntries(NEEDS.map(({ tag, label }) => [tag, label])),
  spicy: '辣',
};
export const needWord = (tag: string): string => WORDS[tag] ?? tag;
