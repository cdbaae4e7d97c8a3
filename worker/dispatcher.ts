/**
 * Delivers what the API could not: cases whose workflow was never started, commands still queued, published rules
 * not yet carried to the open cases. One dispatcher a case at a time, in the order of acceptance (page 2).
 */
import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import type { Delivery } from '../delivery/delivery';
import { GRIEVANCE_QUEUE, REPLAN_WORKFLOW } from '../domain/workflow-names';
import { undeliveredCommands } from '../register/commands/read-command';
import { startGrievance } from '../delivery/start-grievance';
import { repeat } from './repeat';

export type DispatcherDeps = {
  db: Knex;
  client: Client;
  delivery: Delivery;
  onFault: (error: unknown, about: string) => void;
};

/** Direct delivery by the API gets this head start before the dispatcher takes a command up, in seconds. */
const HEAD_START = 2;
const PAUSE = 500;
const CASES_AT_ONCE = 16;
/** A case whose commands stay queued is tried again with growing pauses, up to this many seconds. */
const LONGEST_PAUSE = 30;

export function startDispatcher(deps: DispatcherDeps): { stop(): Promise<void> } {
  return repeat(
    async () => {
      await startUnstarted(deps);
      await deliverQueued(deps);
      await carryRules(deps);
      return { more: false };
    },
    PAUSE,
    (error) => deps.onFault(error, 'dispatcher'),
  );
}

async function startUnstarted({ db, client, onFault }: DispatcherDeps): Promise<void> {
  const rows = (await db('grievances')
    .where({ started: false, completed: false })
    .orderByRaw('(NOT emergency), reference')
    .limit(200)
    .select('reference')) as { reference: string }[];
  await inParallel(rows, async ({ reference }) => {
    try {
      await client.withDeadline(Date.now() + 10_000, () => startGrievance(db, client, reference));
    } catch (error) {
      onFault(error, 'start');
    }
  });
}

async function deliverQueued({ db, delivery }: DispatcherDeps): Promise<void> {
  const { rows } = (await db.raw(
    `SELECT c.reference FROM commands c JOIN grievances g USING (reference)
     WHERE c.status = 'queued' AND g.started
     GROUP BY c.reference, g.emergency
     HAVING bool_or(coalesce(c.next_attempt_at, to_timestamp(0)) <= clock_timestamp()
       AND c.created_at < clock_timestamp() - make_interval(secs => ?))
     ORDER BY (NOT g.emergency), min(c.position) LIMIT 500`,
    [HEAD_START],
  )) as { rows: { reference: string }[] };
  await inParallel(rows, ({ reference }) => deliverCase(db, delivery, reference));
}

/** The lock is the transaction's, so a dispatcher that dies gives it back. */
async function deliverCase(db: Knex, delivery: Delivery, reference: string): Promise<void> {
  await db.transaction(async (trx) => {
    const locked = (await trx.raw('SELECT pg_try_advisory_xact_lock(7431, hashtext(?)) AS mine', [
      reference,
    ])) as {
      rows: { mine: boolean }[];
    };
    if (locked.rows[0]?.mine !== true) return;
    for (const stored of await undeliveredCommands(db, reference)) {
      const outcome = await delivery.command(stored.id, { redelivered: true });
      if (outcome.status === 'queued') {
        await db('commands')
          .where({ id: stored.id })
          .update({
            attempts: db.raw('attempts + 1'),
            next_attempt_at: db.raw(
              'clock_timestamp() + make_interval(secs => least(power(2, attempts), ?))',
              [LONGEST_PAUSE],
            ),
          });
        return;
      }
    }
  });
}

/** A published calendar or policy starts one paced workflow that tells every open case. */
async function carryRules({ db, client }: DispatcherDeps): Promise<void> {
  const jobs = (await db('replan_jobs').whereNull('finished_at').orderBy('id').select('id')) as {
    id: number;
  }[];
  for (const { id } of jobs)
    await client.workflow.start(REPLAN_WORKFLOW, {
      workflowId: `replan:${id}`,
      taskQueue: GRIEVANCE_QUEUE,
      args: [id],
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: 'New calendar or policy to every open case',
    });
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: Math.min(CASES_AT_ONCE, queue.length) }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}
