/**
 * Mounts routes on Express. For each request in this order (page 8): key (401), limit (429), role (403), body
 * (400, 413, 415), repeated request, fields (422), and then the route's own answer.
 */
import { createHash } from 'node:crypto';
import express from 'express';
import type { Express, Request, Response } from 'express';
import multer from 'multer';
import { abandonKey, claimKey, ClaimLost, keepAnswer, releaseKey } from '../register/idempotency';
import type { IdempotencyClaim } from '../register/idempotency';
import { canonicalJson } from '../register/ledger/canonical-json';
import { callerOf } from './access/caller';
import type { Caller } from './access/caller';
import type { createKeyLimiter } from './access/key-limits';
import { invalid, Problem } from './problem';
import { problemOf } from './problem-of-error';
import { describeRequest, traceIdOf } from './request-log';
import type { RawRequest, Route, UploadedFile } from './route';
import { unstorable } from './schemas/storable';
import { render, renderProblem, send } from './send';
import type { RenderedAnswer } from './send';
import type { Services } from './services';

const LARGEST_JSON = '256kb';
const LARGEST_FILE = 10 * 1024 * 1024;

const json = express.json({ limit: LARGEST_JSON, type: ['application/json', 'application/*+json'] });
const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LARGEST_FILE, files: 1, fields: 5, fieldSize: 1_000, parts: 10, headerPairs: 50 },
  defParamCharset: 'utf8',
}).single('file');

type Limiter = ReturnType<typeof createKeyLimiter>;

export function mountRoutes(
  app: Express,
  routes: readonly Route[],
  services: Services,
  limit: Limiter,
): void {
  const methods = new Map<string, string[]>();
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    methods.set(path, [
      ...(methods.get(path) ?? []),
      ...(route.method === 'get' ? ['GET', 'HEAD'] : ['POST']),
    ]);
    app[route.method](path, async (req, res) => {
      describeRequest(res, { route: route.path });
      await send(res, await answered(route, req, res, services, limit));
    });
  }
  for (const [path, allowed] of methods)
    app.all(path, (_req, res) => {
      describeRequest(res, { route: path.replace(/:(\w+)/g, '{$1}') });
      const allow = allowed.join(', ');
      res.setHeader('Allow', allow);
      throw new Problem('method-not-allowed', { detail: `Use ${allow} here.`, headers: { Allow: allow } });
    });
}

async function answered(
  route: Route,
  req: Request,
  res: Response,
  services: Services,
  limit: Limiter,
): Promise<RenderedAnswer> {
  // Health and documents answer while the register is away.
  if (route.tag !== 'Service') await services.directory.refresh();
  const caller = await permitted(route, req, res, services, limit);
  const file = await readBody(route, req, res);
  const body: unknown = req.body;
  const problems = [...unstorable(req.params), ...unstorable(req.query), ...unstorable(body)];
  if (problems.length > 0) throw invalid(problems);
  const raw: RawRequest = {
    params: req.params,
    query: req.query,
    body: body ?? (route.takes === undefined && route.method === 'post' ? {} : body),
    caller,
    at: services.clock.now(),
    address: req.socket.remoteAddress ?? 'unknown',
    traceId: traceIdOf(res),
    ifMatch: req.headers['if-match'],
    file,
    claim: null,
  };
  if (route.idempotency === undefined || caller === null) return render(await route.answer(raw, services));
  return onceOnly(route, req, { ...raw, caller }, services);
}

async function permitted(
  route: Route,
  req: Request,
  res: Response,
  { db, directory }: Services,
  limit: Limiter,
): Promise<Caller | null> {
  if (route.who === 'anyone') return null;
  const caller = await callerOf(db, directory, req.headers.authorization);
  describeRequest(res, { keyId: caller.key.id });
  limit(caller.key);
  if (route.who === 'any-key' || route.who.includes(caller.role)) return caller;
  throw new Problem('not-permitted', {
    detail: `This is for ${route.who.join(', ')}; the key given is for ${caller.role}.`,
    code: 'not-permitted',
  });
}

async function readBody(route: Route, req: Request, res: Response): Promise<UploadedFile | null> {
  if (route.method !== 'post') return null;
  const hasBody =
    req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
  if (route.takes === 'file') {
    if (req.is('multipart/form-data') === false || !hasBody)
      throw new Problem('unsupported-type', {
        detail: 'Send multipart/form-data with the file in the field "file".',
      });
    await parsedBy(upload, req, res);
    const { file } = req;
    return file === undefined
      ? null
      : { name: file.originalname, declaredType: file.mimetype.toLowerCase(), bytes: file.buffer };
  }
  if (hasBody && req.is(['application/json', 'application/*+json']) === false)
    throw new Problem('unsupported-type', { detail: 'Send JSON with "Content-Type: application/json".' });
  await parsedBy(json, req, res);
  return null;
}

function parsedBy(parser: express.RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    parser(req, res, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('The body cannot be read.'));
    });
  });
}

/** Answers a request with an Idempotency-Key once, and gives that answer to every repetition. */
async function onceOnly(
  route: Route,
  req: Request,
  raw: RawRequest & { caller: Caller },
  services: Services,
): Promise<RenderedAnswer> {
  const { db } = services;
  const key = idempotencyKey(route, req);
  if (key === null) return render(await route.answer(raw, services));
  const outcome = await claimKey(db, { keyId: raw.caller.key.id, key, bodyHash: hashOf(req, raw) });
  if (outcome.kind === 'answered') return outcome.answer;
  if (outcome.kind === 'other-body')
    throw new Problem('key-reused', {
      detail: 'This Idempotency-Key was used for another request; use a fresh one for each.',
      code: 'key-reused',
    });
  if (outcome.kind === 'in-flight') throw inFlight(outcome.retryAfterSeconds);
  return answeredAndKept(route, { ...raw, claim: outcome.claim }, outcome.claim, services);
}

async function answeredAndKept(
  route: Route,
  raw: RawRequest,
  claim: IdempotencyClaim,
  services: Services,
): Promise<RenderedAnswer> {
  const { db } = services;
  const answer = await route.answer(raw, services).then(render, async (error: unknown) => {
    if (error instanceof ClaimLost) throw inFlight(1);
    const problem = problemOf(error);
    if (problem.type === 'refused') return renderProblem(problem, raw.traceId);
    // Whatever else went wrong: a 4xx did nothing, and what failed on our side may have made something.
    await (problem.status < 500 ? releaseKey(db, claim) : abandonKey(db, claim)).catch(() => undefined);
    throw error;
  });
  const body = typeof answer.body === 'string' ? answer.body : null;
  await keepAnswer(db, claim, { status: answer.status, headers: answer.headers, body });
  return answer;
}

function idempotencyKey(route: Route, req: Request): string | null {
  const key = req.headers['idempotency-key'];
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  if (key === undefined && route.idempotency !== 'required') return null;
  throw new Problem('idempotency-key-missing', {
    detail:
      'Send a header "Idempotency-Key" of 1 to 200 visible ASCII characters, a fresh one for each new request.',
    code: 'idempotency-key',
  });
}

function hashOf(req: Request, raw: RawRequest): string {
  const hash = createHash('sha256');
  hash.update(`${req.method} ${req.path}\n${canonicalJson(raw.body ?? null)}\n`);
  if (raw.file !== null) hash.update(`${raw.file.name}\n`).update(raw.file.bytes);
  return hash.digest('hex');
}

function inFlight(seconds: number): Problem {
  return new Problem('in-flight', {
    detail: 'The first request with this Idempotency-Key has not been answered yet; ask again shortly.',
    code: 'in-flight',
    headers: { 'Retry-After': String(seconds) },
  });
}
