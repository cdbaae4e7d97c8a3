/** Telephone numbers as people write them (issue 3, Bad input). */
import fc from 'fast-check';
import { normaliseMobile } from '../../../api/schemas/mobile';

const national = fc
  .tuple(fc.constantFrom('6', '7', '8', '9'), fc.stringMatching(/^\d{9}$/))
  .map(([first, rest]) => `${first}${rest}`);
const PREFIXES = ['', '0', '91', '+91', '0091', '+91 0', '+91-'];
const DIGITS = ['0123456789', '০১২৩৪৫৬৭৮৯', '०१२३४५६७८९'];

test('however an Indian mobile is written, it is the same number', () => {
  fc.assert(
    fc.property(
      national,
      fc.constantFrom(...PREFIXES),
      fc.constantFrom(...DIGITS),
      fc.array(fc.nat(20), { maxLength: 4 }),
      fc.constantFrom(' ', '-', '.'),
      (number, prefix, script, gaps, gap) => {
        let written = `${prefix}${number}`.replace(/\d/g, (digit) => script[Number(digit)] ?? '');
        for (const at of gaps)
          if (at > 0 && at < written.length) written = `${written.slice(0, at)}${gap}${written.slice(at)}`;
        expect(normaliseMobile(` ${written} `)).toBe(`+91${number}`);
      },
    ),
  );
});

test.each([
  ['+44 7911 123456', '+447911123456'],
  ['00 1 202 555 0143', '+12025550143'],
  ['+8801712345678', '+8801712345678'],
])('%s is a number of another country', (written, expected) => {
  expect(normaliseMobile(written)).toBe(expected);
});

test.each([
  '',
  '12345',
  '5812345601',
  '98123456',
  '98123456011',
  '+915812345601',
  '+0 812345601',
  '033-2214-5555',
  'nine eight one',
  '9812345601x',
  '+91 98123 45601 / 02',
  '+1234567890123456789',
])('%j is no mobile', (written) => {
  expect(normaliseMobile(written)).toBeNull();
});
