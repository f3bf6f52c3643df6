import type { MealName } from '../../../contract';
import type { DayPart } from '../types';
import { linkOf } from '../when/links';
import type { Piece } from '../when/piece';

export interface MealFound {
  from: number;
  to: number;
  meal: MealName;
}

const OF_PART: Partial<Record<DayPart, MealName>> = {
  morning: 'breakfast',
  noon: 'lunch',
  evening: 'dinner',
};
const ALL_MEALS = /(?:一日)?三(?:餐|顿)|早中晚|三顿饭/;
const TWO_MEALS = /(?:中晚|午晚)(?:两餐|两顿|餐|饭)|中午晚上两顿/;

/** The meals named outright (晌午饭) or by the part of the day (晚上的), each once; 不是中午是晚上 is dinner. */
export function findMeals(text: string, pieces: readonly Piece[]): MealFound[] {
  const all = ALL_MEALS.exec(text);
  if (all)
    return (['breakfast', 'lunch', 'dinner'] as const).map((meal) => ({
      meal,
      from: all.index,
      to: all.index,
    }));
  const two = TWO_MEALS.exec(text);
  if (two) return (['lunch', 'dinner'] as const).map((meal) => ({ meal, from: two.index, to: two.index }));
  let found: MealFound[] = [];
  let before = 0;
  for (const { from, to, part, leaning } of pieces) {
    const meal = OF_PART[(leaning ?? part) as DayPart];
    if (!meal) continue;
    const corrects =
      found.length > 0 &&
      linkOf(text.slice(before, from).replace(/[\s的]/g, ''), text.slice(to)) === 'correction';
    before = to;
    if (
      isRefused(text, from) &&
      pieces.some(
        (other) =>
          other.from !== from &&
          OF_PART[(other.leaning ?? other.part) as DayPart] &&
          !isRefused(text, other.from),
      )
    )
      continue;
    if (corrects) found = [];
    found.push({ from, to, meal });
  }
  return found;
}

const isRefused = (text: string, at: number): boolean =>
  /(?:不是|别|不要|不想|除了?)$/.test(text.slice(0, at));

export const mealNames = (found: readonly MealFound[]): MealName[] => [
  ...new Set(found.map(({ meal }) => meal)),
];
