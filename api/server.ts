/** The API process: opens the register, the directory and, when it is there, Temporal; closes them in order. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import { createDelivery } from '../delivery/delivery';
import { GRIEVANCE_QUEUE } from '../domain/workflow-names';
import { createLog } from '../engines/log';
import { SettingsError } from '../engines/settings';
import type { Settings } from '../engines/settings';
import { systemClock } from '../register/clock';
import { openRegister } from '../register/database';
import { openDirectory } from '../register/directory/directory';
import { forgetOldAnswers } from '../register/idempotency';
import { createApp } from './app';
import { createFolderStore } from './attachments/store';
import { createProbes } from './health';
import { createApiMetrics } from './metrics';

/** Of the contract under /v1, not of the product. */
const API_VERSION = '1.0.0';
/** Connections to PostgreSQL: a request holds one for a few milliseconds, a delivery none while it waits. */
const POOL = 20;
/** An engine that comes back is found within this, in milliseconds; gRPC's own back-off grows to two minutes. */
const LONGEST_RECONNECT = 1_000;
const FORGET_EVERY = 60 * 60 * 1000;
/** Requests in flight get this long at a stop, in milliseconds. */
const DRAIN = 8_000;

export type ApiServer = { readonly port: number; close(): Promise<void> };

/**
 * Accepts grievances and commands also while Temporal is away: its connection is made when it is first needed and
 * made again whenever it is lost.
 *
 * @throws SettingsError when the port is taken
 */
export async function runApi(settings: Settings): Promise<ApiServer> {
  const log = createLog('api', settings.logLevel);
  const clock = systemClock;
  const db = openRegister(settings.databaseUrl, { poolMax: POOL, name: 'ssm-api' });
  const directory = await openDirectory(db);
  const { connection: target, namespace } = settings.temporal;
  const connection = Connection.lazy({
    ...target,
    connectTimeout: 2_000,
    channelArgs: {
      'grpc.initial_reconnect_backoff_ms': 200,
      'grpc.max_reconnect_backoff_ms': LONGEST_RECONNECT,
    },
  });
  const client = new Client({ connection, namespace });
  const onFault = (error: unknown, about: unknown): void =>
    log.warn({ about, fault: error instanceof Error ? error.name : 'unknown' }, 'left to the dispatcher');
  const app = createApp({
    db,
    directory,
    delivery: createDelivery({ db, client, clock, onFault }),
    clock,
    attachments: createFolderStore(settings.attachmentsFolder),
    health: createProbes(db, { client, namespace, taskQueue: GRIEVANCE_QUEUE }),
    metrics: createApiMetrics(),
    log,
    temporalUi: settings.temporalUiUrl === undefined ? null : { url: settings.temporalUiUrl, namespace },
    version: API_VERSION,
  });
  const server = createServer(app);
  // Shorter than a slow client may take to send 10 MB over a 2G line; longer than any answer of ours.
  server.requestTimeout = 120_000;
  const port = await listening(server, settings.apiPort, settings.apiHost);
  const forgetting = setInterval(() => {
    forgetOldAnswers(db).catch((error: unknown) => onFault(error, 'idempotency keys'));
  }, FORGET_EVERY);
  forgetting.unref();
  log.info({ port }, 'API listens');
  return {
    port,
    async close() {
      clearInterval(forgetting);
      await drained(server);
      await connection.close();
      await db.destroy();
    },
  };
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new SettingsError(`Port ${port} is in use: set API_PORT to a free one.`) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function drained(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN);
  await closed;
  clearTimeout(cut);
}
