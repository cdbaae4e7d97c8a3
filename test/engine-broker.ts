/**
 * One PostgreSQL for a whole run of jest, started when the first test asks for it, so that unit tests alone start
 * none. It is owned by jest's own process, for workers come and go; they ask over HTTP.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { startTestPostgres } from '../engines/test-engines';
import type { TestPostgres } from '../engines/test-engines';
import { openRegister } from '../register/database';
import { migrateRegister } from '../register/migrate';
import { seedDirectory } from '../register/seed/seed-directory';

/** Migrated and seeded; nobody connects to it, or it could not be copied. */
export const TEMPLATE = 'ssm_template';

export type EngineBroker = { address: string; close(): Promise<void> };

export async function openEngineBroker(): Promise<EngineBroker> {
  let postgres: Promise<TestPostgres> | null = null;
  const server = createServer((_request, response) => {
    postgres ??= startWithTemplate();
    postgres.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.stack : String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      const running = await postgres?.catch(() => null);
      await running?.stop();
    },
  };
}

async function startWithTemplate(): Promise<TestPostgres> {
  const postgres = await startTestPostgres();
  try {
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${TEMPLATE}`);
    await admin.end();
    const db = openRegister(databaseOn(postgres.url, TEMPLATE));
    try {
      await migrateRegister(db);
      await seedDirectory(db);
    } finally {
      await db.destroy();
    }
    return postgres;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** The same server, another database. */
export function databaseOn(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
