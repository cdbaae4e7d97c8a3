import type { Knex } from 'knex';

const DIRECTORY_TABLES = [
  'districts',
  'departments',
  'offices',
  'police_jurisdictions',
  'categories',
  'posts',
  'officers',
  'postings',
];

/**
 * Every process keeps the directory in memory; this number tells it that the directory changed, whoever changed it
 * (an import, an administrator, a hand in psql). Once a statement, not a row: an import of 10,000 officers counts one.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    CREATE TABLE directory_version (
      the_only boolean PRIMARY KEY DEFAULT true CHECK (the_only),
      version bigint NOT NULL
    );
    INSERT INTO directory_version (version) VALUES (1);
    CREATE FUNCTION count_directory_version() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE directory_version SET version = version + 1;
      RETURN NULL;
    END $$;
  `);
  for (const table of DIRECTORY_TABLES)
    await db.raw(`
      CREATE TRIGGER directory_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION count_directory_version();
    `);
}

export async function down(db: Knex): Promise<void> {
  for (const table of DIRECTORY_TABLES) await db.raw(`DROP TRIGGER directory_changed ON ${table};`);
  await db.raw(`
    DROP FUNCTION count_directory_version();
    DROP TABLE directory_version;
  `);
}
