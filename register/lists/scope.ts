/**
 * Who sees which cases, as SQL. Every list and every load of a case goes through `withinScope`; there is no query
 * of the API's without it (page 5, Rows; issue 3, point 7).
 */
import type { Knex } from 'knex';

export type CaseScope =
  /** The Cell, the data processing unit, the call centre, administrators. */
  | { sees: 'all' }
  /** What the office holds, held, lodged or is informed of, and what it has a visit for. */
  | { sees: 'office'; office: string }
  /** What came in through a channel. */
  | { sees: 'channel'; channel: string }
  /** What one key lodged: partners and social media share a channel name but not their cases. */
  | { sees: 'key'; keyId: string };

/** Restricts a query over `grievances AS g`. */
export function withinScope<Q extends Knex.QueryBuilder>(query: Q, scope: CaseScope): Q {
  const { sql, bindings } = scopeSql(scope);
  void query.whereRaw(sql, bindings);
  return query;
}

function scopeSql(scope: CaseScope): { sql: string; bindings: string[] } {
  switch (scope.sees) {
    case 'all':
      return { sql: 'true', bindings: [] };
    case 'office':
      return {
        sql: `(EXISTS (SELECT 1 FROM custody u WHERE u.office = ? AND u.reference = g.reference)
           OR EXISTS (SELECT 1 FROM visits v WHERE v.office = ? AND v.reference = g.reference))`,
        bindings: [scope.office, scope.office],
      };
    case 'channel':
      return { sql: 'g.channel = ?', bindings: [scope.channel] };
    case 'key':
      return { sql: 'g.key_id = ?', bindings: [scope.keyId] };
  }
}
