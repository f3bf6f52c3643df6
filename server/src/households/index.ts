export * from './access-grants';
export { type Elder, elderAccountId, elderOf, elderRow } from './elder';
export { ANONYMOUS, actorOf, bearerToken, optionalActor, requireActor, requireRole } from './sessions';
export { elderFor, eldersOf, relationsOf } from './who-may-act-for-whom';

import './tables';
