/** Writes an answer. Not `res.send`: its own ETag and 304 would hide that a clock has moved on. */
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { problemBody } from './problem';
import type { Problem } from './problem';
import type { Answer } from './route';

/** An answer whose JSON is text already, as it is kept for repeated requests. */
export type RenderedAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer | Readable | null;
};

export function render(answer: Answer): RenderedAnswer {
  const headers = { ...answer.headers };
  if (answer.content !== undefined)
    return {
      status: answer.status,
      headers: { ...headers, 'Content-Type': answer.content.type },
      body: answer.content.body,
    };
  if (answer.json === undefined) return { status: answer.status, headers, body: null };
  return {
    status: answer.status,
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(answer.json),
  };
}

export function renderProblem(problem: Problem, traceId: string): RenderedAnswer {
  return {
    status: problem.status,
    headers: { ...problem.details.headers, 'Content-Type': 'application/problem+json; charset=utf-8' },
    body: JSON.stringify(problemBody(problem, traceId)),
  };
}

export async function send(res: Response, { status, headers, body }: RenderedAnswer): Promise<void> {
  if (res.headersSent || res.destroyed) return;
  res.status(status);
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  if (body instanceof Readable) {
    // A client that hangs up in the middle is his affair.
    await pipeline(body, res).catch(() => undefined);
    return;
  }
  if (body !== null) res.setHeader('Content-Length', Buffer.byteLength(body));
  res.end(body ?? undefined);
}
