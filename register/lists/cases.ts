/** Pages of cases, due first. Each filter has the index that serves it (migration 002). */
import type { Knex } from 'knex';
import type { Instant } from '../../domain/time';
import type { Channel, Kind, Outcome, Stage } from '../../domain/vocabulary';
import { sqlTime } from '../database';
import { withinScope } from './scope';
import type { CaseScope } from './scope';

export type CaseFilters = {
  stage?: string | undefined;
  department?: string | undefined;
  district?: string | undefined;
  office?: string | undefined;
  tier?: string | undefined;
  emergency?: boolean | undefined;
  channel?: string | undefined;
  kind?: string | undefined;
  outcome?: string | undefined;
  /** Open cases due in `from … to`, `to` not included; `from` null: from ever. */
  due?: { from: Instant | null; to: Instant } | undefined;
  openOnly?: boolean | undefined;
  search?: CaseSearch | undefined;
};

/** By registration number, by the words of the complaint, or by the complainant's mobile. */
export type CaseSearch = { reference: string } | { words: string } | { mobile: string };

export type CaseSummary = {
  reference: string;
  kind: Kind;
  channel: Channel;
  stage: Stage;
  cycle: number;
  outcome: Outcome | null;
  category: string | null;
  department: string | null;
  district: string | null;
  tier: string;
  emergency: boolean;
  suspected: boolean;
  holder_office: string | null;
  holder_post: string | null;
  lodged_at: Instant;
  due_at: Instant | null;
  sort_due: Instant;
  ended_at: Instant | null;
  rung: number;
  escalation_level: number;
  seq: number;
};

const COLUMNS: (keyof CaseSummary)[] = [
  'reference',
  'kind',
  'channel',
  'stage',
  'cycle',
  'outcome',
  'category',
  'department',
  'district',
  'tier',
  'emergency',
  'suspected',
  'holder_office',
  'holder_post',
  'lodged_at',
  'due_at',
  'sort_due',
  'ended_at',
  'rung',
  'escalation_level',
  'seq',
];

export type CasePosition = { sortDue: Instant; reference: string };

/** At most `limit` summaries after a position, in the order (due, reference). */
export async function listCases(
  db: Knex,
  scope: CaseScope,
  filters: CaseFilters,
  after: CasePosition | null,
  limit: number,
): Promise<CaseSummary[]> {
  const query = db('grievances as g').select(COLUMNS.map((column) => `g.${column}`));
  withinScope(query, scope);
  const equal: [string, string | boolean | undefined][] = [
    ['g.stage', filters.stage],
    ['g.department', filters.department],
    ['g.district', filters.district],
    ['g.holder_office', filters.office],
    ['g.tier', filters.tier],
    ['g.emergency', filters.emergency],
    ['g.channel', filters.channel],
    ['g.kind', filters.kind],
    ['g.outcome', filters.outcome],
  ];
  for (const [column, value] of equal) if (value !== undefined) void query.where(column, value);
  if (filters.openOnly === true || filters.due !== undefined) void query.whereNot('g.stage', 'ended');
  if (filters.due !== undefined) {
    const { from, to } = filters.due;
    if (from !== null) void query.where('g.due_at', '>=', sqlTime(from));
    void query.where('g.due_at', '<', sqlTime(to));
  }
  if (filters.search !== undefined) searchFor(query, filters.search);
  if (after !== null)
    void query.whereRaw('(g.sort_due, g.reference) > (?, ?)', [sqlTime(after.sortDue), after.reference]);
  return (await query.orderBy('g.sort_due').orderBy('g.reference').limit(limit)) as CaseSummary[];
}

function searchFor(query: Knex.QueryBuilder, search: CaseSearch): void {
  if ('reference' in search) {
    void query.where('g.reference', search.reference);
    return;
  }
  const [condition, value] =
    'mobile' in search ? ['c.mobile = ?', search.mobile] : ['c.text ILIKE ?', `%${escaped(search.words)}%`];
  void query.whereRaw(
    `EXISTS (SELECT 1 FROM complaints c WHERE c.reference = g.reference AND ${condition})`,
    [value],
  );
}

/** Signs that mean something to LIKE mean themselves here. */
function escaped(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}
