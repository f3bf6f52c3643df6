import { createRouter } from '../platform/http';
import type { PolicyLibrary } from '../policies';
import { callRoutes } from './call-routes';
import { LiveCalls } from './live-calls';
import { workOrderRoutes } from './work-order-routes';
import './tables';

export { type OpenWorkOrderInput, openWorkOrder } from './open-work-order';
export { remindOfDeadlines } from './remind';

/** Everything of this room over HTTP and WebSocket; to be mounted under /v1. */
export function hotlineRoutes(parts: { library: PolicyLibrary; callSecret?: string }) {
  const router = createRouter();
  router.route('/', callRoutes({ ...parts, live: new LiveCalls() }));
  router.route('/', workOrderRoutes());
  return router;
}
