/**
 * One log line and one measurement a request: route template, status, time, trace id, and which key asked. No
 * address, no query, no body: they name people (page 5, Personal data).
 */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Services } from './services';

type Locals = { traceId?: string; route?: string; keyId?: string };

function localsOf(res: Response): Locals {
  return res.locals;
}

export function traceIdOf(res: Response): string {
  return localsOf(res).traceId ?? 'unknown';
}

/** Called by whoever knows: the router its template, the authentication its key. */
export function describeRequest(res: Response, what: { route?: string; keyId?: string }): void {
  Object.assign(res.locals, what);
}

/** W3C trace context: the caller's trace id goes on through us. */
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

export function requestLog({ log, metrics }: Pick<Services, 'log' | 'metrics'>): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    const locals = localsOf(res);
    const traceId = TRACEPARENT.exec(req.headers.traceparent?.toString() ?? '')?.[1];
    locals.traceId = traceId ?? randomUUID().replaceAll('-', '');
    res.setHeader('X-Trace-Id', locals.traceId);
    res.once('close', () => {
      const ms = performance.now() - began;
      const route = locals.route ?? 'none';
      const status = res.writableFinished ? res.statusCode : 499;
      metrics.request({ method: req.method, route, status }, ms / 1000);
      const line = {
        traceId: locals.traceId,
        method: req.method,
        route,
        status,
        ms: Math.round(ms),
        key: locals.keyId,
      };
      // "Not ready yet" is an answer of the health check, not a fault.
      if (status >= 500 && !route.startsWith('/health/')) log.error(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}
