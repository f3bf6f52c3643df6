import { createHash, randomInt } from 'node:crypto';
import type { Scope } from '../../contract';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import './tables';

const CODE_MINUTES = 15;
const codeHash = (code: string) => createHash('sha256').update(`binding:${code}`).digest('hex');

export interface Binding {
  id: string;
  accountId: string;
  familyName: string;
  elderId: string;
  elderName: string;
  relation: string;
  scopes: Scope[];
  status: 'pending' | 'accepted' | 'revoked';
}

/** A six-digit code the elder reads out to the family; valid for a quarter of an hour, used once. */
export async function createBindingCode(ctx: Ctx): Promise<{ code: string; expiresAt: string }> {
  const elderId = ownElder(ctx);
  const expiresAt = new Date(Date.now() + CODE_MINUTES * 60_000).toISOString();
  for (let tries = 0; tries < 5; tries++) {
    const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
    const taken = await ctx.db.transaction().execute(async (tx) => {
      await tx.deleteFrom('bindingCodes').where('expiresAt', '<', new Date().toISOString()).execute();
      await tx.deleteFrom('bindingCodes').where('elderId', '=', elderId).execute();
      const made = await tx
        .insertInto('bindingCodes')
        .values({ codeHash: codeHash(code), elderId, expiresAt })
        .onConflict((conflict) => conflict.column('codeHash').doNothing())
        .returning('elderId')
        .executeTakeFirst();
      return !made;
    });
    if (!taken) return { code, expiresAt };
  }
  throw new Problem('unavailable', '现在做不出绑定码,请稍后再试。');
}

/** A family member asks to act for the elder whose code they were told. It counts only once the elder agrees. */
export async function requestBinding(
  ctx: Ctx,
  input: { code: string; relation: string; scopes: Scope[] },
): Promise<Binding> {
  if (ctx.actor.role !== 'family')
    throw new Problem('forbidden', '只有家人账号可以绑定老人。Only family accounts can ask.');
  const id = await ctx.db.transaction().execute(async (tx) => {
    const code = await tx
      .deleteFrom('bindingCodes')
      .where('codeHash', '=', codeHash(input.code))
      .where('expiresAt', '>', new Date().toISOString())
      .returning('elderId')
      .executeTakeFirst();
    if (!code) throw new Problem('not_found', '这个绑定码不对,或者已经过期。请老人再报一次新的六位数字。');
    const binding = {
      relation: input.relation,
      scopes: JSON.stringify(input.scopes),
      status: 'pending' as const,
      decidedAt: null,
    };
    const row = await tx
      .insertInto('bindings')
      .values({
        id: ctx.ids.next('bnd'),
        accountId: ctx.actor.accountId,
        elderId: code.elderId,
        createdAt: new Date().toISOString(),
        ...binding,
      })
      .onConflict((conflict) => conflict.columns(['accountId', 'elderId']).doUpdateSet(binding))
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  });
  return bindingById(ctx, id);
}

/** The elder agrees, with the scopes they choose (never more than were asked for). */
export async function acceptBinding(ctx: Ctx, input: { id: string; scopes?: Scope[] }): Promise<Binding> {
  const binding = await elderBinding(ctx, input.id);
  if (binding.status === 'revoked') throw new Problem('conflict', '这个绑定已经取消了,请家人重新申请。');
  const scopes = input.scopes
    ? binding.scopes.filter((scope) => input.scopes!.includes(scope))
    : binding.scopes;
  await decide(ctx, input.id, 'accepted', scopes);
  return bindingById(ctx, input.id);
}

/** The elder, or the family member, ends it; from then on nothing can be seen or booked through it. */
export async function revokeBinding(ctx: Ctx, input: { id: string }): Promise<Binding> {
  const binding = await bindingById(ctx, input.id);
  const mine = ctx.actor.elderId === binding.elderId || ctx.actor.accountId === binding.accountId;
  if (!mine) throw new Problem('not_found', '没有这个绑定。No such binding.');
  await decide(ctx, input.id, 'revoked', binding.scopes);
  return bindingById(ctx, input.id);
}

/** An elder sees who may act for them, a family member whom they may act for. */
export async function listBindings(ctx: Ctx): Promise<Binding[]> {
  const { actor } = ctx;
  const rows = await bindingRows(ctx)
    .where((e) =>
      actor.elderId
        ? e('bindings.elderId', '=', actor.elderId)
        : e('bindings.accountId', '=', actor.accountId),
    )
    .where('bindings.status', '!=', 'revoked')
    .orderBy('bindings.createdAt')
    .execute();
  return rows.map(bindingOf);
}

const bindingRows = (ctx: Ctx) =>
  ctx.db
    .selectFrom('bindings')
    .innerJoin('accounts', 'accounts.id', 'bindings.accountId')
    .innerJoin('elders', 'elders.id', 'bindings.elderId')
    .selectAll('bindings')
    .select(['accounts.displayName as familyName', 'elders.name as elderName']);

type Row = Awaited<ReturnType<ReturnType<typeof bindingRows>['executeTakeFirstOrThrow']>>;

const bindingOf = (row: Row): Binding => ({
  id: row.id,
  accountId: row.accountId,
  familyName: row.familyName,
  elderId: row.elderId,
  elderName: row.elderName,
  relation: row.relation,
  scopes: JSON.parse(row.scopes),
  status: row.status,
});

async function bindingById(ctx: Ctx, id: string): Promise<Binding> {
  const row = await bindingRows(ctx).where('bindings.id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', '没有这个绑定。No such binding.');
  return bindingOf(row);
}

async function elderBinding(ctx: Ctx, id: string): Promise<Binding> {
  const elderId = ownElder(ctx);
  const binding = await bindingById(ctx, id);
  if (binding.elderId !== elderId) throw new Problem('not_found', '没有这个绑定。No such binding.');
  return binding;
}

const decide = (ctx: Ctx, id: string, status: 'accepted' | 'revoked', scopes: Scope[]) =>
  ctx.db
    .updateTable('bindings')
    .set({ status, scopes: JSON.stringify(scopes), decidedAt: new Date().toISOString() })
    .where('id', '=', id)
    .execute();

function ownElder(ctx: Ctx): string {
  if (!ctx.actor.elderId) throw new Problem('forbidden', '这件事要老人自己来做。Only the elder can do this.');
  return ctx.actor.elderId;
}
