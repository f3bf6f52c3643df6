import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contextFor, createTestServices, elderActor } from '../../testing/services';
import type { Actor, Services } from '../platform/context';
import { elderRow } from './elder';
import { grantSubscriptions, wechatMessenger } from './subscribe-messages';
import { readInbox, tellFamily } from './tell-family';

const son: Actor = { accountId: 'acc_son', role: 'family', displayName: '儿子', siteIds: [] };
const mother = elderActor('eld_wang');
const news = {
  elderId: 'eld_wang',
  kind: 'booked',
  text: '王秀英订了明天午饭',
  eventKey: 'bkg_1:confirm',
} as const;

let services: Services;
beforeEach(async () => {
  services = await createTestServices();
  const blank = { region: null, username: null, passwordHash: null, createdAt: '2026-01-01T00:00:00Z' };
  await services.db
    .insertInto('elders')
    .values(
      elderRow({
        id: 'eld_wang',
        name: '王秀英',
        gender: '女',
        birthDate: '1946-03-02',
        phone: '',
        region: '320213',
        address: '',
        lat: 0,
        lng: 0,
        identities: [],
        careLevel: 0,
        diet: [],
        allergies: [],
        serviceHoursMonthly: 0,
        emergencyContacts: [],
      }),
    )
    .execute();
  await services.db
    .insertInto('accounts')
    .values([
      {
        id: 'acc_son',
        role: 'family',
        displayName: '儿子',
        elderId: null,
        wechatOpenid: 'open-son',
        ...blank,
      },
      { id: 'acc_niece', role: 'family', displayName: '侄女', elderId: null, wechatOpenid: null, ...blank },
    ])
    .execute();
  const binding = {
    elderId: 'eld_wang',
    relation: '母亲',
    status: 'accepted' as const,
    createdAt: '2026-01-01',
    decidedAt: null,
  };
  await services.db
    .insertInto('bindings')
    .values([
      { id: 'bnd_1', accountId: 'acc_son', scopes: '["view"]', ...binding },
      { id: 'bnd_2', accountId: 'acc_niece', scopes: '["health"]', ...binding },
    ])
    .execute();
});
afterEach(() => services.db.destroy());
const inbox = (actor: Actor) => readInbox(contextFor(services, actor));

describe('the family inbox', () => {
  it('tells those who may see, once for each event, and not the one who did it', async () => {
    await tellFamily(contextFor(services, mother), news);
    await tellFamily(contextFor(services, mother), news);
    expect((await inbox(son)).map((m) => m.text)).toEqual(['王秀英订了明天午饭']);
    expect(await inbox({ ...son, accountId: 'acc_niece' })).toEqual([]);
    await tellFamily(contextFor(services, son), { ...news, eventKey: 'bkg_2:confirm' });
    expect(await inbox(son)).toHaveLength(1);
  });

  it('is empty again once the elder has revoked the binding', async () => {
    await tellFamily(contextFor(services, mother), news);
    await services.db.updateTable('bindings').set({ status: 'revoked' }).execute();
    expect(await inbox(son)).toEqual([]);
  });
});

describe('WeChat subscribe messages', () => {
  let server: Server;
  const sent: { touser: string; template_id: string }[] = [];
  beforeEach(async () => {
    sent.length = 0;
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        response.setHeader('Content-Type', 'application/json');
        if (request.url?.startsWith('/cgi-bin/token'))
          return response.end('{"access_token":"t","expires_in":7200}');
        sent.push(JSON.parse(body));
        return response.end('{"errcode":0,"errmsg":"ok"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => server.close());

  it('spend one grant for one message and leave the rest in the inbox', async () => {
    await grantSubscriptions(contextFor(services, son), ['tpl']);
    await tellFamily(contextFor(services, mother), news);
    await tellFamily(contextFor(services, mother), { ...news, eventKey: 'bkg_2:confirm' });
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const send = wechatMessenger(services, { appId: 'a', secret: 's', templateId: 'tpl', baseUrl });
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    expect(sent).toMatchObject([{ touser: 'open-son', template_id: 'tpl' }]);
    expect(await inbox(son)).toHaveLength(2);
    const states = await services.db.selectFrom('inboxMessages').select('wechat').orderBy('id').execute();
    expect(states.map((s) => s.wechat).sort()).toEqual(['no_grant', 'sent']);
  });
});
