import path from 'node:path';
import { embeddedTemporal } from './embedded-temporal';
import { firstKeys, type FirstKeys } from './first-keys';
import { prepareRegister } from './prepare-register';
import { serviceParts, waitUntilReady } from './service-parts';
import { summary } from './start-summary';
import { forgetEngines, readEngines, writeEngines, type RunningEngines } from '../engines/engines-file';
import type { OwnedProcess } from '../engines/guarded-process';
import { stopLeftover } from '../engines/leftover';
import { createLog } from '../engines/log';
import { needFreePort } from '../engines/ports';
import { embeddedDatabaseUrl, startPostgres } from '../engines/postgres';
import { completeSettings, type Configuration, type Settings } from '../engines/settings';
import { takeStartLock } from '../engines/start-lock';
import { Supervisor, type Part, type SupervisorEvent } from '../engines/supervisor';

/** What a killed predecessor's engines are given to let go of their ports, in milliseconds. */
const predecessorMs = 20_000;

/**
 * Runs everything: the engines that are not configured, worker and API; resolves when it has been stopped in order.
 *
 * @throws SettingsError after whatever had been started has been stopped again
 */
export async function start(configuration: Configuration): Promise<void> {
  const { dataFolder } = configuration;
  const lock = takeStartLock(dataFolder);
  try {
    // Whatever is written from here on is this user's alone: histories, attachments, logs.
    process.umask(0o077);
    const terminal = process.stdout.isTTY;
    const log = createLog('start', terminal ? 'warn' : configuration.logLevel);
    const say = (sentence: string) => {
      if (terminal) process.stderr.write(`${sentence}\n`);
      else log.info(sentence);
    };
    const supervisor = new Supervisor({
      tell: ({ level, message, ...rest }: SupervisorEvent) => log[level](rest, message),
    });
    const stopAsked = listenForStop(supervisor, (how) => log.info({ how }, 'stopping'));
    const starting = bringUp(configuration, supervisor, lock.predecessorWasKilled, say);
    try {
      const up = await Promise.race([starting, stopAsked]);
      if (up !== undefined) {
        process.stderr.write(summary(up.settings, up.keys));
        await stopAsked;
      }
    } finally {
      await supervisor.stop();
      // Where it was stopped half-way: what is still coming up stops itself, a download is not waited for.
      await Promise.race([starting.catch(() => undefined), pause(3_000)]);
      await forgetEngines(dataFolder);
    }
  } finally {
    lock.release();
  }
}

async function bringUp(
  configuration: Configuration,
  supervisor: Supervisor,
  predecessorWasKilled: boolean,
  say: (sentence: string) => void,
): Promise<{ settings: Settings; keys: FirstKeys | undefined }> {
  const { dataFolder } = configuration;
  const waitForPortMs = predecessorWasKilled ? predecessorMs : 0;
  if (predecessorWasKilled) {
    say('The process that ran on this data folder was killed; what it left behind is stopped first.');
    const { temporalPid } = await readEngines(dataFolder);
    if (temporalPid !== undefined) await stopLeftover(temporalPid, dataFolder, ['SIGTERM', 'SIGKILL']);
  }
  await needFreePort('API_PORT', configuration.apiPort, configuration.apiHost, waitForPortMs);
  if (configuration.workerMetricsPort > 0) {
    await needFreePort('WORKER_METRICS_PORT', configuration.workerMetricsPort, '127.0.0.1', waitForPortMs);
  }

  const engines: RunningEngines = {};
  const noted = (part: Part, note: (engine: OwnedProcess) => void): Part => ({
    name: part.name,
    async start() {
      const engine = await part.start();
      note(engine);
      await writeEngines(dataFolder, engines);
      return engine;
    },
  });
  const engineParts: Part[] = [];
  if (configuration.databaseUrl === undefined) {
    engines.databaseUrl = await embeddedDatabaseUrl(dataFolder, configuration.postgresPort);
    const postgres: Part = {
      name: 'postgres',
      start: () =>
        startPostgres({
          folder: dataFolder,
          port: configuration.postgresPort,
          logFile: path.join(dataFolder, 'logs', 'postgres.log'),
          say,
          stopLeftover: true,
          waitForPortMs,
        }),
    };
    engineParts.push(noted(postgres, (engine) => (engines.postgresPid = engine.pid)));
  }
  if (configuration.temporal === undefined) {
    engines.temporalAddress = `127.0.0.1:${configuration.temporalPort}`;
    const temporal = await embeddedTemporal(configuration, waitForPortMs, say);
    engineParts.push(noted(temporal, (engine) => (engines.temporalPid = engine.pid)));
  }
  await allOrFirstFailure(engineParts.map((part) => supervisor.start(part)));

  const settings = completeSettings(configuration, engines);
  const keys = await prepareRegister(settings, say, async (db) =>
    configuration.databaseUrl === undefined ? firstKeys(db, dataFolder) : undefined,
  );
  const services = await allOrFirstFailure(serviceParts(settings).map((part) => supervisor.start(part)));
  await waitUntilReady(settings, services);
  return { settings, keys };
}

/** Unlike `Promise.all`, waits for the others before it throws: nothing may come up behind a failed start's back. */
async function allOrFirstFailure<Value>(promises: Promise<Value>[]): Promise<Value[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/**
 * Resolves at the first request to stop. A second one that comes a second later or more kills everything: within
 * that second it is the same Ctrl-C, which both the terminal and npm hand to us.
 */
function listenForStop(supervisor: Supervisor, tell: (how: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    const ask = (how: string) => {
      if (asked === undefined) {
        asked = Date.now();
        tell(how);
        resolve();
      } else if (Date.now() - asked >= 1_000) {
        process.stderr.write('ssm: asked twice to stop; everything is killed.\n');
        supervisor.kill();
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));
    if (process.env['npm_lifecycle_event'] !== undefined) {
      // A killed npm passes nothing on; that our parent has changed is the only sign of it.
      const npm = process.ppid;
      setInterval(() => process.ppid !== npm && asked === undefined && ask('npm is gone'), 1_000).unref();
    }
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
