import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time';
import { exportHistories } from '../../cli/export-histories';
import { completeSettings, readConfiguration } from '../../engines/settings';
import { ensureNamespace, missingAttributes } from '../../engines/temporal-namespace';
import { startTestTemporal, type TestTemporal } from '../../engines/test-engines';

let server: TestTemporal;
let connection: Connection;

beforeAll(async () => {
  server = await startTestTemporal();
  connection = await Connection.connect({ address: server.address });
});
afterAll(async () => {
  await connection.close();
  await server.stop();
});

describe('the embedded Temporal', () => {
  test('takes a start with every search attribute of a grievance, and its history can be exported', async () => {
    const client = new Client({ connection });
    const attributes = new TypedSearchAttributes([
      { key: defineSearchAttributeKey('Stage', 'KEYWORD'), value: 'screening' },
      { key: defineSearchAttributeKey('Department', 'KEYWORD'), value: 'health' },
      { key: defineSearchAttributeKey('District', 'KEYWORD'), value: 'nadia' },
      { key: defineSearchAttributeKey('Category', 'KEYWORD'), value: 'water' },
      { key: defineSearchAttributeKey('Tier', 'KEYWORD'), value: 'individual' },
      { key: defineSearchAttributeKey('DueAt', 'DATETIME'), value: new Date(0) },
      { key: defineSearchAttributeKey('Overdue', 'BOOL'), value: false },
      { key: defineSearchAttributeKey('Emergency', 'BOOL'), value: true },
      { key: defineSearchAttributeKey('EscalationLevel', 'INT'), value: 2 },
      { key: defineSearchAttributeKey('Cycle', 'INT'), value: 1 },
    ]);
    const options = { taskQueue: 'nobody-polls', typedSearchAttributes: attributes };
    await client.workflow.start('grievance', { ...options, workflowId: 'grievance:26-000-0001' });
    await client.workflow.start('other', { ...options, workflowId: 'other:1' });

    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ssm-histories-'));
    try {
      const engines = { databaseUrl: 'postgres://u:p@h/d', temporalAddress: server.address };
      const settings = completeSettings(readConfiguration({}), engines);
      const write = () => exportHistories(settings, { to: folder, reference: '26-000-0001', limit: 10 });
      // The server's lists lag behind its starts.
      let written = 0;
      for (let left = 100; written === 0 && left > 0; left -= 1) written = await write();
      expect(written).toBe(1);
      const [name = ''] = await fs.readdir(folder);
      expect(name).toMatch(/^grievance-26-000-0001\..*\.json$/);
      expect(await fs.readFile(path.join(folder, name), 'utf8')).toContain(
        'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED',
      );
    } finally {
      await fs.rm(folder, { recursive: true, force: true });
    }
  });

  test('a namespace of its own is made with its attributes; the second time nothing is left to do', async () => {
    const first = await ensureNamespace(connection, 'a-state', { retentionDays: 90 });
    expect(first.registered).toHaveLength(10);
    expect(await missingAttributes(connection, 'a-state')).toEqual([]);
    expect((await ensureNamespace(connection, 'a-state', { retentionDays: 90 })).registered).toEqual([]);
    const { config } = await connection.workflowService.describeNamespace({ namespace: 'a-state' });
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(90 * 86_400);
  });

  test('an attribute that exists with another type is refused by name', async () => {
    await connection.workflowService.registerNamespace({
      namespace: 'taken',
      workflowExecutionRetentionPeriod: msToTs('1 day'),
    });
    await connection.operatorService.addSearchAttributes({
      namespace: 'taken',
      searchAttributes: { Stage: 3 },
    });
    await expect(ensureNamespace(connection, 'taken', { retentionDays: 1 })).rejects.toThrow(
      /The search attribute Stage of namespace "taken" is not of type Keyword/,
    );
  });
});
