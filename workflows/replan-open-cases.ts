import { sleep } from '@temporalio/workflow';
import { replan } from './steps';

/**
 * Tells every open case of a published calendar or policy: in batches, emergencies first, with a pause between
 * them so that a State's cases do not all re-plan in the same second. Progress lies in the register.
 */
export async function replanOpenCases(jobId: number): Promise<{ told: number }> {
  for (;;) {
    const { done, told } = await replan.tellNextCases(jobId);
    if (done) return { told };
    await sleep('1s', { summary: `${told} cases told` });
  }
}
