import type { DishMention, Expecting, Understanding } from '../../server/src/understanding';

export interface UnderstandingCase {
  why: string;
  say: string;
  now?: string;
  expecting?: Expecting;
  expect: {
    act?: string | string[];
    notAct?: string;
    days?: string[];
    ask?: string;
    start?: string;
    meals?: string[];
    /** name (several candidates with |, ∅ before one that is not in the vocabulary) and, where it was said, how many */
    dishes?: [string, number?][];
    quantity?: number;
    delta?: number;
    services?: string[];
    needs?: string[];
    who?: string;
    delivery?: string;
    useHours?: boolean;
    answer?: string;
    options?: number[];
    from?: { days?: string[]; meals?: string[]; dishes?: string[]; services?: string[] };
    add?: string[];
    remove?: string[];
    sites?: string[];
  };
}

/** What differs from what was expected: the slot, and whether something definite was understood that was not said. */
export interface Difference {
  slot: string;
  wrong: boolean;
  came: string;
}

export function actIsRight({ acts }: Understanding, { expect }: UnderstandingCase): boolean {
  const first = acts[0]!.kind;
  if (expect.notAct) return first !== expect.notAct;
  return expect.act === undefined || [expect.act].flat().includes(first);
}

export function differences(read: Understanding, { expect }: UnderstandingCase): Difference[] {
  const found: Difference[] = [];
  const compare = (slot: string, wanted: string | undefined, came: string) => {
    // An empty slot is asked for; a filled one that differs would be booked.
    if (wanted !== undefined && wanted !== came)
      found.push({ slot, wrong: came !== '' && !came.includes('|'), came });
  };
  const list = (values: readonly unknown[] | undefined) => values && [...values].map(String).sort().join(',');
  compare('days', list(expect.days), list(read.when.days)!);
  compare('ask', expect.ask, read.when.ask?.reason ?? '');
  compare('start', expect.start, read.when.time?.start ?? '');
  compare('meals', list(expect.meals), list(read.meals)!);
  compare(
    'dishes',
    list(expect.dishes?.map(([name, number]) => `${sorted(name)}${number ?? ''}`)),
    list(read.dishes.map((dish) => said(dish, expect.dishes)))!,
  );
  compare('quantity', expect.quantity?.toString(), read.quantity?.toString() ?? '');
  compare('delta', expect.delta?.toString(), read.change?.delta?.toString() ?? '');
  compare(
    'services',
    list(expect.services?.map(sorted)),
    list(read.services.map(({ candidates }) => names(candidates)))!,
  );
  const needs = read.needs.map(({ kind }) => kind);
  const missing = expect.needs?.filter((need) => !(needs as string[]).includes(need));
  if (missing?.length) found.push({ slot: 'needs', wrong: false, came: needs.join() });
  if (expect.who && !read.people.some(({ who }) => who === expect.who))
    found.push({ slot: 'who', wrong: false, came: list(read.people.map(({ who }) => who))! });
  compare('delivery', expect.delivery, read.delivery ?? '');
  compare('useHours', expect.useHours?.toString(), read.useHours?.toString() ?? '');
  compare('answer', expect.answer, read.answer?.kind ?? '');
  compare('options', list(expect.options), list(read.answer?.options ?? [])!);
  compare('sites', list(expect.sites), list(read.sites.map(({ name }) => name))!);
  const { from } = expect;
  compare('from.days', list(from?.days), list(read.change?.from.when.days ?? [])!);
  compare('from.meals', list(from?.meals), list(read.change?.from.meals ?? [])!);
  compare(
    'from.dishes',
    list(from?.dishes),
    list(read.change?.from.dishes.map(({ candidates }) => names(candidates)) ?? [])!,
  );
  compare(
    'from.services',
    list(from?.services),
    list(read.change?.from.services.map(({ candidates }) => names(candidates)) ?? [])!,
  );
  compare('add', list(expect.add), list(read.change?.add.map(({ candidates }) => names(candidates)) ?? [])!);
  compare(
    'remove',
    list(expect.remove),
    list(read.change?.remove.map(({ candidates }) => names(candidates)) ?? [])!,
  );
  return found;
}

const sorted = (name: string): string => name.split('|').sort().join('|');
const names = (candidates: readonly { name: string }[]): string =>
  sorted(candidates.map(({ name }) => name).join('|'));

/** The quantity is compared only where the case names one. */
function said(
  { candidates, evidence, quantity }: DishMention,
  expected: [string, number?][] | undefined,
): string {
  const name = candidates.length > 0 ? names(candidates) : `∅${evidence}`;
  const counts = expected?.some(([wanted, number]) => sorted(wanted) === name && number !== undefined);
  return `${name}${counts ? (quantity ?? 1) : ''}`;
}
