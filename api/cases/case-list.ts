/** Lists of cases: from a query to a page of summaries, due first. */
import { latinDigits, readReference } from '../../domain/reference';
import { DAY, localDayNumber, startOfLocalDay } from '../../domain/time';
import type { Instant } from '../../domain/time';
import { listCases } from '../../register/lists/cases';
import type { CaseFilters, CasePosition, CaseSearch } from '../../register/lists/cases';
import type { CaseScope } from '../../register/lists/scope';
import type { Caller } from '../access/caller';
import { sightOf } from '../access/masking';
import { page, readCursor } from '../cursor';
import { invalid } from '../problem';
import { normaliseMobile } from '../schemas/mobile';
import type { CaseFiltersQuery } from '../schemas/lists';
import type { Answer } from '../route';
import type { Services } from '../services';
import { summaryView } from './view';

/** @throws Problem 422 for an unknown department or district, a short search or a foreign cursor */
export async function caseList(
  { db, directory }: Services,
  query: CaseFiltersQuery,
  asked: { caller: Caller; scope: CaseScope; at: Instant; inbox: boolean },
): Promise<Answer> {
  const { cursor, limit, due, q, department, district, ...plain } = query;
  const filters: CaseFilters = {
    ...plain,
    openOnly: asked.inbox,
    due: due === undefined ? undefined : periodOf(due, asked.at),
    search: q === undefined ? undefined : searchFor(q, asked.caller),
    department: known('department', department, (said) => directory.department(said)?.code),
    district: known('district', district, (said) => directory.district(said)?.slug),
  };
  // A cursor belongs to its filters; "today" may have become tomorrow between two pages without harm.
  const list = { list: asked.inbox ? 'inbox' : 'grievances', due, q, department, district, ...plain };
  const after = cursor === undefined ? null : positionIn(readCursor(list, cursor));
  const rows = await listCases(db, asked.scope, filters, after, limit + 1);
  return {
    status: 200,
    json: page(
      rows,
      limit,
      list,
      (row) => [row.sort_due, row.reference],
      (row) => summaryView(row, directory, asked.at),
    ),
  };
}

function known(
  field: string,
  said: string | undefined,
  find: (text: string) => string | undefined,
): string | undefined {
  if (said === undefined) return undefined;
  const found = find(said);
  if (found === undefined) throw invalid([{ field, message: `"${said}" is not known; see /v1/${field}s` }]);
  return found;
}

/** Overdue begins at the due instant itself, when its rung falls due. */
function periodOf(due: 'overdue' | 'today' | 'week', at: Instant): { from: Instant | null; to: Instant } {
  const today = startOfLocalDay(localDayNumber(at));
  switch (due) {
    case 'overdue':
      return { from: null, to: at + 1 };
    case 'today':
      return { from: today, to: today + DAY };
    case 'week':
      return { from: today, to: today + 7 * DAY };
  }
}

/** A mobile finds its owner's cases only for those who see mobiles: for others it would be an oracle. */
function searchFor(q: string, caller: Caller): CaseSearch {
  const read = readReference(q);
  if (read.ok) return { reference: read.reference };
  const mobile = sightOf(caller.role) === 'full' ? normaliseMobile(q) : null;
  if (mobile !== null) return { mobile };
  if (read.why === 'check-digit' && /^[\d\s-]+$/.test(latinDigits(q)))
    throw invalid([
      { field: 'q', message: 'is a mistyped registration number: its last digit does not fit' },
    ]);
  if (q.length < 3) throw invalid([{ field: 'q', message: 'is too short; give three letters at least' }]);
  return { words: q };
}

function positionIn(position: readonly (string | number)[]): CasePosition {
  const [sortDue, reference] = position;
  const latest = 253402300799999;
  if (typeof sortDue !== 'number' || sortDue < 0 || sortDue > latest || typeof reference !== 'string')
    throw invalid([{ field: 'cursor', message: 'is no cursor of this list; begin without it' }]);
  return { sortDue, reference };
}
