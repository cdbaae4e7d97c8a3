/**
 * The whole product for one demonstration: `ssm start` on ports and a data folder of its own, so that it runs
 * beside an `npm start`; stopped and cleaned away afterwards, however the demonstration ends.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEngines } from '../engines/engines-file';
import { freePort, isPortFree } from '../engines/ports';
import { projectFolder } from '../engines/project-folder';

export interface Product {
  readonly api: string;
  readonly temporalUi: string;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** Resolves with how the product ended, should it end by itself. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** Engines, migrations and starting directory on a slow machine, a first download included. */
const READY_WITHIN_MS = 240_000;
/** `start` gives the worker 30 s to finish; whatever hangs after that is killed. */
const STOP_WITHIN_MS = 60_000;
const SENTENCES_SHOWN = 5;

/** Ports that are tried first, so that the links of two demonstrations look alike. */
const PREFERRED = {
  API_PORT: 3900,
  TEMPORAL_PORT: 7900,
  TEMPORAL_UI_PORT: 8900,
  POSTGRES_PORT: 5900,
  WORKER_METRICS_PORT: 9900,
};

/** Settings that would point the demonstration at somebody's real register or cluster. */
const FOREIGN = /^(DATABASE_URL|SSM_|TEMPORAL_|API_HOST)/;
const KEPT = ['TEMPORAL_CLI_PATH'];

/** @throws Error with what the product said, when it does not come up; nothing is left behind then */
export async function startProduct(signal: AbortSignal): Promise<Product> {
  const ports: Record<string, number> = {};
  for (const [name, wanted] of Object.entries(PREFERRED))
    ports[name] = (await isPortFree(wanted)) ? wanted : await freePort();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'ssm-demo-'));
  const said = path.join(dataFolder, 'start.err');
  const own = Object.entries(process.env).filter(([name]) => KEPT.includes(name) || !FOREIGN.test(name));
  const child = spawn(process.execPath, [path.join(projectFolder(), 'bin', 'ssm.js'), 'start'], {
    // A group of its own: Ctrl-C comes to us alone, and we stop it in order.
    detached: true,
    stdio: ['ignore', openSync(path.join(dataFolder, 'start.log'), 'a'), openSync(said, 'a')],
    env: {
      ...Object.fromEntries(own),
      ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
      SSM_DATA: dataFolder,
      // By this `start` knows that it must not outlive its parent, even one that was killed.
      npm_lifecycle_event: process.env['npm_lifecycle_event'] ?? 'demo',
    },
  });
  const ended = once(child, 'exit').then(([code, by]) =>
    typeof by === 'string' ? `ended by ${by}` : `ended with code ${String(code)}`,
  );
  ended.catch(() => undefined);
  let running = true;
  void ended.finally(() => (running = false));

  async function stop(): Promise<void> {
    if (running) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    }
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  const api = `http://127.0.0.1:${ports['API_PORT'] ?? 0}`;
  try {
    const until = Date.now() + READY_WITHIN_MS;
    for (;;) {
      if (signal.aborted) throw new Error('stopped while it was coming up');
      if (!running) throw new Error(await lastSentences(said, await ended));
      if (await everythingRuns(said)) break;
      if (Date.now() > until) throw new Error(`the product was not ready within ${READY_WITHIN_MS / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { databaseUrl } = await readEngines(dataFolder);
    if (databaseUrl === undefined) throw new Error('the embedded register has no address');
    const temporalUi = `http://127.0.0.1:${ports['TEMPORAL_UI_PORT'] ?? 0}`;
    return { api, temporalUi, databaseUrl, dataFolder, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** `start` prints its summary once register, Temporal and a polling worker have all answered. */
async function everythingRuns(said: string): Promise<boolean> {
  return (await readFile(said, 'utf8').catch(() => '')).includes('Everything runs.');
}

async function lastSentences(said: string, how: string): Promise<string> {
  const text = await readFile(said, 'utf8').catch(() => '');
  const lines = text.trim().split('\n').slice(-SENTENCES_SHOWN).join('\n');
  return `the product ${how} before it was ready: ${lines === '' ? 'it said nothing' : lines}`;
}
