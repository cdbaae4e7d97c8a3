import type { Knex } from 'knex';
import * as directory from '../migrations/001-directory';
import * as grievances from '../migrations/002-grievances';
import * as commandsAndWork from '../migrations/003-commands-and-work';
import * as directoryVersion from '../migrations/004-directory-version';

const MIGRATIONS: Record<string, Knex.Migration> = {
  '001-directory': directory,
  '002-grievances': grievances,
  '003-commands-and-work': commandsAndWork,
  '004-directory-version': directoryVersion,
};

/** Migrations are imported, not read from a folder, so that they run the same from sources and from the build. */
const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: () => Promise.resolve(Object.keys(MIGRATIONS)),
  getMigrationName: (name) => name,
  getMigration: (name) => {
    const migration = MIGRATIONS[name];
    if (migration === undefined) throw new Error(`There is no migration ${name}.`);
    return Promise.resolve(migration);
  },
};

/** One lock for all that change the tables. Any number that no other lock uses. */
const MIGRATING = 7_203_003;

/** Brings the register to this version; several at once wait for each other. */
export async function migrateRegister(db: Knex): Promise<{ applied: string[] }> {
  const [, applied] = await alone(db, () => db.migrate.latest({ migrationSource }));
  return { applied };
}

/** Takes the last batch back. */
export async function rollbackRegister(db: Knex): Promise<{ rolledBack: string[] }> {
  const [, rolledBack] = await alone(db, () => db.migrate.rollback({ migrationSource }));
  return { rolledBack };
}

/**
 * knex's own lock refuses a second process instead of letting it wait, and stays for ever when its owner is killed;
 * PostgreSQL's goes with the connection that took it. Whoever has it may therefore clear what a killed one left.
 */
async function alone(db: Knex, migrate: () => Promise<unknown>): Promise<[number, string[]]> {
  return db.transaction(async (tx) => {
    await tx.raw('SELECT pg_advisory_xact_lock(?)', [MIGRATING]);
    await db.migrate.forceFreeMigrationsLock({ migrationSource });
    return (await migrate()) as [number, string[]];
  });
}
