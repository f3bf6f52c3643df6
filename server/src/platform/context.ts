import type { Role } from '../../contract';
import type { Clock } from './clock';
import type { Db } from './database';
import type { Ids } from './ids';
import type { Logger } from './log';
import type { Metrics } from './metrics';

/** Who is asking. `elderId` is set when the account is an elder's own. */
export interface Actor {
  accountId: string;
  role: Role;
  displayName: string;
  elderId?: string;
  siteIds: string[];
  /** The region an operator serves; 100000 serves all. */
  region?: string;
}

/** What every verb gets: `(ctx, input)`. Rooms that need more extend it. */
export interface Ctx {
  db: Db;
  clock: Clock;
  ids: Ids;
  log: Logger;
  metrics: Metrics;
  actor: Actor;
  requestId: string;
}

/** What the app is made of, before anyone has asked anything. */
export type Services = Omit<Ctx, 'actor' | 'requestId'>;
