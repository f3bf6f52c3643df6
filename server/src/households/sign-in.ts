import type { Role, SignedIn } from '../../contract';
import type { Services } from '../platform/context';
import { Problem } from '../platform/errors';
import { elderAccountId } from './elder';
import { actorOf, openSession } from './sessions';
import { eldersOf } from './who-may-act-for-whom';
import './tables';

/** Signs an account in and says who it is and for whom it may act. */
export async function signIn(services: Services, accountId: string): Promise<SignedIn> {
  const token = await openSession(services, accountId);
  const actor = (await actorOf(services, token))!;
  const elders = await eldersOf({ ...services, actor, requestId: 'sign-in' });
  return {
    token,
    account: { id: actor.accountId, role: actor.role, displayName: actor.displayName },
    elders: elders.map(({ id, name, region }) => ({ id, name, region })),
  };
}

/** Demo mode: the persona asked for, or the first of the role. */
export async function demoAccount(services: Services, as: Role, id?: string): Promise<string> {
  if (as === 'admin' || as === 'operator') await ensureDemoStaff(services, as);
  let query = services.db.selectFrom('accounts').select('id').where('role', '=', as);
  if (id)
    query = query.where((e) =>
      e.or([e('id', '=', id), e('elderId', '=', id), e('id', '=', elderAccountId(id))]),
    );
  const account = await query.orderBy('createdAt').orderBy('id').executeTakeFirst();
  if (account) return account.id;
  throw new Problem(
    'not_found',
    id
      ? `There is no ${as} with the id ${id} in the catalog. GET /v1/auth/personas lists who can sign in.`
      : `The catalog has no ${as}. Load one with: npm run catalog -- import <file.json>`,
  );
}

const DEMO_STAFF = { admin: '管理员(演示)', operator: '话务员(演示)' } as const;

/** In demo mode an admin and an operator always exist, whatever catalog is loaded. */
async function ensureDemoStaff({ db }: Services, role: keyof typeof DEMO_STAFF): Promise<void> {
  const existing = await db.selectFrom('accounts').select('id').where('role', '=', role).executeTakeFirst();
  if (existing) return;
  await db
    .insertInto('accounts')
    .values({
      id: `acc_demo_${role}`,
      role,
      displayName: DEMO_STAFF[role],
      elderId: null,
      region: null,
      username: null,
      passwordHash: null,
      wechatOpenid: null,
      createdAt: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
