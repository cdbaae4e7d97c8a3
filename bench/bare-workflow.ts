/**
 * What Temporal itself costs: as many Updates and empty local activities as the plain road has, and nothing else.
 * Each handler awaits its steps before it answers, for a read after a write needs that.
 */
import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

export type BareInput = { stepsAtStart: number; updates: number };

export const bareUpdate = defineUpdate<{ done: number }, [{ steps: number }]>('bare');

/** The options of the product's steps (workflows/steps.ts). */
const { emptyStep } = proxyLocalActivities<{ emptyStep: () => Promise<void> }>({
  startToCloseTimeout: '10s',
  scheduleToCloseTimeout: '2m',
  localRetryThreshold: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

export async function bare(input: BareInput): Promise<void> {
  let done = 0;
  let started = false;
  setHandler(bareUpdate, async ({ steps }) => {
    await condition(() => started);
    for (let step = 0; step < steps; step += 1) await emptyStep();
    done += 1;
    return { done };
  });
  for (let step = 0; step < input.stepsAtStart; step += 1) await emptyStep();
  started = true;
  await condition(() => done >= input.updates);
}
