/**
 * `npm run bench`: the plain road through the product's API and a bare workflow with as many Updates and empty steps,
 * in turns on the same embedded engines, so that whatever else the machine does weighs on both (docs/benchmarks.md).
 */
import { Client, Connection } from '@temporalio/client';
import { Command } from 'commander';
import type { Knex } from 'knex';
import { grievanceWorkflowId } from '../domain/workflow-names';
import { openRegister } from '../register/database';
import { runBareCase, startBareWorker } from './bare-case';
import { startEmbeddedSystem } from './embedded-system';
import { inParallel } from './in-parallel';
import { openJsonClient } from './json-over-http';
import { makeRoadKeys, STEPS_AT_START, STEPS_OF_UPDATES, travelPlainRoad } from './plain-case';
import { report } from './plain-road-report';
import type { Round, RoundKind, Size } from './plain-road-report';
import { cpuOf } from './process-cpu';
import { withoutQuietHours } from './bench-policy';
import { sum } from './statistics';
import { runBench, say } from './until-stopped';
import type { Cleanup } from './until-stopped';
import { wholeNumber } from './whole-number';

const program = new Command('bench')
  .description('The plain road through the API against a bare workflow, on embedded engines')
  .option('--cases <number>', 'cases in each round', wholeNumber, 48)
  .option('--concurrency <number>', 'cases travelling at once', wholeNumber, 16)
  .option('--rounds <number>', 'rounds of each kind, in turns', wholeNumber, 6)
  .option(
    '--alone <number>',
    'cases of each kind travelled one at a time, for the latency without load',
    wholeNumber,
    10,
  )
  .parse();
const { cases, concurrency, rounds, alone } = program.opts<{
  cases: number;
  concurrency: number;
  rounds: number;
  alone: number;
}>();

/** Cases before anything is counted: until then Node still compiles, PostgreSQL still plans. */
const WARM_UP = 80;

void runBench(bench);

async function bench(cleanup: Cleanup): Promise<void> {
  say('starting the embedded engines, worker and API…');
  const system = await startEmbeddedSystem(cleanup);
  const db = openRegister(system.databaseUrl, { poolMax: 2, name: 'ssm-bench' });
  cleanup(() => db.destroy());
  const connection = await Connection.connect({ address: system.temporalAddress });
  cleanup(() => connection.close());
  const temporal = new Client({ connection, namespace: system.namespace });
  const bareWorker = await startBareWorker(system.temporalAddress, system.namespace, cleanup);
  const http = openJsonClient(system.apiUrl);
  cleanup(() => http.close());
  const keys = await makeRoadKeys(db);
  await withoutQuietHours(db);
  const parts = { ...system.parts, bareWorker: system.parts.worker === null ? null : bareWorker };
  let travelled = 0;
  let lastRun: Record<RoundKind, string> = { plain: '', bare: '' };

  async function plain(): Promise<Pick<Round, 'commandMs' | 'firstMs'>> {
    travelled += 1;
    const { reference, lodgeMs, commandMs } = await travelPlainRoad(http, keys, travelled);
    lastRun = { ...lastRun, plain: grievanceWorkflowId(reference) };
    return { commandMs, firstMs: [lodgeMs] };
  }
  async function bare(): Promise<Pick<Round, 'commandMs' | 'firstMs'>> {
    const { id, updateMs } = await runBareCase(temporal);
    lastRun = { ...lastRun, bare: id };
    return { commandMs: updateMs, firstMs: [] };
  }

  async function round(kind: RoundKind, count: number, atOnce: number): Promise<Round> {
    const one = kind === 'plain' ? plain : bare;
    const done: Round = { kind, cases: count, elapsedMs: 0, commandMs: [], firstMs: [], cpuMs: {} };
    const [cpuBefore, ownBefore, began] = [await cpuOf(parts), process.cpuUsage(), performance.now()];
    await inParallel(count, atOnce, async () => {
      const { commandMs, firstMs } = await one();
      done.commandMs.push(...commandMs);
      done.firstMs.push(...firstMs);
    });
    done.elapsedMs = performance.now() - began;
    // What the cases have caused belongs to them: their messages are sent before the next round begins.
    if (kind === 'plain') await messagesSent(db);
    const own = process.cpuUsage(ownBefore);
    const cpuAfter = await cpuOf(parts);
    for (const name of Object.keys(cpuAfter)) {
      const [before, after] = [cpuBefore[name] ?? null, cpuAfter[name] ?? null];
      done.cpuMs[name] = before === null || after === null ? null : (after - before) / count;
    }
    done.cpuMs['client'] = (own.user + own.system) / 1000 / count;
    return done;
  }

  async function historyOf(kind: RoundKind): Promise<Size> {
    const described = await temporal.workflow.getHandle(lastRun[kind]).describe();
    return {
      events: described.historyLength,
      transitions: Number(described.raw.workflowExecutionInfo?.stateTransitionCount ?? 0),
    };
  }

  say('warming up…');
  await round('plain', WARM_UP, concurrency);
  await round('bare', WARM_UP, concurrency);
  const counted: Round[] = [];
  for (let number = 1; number <= rounds; number += 1) {
    for (const kind of ['plain', 'bare'] as const) {
      const done = await round(kind, cases, concurrency);
      counted.push(done);
      say(`round ${number}, ${kind}: ${((1000 * done.cases) / done.elapsedMs).toFixed(1)} cases a second`);
    }
  }
  const lone = { plain: await round('plain', alone, 1), bare: await round('bare', alone, 1) };
  const sizes = { plain: await historyOf('plain'), bare: await historyOf('bare') };
  const steps = STEPS_AT_START + sum(STEPS_OF_UPDATES);
  process.stdout.write(
    report({ counted, lone, sizes, concurrency, updates: STEPS_OF_UPDATES.length, steps }),
  );
}

async function messagesSent(db: Knex): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until;) {
    const left = (await db('outbox')
      .whereIn('state', ['queued', 'sending'])
      .whereNotNull('address')
      .whereRaw('not_before <= clock_timestamp()')
      .first('id')) as { id: number } | undefined;
    if (left === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  say('messages were still unsent 30 s after a round');
}
