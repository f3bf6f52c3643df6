import { addDays, type CivilDate, instantOf } from '../platform/civil-time';
import { isKnownRegion } from './known-regions';

export interface Fault {
  path: string;
  message: string;
}

/** What is in the database already and may be referred to. */
export interface Known {
  siteIds: ReadonlySet<string>;
  elderIds: ReadonlySet<string>;
}

type Loose = Record<string, unknown>;

/**
 * What no single field shows: references, things named twice, bounds that cross. Works on a file as it came,
 * so that these faults are named together with those of the fields; what is not of its type is passed over here.
 */
export function crossCheckCatalog(file: unknown, known: Known, today: CivilDate): Fault[] {
  const part = (name: string) => listOf(asLoose(file)[name]);
  const siteIds = new Set([...known.siteIds, ...part('sites').flatMap((site) => text(site.id) ?? [])]);
  const elderIds = new Set([...known.elderIds, ...part('elders').flatMap((elder) => text(elder.id) ?? [])]);
  const regional = ['sites', 'services', 'discounts', 'elders'];
  return [
    ...[...regional, 'accounts'].flatMap((name) => repeatedIds(name, part(name))),
    ...repeated(part('menus'), keyOfMenu).map(([n, key]) =>
      fault(`menus.${n}`, `the menu ${key} is there twice`),
    ),
    ...regional.flatMap((name) => part(name).flatMap((record, n) => regionFaults(record, `${name}.${n}`))),
    ...part('menus').flatMap((menu, n) => menuFaults(menu, `menus.${n}`, siteIds)),
    ...part('services').flatMap((service, n) =>
      repeated(listOf(service.slots), (slot) => both(slot.date, slot.start)).map(([m, key]) =>
        fault(`services.${n}.slots.${m}`, `the slot ${key} is there twice`),
      ),
    ),
    ...part('discounts').flatMap((discount, n) => discountFaults(discount, `discounts.${n}`)),
    ...part('elders').flatMap((elder, n) =>
      (text(elder.birthDate) ?? '') > today ? [fault(`elders.${n}.birthDate`, 'lies in the future')] : [],
    ),
    ...part('accounts').flatMap((account, n) => accountFaults(account, `accounts.${n}`, siteIds, elderIds)),
  ];
}

const asLoose = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
const listOf = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(asLoose) : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const both = (a: unknown, b: unknown) =>
  typeof a === 'string' && typeof b === 'string' ? `${a} ${b}` : undefined;
const fault = (path: string, message: string): Fault => ({ path, message });
const keyOfMenu = (menu: Loose) => {
  const day = both(menu.date, menu.meal);
  return day && text(menu.siteId) ? `${menu.siteId} ${day}` : undefined;
};

/** Where a key comes again: its place in the list and the key. */
function repeated(records: Loose[], keyOf: (record: Loose) => string | undefined): [number, string][] {
  const seen = new Set<string>();
  return records.flatMap((record, n): [number, string][] => {
    const key = keyOf(record);
    if (key === undefined) return [];
    if (seen.has(key)) return [[n, key]];
    seen.add(key);
    return [];
  });
}

const repeatedIds = (path: string, records: Loose[]): Fault[] =>
  repeated(records, (record) => text(record.id)).map(([n, id]) =>
    fault(`${path}.${n}.id`, `the id ${id} is there twice`),
  );

const regionFaults = (record: Loose, at: string): Fault[] =>
  /^\d{6}$/.test(text(record.region) ?? '') && !isKnownRegion(text(record.region) ?? '')
    ? [fault(`${at}.region`, `${record.region} is no region of GB/T 2260`)]
    : [];

function menuFaults(menu: Loose, at: string, siteIds: Set<string>): Fault[] {
  const siteId = text(menu.siteId);
  const date = text(menu.date) ?? '';
  const dayEnds = isDay(date) ? instantOf(addDays(date, 1)).getTime() : Number.NaN;
  return [
    ...(siteId === undefined || siteIds.has(siteId)
      ? []
      : [fault(`${at}.siteId`, `there is no site ${siteId}`)]),
    ...['cutoff', 'cancelCutoff'].flatMap((name) =>
      Date.parse(text(menu[name]) ?? '') > dayEnds
        ? [fault(`${at}.${name}`, `${menu[name]} is after the day of the meal, ${date}`)]
        : [],
    ),
    ...repeatedIds(`${at}.dishes`, listOf(menu.dishes)),
  ];
}

/** A day that is not in the calendar is named by its own field's check. */
const isDay = (date: CivilDate): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) && addDays(date, 0) === date;

function discountFaults({ minAge, maxAge, kind, value }: Loose, at: string): Fault[] {
  return [
    ...(typeof minAge === 'number' && typeof maxAge === 'number' && minAge > maxAge
      ? [fault(`${at}.maxAge`, `${maxAge} is below minAge ${minAge}`)]
      : []),
    ...(kind === 'percent' && typeof value === 'number' && value > 100
      ? [fault(`${at}.value`, `${value} is more than 100 percent`)]
      : []),
    ...(kind === 'amount' && typeof value === 'number' && !Number.isInteger(value)
      ? [fault(`${at}.value`, `${value} is not a whole number of fen`)]
      : []),
  ];
}

function accountFaults(account: Loose, at: string, siteIds: Set<string>, elderIds: Set<string>): Fault[] {
  const bound = listOf(account.elders);
  const sites = Array.isArray(account.siteIds) ? account.siteIds : [];
  return [
    ...sites.flatMap((siteId: unknown, n: number) =>
      typeof siteId !== 'string' || siteIds.has(siteId)
        ? []
        : [fault(`${at}.siteIds.${n}`, `there is no site ${siteId}`)],
    ),
    ...bound.flatMap(({ elderId }, n) =>
      typeof elderId !== 'string' || elderIds.has(elderId)
        ? []
        : [fault(`${at}.elders.${n}.elderId`, `there is no elder ${elderId}`)],
    ),
    ...repeated(bound, (one) => text(one.elderId)).map(([n, id]) =>
      fault(`${at}.elders.${n}.elderId`, `the elder ${id} is there twice`),
    ),
  ];
}
