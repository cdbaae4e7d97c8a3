/**
 * The steps as the workflow calls them. Local activities: each is one short idempotent transaction on the
 * register, and the history shows each by its own name at a quarter of an ordinary activity's events.
 */
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { ReplanActivities } from '../activities/replan';
import type { StepActivities } from '../activities/steps';

/**
 * A register that is away for longer than the threshold becomes a timer instead of holding the workflow task
 * open; when the whole time is up the run waits and tries again, for a step is never given up.
 */
export const steps = proxyLocalActivities<StepActivities>({
  startToCloseTimeout: '10s',
  scheduleToCloseTimeout: '2m',
  localRetryThreshold: '5s',
  retry: {
    initialInterval: '200ms',
    backoffCoefficient: 2,
    maximumInterval: '5s',
    nonRetryableErrorTypes: ['RegisterBehindError'],
  },
});

/** Paging through every open case to tell it of new rules: leaves the house (Temporal client), so ordinary. */
export const replan = proxyActivities<ReplanActivities>({
  startToCloseTimeout: '1m',
  scheduleToCloseTimeout: '1h',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});
