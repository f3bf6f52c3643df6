import type { Ctx } from '../platform/context';

/** Operators, providers and admins by name, for transfers and assignments. */
export const listColleagues = (ctx: Ctx) =>
  ctx.db
    .selectFrom('accounts')
    .select(['id', 'role', 'displayName'])
    .where('role', 'in', ['operator', 'provider', 'admin'])
    .orderBy('role')
    .orderBy('displayName')
    .limit(500)
    .execute();
