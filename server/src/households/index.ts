export * from './access-grants';
export { authRoutes } from './auth-routes';
export { type Elder, elderAccountId, elderOf, elderRow } from './elder';
export { householdRoutes } from './household-routes';
export { ANONYMOUS, actorOf, bearerToken, optionalActor, requireActor, requireRole } from './sessions';
export { addStaff } from './staff';
export { elderFor, eldersOf, relationsOf } from './who-may-act-for-whom';

import './tables';
