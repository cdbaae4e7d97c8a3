import type { Knex } from 'knex';
import { DEFAULT_POLICY } from '../../domain/policy';
import { inventedOfficer } from './invented-officers';
import { STARTING_CALENDARS } from './starting-calendars';
import {
  STARTING_DEPARTMENTS,
  STARTING_DISTRICTS,
  STARTING_POLICE,
  startingCategories,
  startingOffices,
} from './starting-offices';
import { postsOf } from './starting-posts';

export type Seeded = { seeded: boolean; offices: number; posts: number; officers: number };

/** Before every case, so that whatever clock a test uses finds the posts held and the rules published. */
const SINCE = '2020-01-01T00:00:00+05:30';
/** Two processes that start at once seed once. Any number that no other lock uses. */
const SEEDING = 7_203_002;

/**
 * Fills an empty register with the starting directory, policy and calendars, in one transaction; a register that
 * has offices is left as it is, for from then on the directory is the administrators'.
 *
 * @returns how many there are now, and whether they were made by this call
 */
export async function seedDirectory(db: Knex): Promise<Seeded> {
  return db.transaction(async (tx) => {
    await tx.raw('SELECT pg_advisory_xact_lock(?)', [SEEDING]);
    const seeded = (await tx('offices').first('id')) === undefined;
    if (seeded) await fill(tx);
    return {
      seeded,
      offices: await countOf(tx, 'offices'),
      posts: await countOf(tx, 'posts'),
      officers: await countOf(tx, 'officers'),
    };
  });
}

async function fill(tx: Knex): Promise<void> {
  const offices = startingOffices();
  const posts = offices.flatMap(postsOf);
  const officers = posts.map((_post, number) => inventedOfficer(number));

  await insertAll(
    tx,
    'districts',
    STARTING_DISTRICTS.map(({ slug, lgd, name, name_bn, abbr, headquarters, lon, lat, tile }) => ({
      slug,
      lgd,
      name,
      name_bn,
      abbr,
      detail: { headquarters, lon, lat, tile },
    })),
  );
  await insertAll(tx, 'departments', STARTING_DEPARTMENTS);
  await insertAll(
    tx,
    'offices',
    offices.map(({ title: _title, nameBn, ...office }) => ({ ...office, name_bn: nameBn ?? null })),
  );
  await insertAll(
    tx,
    'police_jurisdictions',
    STARTING_POLICE.flatMap(({ slug, office, districts }) =>
      districts.map((district) => ({ slug, district, office })),
    ),
  );
  await insertAll(tx, 'categories', startingCategories());
  await insertAll(tx, 'posts', posts);
  await insertAll(tx, 'officers', officers);
  await insertAll(
    tx,
    'postings',
    posts.map((post, number) => ({
      id: `posting-${String(number + 1).padStart(5, '0')}`,
      post: post.id,
      officer: inventedOfficer(number).id,
      from_at: SINCE,
      until_at: null,
      acting: false,
    })),
  );
  await insertAll(tx, 'policies', [
    { version: 1, body: { ...DEFAULT_POLICY, version: 1 }, published_at: SINCE },
  ]);
  await insertAll(
    tx,
    'calendars',
    STARTING_CALENDARS.map((calendar) => ({
      id: calendar.id,
      version: 1,
      body: { ...calendar, version: 1 },
      published_at: SINCE,
    })),
  );
}

/** One statement a table: thousands of rows go as one JSON parameter, past the limit of 65,535 parameters. */
async function insertAll(tx: Knex, table: string, rows: readonly object[]): Promise<void> {
  await tx.raw('INSERT INTO ?? SELECT * FROM json_populate_recordset(null::??, ?::json)', [
    table,
    table,
    JSON.stringify(rows),
  ]);
}

async function countOf(tx: Knex, table: string): Promise<number> {
  const row: { count?: unknown } | undefined = await tx(table).count({ count: '*' }).first();
  return Number(row?.count ?? 0);
}
