import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contextFor, createTestServices, elderActor } from '../../testing/services';
import type { Actor, Services } from '../platform/context';
import { closeAccess, openAccess } from './access-grants';
import { acceptBinding, createBindingCode, listBindings, requestBinding, revokeBinding } from './bindings';
import { elderRow } from './elder';
import { actorOf } from './sessions';
import { demoAccount, signIn } from './sign-in';
import { addStaff, checkStaffPassword } from './staff';
import { elderFor, eldersOf } from './who-may-act-for-whom';

const elder = {
  id: 'eld_wang',
  name: '王秀英',
  gender: '女',
  birthDate: '1946-03-02',
  phone: '13800000001',
  region: '320213',
  address: '梁溪区通扬路 1 号',
  lat: 31.57,
  lng: 120.3,
  identities: ['低保'],
  careLevel: 1,
  diet: ['low_sugar'],
  allergies: ['花生'],
  serviceHoursMonthly: 3,
  emergencyContacts: [{ name: '王军', relation: '儿子', phone: '13800000002' }],
};
const family: Actor = { accountId: 'acc_son', role: 'family', displayName: '王军', siteIds: [] };
const operator: Actor = { accountId: 'acc_op', role: 'operator', displayName: '小李', siteIds: [] };

let services: Services;
beforeEach(async () => {
  services = await createTestServices();
  const account = {
    region: null,
    username: null,
    passwordHash: null,
    wechatOpenid: null,
    createdAt: '2026-01-01T00:00:00Z',
  };
  await services.db.insertInto('elders').values(elderRow(elder)).execute();
  await services.db
    .insertInto('accounts')
    .values([
      { id: 'acc_eld_wang', role: 'elder', displayName: '王秀英', elderId: 'eld_wang', ...account },
      { id: 'acc_son', role: 'family', displayName: '王军', elderId: null, ...account },
      { id: 'acc_op', role: 'operator', displayName: '小李', elderId: null, ...account },
    ])
    .execute();
});
afterEach(() => services.db.destroy());

const as = (actor: Actor) => contextFor(services, actor);
const mother = () => as(elderActor('eld_wang'));
const bind = async (scopes: ('book' | 'view' | 'health')[]) => {
  const { code } = await createBindingCode(mother());
  return requestBinding(as(family), { code, relation: '妈妈', scopes });
};

describe('who may act for whom', () => {
  it('lets an elder act for themselves and hides everyone else', async () => {
    expect((await elderFor(mother(), 'eld_wang', 'book')).allergies).toEqual(['花生']);
    await expect(elderFor(as(elderActor('eld_li')), 'eld_wang', 'view')).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('lets family act only after the elder has agreed, within the scopes', async () => {
    const asked = await bind(['book', 'view']);
    expect(asked.status).toBe('pending');
    await expect(elderFor(as(family), 'eld_wang', 'view')).rejects.toMatchObject({ code: 'not_found' });

    await acceptBinding(mother(), { id: asked.id, scopes: ['view'] });
    expect((await elderFor(as(family), 'eld_wang', 'view')).name).toBe('王秀英');
    await expect(elderFor(as(family), 'eld_wang', 'book')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await eldersOf(as(family))).map((e) => e.id)).toEqual(['eld_wang']);

    await revokeBinding(mother(), { id: asked.id });
    await expect(elderFor(as(family), 'eld_wang', 'view')).rejects.toMatchObject({ code: 'not_found' });
    expect(await listBindings(mother())).toEqual([]);
  });

  it('takes a binding code once', async () => {
    const { code } = await createBindingCode(mother());
    await requestBinding(as(family), { code, relation: '妈妈', scopes: ['view'] });
    await expect(
      requestBinding(as(family), { code, relation: '妈妈', scopes: ['view'] }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('never lets family accept for the elder', async () => {
    const asked = await bind(['book']);
    await expect(acceptBinding(as(family), { id: asked.id })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('lets an operator look only while a call or a work order is open, and logs the look', async () => {
    await expect(elderFor(as(operator), 'eld_wang', 'view')).rejects.toMatchObject({ code: 'forbidden' });
    await openAccess(services, 'acc_op', { elderId: 'eld_wang', reason: 'call', reasonId: 'cal_1' });
    await elderFor(as(operator), 'eld_wang', 'view');
    expect(
      await services.db.selectFrom('accessLog').select(['accountId', 'elderId', 'what']).execute(),
    ).toEqual([{ accountId: 'acc_op', elderId: 'eld_wang', what: 'view' }]);
    await closeAccess(services, { reason: 'call', reasonId: 'cal_1' });
    await expect(elderFor(as(operator), 'eld_wang', 'view')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('keeps an operator of another region out', async () => {
    await openAccess(services, 'acc_op', { elderId: 'eld_wang', reason: 'call', reasonId: 'cal_1' });
    await expect(elderFor(as({ ...operator, region: '330282' }), 'eld_wang', 'view')).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await elderFor(as({ ...operator, region: '320200' }), 'eld_wang', 'view')).id).toBe('eld_wang');
  });
});

describe('signing in', () => {
  it('signs a demo elder in by the elder id and tells for whom they may act', async () => {
    const signedIn = await signIn(services, await demoAccount(services, 'elder', 'eld_wang'));
    expect(signedIn.elders).toEqual([{ id: 'eld_wang', name: '王秀英', region: '320213' }]);
    expect(await actorOf(services, signedIn.token)).toMatchObject({ role: 'elder', elderId: 'eld_wang' });
    expect(await actorOf(services, `${signedIn.token}x`)).toBeUndefined();
  });

  it('always has an admin in demo mode and says when a persona is unknown', async () => {
    expect(await demoAccount(services, 'admin')).toBe('acc_demo_admin');
    await expect(demoAccount(services, 'elder', 'eld_nobody')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('checks staff passwords and locks a name after eight failures', async () => {
    await addStaff(services, {
      username: 'li',
      password: 'correct horse',
      role: 'operator',
      displayName: '小李',
    });
    expect(await checkStaffPassword(services, 'li', 'correct horse')).toMatch(/^acc_/);
    for (let i = 0; i < 8; i++)
      await expect(checkStaffPassword(services, 'li', 'wrong')).rejects.toMatchObject({
        code: 'unauthenticated',
      });
    await expect(checkStaffPassword(services, 'li', 'correct horse')).rejects.toMatchObject({
      code: 'too_many_requests',
    });
  });
});
