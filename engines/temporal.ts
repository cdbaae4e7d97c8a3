import { closeSync, promises as fs } from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { spawnGuarded, type OwnedProcess } from './guarded-process';
import { openLog } from './log-file';
import { doesPortAnswer, needFreePort } from './ports';
import { SettingsError } from './settings';
import { ensureNamespace } from './temporal-namespace';

export interface TemporalOptions {
  /** The `temporal` program. */
  readonly program: string;
  /** Where histories are kept; left out: in memory. */
  readonly databaseFile?: string;
  readonly port: number;
  /** Left out: no UI. */
  readonly uiPort?: number;
  readonly namespace: string;
  readonly retentionDays: number;
  readonly logFile: string;
  /** How long to wait for the ports, in milliseconds. */
  readonly waitForPortMs?: number;
}

export interface RunningTemporal extends OwnedProcess {
  readonly address: string;
}

/**
 * Brings up Temporal's development server; resolves when its namespace and search attributes are there.
 *
 * @throws SettingsError when a port is taken or it does not come up
 */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  await needFreePort('TEMPORAL_PORT', options.port, '127.0.0.1', options.waitForPortMs ?? 0);
  if (options.uiPort !== undefined) {
    await needFreePort('TEMPORAL_UI_PORT', options.uiPort, '127.0.0.1', options.waitForPortMs ?? 0);
  }
  const log = openLog(options.logFile);
  let server: OwnedProcess;
  try {
    server = await spawnGuarded(
      {
        command: options.program,
        args: await argumentsOf(options),
        stopSignal: 'SIGTERM',
        killAfterMs: options.databaseFile === undefined ? 100 : 10_000,
      },
      log,
    );
  } finally {
    closeSync(log);
  }
  const address = `127.0.0.1:${options.port}`;
  try {
    await waitUntilItAnswers(server, address, options);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, address };
}

async function argumentsOf(options: TemporalOptions): Promise<string[]> {
  const args = [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(options.port),
    '--log-level',
    'warn',
  ];
  if (options.uiPort === undefined) args.push('--headless');
  else args.push('--headless=false', '--ui-port', String(options.uiPort));
  if (options.namespace !== 'default') args.push('--namespace', options.namespace);
  if (options.databaseFile !== undefined) {
    await fs.mkdir(path.dirname(options.databaseFile), { recursive: true });
    // WAL: without it 2–3 times slower. FULL: an acknowledged step survives a power cut.
    args.push('--db-filename', options.databaseFile);
    args.push('--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=FULL');
  }
  return args;
}

async function waitUntilItAnswers(
  server: OwnedProcess,
  address: string,
  options: TemporalOptions,
): Promise<void> {
  let ended: string | undefined;
  void server.exited.then((how) => (ended = how));
  const until = Date.now() + 60_000;
  // Looked for by TCP first: a gRPC client that is refused once waits a second before it tries again.
  while (ended === undefined && Date.now() < until && !(await doesPortAnswer(options.port))) await pause();
  for (;;) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      try {
        await ensureNamespace(connection, options.namespace, {
          retentionDays: options.retentionDays,
          ours: true,
        });
        return;
      } finally {
        await connection.close();
      }
    } catch (error) {
      if (ended !== undefined || Date.now() > until) {
        const lines = (await fs.readFile(options.logFile, 'utf8').catch(() => '')).trim().split('\n');
        throw new SettingsError(
          `The embedded Temporal ${ended ?? 'does not come up'} (${(lines.at(-1) ?? '').slice(0, 300)}): ` +
            `read ${options.logFile}.`,
        );
      }
      if (error instanceof SettingsError && error.message.startsWith('The search attribute')) throw error;
      await pause();
    }
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
