import type { SlotsRead } from './read-slots';
import type { DishMention, OrderPart } from './types';
import { mealNames } from './what/find-meals';
import { refused } from './when/links';
import type { Piece } from './when/piece';
import { whenOf } from './when/read-when';

type Token = { from: number; to: number } & (
  | { kind: 'day'; piece: Piece }
  | { kind: 'meal'; piece?: Piece; index: number }
  | { kind: 'dish'; dish: DishMention }
);
interface Group {
  tokens: Token[];
}

/**
 * What belongs together: 明天红烧肉,后天晚上清蒸鱼 is two orders, 明天后天都要红烧肉 one of two days. A sentence that
 * corrects itself (不是明天是后天) or lists days plainly is one.
 */
export function groupParts(read: SlotsRead, now: Date): OrderPart[] {
  const whole: OrderPart = {
    when: read.when,
    meals: read.meals,
    dishes: read.dishes,
    ...(read.quantity !== undefined && { quantity: read.quantity }),
  };
  if (read.when.kind === 'ask' || read.pieces.some((piece) => refused(piece, read.text))) return [whole];
  const groups = split(tokensOf(read));
  if (groups.length < 2) return [whole];
  const parts = groups.map((group) => partOf(group, read, now));
  if (parts.some((part) => part.when.kind === 'ask')) return [whole];
  return share(parts);
}

function tokensOf({ pieces, dishesFound, dishes, mealsFound }: SlotsRead): Token[] {
  const tokens: Token[] = [];
  for (const piece of pieces)
    if (piece.day) tokens.push({ kind: 'day', from: piece.from, to: piece.to, piece });
  mealsFound.forEach(({ from, to }, index) => {
    const piece = pieces.find((one) => one.from === from && one.to === to);
    if (!piece?.day) tokens.push({ kind: 'meal', from, to, piece, index });
  });
  dishesFound.forEach(({ from, to }, index) => {
    tokens.push({ kind: 'dish', from, to, dish: dishes[index]! });
  });
  return tokens.sort((a, b) => a.from - b.from);
}

/** A new group begins where a day or meal follows a dish (or, when dishes come first, a dish follows a day or meal). */
function split(tokens: Token[]): Group[] {
  const first = tokens[0];
  if (!first) return [];
  const dishesLead = first.kind === 'dish';
  const groups: Group[] = [{ tokens: [] }];
  for (const token of tokens) {
    const group = groups.at(-1)!;
    const has = (kind: Token['kind']) => group.tokens.some((one) => one.kind === kind);
    const timed = has('day') || has('meal');
    const begins = dishesLead
      ? token.kind === 'dish' && timed
      : (token.kind !== 'dish' && has('dish')) || (token.kind === 'day' && has('meal'));
    if (begins) groups.push({ tokens: [token] });
    else group.tokens.push(token);
  }
  // 来份红烧肉,明天中午,再来两份米饭: what names no time belongs to the group before.
  return groups.reduce<Group[]>((kept, group) => {
    const timed = group.tokens.some(({ kind }) => kind !== 'dish');
    const before = kept.at(-1);
    if (!timed && before) before.tokens.push(...group.tokens);
    else kept.push(group);
    return kept;
  }, []);
}

function partOf({ tokens }: Group, read: SlotsRead, now: Date): OrderPart {
  const from = tokens[0]!.from;
  const to = tokens.at(-1)!.to;
  const pieces = read.pieces.filter((piece) => piece.from >= from && piece.to <= to);
  const meals = read.mealsFound.filter((meal) => meal.from >= from && meal.to <= to);
  return {
    when: whenOf(pieces, read.text, now),
    meals: mealNames(meals),
    dishes: tokens.flatMap((token) => (token.kind === 'dish' ? [token.dish] : [])),
  };
}

/**
 * Days and meals carry on to the groups after them (明天中午红烧肉,后天清蒸鱼). Dishes said once at the end are for all,
 * and a meal that stands with them too (明天后天的中午都要红烧肉); a meal said of the last group alone is its own.
 */
function share(parts: OrderPart[]): OrderPart[] {
  let { when, meals } = parts[0]!;
  return parts.map((part, index) => {
    if (part.when.days.length > 0) when = part.when;
    if (part.meals.length > 0) meals = part.meals;
    const later =
      part.dishes.length > 0 ? undefined : parts.slice(index + 1).find(({ dishes }) => dishes.length > 0);
    return {
      ...part,
      when: part.when.days.length > 0 ? part.when : when,
      meals: part.meals.length > 0 ? part.meals : meals.length > 0 ? meals : (later?.meals ?? []),
      dishes: later?.dishes ?? part.dishes,
    };
  });
}
