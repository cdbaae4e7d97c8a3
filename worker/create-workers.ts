import { Worker } from '@temporalio/worker';
import type { NativeConnection, WorkerOptions, WorkflowBundleOption } from '@temporalio/worker';
import type { ReplanActivities } from '../activities/replan';
import type { StepActivities } from '../activities/steps';
import { EMERGENCY_QUEUE, GRIEVANCE_QUEUE } from '../domain/workflow-names';

export type WorkersOptions = {
  connection: NativeConnection;
  namespace: string;
  workflowBundle: WorkflowBundleOption;
  activities: StepActivities & ReplanActivities;
  identity?: string;
};

/** Longer than the longest local step, so that a stopping worker lets its steps finish. */
const SHUTDOWN_GRACE = '15s';
/** What each worker takes on at once; the bench's bare worker has the same. */
export const WORKER_LIMITS = {
  shutdownGraceTime: SHUTDOWN_GRACE,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentLocalActivityExecutions: 40,
} as const;
/** A cached case takes about 60 KB of the worker's heap. */
const CACHED: Readonly<Record<string, number>> = { [GRIEVANCE_QUEUE]: 2000, [EMERGENCY_QUEUE]: 500 };

/** One worker a queue: emergencies have slots of their own, whatever the backlog of everything else. */
export async function createWorkers(options: WorkersOptions): Promise<Worker[]> {
  const shared: Omit<WorkerOptions, 'taskQueue'> = {
    connection: options.connection,
    namespace: options.namespace,
    workflowBundle: options.workflowBundle,
    activities: options.activities,
    ...WORKER_LIMITS,
    ...(options.identity === undefined ? {} : { identity: options.identity }),
  };
  return Promise.all(
    [GRIEVANCE_QUEUE, EMERGENCY_QUEUE].map((taskQueue) =>
      Worker.create({ ...shared, taskQueue, maxCachedWorkflows: CACHED[taskQueue] ?? 1000 }),
    ),
  );
}
