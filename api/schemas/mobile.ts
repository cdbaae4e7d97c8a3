/** Telephone numbers as people write them, as E.164. */
import { latinDigits } from '../../domain/reference';

/**
 * Understands Bengali and Hindi digits, blanks, hyphens, dots and brackets, a leading 0, 91, +91 or 0091. An
 * Indian mobile has ten digits and begins with 6 to 9 (National Numbering Plan); any other country's number
 * needs its + or 00. `null`: no mobile.
 */
export function normaliseMobile(said: string): string | null {
  const compact = latinDigits(said).replace(/[\s\-–.()/]/g, '');
  if (!/^\+?\d{4,20}$/.test(compact)) return null;
  const international = compact.startsWith('+')
    ? compact.slice(1)
    : /^00(?=[1-9])/.test(compact)
      ? compact.slice(2)
      : null;
  if (international !== null && !international.startsWith('91'))
    return /^[1-9]\d{6,14}$/.test(international) ? `+${international}` : null;
  const indian = international ?? compact;
  const national = /^(?:91)?0?([6-9]\d{9})$/.exec(indian)?.[1];
  return national === undefined ? null : `+91${national}`;
}
