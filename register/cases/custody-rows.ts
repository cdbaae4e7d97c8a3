import { holderOffice, workingOffice } from '../../domain/lifecycle/custody';
import type { LedgerEntry } from '../../domain/lifecycle/events';
import type { GrievanceState } from '../../domain/lifecycle/state';
import { CHIEF_SECRETARY, fieldValidationOffice } from '../../domain/vocabulary';
import { sqlTime } from '../database';

/**
 * Who sees the case from now on: its holder, whoever is informed of it, the validators once a visit is opened,
 * the Chief Secretary's office once it has been reached. What was seen once stays visible ("held").
 */
export function custodyRows(
  before: GrievanceState | null,
  after: GrievanceState,
  entries: readonly LedgerEntry[],
): Record<string, unknown>[] {
  const rows = new Set<string>();
  const holder = holderOffice(after);
  if (holder !== null && (before === null || holderOffice(before) !== holder)) rows.add(`${holder} holder`);
  const working = workingOffice(after);
  if (working !== null && (before === null || workingOffice(before) !== working))
    rows.add(`${working} holder`);
  for (const office of after.informed)
    if (!(before?.informed.includes(office) ?? false)) rows.add(`${office} informed`);
  const events = entries.flatMap((entry) => entry.events);
  if (events.some((event) => event.type === 'visit-opened'))
    rows.add(`${fieldValidationOffice(after.subject.district)} informed`);
  if (after.escalationLevel === 4 && before?.escalationLevel !== 4) rows.add(`${CHIEF_SECRETARY} informed`);
  if (after.escalationLevel >= 2 && (before?.escalationLevel ?? 0) < 2 && after.districtOffice !== null)
    rows.add(`${after.districtOffice} informed`);
  const since = sqlTime(after.at);
  return [...rows].map((row) => {
    const [office, relation] = row.split(' ');
    return { reference: after.reference, office, relation, since };
  });
}
