import { civilDateOf } from '../platform/civil-time';
import type { Slots, UnderstandInput } from './types';
import { bindQuantities } from './what/bind-quantities';
import { compileVocabulary } from './what/compile-vocabulary';
import { findDelivery } from './what/find-delivery';
import { type DishFound, findDishes } from './what/find-dishes';
import { findAddress, findUseOfHours } from './what/find-extras';
import { findMeals, type MealFound, mealNames } from './what/find-meals';
import { findNames } from './what/find-names';
import { findNeeds } from './what/find-needs';
import { findPeople } from './what/find-people';
import { findServices } from './what/find-services';
import { findSites } from './what/find-sites';
import type { Piece } from './when/piece';
import { plainForDates, whenOf } from './when/read-when';
import { scanPieces } from './when/scan-pieces';

/** The slots with where they stand, for what groups and changes are made of. */
export interface SlotsRead extends Slots {
  text: string;
  pieces: Piece[];
  dishesFound: DishFound[];
  mealsFound: MealFound[];
}

/** Everything one stretch of relevant talk fills in. */
export function readSlots(said: string, { now, vocabulary }: UnderstandInput): SlotsRead {
  const text = plainForDates(said);
  const compiled = compileVocabulary(vocabulary);
  const names = findNames(text, compiled);
  const isInName = (piece: Piece) =>
    names.some(({ from, to }) => piece.from >= from && piece.to <= to && to - from > piece.to - piece.from);
  const pieces = scanPieces(text, civilDateOf(now)).filter((piece) => !isInName(piece));
  const services = findServices(text, names, vocabulary.services);
  const sites = findSites(text, names, compiled);
  const needs = findNeeds(text).filter(
    (need) =>
      !(
        need.kind === 'without' &&
        names.some(({ from, to }) => from < need.to && need.from < to && to > need.to)
      ),
  );
  const serviceSpans = services.filter(({ how }) => how !== 'problem');
  const taken = [...pieces, ...serviceSpans, ...sites, ...needs.filter(({ kind }) => kind !== 'usual')];
  const dishesFound = findDishes(text, names, compiled, taken);
  const mealsFound = findMeals(text, pieces);
  const delivery = findDelivery(text);
  const useHours = findUseOfHours(text);
  const address = findAddress(text);
  return {
    text,
    pieces,
    dishesFound,
    mealsFound,
    when: whenOf(pieces, text, now),
    meals: mealNames(mealsFound),
    ...bindQuantities(text, dishesFound),
    services: services.map(({ from: _from, to: _to, ...service }) => service),
    needs: needs.map(({ from: _from, to: _to, ...need }) => need),
    people: findPeople(text, vocabulary.elders),
    sites: sites.map(({ from: _from, to: _to, ...site }) => site),
    ...(delivery && { delivery }),
    ...(useHours !== undefined && { useHours }),
    ...(address && { address }),
  };
}

/** The slots alone, as the outside sees them. */
export function slotsOf(read: SlotsRead): Slots {
  const { text: _text, pieces: _pieces, dishesFound: _dishes, mealsFound: _meals, ...slots } = read;
  return slots;
}
