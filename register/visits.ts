/** Field visits: who is to look, by when, what was found. */
import type { Knex } from 'knex';
import type { Instant } from '../domain/time';
import { sqlTime } from './database';

export type Visit = {
  id: string;
  reference: string;
  office: string;
  post: string | null;
  state: 'open' | 'done' | 'expired' | 'withdrawn';
  opened_at: Instant;
  due_at: Instant;
  verdict: string | null;
  found_at: Instant | null;
};

export type VisitDetail = Visit & {
  category: string | null;
  department: string | null;
  district: string | null;
  emergency: boolean;
  block: string | null;
  address: string | null;
};

/** Due first. `office` null: every office's. */
export async function listVisits(
  db: Knex,
  filters: { office: string | null; states: readonly string[] },
  after: { dueAt: Instant; id: string } | null,
  limit: number,
): Promise<VisitDetail[]> {
  const query = db('visits as v')
    .join('grievances as g', 'g.reference', 'v.reference')
    .join('complaints as c', 'c.reference', 'v.reference')
    .whereIn('v.state', [...filters.states])
    .select('v.*', 'g.category', 'g.department', 'g.district', 'g.emergency', 'c.block', 'c.address');
  if (filters.office !== null) void query.where('v.office', filters.office);
  if (after !== null) void query.whereRaw('(v.due_at, v.id) > (?, ?)', [sqlTime(after.dueAt), after.id]);
  return (await query.orderBy('v.due_at').orderBy('v.id').limit(limit)) as VisitDetail[];
}

export async function loadVisit(db: Knex, id: string): Promise<Visit | null> {
  const row = (await db('visits').where({ id }).first()) as Visit | undefined;
  return row ?? null;
}
