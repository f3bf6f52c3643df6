import type { MiddlewareHandler } from 'hono';
import type { Services } from './context';
import type { AppEnv } from './http';

/**
 * Gives every request an id (the caller's `X-Request-Id` when it is a plain token), counts it and logs it by route,
 * never by what was said in it.
 */
export const requestLog =
  (services: Services): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const given = c.req.header('X-Request-Id');
    const requestId = given && /^[\w.-]{1,80}$/.test(given) ? given : services.ids.next('req');
    c.set('services', services);
    c.set('requestId', requestId);
    c.header('X-Request-Id', requestId);
    const start = performance.now();
    await next();
    const route = c.req.routePath;
    const seconds = (performance.now() - start) / 1000;
    services.metrics.requests.inc({ method: c.req.method, route, status: c.res.status });
    services.metrics.requestSeconds.observe({ route }, seconds);
    if (route.startsWith('/v1')) {
      services.log.info(
        { requestId, method: c.req.method, route, status: c.res.status, ms: Math.round(seconds * 1000) },
        'request',
      );
    }
  };
