/** Is each part there? Every probe answers within its bound, whatever the part does. */
import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';

export type PartHealth = { ok: boolean; detail?: string };
export type HealthProbes = {
  register(): Promise<PartHealth>;
  temporal(): Promise<PartHealth>;
  worker(): Promise<PartHealth>;
};

/** Longest a probe may take, in milliseconds: load balancers give up after 5 s. */
const BOUND_MS = 2_000;

export async function bounded(probe: () => Promise<PartHealth>): Promise<PartHealth> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartHealth>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: `no answer within ${BOUND_MS} ms` }), BOUND_MS);
  });
  try {
    return await Promise.race([probe(), late]);
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.name : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

/** A poller is listed for minutes after it died; a live one polls at least once a minute. */
const POLLED_WITHIN_MS = 75_000;
const WORKFLOW_TASKS = 1;

export function createProbes(
  db: Knex,
  temporal: { client: Client; namespace: string; taskQueue: string },
): HealthProbes {
  const { client, namespace, taskQueue } = temporal;
  return {
    register: async () => {
      await db.raw('SELECT 1');
      return { ok: true };
    },
    temporal: async () => {
      await client.workflowService.describeNamespace({ namespace });
      return { ok: true };
    },
    worker: async () => {
      const { pollers } = await client.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: taskQueue },
        taskQueueType: WORKFLOW_TASKS,
      });
      const since = Date.now() - POLLED_WITHIN_MS;
      const polls = (pollers ?? []).some(
        ({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 >= since,
      );
      return polls ? { ok: true } : { ok: false, detail: `nobody polls the task queue ${taskQueue}` };
    },
  };
}
