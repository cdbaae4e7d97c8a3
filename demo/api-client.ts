/** The HTTP API as an officer's system uses it: bearer key, idempotency key, patience with 429 and 202. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** An answer that the demonstration did not expect; its message says what was asked and what came back. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  constructor(
    readonly status: number,
    readonly code: string | null,
    message: string,
  ) {
    super(message);
  }
}

export type Answer = { status: number; body: unknown };
export type Asked = {
  method: 'GET' | 'POST';
  path: string;
  key: string;
  body?: object;
  idempotencyKey?: string;
};

const TRIES = 5;
const TOO_MANY = 429;
const problem = z.object({
  detail: z.string().default(''),
  code: z.string().nullable().default(null),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
});

export class ApiClient {
  constructor(
    readonly url: string,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws UnexpectedAnswer for every status from 400 on */
  async ask(asked: Asked): Promise<Answer> {
    for (let tried = 1; ; tried += 1) {
      const answer = await fetch(`${this.url}${asked.path}`, {
        method: asked.method,
        signal: AbortSignal.any([this.signal, AbortSignal.timeout(30_000)]),
        headers: {
          Authorization: `Bearer ${asked.key}`,
          ...(asked.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(asked.idempotencyKey === undefined ? {} : { 'Idempotency-Key': asked.idempotencyKey }),
        },
        ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      });
      const text = await answer.text();
      if (answer.status === TOO_MANY && tried < TRIES) {
        await sleep(Number(answer.headers.get('Retry-After') ?? 1) * 1000, undefined, {
          signal: this.signal,
        });
        continue;
      }
      const body: unknown = text === '' ? null : JSON.parse(text);
      if (answer.status >= 400) throw refusedAnswer(asked, answer.status, body);
      return { status: answer.status, body };
    }
  }

  /** All items of a list, page by page. */
  async all<Item>(key: string, path: string, item: z.ZodType<Item>): Promise<Item[]> {
    const page = z.object({ items: z.array(item), nextCursor: z.string().nullable() });
    const found: Item[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const asked = `${path}${path.includes('?') ? '&' : '?'}limit=100${more}`;
      const { body } = await this.ask({ method: 'GET', path: asked, key });
      const read: z.output<typeof page> = page.parse(body);
      found.push(...read.items);
      cursor = read.nextCursor;
    } while (cursor !== null);
    return found;
  }
}

function refusedAnswer(asked: Asked, status: number, body: unknown): UnexpectedAnswer {
  const { detail, code, errors } = problem.catch({ detail: '', code: null, errors: [] }).parse(body);
  const fields = errors.map(({ field, message }) => `${field} ${message}`).join('; ');
  const sent = asked.body === undefined ? '' : ` ${JSON.stringify(asked.body).slice(0, 300)}`;
  return new UnexpectedAnswer(
    status,
    code,
    `${asked.method} ${asked.path}${sent} was answered ${status} ${code ?? ''}: ${detail} ${fields}`.trim(),
  );
}
