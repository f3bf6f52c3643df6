export * from './access-grants';
export { authRoutes } from './auth-routes';
export { type Elder, elderAccountId, elderOf, elderRow } from './elder';
export { householdRoutes } from './household-routes';
export { ANONYMOUS, actorOf, bearerToken, optionalActor, requireActor, requireRole } from './sessions';
export { addStaff } from './staff';
export { wechatMessenger } from './subscribe-messages';
export { type News, tellFamily } from './tell-family';
export { elderFor, eldersOf, relationsOf } from './who-may-act-for-whom';

import './tables';
