/** The application: what surrounds the routes. Everything it needs is handed in; `server.ts` opens it. */
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { createKeyLimiter } from './access/key-limits';
import { mountDocs } from './docs-page';
import { mountRoutes } from './mount';
import { Problem } from './problem';
import { problemOf } from './problem-of-error';
import { requestLog, traceIdOf } from './request-log';
import { createRoutes } from './routes';
import { securityHeaders } from './security-headers';
import { renderProblem, send } from './send';
import type { Services } from './services';

export function createApp(services: Services): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // No proxy is believed until one is configured: the address of a request is its socket's.
  app.set('trust proxy', false);
  app.set('case sensitive routing', true);
  app.use(requestLog(services));
  app.use(securityHeaders);
  mountRoutes(app, createRoutes(), services, createKeyLimiter());
  mountDocs(app);
  app.use(() => {
    throw new Problem('not-found', {
      detail: 'There is nothing at this address; /docs lists what there is.',
    });
  });
  app.use(answerErrors(services));
  return app;
}

function answerErrors({ log }: Services): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const traceId = traceIdOf(res);
    const problem = problemOf(error);
    // Only the name and the stack: messages of the register may quote what a person wrote.
    if (problem.status >= 500) log.error({ traceId, error: describe(error) }, problem.type);
    send(res, renderProblem(problem, traceId)).catch(next);
  };
}

function describe(error: unknown): { name: string; code?: unknown; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    at: frames.slice(0, 8).map((line) => line.trim()),
  };
}
