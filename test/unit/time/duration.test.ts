import { parseDuration } from '../../../domain/duration';
import { DAY, HOUR, MINUTE } from '../../../domain/time';

it.each([
  ['P7D', 7 * DAY],
  ['PT2H', 2 * HOUR],
  ['P1DT6H', 30 * HOUR],
  ['P2W', 14 * DAY],
  ['PT1H30M15S', 90 * MINUTE + 15_000],
  ['PT0.25S', 250],
  ['PT0S', 0],
])('%s is %d ms', (text, millis) => {
  expect(parseDuration(text)).toBe(millis);
});

it.each([
  '',
  'P',
  'PT',
  'P1DT',
  '7D',
  'P7',
  'P1M',
  'P1Y',
  'PT1.5H',
  'P-1D',
  '-P1D',
  'p7d',
  'P7D ',
  'PT1M1H',
  'P1H',
])('"%s" is no duration of fixed length', (text) => {
  expect(parseDuration(text)).toBeNull();
});
