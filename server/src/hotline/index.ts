import type { Ctx } from '../platform/context';
import { createRouter } from '../platform/http';
import type { PolicyLibrary } from '../policies';
import { callRoutes } from './call-routes';
import { deskRoutes } from './desk-routes';
import { LiveCalls } from './live-calls';
import { suggestionRoutes } from './suggestion-routes';
import { workOrderRoutes } from './work-order-routes';
import './tables';

export { type OpenWorkOrderInput, openWorkOrder } from './open-work-order';
export { remindOfDeadlines } from './remind';

export interface HotlineParts {
  library: PolicyLibrary;
  /** Shared with the telephone system, which signs with it. */
  callSecret?: string;
  /** The server's recogniser, where one is configured: what was said in a WAV. */
  listen?: (ctx: Ctx, wav: Uint8Array<ArrayBuffer>, elderId?: string) => Promise<string>;
}

/** Everything of this room over HTTP and WebSocket; to be mounted under /v1. */
export function hotlineRoutes(parts: HotlineParts) {
  const router = createRouter();
  const live = new LiveCalls();
  router.route('/', callRoutes({ ...parts, live }));
  router.route('/', suggestionRoutes(live));
  router.route('/', deskRoutes(live));
  router.route('/', workOrderRoutes());
  return router;
}
