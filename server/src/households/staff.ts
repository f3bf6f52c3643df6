import type { Services } from '../platform/context';
import { Problem } from '../platform/errors';
import { hashPassword, passwordMatches } from './passwords';
import './tables';

const MAX_FAILURES = 8;
const WINDOW_MS = 15 * 60_000;

export interface NewStaff {
  username: string;
  password: string;
  role: 'operator' | 'provider' | 'admin';
  displayName: string;
  region?: string;
  siteIds?: string[];
}

/** Makes an account for a member of staff. A taken user name is a `conflict`. */
export async function addStaff(services: Services, staff: NewStaff): Promise<{ id: string }> {
  const id = services.ids.next('acc');
  const passwordHash = await hashPassword(staff.password);
  await services.db.transaction().execute(async (tx) => {
    const taken = await tx
      .selectFrom('accounts')
      .select('id')
      .where('username', '=', staff.username)
      .executeTakeFirst();
    if (taken) throw new Problem('conflict', `The user name ${staff.username} is taken; choose another.`);
    await tx
      .insertInto('accounts')
      .values({
        id,
        role: staff.role,
        displayName: staff.displayName,
        elderId: null,
        region: staff.region ?? null,
        username: staff.username,
        passwordHash,
        wechatOpenid: null,
        createdAt: new Date().toISOString(),
      })
      .execute();
    if (staff.siteIds?.length) {
      await tx
        .insertInto('accountSites')
        .values(staff.siteIds.map((siteId) => ({ accountId: id, siteId })))
        .execute();
    }
  });
  return { id };
}

/** The account behind a user name and password. Eight failures in a quarter of an hour lock the name for that long. */
export async function checkStaffPassword(
  services: Services,
  username: string,
  password: string,
): Promise<string> {
  const since = new Date(Date.now() - WINDOW_MS).toISOString();
  const { count } = await services.db
    .selectFrom('signInFailures')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('username', '=', username)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MAX_FAILURES)
    throw new Problem(
      'too_many_requests',
      '密码错得太多次了,请 15 分钟后再试。Too many failures; try again in 15 minutes.',
    );

  const account = await services.db
    .selectFrom('accounts')
    .select(['id', 'passwordHash'])
    .where('username', '=', username)
    .executeTakeFirst();
  if (!(await passwordMatches(password, account?.passwordHash))) {
    await services.db
      .insertInto('signInFailures')
      .values({ username, at: new Date().toISOString() })
      .execute();
    throw new Problem('unauthenticated', '用户名或密码不对。The user name or the password is wrong.');
  }
  await services.db.deleteFrom('signInFailures').where('username', '=', username).execute();
  return account!.id;
}
