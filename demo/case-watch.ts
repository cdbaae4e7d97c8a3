/** All cases as the Cell's list shows them, asked for again and again: what scripts wait for, and the progress. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { OUTCOMES, STAGES } from '../domain/vocabulary';
import type { ApiClient } from './api-client';

export const caseNow = z.object({
  reference: z.string(),
  stage: z.enum(STAGES),
  outcome: z.enum(OUTCOMES).nullable(),
  cycle: z.number(),
  emergency: z.boolean(),
  suspected: z.boolean(),
  department: z.string().nullable(),
  district: z.string().nullable(),
  holder: z.object({ office: z.string(), post: z.string().nullable() }).nullable(),
  dueAt: z.string().nullable(),
  overdue: z.boolean(),
  escalationLevel: z.number(),
});
export type CaseNow = z.output<typeof caseNow>;

/** One list for all scripts: each asking for itself would run into the limit of 50 requests a second. */
const EVERY_MS = 250;
const GIVEN_UP_AFTER_MS = 120_000;

export class CaseWatch {
  private seen = new Map<string, CaseNow>();
  /** When the list that is shown was asked for: what was done before that is in it. */
  private askedAt = 0;
  private failure: string | null = null;
  private waiting: (() => void)[] = [];

  constructor(
    private readonly api: ApiClient,
    private readonly key: string,
    private readonly moved: (before: CaseNow | undefined, now: CaseNow) => void,
  ) {}

  /** Asks until the signal says that it is over. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const askedAt = performance.now();
      const list = await this.api.all(this.key, '/v1/grievances', caseNow).catch((error: unknown) => {
        this.failure = error instanceof Error ? error.message : 'the list cannot be read';
        return [];
      });
      for (const now of list) {
        const before = this.seen.get(now.reference);
        this.seen.set(now.reference, now);
        if (before === undefined || differs(before, now)) this.moved(before, now);
      }
      if (list.length > 0) [this.askedAt, this.failure] = [askedAt, null];
      for (const wake of this.waiting.splice(0)) wake();
      await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  now(reference: string): CaseNow | undefined {
    return this.seen.get(reference);
  }

  /**
   * The case once it is seen like this, in a list that was asked for after `since`.
   *
   * @throws Error after two minutes in vain
   */
  async until(
    reference: string,
    since: number,
    what: string,
    holds: (now: CaseNow) => boolean,
  ): Promise<CaseNow> {
    const until = performance.now() + GIVEN_UP_AFTER_MS;
    for (;;) {
      const now = this.seen.get(reference);
      if (now !== undefined && this.askedAt > since && holds(now)) return now;
      if (performance.now() > until) {
        const why = this.failure === null ? `it is ${now?.stage ?? 'not listed'}` : this.failure;
        throw new Error(`waited ${GIVEN_UP_AFTER_MS / 1000} s in vain for "${what}": ${why}`);
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }
}

function differs(a: CaseNow, b: CaseNow): boolean {
  return (
    a.stage !== b.stage ||
    a.cycle !== b.cycle ||
    a.holder?.office !== b.holder?.office ||
    a.emergency !== b.emergency ||
    a.escalationLevel !== b.escalationLevel ||
    (a.overdue !== b.overdue && b.overdue)
  );
}
