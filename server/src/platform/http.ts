import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, ErrorHandler } from 'hono';
import type { z } from 'zod';
import { problem } from '../../contract';
import type { Ctx, Services } from './context';
import { PROBLEMS, Problem, type ProblemCode } from './errors';

/** `ctx` is there on every route behind `requireActor` or `optionalActor` (households). */
export type AppEnv = { Variables: { services: Services; ctx: Ctx; requestId: string } };
export type Http = Context<AppEnv>;

const pathOf = (path: PropertyKey[]) => path.map(String).join('.') || '(body)';

export const fieldErrors = (error: z.core.$ZodError) =>
  error.issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message }));

/** A router whose validation failures are problem+json that name every bad field. */
export const createRouter = () =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const errors = fieldErrors(result.error);
      throw new Problem(
        'invalid',
        `Please mend: ${errors.map((e) => `${e.path} (${e.message})`).join('; ')}`,
        errors,
      );
    },
  });

export function problemResponse(
  c: Http,
  code: ProblemCode,
  detail: string,
  errors?: Problem['errors'],
): Response {
  const [status, title] = PROBLEMS[code];
  const body = {
    type: `urn:yinling:problem:${code}`,
    title,
    status,
    code,
    detail,
    instance: c.req.path,
    requestId: c.get('requestId'),
    errors,
  };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json; charset=utf-8' });
}

/** Maps what was thrown to problem+json once. What was not expected is logged with its stack and told without it. */
export const onError: ErrorHandler<AppEnv> = (error, c) => {
  if (error instanceof Problem) {
    if (error.status >= 500) c.get('ctx')?.log.error({ err: error.cause ?? error }, 'request failed');
    return problemResponse(c, error.code, error.detail, error.errors);
  }
  if ('status' in error && typeof error.status === 'number' && error.status < 500) {
    return problemResponse(c, error.status === 413 ? 'payload_too_large' : 'bad_request', malformed(error));
  }
  if (error instanceof SyntaxError) return problemResponse(c, 'bad_request', malformed(error));
  c.get('ctx')?.log.error({ err: error, route: c.req.path }, 'unexpected error');
  return problemResponse(
    c,
    'internal',
    '这边出了点问题,请稍后再试。Something went wrong here; try again, and give the requestId if it stays.',
  );
};

const malformed = (error: Error) =>
  /json/i.test(error.message)
    ? 'The body is not valid JSON. Send Content-Type: application/json and a JSON object.'
    : error.message;

/** The problem response that every route may give, for OpenAPI. */
export const problemResponses = {
  default: {
    description: 'What went wrong and what to do',
    content: { 'application/problem+json': { schema: problem } },
  },
};

/** A JSON response for OpenAPI. */
export const jsonOf = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A JSON request body for OpenAPI. */
export const bodyOf = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
});
