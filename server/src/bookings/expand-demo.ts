import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  accountRecord,
  type CatalogFile,
  civilTime,
  discountRecord,
  dishRecord,
  elderRecord,
  mealName,
  serviceRecord,
  siteRecord,
} from '../../contract';
import { addDays, type CivilDate, formatInstant, instantOf, weekdayOf } from '../platform/civil-time';

const momentBefore = z.object({ daysBefore: z.int().min(0), time: civilTime });
const weekday = z.int().min(1).max(7);
const mealPlan = z.object({
  capacity: z.int().min(0),
  cutoff: momentBefore,
  cancelCutoff: momentBefore,
  /** Dish ids for Monday to Sunday. */
  week: z.array(z.array(z.string())).length(7),
});
/** The demo as it is kept: menus and shifts by weekday, so that no day of it is ever past. */
const demoTemplate = z.object({
  about: z.string(),
  days: z.int().min(1),
  sites: z.array(siteRecord),
  dishes: z.record(z.string(), dishRecord.omit({ id: true })),
  kitchens: z.array(z.object({ siteId: z.string(), meals: z.partialRecord(mealName, mealPlan) })),
  services: z.array(
    serviceRecord.omit({ slots: true }).extend({
      shifts: z.array(
        z.object({ weekdays: z.array(weekday), starts: z.array(civilTime), capacity: z.int().min(0) }),
      ),
    }),
  ),
  discounts: z.array(discountRecord),
  elders: z.array(elderRecord),
  accounts: z.array(accountRecord),
});
type DemoTemplate = z.infer<typeof demoTemplate>;
type MealPlan = z.infer<typeof mealPlan>;

const DEMO_FILE = new URL('../../../knowledge/catalog/demo.json', import.meta.url);

/** The demo catalog as a catalog file of the contract, with the menus and slots of two weeks from `today`. */
export function expandDemo(
  today: CivilDate,
  template: DemoTemplate = demoTemplate.parse(JSON.parse(readFileSync(DEMO_FILE, 'utf8'))),
): CatalogFile {
  const days = Array.from({ length: template.days }, (_, n) => addDays(today, n));
  return {
    version: 1,
    sites: template.sites,
    menus: template.kitchens.flatMap(({ siteId, meals }) =>
      days.flatMap((date) =>
        Object.entries(meals).flatMap(([meal, plan]) =>
          plan ? [menuOn(date, siteId, mealName.parse(meal), plan, template)] : [],
        ),
      ),
    ),
    services: template.services.map(({ shifts, ...service }) => ({
      ...service,
      slots: days.flatMap((date) =>
        shifts
          .filter((shift) => shift.weekdays.includes(weekdayOf(date)))
          .flatMap(({ starts, capacity }) => starts.map((start) => ({ date, start, capacity }))),
      ),
    })),
    discounts: template.discounts,
    elders: template.elders,
    accounts: template.accounts,
  };
}

function menuOn(
  date: CivilDate,
  siteId: string,
  meal: CatalogFile['menus'][number]['meal'],
  plan: MealPlan,
  { dishes }: DemoTemplate,
): CatalogFile['menus'][number] {
  const at = ({ daysBefore, time }: z.infer<typeof momentBefore>) =>
    formatInstant(instantOf(addDays(date, -daysBefore), time));
  return {
    siteId,
    date,
    meal,
    cutoff: at(plan.cutoff),
    cancelCutoff: at(plan.cancelCutoff),
    capacity: plan.capacity,
    dishes: (plan.week[weekdayOf(date) - 1] ?? []).map((id) => {
      const dish = dishes[id];
      if (!dish) throw new Error(`demo.json: ${siteId} cooks ${id}, which is not among the dishes`);
      return { ...dish, id };
    }),
  };
}
