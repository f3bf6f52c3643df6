import { bodyLimit } from 'hono/body-limit';
import type { Assistant } from './assistant';
import { bookingRoutes } from './bookings';
import type { Config } from './config';
import { conversationRoutes } from './conversation';
import { hotlineRoutes } from './hotline';
import { authRoutes, householdRoutes } from './households';
import { apiDocs } from './platform/api-docs';
import type { Services } from './platform/context';
import { Problem } from './platform/errors';
import { createRouter, onError, problemResponse } from './platform/http';
import { pages } from './platform/pages';
import { probes } from './platform/probes';
import { requestLog } from './platform/request-log';
import { type PolicyLibrary, policyRoutes } from './policies';
import { listenWith, type SpeechParts, speechRoutes } from './speech';

const MAX_BODY_BYTES = 1024 * 1024;
// A minute of speech and a city's catalog are larger than any other body.
const LARGE_BODIES: Record<string, number> = {
  '/v1/speech/transcriptions': 12 * 1024 * 1024,
  '/v1/catalog': 32 * 1024 * 1024,
};

export interface AppParts {
  config: Config;
  services: Services;
  library: PolicyLibrary;
  /** The language-model engine, when one is configured. */
  assistant?: Assistant;
  speech: SpeechParts;
  /** The folder of the built web app. */
  pagesDir: string;
}

/** The whole product on one port: the API, its documentation, the probes and the web app. */
export function createApp({ config, services, library, assistant, speech, pagesDir }: AppParts) {
  const app = createRouter();
  app.onError(onError);
  app.use('*', requestLog(services));
  app.use('/v1/*', (c, next) =>
    bodyLimit({
      maxSize: LARGE_BODIES[c.req.path] ?? MAX_BODY_BYTES,
      onError: () => {
        throw new Problem('payload_too_large', 'The body is too large for this address; send less at once.');
      },
    })(c, next),
  );

  app.route('/v1', authRoutes({ demo: config.demo, wechat: config.wechat }));
  app.route('/v1', householdRoutes());
  app.route('/v1', policyRoutes(library));
  app.route('/v1', bookingRoutes());
  app.route('/v1', conversationRoutes({ library, assistant }));
  app.route('/v1', hotlineRoutes({ library, callSecret: config.callSecret, listen: listenWith(speech) }));
  app.route('/v1', speechRoutes(speech));

  app.route(
    '/',
    probes(async () => ({ index: library.version, database: config.databaseUrl ? 'postgresql' : 'sqlite' })),
  );
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: '银铃 Yinling',
      version: '1.0.0',
      description:
        'Elder-care policy answers with the passage cited, and bookings of meals and home services.',
    },
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.route('/docs', apiDocs());

  app.all('/v1/*', (c) =>
    problemResponse(
      c,
      'not_found',
      `There is no ${c.req.method} ${c.req.path}. GET /openapi.json lists what there is.`,
    ),
  );
  app.route('/', pages(pagesDir));
  return app;
}
