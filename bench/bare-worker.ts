/** The worker process of the bare workflow: the product's own limits, an empty step, nothing else. */
import path from 'node:path';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { WORKER_LIMITS } from '../worker/create-workers';
import { BARE_QUEUE } from './bare-names';

async function main(address: string, namespace: string): Promise<void> {
  Runtime.install({
    shutdownSignals: [],
    telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
    logger: { ...silent(), error: (message) => process.stderr.write(`bare worker: ${message}\n`) },
  });
  const worker = await Worker.create({
    ...WORKER_LIMITS,
    connection: await NativeConnection.connect({ address }),
    namespace,
    taskQueue: BARE_QUEUE,
    maxCachedWorkflows: 2000,
    workflowsPath: path.join(__dirname, 'bare-workflow.js'),
    activities: { emptyStep: async () => undefined },
  });
  // The bench has gone, however it went: nothing is left to measure.
  process.once('disconnect', () => process.exit(0));
  process.once('SIGTERM', () => process.exit(0));
  const running = worker.run();
  process.send?.('polls');
  await running;
}

function silent() {
  const quiet = (): void => undefined;
  return { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };
}

main(process.argv[2] ?? '', process.argv[3] ?? 'default').catch((error: unknown) => {
  process.stderr.write(
    `bare worker: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
