import { promises as fs } from 'node:fs';
import path from 'node:path';
import { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { connectTemporal } from './temporal-connection';
import { SettingsError, type Settings } from '../engines/settings';

/** Every workflow of a grievance has an id that begins so. */
const prefix = 'grievance:';

/**
 * Writes histories as JSON that the SDK can replay (`Worker.runReplayHistory`), one file a run, named by workflow and
 * run. They hold ids, codes and instants, nothing personal.
 *
 * @returns how many were written
 */
export async function exportHistories(
  settings: Settings,
  options: { to: string; reference?: string; limit: number },
): Promise<number> {
  const connection = await connectTemporal(settings.temporal);
  try {
    const client = new Client({ connection, namespace: settings.temporal.namespace });
    await fs.mkdir(options.to, { recursive: true });
    let written = 0;
    for await (const { workflowId, runId } of client.workflow.list({ query: queryFor(options.reference) })) {
      if (written >= options.limit) break;
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      const file = path.join(options.to, `${workflowId.replaceAll(/[^A-Za-z0-9-]/g, '-')}.${runId}.json`);
      await fs.writeFile(file, `${historyToJSON(history)}\n`);
      written += 1;
    }
    return written;
  } finally {
    await connection.close();
  }
}

function queryFor(reference: string | undefined): string {
  if (reference === undefined) return `WorkflowId STARTS_WITH '${prefix}'`;
  if (/^[A-Za-z0-9-]+$/.test(reference)) return `WorkflowId = '${prefix}${reference}'`;
  throw new SettingsError('--reference is no registration number: give it as the API shows it.');
}
