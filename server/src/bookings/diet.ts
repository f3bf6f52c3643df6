import type { Elder } from '../households';

/** How a diet need is said; other tags are said as they stand. */
const DIET_WORDS: Record<string, string> = {
  soft: '软和的',
  low_salt: '少盐的',
  low_sugar: '少糖的',
  vegetarian: '素的',
  halal: '清真的',
};

/** One sentence for each diet need that a dish does not declare to meet: a reminder, it stops nothing. */
export const dietReminders = (
  elder: Pick<Elder, 'diet'>,
  dishes: { name: string; tags: readonly string[] }[],
): string[] =>
  elder.diet.flatMap((need) => {
    const unmet = dishes.filter((dish) => !dish.tags.includes(need)).map((dish) => dish.name);
    return unmet.length ? [`您平时要吃${DIET_WORDS[need] ?? need},${unmet.join('、')}没有注明。`] : [];
  });
