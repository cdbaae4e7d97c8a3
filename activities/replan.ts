import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Knex } from 'knex';
import type { Clock } from '../register/clock';
import { sqlTime } from '../register/database';
import { grievanceWorkflowId, RULES_PUBLISHED_SIGNAL } from '../domain/workflow-names';

export type ReplanActivities = {
  /** Tells the next batch of open cases; `told` counts all so far. */
  tellNextCases: (jobId: number) => Promise<{ done: boolean; told: number }>;
};

const BATCH = 200;

/** Progress is a row: a worker that dies half-way repeats at most one batch of signals, which are harmless. */
export function createReplan(deps: { db: Knex; client: Client; clock: Clock }): ReplanActivities {
  const { db, client, clock } = deps;
  return {
    async tellNextCases(jobId) {
      const job = (await db('replan_jobs').where({ id: jobId }).first('cursor', 'done', 'total')) as
        { cursor: string | null; done: number; total: number } | undefined;
      if (job === undefined) return { done: true, told: 0 };
      if (job.cursor === null)
        await db('replan_jobs')
          .where({ id: jobId })
          .update({ total: await countOpen(db) });
      const batch = await nextOpenCases(db, job.cursor);
      for (const { reference } of batch) await tell(client, reference);
      const told = job.done + batch.length;
      const last = batch.at(-1);
      const done = last === undefined || batch.length < BATCH;
      await db('replan_jobs')
        .where({ id: jobId })
        .update({
          done: told,
          cursor: last === undefined ? (job.cursor ?? '') : `${last.emergency ? 0 : 1}${last.reference}`,
          ...(done ? { finished_at: sqlTime(clock.now()) } : {}),
        });
      return { done, told };
    },
  };
}

async function countOpen(db: Knex): Promise<number> {
  const row = (await db('grievances').whereNot('completed', true).count({ n: '*' }).first()) as
    { n: number } | undefined;
  return row?.n ?? 0;
}

/** Emergencies first, then by reference; `cursor` is the last one told. */
async function nextOpenCases(
  db: Knex,
  cursor: string | null,
): Promise<{ reference: string; emergency: boolean }[]> {
  const query = db('grievances')
    .whereNot('completed', true)
    .select('reference', 'emergency')
    .orderByRaw('(NOT emergency), reference')
    .limit(BATCH);
  if (cursor !== null)
    void query.whereRaw('((NOT emergency), reference) > (?, ?)', [cursor.startsWith('1'), cursor.slice(1)]);
  return (await query) as { reference: string; emergency: boolean }[];
}

async function tell(client: Client, reference: string): Promise<void> {
  try {
    await client.workflow.getHandle(grievanceWorkflowId(reference)).signal(RULES_PUBLISHED_SIGNAL);
  } catch (error) {
    // Not started yet or completed meanwhile: it reads today's rules when it starts, or needs none.
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
