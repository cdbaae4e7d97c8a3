/** A database of one's own for a test: a copy of a migrated and seeded template. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { databaseOn, TEMPLATE } from '../engine-broker';

export type TestDatabase = { url: string; drop(): Promise<void> };

/**
 * Migrated and seeded. Files are copied: 25–50 ms on an idle machine, half of the default strategy's (which writes
 * them to the log as well). The first call of a run starts PostgreSQL and makes the template: about 2 s.
 */
export function cloneDatabase(): Promise<TestDatabase> {
  return createDatabase(`TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`);
}

/** Without a single table. */
export function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase('');
}

async function createDatabase(from: string): Promise<TestDatabase> {
  const admin = await adminUrl();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await run(admin, `CREATE DATABASE ${name} ${from}`);
  return {
    url: databaseOn(admin, name),
    drop: () => run(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function adminUrl(): Promise<string> {
  const broker = process.env['SSM_TEST_ENGINES'];
  if (broker === undefined) {
    throw new Error(
      'SSM_TEST_ENGINES is not set: run this test by jest with the globalSetup of jest.config.js.',
    );
  }
  const answer = await fetch(broker);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The test engines did not start: ${text}`);
  return text;
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
