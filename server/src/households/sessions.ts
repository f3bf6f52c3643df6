import { createHash, randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Actor, Services } from '../platform/context';
import { Problem } from '../platform/errors';
import type { AppEnv, Http } from '../platform/http';
import './tables';

const SESSION_DAYS = 30;
const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** Opens a session and returns its token; only the token's hash is stored. */
export async function openSession({ db }: Pick<Services, 'db'>, accountId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = Date.now();
  await db
    .insertInto('sessions')
    .values({
      tokenHash: hash(token),
      accountId,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + SESSION_DAYS * 86_400_000).toISOString(),
    })
    .execute();
  return token;
}

export const closeSession = ({ db }: Pick<Services, 'db'>, token: string) =>
  db.deleteFrom('sessions').where('tokenHash', '=', hash(token)).execute();

/** Who holds this token, or nobody. */
export async function actorOf({ db }: Pick<Services, 'db'>, token: string): Promise<Actor | undefined> {
  const account = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.accountId')
    .selectAll('accounts')
    .where('tokenHash', '=', hash(token))
    .where('expiresAt', '>', new Date().toISOString())
    .executeTakeFirst();
  if (!account) return undefined;
  const staff = account.role === 'operator' || account.role === 'provider';
  const sites = staff
    ? await db.selectFrom('accountSites').select('siteId').where('accountId', '=', account.id).execute()
    : [];
  return {
    accountId: account.id,
    role: account.role,
    displayName: account.displayName,
    elderId: account.elderId ?? undefined,
    siteIds: sites.map((site) => site.siteId),
    region: account.region ?? undefined,
  };
}

/** Whoever has not signed in: may ask about policy, and may be in danger. */
export const ANONYMOUS: Actor = { accountId: 'anonymous', role: 'elder', displayName: '访客', siteIds: [] };

export const bearerToken = (c: Http): string | undefined =>
  /^Bearer\s+(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];

const setContext = (c: Http, actor: Actor) => {
  const services = c.get('services');
  const requestId = c.get('requestId');
  c.set('ctx', { ...services, actor, requestId, log: services.log.child({ requestId, role: actor.role }) });
};

/** Routes behind it know who is asking; without a valid token they answer 401. */
export const requireActor: MiddlewareHandler<AppEnv> = async (c, next) => {
  const token = bearerToken(c);
  const actor = token && (await actorOf(c.get('services'), token));
  if (!actor)
    throw new Problem('unauthenticated', '请先登录。Sign in and send Authorization: Bearer <token>.');
  setContext(c, actor);
  await next();
};

/** Routes behind it know who is asking when a valid token is sent, and serve anonymous callers otherwise. */
export const optionalActor: MiddlewareHandler<AppEnv> = async (c, next) => {
  const token = bearerToken(c);
  setContext(c, (token && (await actorOf(c.get('services'), token))) || ANONYMOUS);
  await next();
};

/** Behind `requireActor`: only these roles pass. */
export const requireRole =
  (...roles: Actor['role'][]): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (!roles.includes(c.get('ctx').actor.role))
      throw new Problem('forbidden', '这个账号没有这项权限。This account may not do that.');
    await next();
  };
