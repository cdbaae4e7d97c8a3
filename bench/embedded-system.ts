/**
 * The product as `ssm start` runs it, on a throw-away data folder and free ports: PostgreSQL, Temporal, worker and
 * API are processes of their own, as on a real machine. The bench only talks to them and reads their CPU.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, promises as fs } from 'node:fs';
import path from 'node:path';
import { readEngines } from '../engines/engines-file';
import { freePort } from '../engines/ports';
import { projectFolder } from '../engines/project-folder';
import { childNamed } from './process-cpu';
import type { Parts } from './process-cpu';
import type { Cleanup } from './until-stopped';

/** A first start makes a database cluster, the tables and the starting directory. */
const READY_WITHIN = 120_000;
const STOPPED_WITHIN = 45_000;

export type EmbeddedSystem = {
  apiUrl: string;
  databaseUrl: string;
  temporalAddress: string;
  namespace: string;
  /** Process ids by part; empty where the machine has no /proc. */
  parts: Parts;
};

/**
 * Starts the product and waits until a case could be lodged.
 *
 * @param cleanup gets the step that stops it and removes its data
 * @throws Error with the last lines of its log when it does not come up
 */
export async function startEmbeddedSystem(cleanup: Cleanup): Promise<EmbeddedSystem> {
  const [api, temporal, ui, postgres] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  // In the project, not in the system's temporary folder: that may be memory, where a sync costs nothing.
  const folder = path.join(projectFolder(), '.cache', `bench-${process.pid}`);
  await fs.mkdir(folder, { recursive: true });
  const logFile = path.join(folder, 'start.log');
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, [path.join(projectFolder(), 'bin', 'ssm.js'), 'start'], {
    // Of its own group: at Ctrl-C it is stopped by us, in order, not by the terminal at the same time.
    detached: true,
    stdio: ['ignore', log, log],
    env: {
      ...withoutEngines(process.env),
      SSM_DATA: path.join(folder, 'data'),
      API_PORT: String(api),
      TEMPORAL_PORT: String(temporal),
      TEMPORAL_UI_PORT: String(ui),
      POSTGRES_PORT: String(postgres),
      WORKER_METRICS_PORT: '0',
      // With it, `ssm start` watches its parent: should this process be killed, nothing goes on running.
      npm_lifecycle_event: 'bench',
    },
  });
  closeSync(log);
  cleanup(async () => {
    await stopped(child);
    await fs.rm(folder, { recursive: true, force: true });
  });
  try {
    const apiUrl = `http://127.0.0.1:${api}`;
    await ready(apiUrl, child);
    const engines = await readEngines(path.join(folder, 'data'));
    return {
      apiUrl,
      databaseUrl: engines.databaseUrl ?? '',
      temporalAddress: engines.temporalAddress ?? '',
      namespace: 'default',
      parts: {
        server: engines.temporalPid ?? null,
        postgres: engines.postgresPid ?? null,
        worker: await childNamed(child.pid, 'worker'),
        api: await childNamed(child.pid, 'api'),
      },
    };
  } catch (error) {
    const tail = (await fs.readFile(logFile, 'utf8').catch(() => ''))
      .trim()
      .split('\n')
      .slice(-15)
      .join('\n');
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${tail}`, { cause: error });
  }
}

/** The bench measures the embedded engines, whatever this shell is configured for. */
function withoutEngines(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/^(DATABASE_URL|TEMPORAL_(ADDRESS|NAMESPACE|API_KEY|TLS.*|CONFIG_FILE|PROFILE))$/.test(name),
    ),
  );
}

async function ready(apiUrl: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error('`ssm start` ended; its log says:');
    const answer = await fetch(`${apiUrl}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => null,
    );
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`\`ssm start\` was not ready within ${READY_WITHIN / 1000} s; its log says:`);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  // Killed, its parts notice that nobody owns them any more and end by themselves.
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN);
  await exited;
  clearTimeout(timer);
}
