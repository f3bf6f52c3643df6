import food from './food.json';
import people from './people.json';
import services from './services.json';
import story from './story.json';

/** A list of patterns as one expression; a pattern that does not compile stops the start with its own words. */
export function anyOf(patterns: readonly string[], flags = ''): RegExp {
  for (const pattern of patterns) new RegExp(pattern);
  return new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), flags);
}

/** 理发 is also said 理个发, 理理发, 理一下发. */
const parted = (name: string): string =>
  name.length === 2 ? `${name[0]}(?:个|一个|次|一?下|一?${name[0]}|了|回)?${name[1]}` : name;

export const serviceLexicon = services.categories.map(({ category, names, problems, hints }) => ({
  category,
  names: anyOf([...names].sort((a, b) => b.length - a.length).map(parted)),
  problems: problems.length > 0 ? anyOf(problems) : undefined,
  /** Within the category: words that point to services whose names have certain words. */
  hints: hints.map(({ said, name }) => ({ said: new RegExp(said), name: new RegExp(name) })),
}));

export const ingredients = food.ingredients.map(({ say, in: inside, notIn }) => ({
  say: anyOf(say),
  inside: new RegExp(inside),
  outside: notIn === undefined ? undefined : new RegExp(notIn),
}));
export const foodEndings = new Set(food.foodEndings);
export const notDishParts = new Set(food.notParts);
export const needLexicon = food.needs.map(({ kind, tag, say }) => ({ kind, tag, say: anyOf(say) }));
export const withoutPattern = new RegExp(food.without, 'g');

export const personLexicon = people.people.map(({ who, say, relations, gender }) => ({
  who,
  say: anyOf(say),
  relations: relations ? new RegExp(relations) : undefined,
  gender,
}));

export const storyLexicon = {
  past: new RegExp(story.past),
  reported: new RegExp(story.reported),
  weather: new RegExp(story.weather),
  done: new RegExp(story.done),
  order: new RegExp(story.order),
};
