import { createRoute, z } from '@hono/zod-openapi';
import {
  citation,
  civilDate,
  policyAnswer,
  policyAnswerInput,
  policySearchInput,
  policySearchOutput,
  regionCode,
  validity,
} from '../../contract';
import { optionalActor, requireActor, requireRole } from '../households';
import { Problem } from '../platform/errors';
import { bodyOf, createRouter, jsonOf, problemResponses } from '../platform/http';
import { answerPolicy } from './answer-policy';
import { giveFeedback, VERDICTS } from './feedback/give-feedback';
import { listGaps } from './gaps/list-gaps';
import { readPolicy } from './read-policy';
import { draftReviewedAnswer, settleReviewedAnswer } from './reviewed/keep-reviewed-answer';
import { listReviewedAnswers } from './reviewed/list-reviewed-answers';
import { searchPolicies } from './search-policies';
import type { PolicyLibrary } from './types';

const asOf = { asOf: civilDate.optional() };
const idParam = z.object({ id: z.string().min(1).max(200) });
const feedbackInput = z.object({ verdict: z.enum(VERDICTS), comment: z.string().max(500).optional() });
const reviewedDraft = z.object({
  region: regionCode,
  patterns: z.array(z.string().min(2).max(200)).min(1).max(30),
  text: z.string().min(1).max(180),
  citations: z.array(citation).min(1).max(5),
  expiresOn: civilDate,
});
const reviewedAnswer = reviewedDraft.extend({
  id: z.string(),
  status: z.enum(['draft', 'approved', 'withdrawn', 'expired']),
  authorName: z.string(),
  approverName: z.string().optional(),
  history: z.array(
    z.object({ at: z.string(), by: z.string(), what: z.string(), text: z.string().optional() }),
  ),
});
const policyPage = z.object({
  policyId: z.string(),
  title: z.string(),
  issuer: z.string(),
  docNumber: z.string().optional(),
  indexNumber: z.string().optional(),
  publishedAt: z.string().optional(),
  region: regionCode,
  regionName: z.string(),
  source: z.string().optional(),
  validity,
  passages: z.array(z.object({ passageId: z.string(), headings: z.array(z.string()), text: z.string() })),
});
const gap = z.object({
  region: regionCode,
  subject: z.string(),
  kind: z.string(),
  times: z.int(),
  question: z.string(),
  lastAsked: z.string(),
});
const done = { 204: { description: 'Done' }, ...problemResponses };

/** Searching and answering policy (no sign-in needed), source pages, feedback, and the curators' desk. */
export function policyRoutes(library: PolicyLibrary) {
  const router = createRouter();
  router.use('/policies/*', optionalActor);
  router.use('/turns/:id/feedback', requireActor);
  for (const path of ['/policy-gaps', '/reviewed-answers', '/reviewed-answers/*'])
    router.use(path, requireActor, requireRole('admin', 'operator'));

  router.openapi(
    createRoute({
      method: 'post',
      path: '/policies/search',
      tags: ['policies'],
      request: { body: bodyOf(policySearchInput.extend(asOf)) },
      responses: { 200: jsonOf(policySearchOutput, 'The passages, best first'), ...problemResponses },
    }),
    async (c) =>
      c.json({ hits: await searchPolicies({ ...c.get('ctx'), library }, c.req.valid('json')) }, 200),
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/policies/answer',
      tags: ['policies'],
      request: { body: bodyOf(policyAnswerInput.extend(asOf)) },
      responses: {
        200: jsonOf(policyAnswer, 'The answer with its sources, or a refusal'),
        ...problemResponses,
      },
    }),
    async (c) => {
      const { thread: _thread, ...answer } = await answerPolicy(
        { ...c.get('ctx'), library },
        c.req.valid('json'),
      );
      return c.json(answer, 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/policies/{id}',
      tags: ['policies'],
      request: { params: idParam },
      responses: { 200: jsonOf(policyPage, 'The whole document as it is indexed'), ...problemResponses },
    }),
    (c) => c.json(readPolicy({ ...c.get('ctx'), library }, { policyId: c.req.valid('param').id }), 200),
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/turns/{id}/feedback',
      tags: ['policies'],
      request: { params: idParam, body: bodyOf(feedbackInput) },
      responses: done,
    }),
    async (c) => {
      await giveFeedback(c.get('ctx'), { turnId: c.req.valid('param').id, ...c.req.valid('json') });
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/policy-gaps',
      tags: ['policies'],
      request: { query: z.object({ region: regionCode.optional() }) },
      responses: {
        200: jsonOf(z.object({ gaps: z.array(gap) }), 'What could not be answered'),
        ...problemResponses,
      },
    }),
    async (c) => c.json({ gaps: await listGaps(c.get('ctx'), c.req.valid('query')) }, 200),
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/reviewed-answers',
      tags: ['policies'],
      responses: {
        200: jsonOf(z.object({ reviewedAnswers: z.array(reviewedAnswer) }), 'The latest change first'),
        ...problemResponses,
      },
    }),
    async (c) => c.json({ reviewedAnswers: await listReviewedAnswers(c.get('ctx')) }, 200),
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/reviewed-answers',
      tags: ['policies'],
      request: { body: bodyOf(reviewedDraft) },
      responses: { 201: jsonOf(z.object({ id: z.string() }), 'Kept as a draft'), ...problemResponses },
    }),
    async (c) => c.json(await draftReviewedAnswer(c.get('ctx'), checkedQuotes(c.req.valid('json'))), 201),
  );

  const checkedQuotes = (draft: z.infer<typeof reviewedDraft>) => {
    for (const { policyId, quote } of draft.citations)
      if (!library.index.passagesOf(policyId).some(({ text }) => text.includes(quote)))
        throw new Problem(
          'invalid',
          'A quote of a reviewed answer has to stand word for word in the policy it cites.',
        );
    return draft;
  };

  for (const [verb, status] of [
    ['approve', 'approved'],
    ['withdraw', 'withdrawn'],
  ] as const)
    router.openapi(
      createRoute({
        method: 'post',
        path: `/reviewed-answers/{id}/${verb}`,
        tags: ['policies'],
        request: { params: idParam },
        responses: done,
      }),
      async (c) => {
        await settleReviewedAnswer(c.get('ctx'), { id: c.req.valid('param').id, status });
        return c.body(null, 204);
      },
    );
  return router;
}
