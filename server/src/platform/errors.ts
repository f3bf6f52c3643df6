/** Every code a caller can meet, with its HTTP status. Callers branch on the code, people read the detail. */
export const PROBLEMS = {
  bad_request: [400, 'Bad request'],
  unauthenticated: [401, 'Sign in first'],
  forbidden: [403, 'Not allowed'],
  not_found: [404, 'Not found'],
  method_not_allowed: [405, 'Method not allowed'],
  conflict: [409, 'Conflict'],
  draft_expired: [409, 'The draft has expired'],
  draft_closed: [409, 'The draft is no longer open'],
  sold_out: [409, 'Sold out'],
  past_cutoff: [409, 'Past the cut-off'],
  rule_refused: [422, 'Not possible under the rules'],
  idempotency_mismatch: [409, 'The same key was used for something else'],
  payload_too_large: [413, 'Too large'],
  unsupported_media: [415, 'Unsupported media type'],
  invalid: [422, 'Invalid input'],
  too_many_requests: [429, 'Too many requests'],
  internal: [500, 'Something went wrong here'],
  not_configured: [501, 'Not configured'],
  upstream: [502, 'A service we depend on failed'],
  unavailable: [503, 'Not available now'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A fault or a refusal at the edge, thrown with a code of the contract; the app maps it to problem+json once. */
export class Problem extends Error {
  override name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    /** A sentence a person can act on. */
    readonly detail: string,
    readonly errors?: { path: string; message: string }[],
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }
  get status(): number {
    return PROBLEMS[this.code][0];
  }
}

/** The start cannot go on: shown to whoever runs the command, without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}
