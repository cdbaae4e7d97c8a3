import fc from 'fast-check';
import {
  dammInterim,
  inGroups,
  latinDigits,
  makeReference,
  readReference,
  yearOf,
} from '../../domain/reference';
import { parseRfc3339 } from '../../domain/time';

const REFERENCES = Array.from({ length: 60 }, (_, i) => makeReference(2026 + (i % 7), 1 + i * 166_471));
const digits = [...'0123456789'];

test('Damm’s own example: 572 has the check digit 4', () => {
  expect(dammInterim('572')).toBe(4);
  expect(dammInterim('5724')).toBe(0);
});

test('every single wrong digit is caught', () => {
  for (const reference of REFERENCES)
    for (let at = 0; at < reference.length; at += 1)
      for (const wrong of digits.filter((digit) => digit !== reference[at])) {
        const typed = reference.slice(0, at) + wrong + reference.slice(at + 1);
        expect(readReference(typed)).toEqual({ ok: false, why: 'check-digit' });
      }
});

test('every two swapped neighbours are caught', () => {
  for (const reference of REFERENCES)
    for (let at = 0; at + 1 < reference.length; at += 1) {
      const [a, b] = [reference.charAt(at), reference.charAt(at + 1)];
      if (a === b) continue;
      const typed = reference.slice(0, at) + b + a + reference.slice(at + 2);
      expect(readReference(typed).ok).toBe(false);
    }
});

test('a number is read as it is made, aloud in groups and in Bengali digits too', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2020, max: 2099 }),
      fc.integer({ min: 1, max: 9_999_999 }),
      (year, number) => {
        const reference = makeReference(year, number);
        expect(reference).toHaveLength(10);
        expect(reference.startsWith(String(year % 100).padStart(2, '0'))).toBe(true);
        const bengali = reference.replace(/\d/g, (digit) => String.fromCharCode(0x09e6 + Number(digit)));
        for (const typed of [
          reference,
          inGroups(reference),
          bengali,
          ` ${inGroups(reference).replaceAll(' ', '-')} `,
        ])
          expect(readReference(typed)).toEqual({ ok: true, reference });
      },
    ),
  );
});

test.each(['', '123', 'abc', '26000000145', '26 0000 00١4', '2600000O14'])(
  '%j has not the shape of a number',
  (typed) => {
    expect(readReference(typed)).toEqual({ ok: false, why: 'shape' });
  },
);

test('Hindi digits are understood as well', () => {
  expect(latinDigits('२६ ০০')).toBe('26 00');
});

test('the year is the local one: half past midnight on New Year’s Day in Kolkata is still December in London', () => {
  expect(yearOf(parseRfc3339('2027-01-01T00:30:00+05:30') ?? 0)).toBe(2027);
  expect(yearOf(parseRfc3339('2026-12-31T23:59:59+05:30') ?? 0)).toBe(2026);
});

test.each([0, -1, 1.5, 10_000_000])('a case number %d is refused', (number) => {
  expect(() => makeReference(2026, number)).toThrow(RangeError);
});
