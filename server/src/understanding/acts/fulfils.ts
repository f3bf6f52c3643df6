import type { SlotsRead } from '../read-slots';
import type { Expecting } from '../types';

/** The words that answer what was asked, when the slots hold what was asked for. */
export function fulfils(slots: SlotsRead, { kind }: Expecting, text: string): string | undefined {
  switch (kind) {
    case 'dish':
      return slots.dishes[0]?.evidence ?? slots.needs[0]?.evidence;
    case 'service':
      return slots.services[0]?.evidence;
    case 'meal':
      return slots.meals.length > 0 ? text : undefined;
    case 'day':
      return slots.when.days.length > 0 || slots.when.ask?.about === 'day' ? slots.when.evidence : undefined;
    case 'time':
      return slots.when.time || slots.when.part || slots.when.ask?.about === 'time'
        ? slots.when.evidence
        : undefined;
    case 'quantity':
      return slots.quantity !== undefined || slots.dishes.some(({ quantity }) => quantity) ? text : undefined;
    case 'person':
      return slots.people[0]?.evidence;
    case 'site':
      return slots.sites[0]?.evidence;
    case 'delivery':
      return slots.delivery && text;
    case 'use_hours':
      return slots.useHours === undefined ? undefined : text;
    case 'address':
      return slots.address;
    default:
      return undefined;
  }
}
