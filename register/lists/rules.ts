/** Published policies and calendars, for those who read them. */
import type { Knex } from 'knex';
import type { Calendar, Policy } from '../../domain/policy';
import type { Instant } from '../../domain/time';

export type PublishedPolicy = {
  version: number;
  body: Policy;
  published_by: string | null;
  published_at: Instant;
};
export type PublishedCalendar = { body: Calendar; published_by: string | null; published_at: Instant };

/** Newest first, below version `before`. */
export async function listPolicies(
  db: Knex,
  before: number | null,
  limit: number,
): Promise<PublishedPolicy[]> {
  const query = db('policies').orderBy('version', 'desc').limit(limit);
  if (before !== null) void query.where('version', '<', before);
  return (await query.select('version', 'body', 'published_by', 'published_at')) as PublishedPolicy[];
}

/** The newest version of each. */
export async function listCalendars(db: Knex): Promise<PublishedCalendar[]> {
  return (await db('calendars')
    .distinctOn('id')
    .orderBy([{ column: 'id' }, { column: 'version', order: 'desc' }])
    .select('body', 'published_by', 'published_at')) as PublishedCalendar[];
}
