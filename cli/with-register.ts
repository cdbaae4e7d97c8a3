import path from 'node:path';
import { existsSync } from 'node:fs';
import type { Knex } from 'knex';
import { enginesNowRunning } from '../engines/engines-file';
import { startPostgres } from '../engines/postgres';
import { SettingsError, type Configuration } from '../engines/settings';
import { takeStartLock } from '../engines/start-lock';

/**
 * Opens the register for one command: the one that DATABASE_URL names, else the embedded one that runs, else the
 * embedded one started for as long as the command takes.
 */
export async function withRegister<Result>(
  configuration: Configuration,
  work: (db: Knex) => Promise<Result>,
): Promise<Result> {
  const { openRegister } = await import('../register/database.js');
  const url = configuration.databaseUrl ?? (await enginesNowRunning(configuration.dataFolder)).databaseUrl;
  if (url !== undefined) return using(openRegister(url), work);
  if (!existsSync(path.join(configuration.dataFolder, 'postgres'))) {
    throw new SettingsError(
      `There is no register yet: set DATABASE_URL, or run \`ssm start\` once (it makes one in ${configuration.dataFolder}).`,
    );
  }
  const lock = takeStartLock(configuration.dataFolder);
  try {
    const postgres = await startPostgres({
      folder: configuration.dataFolder,
      port: configuration.postgresPort,
      logFile: path.join(configuration.dataFolder, 'logs', 'postgres.log'),
      stopLeftover: true,
      waitForPortMs: lock.predecessorWasKilled ? 15_000 : 0,
    });
    try {
      return await using(openRegister(postgres.url), work);
    } finally {
      await postgres.stop();
    }
  } finally {
    lock.release();
  }
}

async function using<Result>(db: Knex, work: (db: Knex) => Promise<Result>): Promise<Result> {
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
