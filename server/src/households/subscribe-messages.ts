import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx, Services } from '../platform/context';
import './tables';
import type { WechatApp } from './wechat';

/** The account pressed 「同意」 in WeChat's subscription dialog once for each of these templates. */
export async function grantSubscriptions(ctx: Ctx, templateIds: string[]): Promise<void> {
  for (const templateId of new Set(templateIds)) {
    await ctx.db
      .insertInto('subscribeGrants')
      .values({ accountId: ctx.actor.accountId, templateId, remaining: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['accountId', 'templateId'])
          .doUpdateSet({ remaining: sql<number>`subscribe_grants.remaining + 1` }),
      )
      .execute();
  }
}

const tokenAnswer = z.object({
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
  errcode: z.number().optional(),
});
const sendAnswer = z.object({ errcode: z.number(), errmsg: z.string().optional() });

/**
 * Sends what waits as WeChat subscribe messages: one grant is one message, taken before sending so that two servers
 * never spend it twice. Without a grant the message stays in the inbox, which always works.
 */
export function wechatMessenger(services: Services, app: WechatApp & { templateId: string }) {
  let token: { value: string; until: number } | undefined;
  const base = app.baseUrl ?? 'https://api.weixin.qq.com';

  async function accessToken(): Promise<string> {
    if (token && token.until > Date.now()) return token.value;
    const url = new URL('/cgi-bin/token', base);
    url.search = new URLSearchParams({
      grant_type: 'client_credential',
      appid: app.appId,
      secret: app.secret,
    }).toString();
    const answer = tokenAnswer.parse(await (await fetch(url, { signal: AbortSignal.timeout(8000) })).json());
    if (!answer.access_token) throw new Error(`WeChat gave no access token (${answer.errcode})`);
    // A minute early, so that a token never runs out on its way.
    token = { value: answer.access_token, until: Date.now() + ((answer.expires_in ?? 7200) - 60) * 1000 };
    return token.value;
  }

  return async function sendWaiting(): Promise<number> {
    const waiting = await services.db
      .selectFrom('inboxMessages')
      .innerJoin('accounts', 'accounts.id', 'inboxMessages.accountId')
      .select([
        'inboxMessages.id',
        'inboxMessages.accountId',
        'inboxMessages.text',
        'inboxMessages.at',
        'accounts.wechatOpenid',
      ])
      .where('wechat', '=', 'waiting')
      .orderBy('inboxMessages.at')
      .limit(50)
      .execute();
    let sent = 0;
    for (const message of waiting) {
      const settle = (wechat: 'sent' | 'no_grant' | 'failed') =>
        services.db.updateTable('inboxMessages').set({ wechat }).where('id', '=', message.id).execute();
      const granted = message.wechatOpenid && (await takeGrant(services, message.accountId, app.templateId));
      if (!granted) {
        await settle('no_grant');
        continue;
      }
      try {
        const url = new URL('/cgi-bin/message/subscribe/send', base);
        url.searchParams.set('access_token', await accessToken());
        const body = {
          touser: message.wechatOpenid,
          template_id: app.templateId,
          page: 'pages/home',
          // WeChat takes at most 20 characters in a `thing`.
          data: {
            thing1: { value: message.text.slice(0, 20) },
            time2: { value: message.at.slice(0, 16).replace('T', ' ') },
          },
        };
        const response = await fetch(url, {
          method: 'POST',
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(8000),
        });
        const { errcode } = sendAnswer.parse(await response.json());
        await settle(errcode === 0 ? 'sent' : 'failed');
        if (errcode === 0) sent++;
        else services.log.warn({ errcode }, 'WeChat refused a subscribe message');
      } catch (error) {
        await settle('failed');
        services.log.warn({ err: error }, 'a subscribe message could not be sent');
      }
    }
    return sent;
  };
}

async function takeGrant({ db }: Services, accountId: string, templateId: string): Promise<boolean> {
  const taken = await db
    .updateTable('subscribeGrants')
    .set({ remaining: sql<number>`remaining - 1` })
    .where('accountId', '=', accountId)
    .where('templateId', '=', templateId)
    .where('remaining', '>', 0)
    .executeTakeFirst();
  return Number(taken.numUpdatedRows) === 1;
}
