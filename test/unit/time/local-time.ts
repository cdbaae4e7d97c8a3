import { parseRfc3339 } from '../../../domain/time';
import type { Instant } from '../../../domain/time';
import type { Week } from '../../../domain/policy';

/** `'2026-11-02 10:00'` at +05:30. */
export function local(text: string): Instant {
  const at = parseRfc3339(`${text.replace(' ', 'T')}:00+05:30`);
  if (at === null) throw new Error(`no local time: ${text}`);
  return at;
}

/** Monday to Friday, 10:00–18:00. November 2026 begins on a Sunday, so the 2nd is a Monday. */
export const OFFICE_WEEK: Week = {
  mon: [['10:00', '18:00']],
  tue: [['10:00', '18:00']],
  wed: [['10:00', '18:00']],
  thu: [['10:00', '18:00']],
  fri: [['10:00', '18:00']],
};

export const OFFICE = { week: OFFICE_WEEK, holidays: [] };
