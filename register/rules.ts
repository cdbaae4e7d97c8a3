/** Policies and calendars as published versions; what the lifecycle plans with is the newest of each. */
import { performance } from 'node:perf_hooks';
import type { Knex } from 'knex';
import { CalendarError, compileCalendar, hasOpenTime } from '../domain/calendar';
import { LadderError, validateLadder } from '../domain/ladder';
import type { Calendar, Policy, Rules } from '../domain/policy';
import type { Instant } from '../domain/time';
import { sqlTime } from './database';

const OFFICE = 'office';
const CALLS = 'calls';
/** One lock for all publishing: a version is the last one and one. Any number that no other lock uses. */
const PUBLISHING = 7_203_001;

/** A new version reaches every process within this. */
const KEPT_MS = 2_000;
type Kept = { rules: Promise<Rules>; until: number };
const keptBy = new WeakMap<Knex, Kept>();

/**
 * The newest policy and calendars; kept for two seconds, so the objects stay the same and compiled calendars with
 * them.
 */
export function currentRules(db: Knex): Promise<Rules> {
  const known = keptBy.get(db);
  if (known !== undefined && known.until > performance.now()) return known.rules;
  const rules = readRules(db);
  const kept = { rules, until: performance.now() + KEPT_MS };
  keptBy.set(db, kept);
  rules.catch(() => {
    if (keptBy.get(db) === kept) keptBy.delete(db);
  });
  return rules;
}

/**
 * Publishes a policy as the next version (its own `version` is ignored) and orders the re-planning of open cases.
 *
 * @throws LadderError naming the ladder's entry that is not understood
 */
export async function publishPolicy(
  db: Knex,
  policy: Policy,
  by: string | null,
  at: Instant,
): Promise<Policy> {
  for (const [name, ladder] of Object.entries(policy.ladders)) {
    const [error] = validateLadder(ladder).errors;
    if (error !== undefined) throw new LadderError(`ladders.${name}: ${error.field}`, error.message);
  }
  return publish(db, at, async (tx) => {
    const version = await nextVersion(tx, 'policies', {});
    const published = { ...policy, version };
    await tx('policies').insert({
      version,
      body: JSON.stringify(published),
      published_by: by,
      published_at: sqlTime(at),
    });
    return published;
  });
}

/**
 * Publishes a calendar (`office` or `calls`) as its next version and orders the re-planning of open cases.
 *
 * @throws CalendarError naming the field; also for a calendar that is never open, with which nothing would be due
 */
export async function publishCalendar(
  db: Knex,
  calendar: Calendar,
  by: string | null,
  at: Instant,
): Promise<Calendar> {
  const { id } = calendar;
  if (id !== OFFICE && id !== CALLS) {
    throw new CalendarError('id', `there is no calendar "${id}"; publish "${OFFICE}" or "${CALLS}"`);
  }
  if (!hasOpenTime(compileCalendar(calendar))) {
    throw new CalendarError('week', 'is never open; give at least one day an interval');
  }
  return publish(db, at, async (tx) => {
    const version = await nextVersion(tx, 'calendars', { id });
    const published = { ...calendar, version };
    await tx('calendars').insert({
      id,
      version,
      body: JSON.stringify(published),
      published_by: by,
      published_at: sqlTime(at),
    });
    return published;
  });
}

async function publish<Published>(
  db: Knex,
  at: Instant,
  insert: (tx: Knex) => Promise<Published>,
): Promise<Published> {
  const published = await db.transaction(async (tx) => {
    await tx.raw('SELECT pg_advisory_xact_lock(?)', [PUBLISHING]);
    const result = await insert(tx);
    const { policy, office, calls } = await readRules(tx);
    const versions = { policy: policy.version, office: office.version, calls: calls.version };
    await tx('replan_jobs').insert({ rules: JSON.stringify(versions), started_at: sqlTime(at) });
    return result;
  });
  keptBy.delete(db);
  return published;
}

export async function readRules(db: Knex): Promise<Rules> {
  const [policy, calendars] = await Promise.all([
    db('policies').orderBy('version', 'desc').select<{ body: Policy }[]>('body').first(),
    db('calendars')
      .distinctOn('id')
      .orderBy([{ column: 'id' }, { column: 'version', order: 'desc' }])
      .select<{ id: string; body: Calendar }[]>('id', 'body'),
  ]);
  const office = calendars.find(({ id }) => id === OFFICE);
  const calls = calendars.find(({ id }) => id === CALLS);
  if (policy === undefined || office === undefined || calls === undefined) {
    throw new Error('The register has no policy or calendars yet: `ssm start` fills the starting directory.');
  }
  return { policy: policy.body, office: office.body, calls: calls.body };
}

async function nextVersion(
  tx: Knex,
  table: 'policies' | 'calendars',
  which: Record<string, string>,
): Promise<number> {
  const last = await tx(table)
    .where(which)
    .orderBy('version', 'desc')
    .select<{ version: number }[]>('version')
    .first();
  return (last?.version ?? 0) + 1;
}
