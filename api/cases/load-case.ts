/** From a registration number in an address to the case, or the 404 that it deserves. */
import { readReference } from '../../domain/reference';
import { attachmentsOf } from '../../register/attachments';
import { loadCaseDetail } from '../../register/lists/case-detail';
import type { CaseDetail } from '../../register/lists/case-detail';
import type { CaseScope } from '../../register/lists/scope';
import { currentRules } from '../../register/rules';
import type { Caller } from '../access/caller';
import { notFound, Problem } from '../problem';
import type { Services } from '../services';
import { grievanceView } from './view';

/** @throws Problem 404, `mistyped` where the check digit says so */
export function referenceIn(typed: string): string {
  const read = readReference(typed);
  if (read.ok) return read.reference;
  if (read.why === 'shape') throw notFound();
  throw new Problem('not-found', {
    detail:
      'This registration number is mistyped: its last digit does not fit the others. Check it and try again.',
    code: 'mistyped',
  });
}

/** @throws Problem 404 for a case outside the scope as for one that does not exist */
export async function visibleCase(services: Services, scope: CaseScope, typed: string): Promise<CaseDetail> {
  const row = await loadCaseDetail(services.db, scope, referenceIn(typed));
  if (row === null) throw notFound();
  return row;
}

/** The case as the caller sees it. */
export async function viewOf(
  services: Services,
  row: CaseDetail,
  caller: Caller,
): Promise<Record<string, unknown>> {
  const { db, directory, clock, temporalUi } = services;
  const [rules, attachments] = await Promise.all([currentRules(db), attachmentsOf(db, row.reference)]);
  return grievanceView(row, { directory, rules, now: clock.now(), caller, attachments, temporalUi });
}

/** After a command or a lodging: what every read after it shows. */
export async function viewNow(
  services: Services,
  reference: string,
  caller: Caller,
): Promise<{ seq: number; grievance: Record<string, unknown> }> {
  const row = await loadCaseDetail(services.db, { sees: 'all' }, reference);
  if (row === null) throw notFound();
  return { seq: row.seq, grievance: await viewOf(services, row, caller) };
}
