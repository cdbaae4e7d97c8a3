/**
 * Registration numbers (I5): ten digits, two of the year, seven of the case, one check digit by Damm's
 * quasigroup, which catches every wrong digit and every two swapped neighbours (H. M. Damm, 2004).
 * Read aloud in groups: `26 0001 2345`.
 */
import type { Reference } from './lifecycle/state';
import { toRfc3339 } from './time';
import type { Instant } from './time';

const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

/** Damm's check: 0 for a number whose last digit is its check digit. */
export function dammInterim(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = DAMM[interim]?.[Number(digit)] ?? 0;
  return interim;
}

export const CASES_A_YEAR = 9_999_999;

/** The local year in which a case is lodged: names the sequence and the first two digits. */
export function yearOf(at: Instant): number {
  return Number(toRfc3339(at).slice(0, 4));
}

/** @throws RangeError past 9,999,999 cases in a year (three times the State's receipts at launch). */
export function makeReference(year: number, number: number): Reference {
  if (!Number.isInteger(number) || number < 1 || number > CASES_A_YEAR)
    throw new RangeError(`Case number ${number} does not fit in seven digits.`);
  const digits = `${String(year % 100).padStart(2, '0')}${String(number).padStart(7, '0')}`;
  return `${digits}${dammInterim(digits)}`;
}

export type ReadReference = { ok: true; reference: Reference } | { ok: false; why: 'shape' | 'check-digit' };

/** Reads what a person typed: Bengali and Hindi digits, spaces and hyphens are understood. */
export function readReference(text: string): ReadReference {
  const digits = latinDigits(text).replace(/[\s.\-–/]/g, '');
  if (!/^\d{10}$/.test(digits)) return { ok: false, why: 'shape' };
  return dammInterim(digits) === 0 ? { ok: true, reference: digits } : { ok: false, why: 'check-digit' };
}

/** Groups for reading aloud: `26 0001 2345`. */
export function inGroups(reference: Reference): string {
  return `${reference.slice(0, 2)} ${reference.slice(2, 6)} ${reference.slice(6)}`;
}

/** Bengali and Devanagari digits as Latin ones. */
export function latinDigits(text: string): string {
  return text.replace(/[\u09e6-\u09ef\u0966-\u096f]/g, (d) =>
    String((d.charCodeAt(0) - (d >= '\u09e6' ? 0x09e6 : 0x0966)) % 10),
  );
}
