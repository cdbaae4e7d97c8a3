/** Policies and calendars are versions; publishing one orders the re-planning of open cases (page 3). */
import type { Knex } from 'knex';
import { DEFAULT_POLICY, DEFAULT_RULES } from '../../domain/policy';
import type { Calendar, Policy } from '../../domain/policy';
import { openRegister } from '../../register/database';
import { currentRules, publishCalendar, publishPolicy } from '../../register/rules';
import { cloneDatabase } from './template-database';
import type { TestDatabase } from './template-database';

let database: TestDatabase;
let db: Knex;
const AT = Date.parse('2026-11-22T10:00:00+05:30');

beforeEach(async () => {
  database = await cloneDatabase();
  db = openRegister(database.url);
});
afterEach(async () => {
  await db.destroy();
  await database.drop();
});

const jobs = () => db('replan_jobs').select('rules', 'started_at', 'finished_at').orderBy('id');

test('a fresh start has the default policy and calendars with gazetted holidays', async () => {
  const rules = await currentRules(db);
  expect(rules.policy).toEqual(DEFAULT_POLICY);
  expect(rules.office.week).toEqual(DEFAULT_RULES.office.week);
  expect(rules.calls.week).toEqual(DEFAULT_RULES.calls.week);
  expect(rules.office.holidays).toEqual(expect.arrayContaining(['2026-12-25', '2027-01-26']));
  expect([rules.office.version, rules.calls.version]).toEqual([1, 1]);
});

test('rules are the same objects from one question to the next', async () => {
  expect(await currentRules(db)).toBe(await currentRules(db));
});

test('a published policy is the next version, at once, and one job carries it to open cases', async () => {
  await currentRules(db);
  const published = await publishPolicy(db, { ...DEFAULT_POLICY, emergencyHours: 12 }, 'administrator', AT);
  expect(published.version).toBe(2);
  expect((await currentRules(db)).policy).toEqual({ ...DEFAULT_POLICY, emergencyHours: 12, version: 2 });
  expect(await jobs()).toEqual([
    { rules: { policy: 2, office: 1, calls: 1 }, started_at: AT, finished_at: null },
  ]);
});

test('a published calendar leaves the other one and the policy', async () => {
  const { calls } = await currentRules(db);
  await publishCalendar(db, { ...calls, holidays: ['2026-11-30'] }, null, AT);
  const rules = await currentRules(db);
  expect(rules.calls).toMatchObject({ version: 2, holidays: ['2026-11-30'] });
  expect(rules.office.version).toBe(1);
  expect(await jobs()).toMatchObject([{ rules: { policy: 1, office: 1, calls: 2 } }]);
});

test('policies published at once get versions of their own', async () => {
  const published = await Promise.all([1, 2, 3, 4].map(() => publishPolicy(db, DEFAULT_POLICY, null, AT)));
  expect(published.map(({ version }) => version).sort()).toEqual([2, 3, 4, 5]);
  expect((await currentRules(db)).policy.version).toBe(5);
});

const calendar = (change: Partial<Calendar>): Calendar => ({ ...DEFAULT_RULES.office, ...change });
test.each<[string, Calendar, string]>([
  ['a holiday that is no date', calendar({ holidays: ['2026-02-30'] }), 'holidays[0]'],
  [
    'hours that overlap',
    calendar({
      week: {
        mon: [
          ['10:00', '13:00'],
          ['12:00', '18:00'],
        ],
      },
    }),
    'week.mon[1]',
  ],
  ['no working hours at all', calendar({ week: {} }), 'week: is never open'],
  ['a calendar nobody uses', calendar({ id: 'school' }), 'id: there is no calendar "school"'],
])('%s is refused by its field, and nothing is published', async (_what, wrong, field) => {
  await expect(publishCalendar(db, wrong, null, AT)).rejects.toThrow(field);
  expect((await currentRules(db)).office.version).toBe(1);
  expect(await jobs()).toEqual([]);
});

test('a ladder that is not understood is refused by its entry', async () => {
  const rung = { at: 'tomorrow', action: 'reminder', audience: 'holder' } as const;
  const wrong: Policy = { ...DEFAULT_POLICY, ladders: { ...DEFAULT_POLICY.ladders, individual: [rung] } };
  await expect(publishPolicy(db, wrong, null, AT)).rejects.toThrow('ladders.individual: ladder[0].at');
  expect(await jobs()).toEqual([]);
});
