/** A change in the register reaches a directory that is open, and an unchanged one is not read again. */
import { performance } from 'node:perf_hooks';
import type { Knex } from 'knex';
import { openRegister, sqlTime } from '../../../register/database';
import { openDirectory } from '../../../register/directory/directory';
import { directoryVersion, loadSnapshot } from '../../../register/directory/load-snapshot';
import { cloneDatabase } from '../template-database';
import type { TestDatabase } from '../template-database';

let database: TestDatabase;
let db: Knex;
const NOW = Date.parse('2026-11-22T10:00:00+05:30');

beforeAll(async () => {
  database = await cloneDatabase();
  db = openRegister(database.url);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

test.each<[string, () => Promise<unknown>]>([
  ['an office renamed', () => db('offices').where({ id: 'health' }).update({ name: 'Health' })],
  [
    'an officer’s number changed',
    () => db('officers').where({ id: 'officer-00001' }).update({ mobile: null }),
  ],
  [
    'a posting ended',
    () =>
      db('postings')
        .where({ post: 'validator-2' })
        .update({ until_at: sqlTime(NOW) }),
  ],
  [
    'a post made',
    () => db('posts').insert({ id: 'x', office: 'cell', role: 'cell-officer', rank: '', title: '' }),
  ],
  [
    'a category’s limit set',
    () => db('categories').where({ code: 'ambulance' }).update({ emergency_hours: 2 }),
  ],
  ['a jurisdiction removed', () => db('police_jurisdictions').where({ slug: 'siliguri' }).del()],
  ['a district edited', () => db('districts').where({ slug: 'nadia' }).update({ name_bn: 'নদীয়া' })],
  ['a department edited', () => db('departments').where({ code: 'law' }).update({ name: 'Law ' })],
])('%s counts as a change', async (_what, change) => {
  const before = await directoryVersion(db);
  await change();
  expect(await directoryVersion(db)).toBeGreaterThan(before);
});

test('a change that is rolled back is none', async () => {
  const before = await directoryVersion(db);
  const undone = db.transaction(async (tx) => {
    await tx('officers').update({ language: 'hi' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await directoryVersion(db)).toBe(before);
});

test('the transfer of an officer moves the post’s holder at its instant, by the clock alone', async () => {
  const clock = { now: () => NOW };
  const [at, post] = [NOW + 60_000, 'health-hod'];
  await db('postings')
    .where({ post })
    .update({ until_at: sqlTime(at) });
  await db('postings').insert({ id: 'next', post, officer: 'officer-00002', from_at: sqlTime(at) });
  const directory = await openDirectory(db, clock);
  expect(directory.holderOf(post)?.officer).not.toBe('officer-00002');
  clock.now = () => at;
  expect(directory.holderOf(post)?.officer).toBe('officer-00002');
});

test('what ended is not loaded, what begins later is', async () => {
  const ended = await loadSnapshot(db, NOW + 1);
  expect(ended.postings.get('validator-2')).toBeUndefined();
  expect((await loadSnapshot(db, NOW - 1)).postings.get('validator-2')).toHaveLength(1);
  expect((await loadSnapshot(db, NOW)).postings.get('health-hod')).toHaveLength(2);
});

test('an open directory follows, and asks one number at most every two seconds', async () => {
  const directory = await openDirectory(db);
  const statements: string[] = [];
  const listen = ({ sql }: { sql: string }) => statements.push(sql);
  db.on('query', listen);
  const real = performance.now();
  const time = jest.spyOn(performance, 'now');
  try {
    time.mockReturnValue(real + 1_000);
    await directory.refresh();
    expect(statements).toEqual([]);
    time.mockReturnValue(real + 5_000);
    await Promise.all([directory.refresh(), directory.refresh()]);
    expect(statements).toHaveLength(1);
    await db('offices').where({ id: 'health' }).update({ name: 'Health and Family Welfare' });
    time.mockReturnValue(real + 10_000);
    await directory.refresh();
  } finally {
    time.mockRestore();
    db.removeListener('query', listen);
  }
  expect(directory.office('health')?.name).toBe('Health and Family Welfare');
  expect(directory.version).toBe(await directoryVersion(db));
});
