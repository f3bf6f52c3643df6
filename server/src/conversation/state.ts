import type { DraftInput, MealName } from '../../contract';
import type { CivilDate, CivilTime } from '../platform/civil-time';
import type { PolicyThread } from '../policies';
import type { ExpectingKind, Need } from '../understanding';

/** What a conversation remembers between turns; JSON in its row. */
export interface State {
  /** Whom it is about, once that is known. */
  elderId?: string;
  /** What is being ordered and not yet drafted, or drafted and still open to corrections. */
  order?: Order;
  /** Read back and waiting for a yes, together. */
  draftIds: string[];
  /** Something about an existing booking that waits for a yes. */
  pending?: Pending;
  asked?: Asked;
  thread?: PolicyThread;
  /** Turns in a row that were not understood. */
  misunderstood: number;
  /** The last thing said, for 再说一遍. */
  last?: { text: string; speech: string };
  /** What was booked or talked about last: 「改到后天」 without more means it. */
  lastBookingIds: string[];
  /** Allergens that the person has heard about and accepts. */
  acknowledged: string[];
}

export const emptyState = (): State => ({
  draftIds: [],
  misunderstood: 0,
  lastBookingIds: [],
  acknowledged: [],
});

export interface Wanted {
  name: string;
  quantity: number;
}

/** Days and meals with what is to be eaten on them. */
export interface Bundle {
  days: CivilDate[];
  meals: MealName[];
  dishes: Wanted[];
}

export interface MealOrder {
  kind: 'meal';
  bundles: Bundle[];
  delivery?: boolean;
  /** `delivery` is a default: nobody said it. */
  wayUnsaid?: boolean;
  siteId?: string;
  address?: string;
  needs: Need[];
}

export interface ServiceOrder {
  kind: 'service';
  service?: { id: string; name: string };
  days: CivilDate[];
  start?: CivilTime;
  /** 上午, 下午: narrows the slots that are offered. */
  from?: CivilTime;
  to?: CivilTime;
  useHours?: boolean;
  address?: string;
}

export type Order = MealOrder | ServiceOrder;

/** Where a booking is to go. */
export interface Move {
  bookingId: string;
  date: CivilDate;
  meal?: MealName;
  start?: CivilTime;
}

export type Pending =
  | { kind: 'cancel'; bookingIds: string[] }
  | ({ kind: 'reschedule' } & Move)
  /** Other dishes: a new booking, then the old one cancelled. */
  | { kind: 'replace'; bookingId: string }
  /** What is to be changed is known, what to is not. */
  | { kind: 'change_to_what'; bookingId: string };

/** What choosing an option does. */
export type Effect =
  | { do: 'dish'; name: string }
  | { do: 'day'; date: CivilDate }
  | { do: 'meal'; meal: MealName }
  | { do: 'delivery'; delivery: boolean }
  | { do: 'service'; id: string; name: string }
  | { do: 'slot'; date: CivilDate; start: CivilTime }
  | { do: 'time'; start: CivilTime }
  | { do: 'site'; id: string }
  | { do: 'offer'; input: DraftInput }
  | { do: 'elder'; id: string; said: string }
  | { do: 'cancel'; bookingIds: string[] }
  | { do: 'change'; bookingId: string; said: string }
  | { do: 'move'; move: Move };

export interface AskedOption {
  label: string;
  say: string;
  effect?: Effect;
}

/** What was asked last, and what can be chosen. */
export interface Asked {
  kind: ExpectingKind;
  options: AskedOption[];
}
