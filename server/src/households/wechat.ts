import { z } from 'zod';
import type { Services } from '../platform/context';
import { Problem } from '../platform/errors';
import './tables';

export interface WechatApp {
  appId: string;
  secret: string;
  /** For tests that stand in for WeChat. */
  baseUrl?: string;
}

const session = z.object({
  openid: z.string().optional(),
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
});

/**
 * Exchanges the code of `wx.login` for the openid (code2Session). The session key stays with WeChat's answer and is
 * neither stored nor sent on.
 */
async function openidOf(app: WechatApp, code: string): Promise<string> {
  const url = new URL('/sns/jscode2session', app.baseUrl ?? 'https://api.weixin.qq.com');
  url.search = new URLSearchParams({
    appid: app.appId,
    secret: app.secret,
    js_code: code,
    grant_type: 'authorization_code',
  }).toString();
  const answer = await fetch(url, { signal: AbortSignal.timeout(8000) })
    .then(async (response) => session.parse(await response.json()))
    .catch((cause) => {
      throw new Problem(
        'upstream',
        '微信登录暂时连不上,请稍后再试。WeChat sign-in could not be reached.',
        undefined,
        { cause },
      );
    });
  if (answer.openid) return answer.openid;
  // 40029 and 40163: the code is wrong or used; the client asks wx.login for another.
  if (answer.errcode === 40029 || answer.errcode === 40163) {
    throw new Problem(
      'unauthenticated',
      '登录码过期了,请重新打开小程序。The code is invalid or used; call wx.login again.',
    );
  }
  throw new Problem('upstream', `微信登录失败(${answer.errcode ?? '未知'})。WeChat refused the sign-in.`);
}

/** The account of a WeChat user; the first time, a family account that is bound to nobody yet. */
export async function wechatAccount(
  services: Services,
  app: WechatApp | undefined,
  code: string,
): Promise<string> {
  if (!app) throw new Problem('not_configured', 'WeChat sign-in needs WECHAT_APPID and WECHAT_SECRET.');
  const openid = await openidOf(app, code);
  await services.db
    .insertInto('accounts')
    .values({
      id: services.ids.next('acc'),
      role: 'family',
      displayName: '微信用户',
      elderId: null,
      region: null,
      username: null,
      passwordHash: null,
      wechatOpenid: openid,
      createdAt: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.column('wechatOpenid').doNothing())
    .execute();
  const account = await services.db
    .selectFrom('accounts')
    .select('id')
    .where('wechatOpenid', '=', openid)
    .executeTakeFirstOrThrow();
  return account.id;
}
