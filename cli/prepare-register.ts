import type { Knex } from 'knex';
import { checkTrigrams } from './check-trigrams';
import { SettingsError, type Settings } from '../engines/settings';

/**
 * Brings the register to this version's tables and fills the starting directory; both do nothing the second time.
 *
 * @param then gets the register before it is closed
 * @throws SettingsError when it cannot be reached or cannot hold Bengali
 */
export async function prepareRegister<Result>(
  settings: Settings,
  say: (sentence: string) => void,
  then: (db: Knex) => Promise<Result>,
): Promise<Result> {
  const { openRegister } = await import('../register/database.js');
  const { migrateRegister } = await import('../register/migrate.js');
  const { seedDirectory } = await import('../register/seed/seed-directory.js');
  const db = openRegister(settings.databaseUrl);
  try {
    await db.raw('select 1').catch((error: unknown) => {
      throw new SettingsError(
        `The register cannot be reached (${error instanceof Error ? error.message : String(error)}): check DATABASE_URL and that PostgreSQL runs.`,
      );
    });
    const { applied } = await migrateRegister(db);
    if (applied.length > 0) say(`migrations applied: ${applied.join(', ')}`);
    const trigrams = await checkTrigrams(db);
    if (trigrams !== undefined) throw new SettingsError(trigrams);
    const directory = await seedDirectory(db);
    if (directory.seeded) {
      say(
        `directory made: ${directory.offices} offices, ${directory.posts} posts, ${directory.officers} officers`,
      );
    }
    return await then(db);
  } finally {
    await db.destroy();
  }
}
