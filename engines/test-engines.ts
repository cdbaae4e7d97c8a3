import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './ports';
import { startPostgres } from './postgres';
import { SettingsError } from './settings';
import { startTemporal } from './temporal';
import { findServerBinary, temporalCli, temporalTestServer } from './temporal-binary';

/** Another test may take a free port between our asking and the engine's binding it: so many tries. */
const tries = 5;

export interface TestPostgres {
  /** Database `ssm`, empty; its user may create others. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of its own on a free port, without fsync, in a temporary folder that goes with it (even when the tests
 * are killed). About 0.7 s.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  return withFreePort(async (port) => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ssm-test-postgres-'));
    try {
      const postgres = await startPostgres({
        folder,
        port,
        logFile: path.join(folder, 'postgres.log'),
        throwaway: true,
      });
      return { url: postgres.url, pid: postgres.pid, stop: () => postgres.stop() };
    } catch (error) {
      await fs.rm(folder, { recursive: true, force: true });
      throw error;
    }
  });
}

export interface TestTemporal {
  readonly address: string;
  readonly uiPort?: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Temporal's development server in memory on a free port, namespace `default`, search attributes registered. About
 * 0.3 s.
 */
export async function startTestTemporal(options: { ui?: boolean } = {}): Promise<TestTemporal> {
  const { path: program } = await findServerBinary(temporalCli);
  return withFreePort(async (port) => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ssm-test-temporal-'));
    const uiPort = options.ui === true ? await freePort() : undefined;
    try {
      const server = await startTemporal({
        program,
        port,
        namespace: 'default',
        retentionDays: 1,
        logFile: path.join(folder, 'temporal.log'),
        ...(uiPort === undefined ? {} : { uiPort }),
      });
      return {
        address: server.address,
        pid: server.pid,
        ...(uiPort === undefined ? {} : { uiPort }),
        async stop() {
          await server.stop();
          await fs.rm(folder, { recursive: true, force: true });
        },
      };
    } catch (error) {
      await fs.rm(folder, { recursive: true, force: true });
      throw error;
    }
  });
}

/** For `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`. */
export async function timeSkippingServerPath(): Promise<string> {
  return (await findServerBinary(temporalTestServer)).path;
}

async function withFreePort<Engine>(start: (port: number) => Promise<Engine>): Promise<Engine> {
  for (let left = tries; ; left -= 1) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (left <= 1 || !(error instanceof SettingsError)) throw error;
    }
  }
}
