import { sql } from 'kysely';
import type { Scope } from '../../contract';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { type Elder, elderOf } from './elder';
import './tables';

/**
 * The elder, if whoever asks may do this for them (contract §4). Throws 404 where even the elder's existence
 * is private, 403 where only the scope is missing. A look by staff is logged.
 */
export async function elderFor(ctx: Ctx, elderId: string, scope: Scope): Promise<Elder> {
  const row = await ctx.db.selectFrom('elders').selectAll().where('id', '=', elderId).executeTakeFirst();
  const unknown = () =>
    new Problem('not_found', '没有找到这位老人,或者您还没有和老人绑定。No such elder, or not bound to you.');
  if (!row) throw unknown();

  const { actor } = ctx;
  switch (actor.role) {
    case 'elder':
      if (actor.elderId !== elderId) throw unknown();
      break;
    case 'family': {
      const scopes = await acceptedScopes(ctx, elderId);
      if (!scopes) throw unknown();
      if (!scopes.includes(scope)) throw new Problem('forbidden', SCOPE_MISSING[scope]);
      break;
    }
    case 'operator':
      if (!(await hasOpenReason(ctx, elderId)) || !servesRegion(actor.region, row.region)) {
        throw new Problem(
          'forbidden',
          '请先接起这位老人的来电,或打开相关工单。Open a call or a work order for this elder first.',
        );
      }
      await logAccess(ctx, elderId, scope);
      break;
    default:
      throw new Problem('forbidden', '这个账号不能代老人办事。This account cannot act for elders.');
  }
  return elderOf(row);
}

/** The elders whoever asks may act for, the elder's own first. */
export async function eldersOf(ctx: Ctx): Promise<Elder[]> {
  const { actor } = ctx;
  if (actor.role === 'elder') {
    const row = await ctx.db
      .selectFrom('elders')
      .selectAll()
      .where('id', '=', actor.elderId ?? '')
      .executeTakeFirst();
    return row ? [elderOf(row)] : [];
  }
  if (actor.role !== 'family') return [];
  const rows = await ctx.db
    .selectFrom('bindings')
    .innerJoin('elders', 'elders.id', 'bindings.elderId')
    .selectAll('elders')
    .where('bindings.accountId', '=', actor.accountId)
    .where('bindings.status', '=', 'accepted')
    .orderBy('bindings.createdAt')
    .orderBy('elders.id')
    .execute();
  return rows.map(elderOf);
}

/** How a family account calls an elder (「妈妈」), for telling two parents apart. */
export async function relationsOf(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('bindings')
    .select(['elderId', 'relation'])
    .where('accountId', '=', ctx.actor.accountId)
    .where('status', '=', 'accepted')
    .execute();
  return new Map(rows.map((row) => [row.elderId, row.relation]));
}

const SCOPE_MISSING: Record<Scope, string> = {
  book: '老人还没有允许您代为预订。请老人在「我的家人」里打开「可以替我预订」。',
  view: '老人还没有允许您查看。请老人在「我的家人」里打开「可以看我的预订」。',
  health: '老人还没有允许您查看健康信息。请老人在「我的家人」里打开「可以看我的健康信息」。',
};

async function acceptedScopes(ctx: Ctx, elderId: string): Promise<Scope[] | undefined> {
  const binding = await ctx.db
    .selectFrom('bindings')
    .select('scopes')
    .where('accountId', '=', ctx.actor.accountId)
    .where('elderId', '=', elderId)
    .where('status', '=', 'accepted')
    .executeTakeFirst();
  return binding && JSON.parse(binding.scopes);
}

async function hasOpenReason(ctx: Ctx, elderId: string): Promise<boolean> {
  const grant = await ctx.db
    .selectFrom('accessGrants')
    .select(sql<number>`1`.as('one'))
    .where('accountId', '=', ctx.actor.accountId)
    .where('elderId', '=', elderId)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  return grant !== undefined;
}

/** GB/T 2260 codes nest by pairs of digits; trailing 00 pairs cover everything below. */
function servesRegion(served: string | undefined, region: string): boolean {
  if (!served || served === '100000') return true;
  return region.startsWith(served.replace(/(00)+$/, ''));
}

async function logAccess(ctx: Ctx, elderId: string, what: string): Promise<void> {
  await ctx.db
    .insertInto('accessLog')
    .values({
      id: ctx.ids.next('aud'),
      accountId: ctx.actor.accountId,
      elderId,
      what,
      requestId: ctx.requestId,
      at: new Date().toISOString(),
    })
    .execute();
}
