/** The worker process: workflows and steps, the dispatcher, the sender, their metrics. Any number may run. */
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import type { Worker } from '@temporalio/worker';
import { createReplan } from '../activities/replan';
import { embeddedReader } from '../activities/read-complaint';
import { embeddedSink } from '../activities/sending/embedded-sink';
import { createSteps } from '../activities/steps';
import { createDelivery } from '../delivery/delivery';
import { createLog } from '../engines/log';
import type { Settings } from '../engines/settings';
import { systemClock } from '../register/clock';
import { openRegister } from '../register/database';
import { openDirectory } from '../register/directory/directory';
import { productionBundle } from './bundle';
import { createWorkers } from './create-workers';
import { startDispatcher } from './dispatcher';
import { createWorkerMetrics } from './metrics';
import { runtimeLogger } from './runtime-logger';
import { startSenderLoop } from './sender-loop';

/** Steps hold a connection each for a few milliseconds; dispatcher and sender need a handful. */
const POOL = 40;

export async function runWorker(
  settings: Settings,
): Promise<{ close(): Promise<void>; finished: Promise<void> }> {
  const log = createLog('worker', settings.logLevel);
  const clock = systemClock;
  Runtime.install({
    // Whoever runs the worker stops it in order (dispatcher and sender too); the runtime must not do so by itself.
    shutdownSignals: [],
    logger: runtimeLogger(log),
    telemetryOptions: {
      logging: { forward: {}, filter: 'WARN' },
      ...(settings.workerMetricsPort === 0
        ? {}
        : { metrics: { prometheus: { bindAddress: `127.0.0.1:${settings.workerMetricsPort}` } } }),
    },
  });
  const metrics = createWorkerMetrics();
  const onFault = (error: unknown, about: unknown): void => {
    metrics.fault(typeof about === 'string' ? about : 'delivery');
    log.warn({ about, fault: error instanceof Error ? error.name : 'unknown' }, faultSentence(error));
  };

  const db = openRegister(settings.databaseUrl, { poolMax: POOL, name: 'ssm-worker' });
  const directory = await openDirectory(db);
  const connection = await NativeConnection.connect(settings.temporal.connection);
  const clientConnection = await Connection.connect(settings.temporal.connection);
  const { namespace } = settings.temporal;
  const client = new Client({ connection: clientConnection, namespace });

  const activities = {
    ...createSteps({ db, directory, reader: embeddedReader((error) => onFault(error, 'classifier')) }),
    ...createReplan({ db, client, clock }),
  };
  const workers = await createWorkers({
    connection,
    namespace,
    workflowBundle: productionBundle(),
    activities,
  });
  const delivery = createDelivery({ db, client, clock, onFault });
  const dispatcher = startDispatcher({ db, client, delivery, onFault });
  const sender = startSenderLoop({
    db,
    clock,
    senders: {
      sms: embeddedSink('sms'),
      voice: embeddedSink('voice'),
      whatsapp: embeddedSink('whatsapp'),
      email: embeddedSink('email'),
    },
    onSent: ({ channel, outgoing }, outcome) => {
      metrics.message(channel, outcome.outcome);
      log.info(
        { key: outgoing.key, event: outgoing.event, audience: outgoing.audience, channel },
        outcome.outcome,
      );
    },
    onFault,
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  log.info({ queues: workers.map((worker) => worker.options.taskQueue) }, 'worker polls');

  return {
    finished: running.then(() => undefined),
    async close() {
      for (const worker of workers) stop(worker);
      await running.catch((error: unknown) => onFault(error, 'worker'));
      await Promise.all([dispatcher.stop(), sender.stop()]);
      await clientConnection.close();
      await connection.close();
      await db.destroy();
      await Runtime.instance().shutdown();
    },
  };
}

function stop(worker: Worker): void {
  if (worker.getState() === 'RUNNING') worker.shutdown();
}

/** Names what failed without what it was about: a database's message may quote the row. */
function faultSentence(error: unknown): string {
  const name = error instanceof Error ? error.name : 'fault';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? `${name} (${code})` : name;
}
