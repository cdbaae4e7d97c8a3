/**
 * Errors as the API answers them: RFC 9457 problem+json. Every `type` is one row here, so that the OpenAPI
 * document, the answers and the tests cannot disagree (page 8).
 */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request cannot be read' },
  'idempotency-key-missing': { status: 400, title: 'An Idempotency-Key is needed' },
  'not-known': { status: 401, title: 'No valid key was given' },
  'not-permitted': { status: 403, title: 'This key does not have the right' },
  'not-verified': { status: 403, title: 'Nobody has verified that the complainant speaks' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This method is not offered here' },
  refused: { status: 409, title: 'The lifecycle refuses this' },
  'in-flight': { status: 409, title: 'The same request is being answered' },
  'partner-reference-known': { status: 409, title: 'This partnerReference was sent before' },
  'lease-lost': { status: 409, title: 'The call is no longer yours' },
  moved: { status: 412, title: 'The case has moved' },
  'too-large': { status: 413, title: 'This is too large' },
  'unsupported-type': { status: 415, title: 'This type is not taken' },
  invalid: { status: 422, title: 'The fields do not fit' },
  'key-reused': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  fault: { status: 500, title: 'Something is wrong on our side' },
  away: { status: 503, title: 'A part of the system is away' },
} as const;
export type ProblemType = keyof typeof PROBLEMS;

export type FieldError = { field: string; message: string };
export type ProblemDetails = {
  detail: string;
  code?: string;
  errors?: readonly FieldError[];
  headers?: Readonly<Record<string, string>>;
};

/** Thrown anywhere below a route; the application turns it into the answer. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  constructor(
    readonly type: ProblemType,
    readonly details: ProblemDetails,
  ) {
    super(details.detail);
    this.status = PROBLEMS[type].status;
  }
}

/** 422, field by field; each message says the cure. */
export function invalid(errors: readonly FieldError[]): Problem {
  const detail = errors
    .map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
    .join('; ');
  return new Problem('invalid', { detail: detail.slice(0, 1000), errors });
}

/** The answer for what does not exist and for what the caller may not see: the same (page 8). */
export function notFound(what = 'grievance'): Problem {
  return new Problem('not-found', { detail: `There is no such ${what}, or it is not yours to see.` });
}

/** The body of a problem+json answer. */
export function problemBody(problem: Problem, traceId: string): Record<string, unknown> {
  const { title, status } = PROBLEMS[problem.type];
  const { detail, code, errors } = problem.details;
  return {
    type: `/problems/${problem.type}`,
    title,
    status,
    detail,
    ...(code === undefined ? {} : { code }),
    ...(errors === undefined ? {} : { errors }),
    traceId,
  };
}
