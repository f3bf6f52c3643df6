import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testLibrary } from '../../testing/library';
import { createTestServices } from '../../testing/services';
import type { Services } from '../platform/context';
import { createRouter, onError } from '../platform/http';
import { requestLog } from '../platform/request-log';
import { policyRoutes } from './policy-routes';
import type { PolicyLibrary } from './types';

describe('policy over HTTP', () => {
  let services: Services;
  let library: PolicyLibrary;
  let app: ReturnType<typeof createRouter>;
  const post = (path: string, body: unknown, token?: string) =>
    app.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
  const signIn = async (id: string, role: 'admin' | 'elder') => {
    await services.db
      .insertInto('accounts')
      .values({
        id,
        role,
        displayName: id,
        elderId: null,
        region: null,
        username: null,
        passwordHash: null,
        wechatOpenid: null,
        createdAt: '2026-11-24T00:00:00Z',
      })
      .execute();
    const tokenHash = createHash('sha256').update(`token-${id}`).digest('hex');
    await services.db
      .insertInto('sessions')
      .values({
        tokenHash,
        accountId: id,
        createdAt: '2026-11-24T00:00:00Z',
        expiresAt: '2999-01-01T00:00:00Z',
      })
      .execute();
    return `token-${id}`;
  };

  beforeAll(async () => {
    services = await createTestServices();
    library = await testLibrary();
    app = createRouter();
    app.onError(onError);
    app.use('*', requestLog(services));
    app.route('/v1', policyRoutes(library));
  });
  afterAll(async () => {
    await services.db.destroy();
  });

  it('answers, searches and shows the source without a sign-in', async () => {
    const answer = await post('/v1/policies/answer', { question: '加装电梯最高补多少', region: '320200' });
    expect(answer.status).toBe(200);
    const { outcome, citations } = (await answer.json()) as {
      outcome: string;
      citations: { policyId: string; passageId: string; quote: string }[];
    };
    expect(outcome).toBe('answered.policy');

    const search = await post('/v1/policies/search', { question: '加装电梯', region: '320200', limit: 3 });
    const { hits } = (await search.json()) as {
      hits: { text: string; region: string; score: number; validity: { status: string } }[];
    };
    expect(hits).toHaveLength(3);
    expect(hits[0]?.text).toContain('电梯');
    expect(hits[0]?.validity.status).toBe('in_force');
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));

    const page = await app.request(`/v1/policies/${citations[0]!.policyId}`);
    const { passages } = (await page.json()) as { passages: { passageId: string; text: string }[] };
    const cited = passages.find(({ passageId }) => passageId === citations[0]!.passageId);
    expect(cited?.text).toContain(citations[0]!.quote);
  });

  it('says what to mend', async () => {
    const unknown = await post('/v1/policies/answer', { question: '电梯', region: '999999' });
    expect(unknown.status).toBe(422);
    expect(await unknown.json()).toMatchObject({
      code: 'invalid',
      detail: expect.stringContaining('GB/T 2260'),
    });
    expect((await post('/v1/policies/search', { question: '', region: '320200' })).status).toBe(422);
    expect((await app.request('/v1/policies/pol_none')).status).toBe(404);
  });

  it('gives a reviewed answer first, once somebody else has approved it, and says so', async () => {
    const [author, approver] = [await signIn('acc_a', 'admin'), await signIn('acc_b', 'admin')];
    const { citations } = (await (
      await post('/v1/policies/answer', { question: '加装电梯最高补多少', region: '320200' })
    ).json()) as { citations: unknown[] };
    const draft = {
      region: '320200',
      patterns: ['一楼不同意装电梯怎么办'],
      text: '先找社区协调,政策依据见来源。',
      citations,
      expiresOn: '2027-01-01',
    };
    const ask = () => post('/v1/policies/answer', { question: '一楼不同意装电梯怎么办', region: '320200' });
    const kept = await post('/v1/reviewed-answers', draft, author);
    expect(kept.status).toBe(201);
    const { id } = (await kept.json()) as { id: string };
    expect(((await (await ask()).json()) as { outcome: string }).outcome).toBe('refused.no_source');

    expect((await post(`/v1/reviewed-answers/${id}/approve`, {}, author)).status).toBe(403);
    expect((await post(`/v1/reviewed-answers/${id}/approve`, {}, approver)).status).toBe(204);
    const { reply, citations: cited } = (await (await ask()).json()) as {
      reply: { text: string };
      citations: { reviewedBy?: string }[];
    };
    expect(reply.text).toContain('先找社区协调');
    expect(reply.text).toContain('审核');
    expect(cited[0]?.reviewedBy).toBe('acc_b');

    const invented = { ...draft, citations: [{ ...(citations[0] as object), quote: '没有这句话' }] };
    expect((await post('/v1/reviewed-answers', invented, author)).status).toBe(422);
  });

  it('binds a verdict to a turn, and keeps the last one', async () => {
    const token = await signIn('acc_elder', 'elder');
    expect((await post('/v1/turns/trn_1/feedback', { verdict: 'useful' })).status).toBe(401);
    expect((await post('/v1/turns/trn_1/feedback', { verdict: 'useful' }, token)).status).toBe(204);
    expect(
      (await post('/v1/turns/trn_1/feedback', { verdict: 'wrong', comment: '数字不对' }, token)).status,
    ).toBe(204);
    const rows = await services.db.selectFrom('policyFeedback').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ turnId: 'trn_1', verdict: 'wrong', comment: '数字不对' });
    expect(
      (await app.request('/v1/policy-gaps', { headers: { Authorization: `Bearer ${token}` } })).status,
    ).toBe(403);
  });
});
