/**
 * A route as data: path, who may call, what it takes and answers, and the one function that answers. The router,
 * the OpenAPI document and the fuzz test are all made from the list of them.
 */
import type { Readable } from 'node:stream';
import type { Role } from '../domain/vocabulary';
import type { Instant } from '../domain/time';
import type { Caller } from './access/caller';
import type { IdempotencyClaim } from '../register/idempotency';
import { check } from './schemas/check';
import { z } from './schemas/zod';
import type { Services } from './services';

export type Answer = {
  status: number;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is; `type` is its media type. */
  content?: { type: string; body: string | Buffer | Readable };
  headers?: Readonly<Record<string, string>>;
};

export type UploadedFile = { name: string; declaredType: string; bytes: Buffer };

/** A request as the router hands it over: authenticated, its body parsed but not yet checked. */
export type RawRequest = {
  params: unknown;
  query: unknown;
  body: unknown;
  caller: Caller | null;
  at: Instant;
  address: string;
  traceId: string;
  ifMatch: string | undefined;
  file: UploadedFile | null;
  /** The claim on the request's Idempotency-Key; `null` without one. */
  claim: IdempotencyClaim | null;
};

export type Asked<P, Q, B> = Omit<RawRequest, 'params' | 'query' | 'body'> & { params: P; query: Q; body: B };

/** Who may call: anybody, any key, or keys of these roles (`channel` is a channel's key). */
export type Who = 'anyone' | 'any-key' | readonly Role[];

export type AnswerDescription = { description: string; schema?: z.ZodType; type?: string };

type Described = {
  method: 'get' | 'post';
  /** As in OpenAPI: `/v1/grievances/{reference}`. */
  path: string;
  id: string;
  summary: string;
  tag: 'Grievances' | 'Commands' | 'Calls and visits' | 'Attachments' | 'Directory' | 'Rules' | 'Service';
  who: Who;
  idempotency?: 'required' | 'optional';
  takes?: 'json' | 'file';
  answers: Readonly<Record<number, AnswerDescription>>;
};

const NOTHING = z.strictObject({});
const ANYTHING = z.unknown();

export type Route = Described & {
  params: z.ZodObject;
  query: z.ZodObject;
  /** Of the OpenAPI document; `null`: takes no body. */
  body: z.ZodType | null;
  answer(raw: RawRequest, services: Services): Promise<Answer>;
};

type Spec<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = Described & {
  params?: P;
  query?: Q;
  body?: B;
  handle(
    this: void,
    asked: Asked<z.output<P>, z.output<Q>, z.output<B>>,
    services: Services,
  ): Promise<Answer>;
};

/**
 * Declares a route whose path, query and body are checked before it is asked.
 *
 * @throws Problem 422 (from `answer`) naming the fields
 */
export function route<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  spec: Spec<P, Q, B>,
): Route {
  const { handle, ...described } = spec;
  const params: z.ZodObject = spec.params ?? NOTHING;
  const query: z.ZodObject = spec.query ?? NOTHING;
  const body: z.ZodType | null = spec.body ?? null;
  return {
    ...described,
    params,
    query,
    body,
    answer: async (raw, services) =>
      handle(
        {
          ...raw,
          params: check<z.ZodType>(params, raw.params) as z.output<P>,
          query: check<z.ZodType>(query, raw.query) as z.output<Q>,
          body: check<z.ZodType>(body ?? ANYTHING, raw.body) as z.output<B>,
        },
        services,
      ),
  };
}

/**
 * Declares a route that checks its body itself, because page 8 puts other answers (404, 403) before the 422 of
 * its fields; `body` is for the document.
 */
export function routeCheckingItsBody<P extends z.ZodObject, Q extends z.ZodObject>(
  spec: Omit<Spec<P, Q, z.ZodUnknown>, 'body'> & { documentedBody: z.ZodType },
): Route {
  const { documentedBody, ...rest } = spec;
  return { ...route<P, Q, z.ZodUnknown>(rest), body: documentedBody };
}
