import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { BARE_QUEUE, BARE_UPDATE, BARE_WORKFLOW } from './bare-names';
import { STEPS_AT_START, STEPS_OF_UPDATES } from './plain-case';
import type { Cleanup } from './until-stopped';

/** Starts the bare workflow's worker as a process of its own, with the heap of the product's; gives its id. */
export async function startBareWorker(address: string, namespace: string, cleanup: Cleanup): Promise<number> {
  const child = fork(path.join(__dirname, 'bare-worker.js'), [address, namespace], {
    detached: true,
    execArgv: ['--max-old-space-size=1024', '--enable-source-maps'],
  });
  cleanup(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The bare workflow’s worker ended before it polled; its message is above.');
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return child.pid ?? 0;
}

/** One bare workflow from start to end, as the plain road is travelled: one Update after another. */
export async function runBareCase(client: Client): Promise<{ id: string; updateMs: number[] }> {
  const id = `bench-bare:${randomUUID()}`;
  const handle = await client.workflow.start(BARE_WORKFLOW, {
    workflowId: id,
    taskQueue: BARE_QUEUE,
    args: [{ stepsAtStart: STEPS_AT_START, updates: STEPS_OF_UPDATES.length }],
  });
  const updateMs: number[] = [];
  for (const steps of STEPS_OF_UPDATES) {
    const sent = performance.now();
    await handle.executeUpdate(BARE_UPDATE, { args: [{ steps }] });
    updateMs.push(performance.now() - sent);
  }
  return { id, updateMs };
}
