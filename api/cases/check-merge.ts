/** Where a case may be merged into: an open, unmerged case that the caller may see, and not itself. */
import type { Knex } from 'knex';
import { readReference } from '../../domain/reference';
import { loadCaseDetail } from '../../register/lists/case-detail';
import type { CaseScope } from '../../register/lists/scope';
import type { FieldError } from '../problem';

export async function mergeErrors(
  db: Knex,
  scope: CaseScope,
  typed: string,
  reference: string,
): Promise<{ reference: string; errors: FieldError[] }> {
  const wrong = (message: string) => ({ reference: '', errors: [{ field: 'into', message }] });
  const read = readReference(typed);
  if (!read.ok) return wrong('is no registration number; check its digits');
  if (read.reference === reference) return wrong('is this very case; name another one');
  const target = await loadCaseDetail(db, scope, read.reference);
  if (target === null) return wrong('is not known; check the registration number');
  if (target.merged_into !== null) return wrong(`was merged itself; name ${target.merged_into} instead`);
  if (target.stage === 'ended') return wrong('has ended; name an open case');
  return { reference: read.reference, errors: [] };
}
