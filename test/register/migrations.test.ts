/** Migrations go forward, back and forward again, and leave nothing behind. */
import type { Knex } from 'knex';
import { openRegister } from '../../register/database';
import { migrateRegister, rollbackRegister } from '../../register/migrate';
import { seedDirectory } from '../../register/seed/seed-directory';
import { emptyDatabase } from './template-database';
import type { TestDatabase } from './template-database';

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await emptyDatabase();
  db = openRegister(database.url);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** Tables, indexes, sequences, functions and constraints of ours, as text to compare. */
async function schema(): Promise<string[]> {
  const { rows } = (await db.raw(`
    SELECT 'relation ' || relkind::text || ' ' || relname AS what FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'knex%' AND relname NOT LIKE 'pg\\_%'
    UNION ALL SELECT 'function ' || p.proname FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
    UNION ALL SELECT 'trigger ' || tgrelid::regclass || ' ' || tgname FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY 1
  `)) as { rows: { what: string }[] };
  return rows.map(({ what }) => what).filter((what) => !what.includes('knex_migrations'));
}

test('up, down and up again give the same schema, also with data in it', async () => {
  const { applied } = await migrateRegister(db);
  expect(applied.length).toBeGreaterThanOrEqual(4);
  const first = await schema();
  expect(first).toContain('relation r grievances');
  expect((await migrateRegister(db)).applied).toEqual([]);

  await seedDirectory(db);
  await db.raw('SELECT next_case_number(2026)');
  const { rolledBack } = await rollbackRegister(db);
  expect([...rolledBack].sort()).toEqual([...applied].sort());
  expect(await schema()).toEqual([]);

  await migrateRegister(db);
  expect(await schema()).toEqual(first);
  expect((await seedDirectory(db)).seeded).toBe(true);
});

test('several that migrate and seed an empty register at once do it once, and none fails', async () => {
  const empty = await emptyDatabase();
  const processes = [1, 2, 3, 4].map(() => openRegister(empty.url));
  try {
    const done = await Promise.all(
      processes.map(async (each) => ({
        applied: (await migrateRegister(each)).applied.length,
        seeded: (await seedDirectory(each)).seeded,
      })),
    );
    expect(done.filter(({ applied }) => applied > 0)).toHaveLength(1);
    expect(done.filter(({ seeded }) => seeded)).toHaveLength(1);
  } finally {
    await Promise.all(processes.map((each) => each.destroy()));
    await empty.drop();
  }
});

test('what a process killed while migrating left locked does not keep the next one out', async () => {
  await db('knex_migrations_lock').update({ is_locked: 1 });
  await rollbackRegister(db);
  await db('knex_migrations_lock').update({ is_locked: 1 });
  expect((await migrateRegister(db)).applied.length).toBeGreaterThan(0);
});
