import type { ProblemBody } from '../../../server/contract';

/** A request that failed: what the server said, or that there was no network. `detail` is fit to show. */
export class RequestProblem extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly status: number,
    readonly body?: unknown,
  ) {
    super(`${code}: ${detail}`);
  }
  get offline(): boolean {
    return this.status === 0;
  }
}

export const noNetwork = () =>
  new RequestProblem('offline', '现在连不上网。请看看网络,再试一次;急事请直接打电话。', 0);

/** Makes the problem of a response that is not 2xx. */
export function problemOf(status: number, body: unknown): RequestProblem {
  const problem = body as Partial<ProblemBody> | undefined;
  return new RequestProblem(
    problem?.code ?? 'unknown',
    chinesePart(problem?.detail) ?? plainWords(status),
    status,
    body,
  );
}

/** A detail may go on in English, for developers; an elder gets the part up to the last Chinese sentence. */
export function chinesePart(detail: string | undefined): string | undefined {
  const end = detail?.match(/^[\s\S]*[\u4e00-\u9fff\u3001-\u3011][。!?)」]?/)?.[0];
  return end?.trim() || undefined;
}

function plainWords(status: number): string {
  if (status === 401) return '请重新登录一下。';
  if (status === 403) return '这一项您现在还不能看,或者不能办。';
  if (status === 404) return '没有找到。';
  if (status === 429) return '点得太快了,请等一会儿再试。';
  if (status === 501) return '这项功能还没有开通。';
  return '这边出了点问题,请过一会儿再试。';
}
