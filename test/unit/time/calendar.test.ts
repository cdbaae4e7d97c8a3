import {
  CalendarError,
  compileCalendar,
  endOfWork,
  hasOpenTime,
  isOpen,
  isWorkingDay,
  nextOpen,
  openTimeBetween,
} from '../../../domain/calendar';
import type { Week } from '../../../domain/policy';
import { DAY, HOUR, localDayNumber, MINUTE } from '../../../domain/time';
import { local, OFFICE, OFFICE_WEEK } from './local-time';

const office = compileCalendar(OFFICE);
const nights = compileCalendar({
  week: { mon: [['20:00', '24:00']], tue: [['00:00', '04:00']] },
  holidays: [],
});
const never = compileCalendar({ week: { mon: [] }, holidays: [] });

describe('a calendar that cannot be used names its entry', () => {
  const cases: [string, Week, string[], string, RegExp][] = [
    [
      'overlapping',
      {
        mon: [
          ['14:00', '18:00'],
          ['10:00', '14:01'],
        ],
      },
      [],
      'week.mon[0]',
      /overlaps/,
    ],
    [
      'the same twice',
      {
        tue: [
          ['10:00', '12:00'],
          ['10:00', '12:00'],
        ],
      },
      [],
      'week.tue[1]',
      /overlaps/,
    ],
    ['crossing midnight', { wed: [['22:00', '06:00']] }, [], 'week.wed[0]', /as two.*"24:00"/],
    ['to 00:00', { wed: [['22:00', '00:00']] }, [], 'week.wed[0]', /24:00/],
    ['empty', { thu: [['10:00', '10:00']] }, [], 'week.thu[0]', /empty/],
    ['no time', { fri: [['10:00', '18:60']] }, [], 'week.fri[0]', /18:60/],
    ['one digit', { fri: [['9:00', '18:00']] }, [], 'week.fri[0]', /"9:00"/],
    ['from 24:00', { fri: [['24:00', '24:00']] }, [], 'week.fri[0]', /"24:00"/],
    ['beyond 24:00', { fri: [['10:00', '24:01']] }, [], 'week.fri[0]', /24:01/],
    ['no date', OFFICE_WEEK, ['2026-10-19', '2026-02-30'], 'holidays[1]', /2026-02-30/],
  ];
  it.each(cases)('%s', (_, week, holidays, field, message) => {
    const compile = (): unknown => compileCalendar({ week, holidays });
    expect(compile).toThrow(CalendarError);
    expect(compile).toThrow(expect.objectContaining({ field, message: expect.stringMatching(message) }));
  });

  it('an unknown weekday', () => {
    const week = { mon: [], monday: [] };
    expect(() => compileCalendar({ week, holidays: [] })).toThrow(/week\.monday.*mon/);
  });
});

describe('opening', () => {
  it.each([
    ['before opening', '2026-11-02 09:59', false, '2026-11-02 10:00'],
    ['at opening', '2026-11-02 10:00', true, '2026-11-02 10:00'],
    ['at closing', '2026-11-02 18:00', false, '2026-11-03 10:00'],
    ['on Saturday', '2026-11-07 12:00', false, '2026-11-09 10:00'],
    ['before 1970', '1969-12-27 12:00', false, '1969-12-29 10:00'],
  ])('of an office %s', (_, at, open, next) => {
    expect(isOpen(office, local(at))).toBe(open);
    expect(nextOpen(office, local(at))).toBe(local(next));
  });

  it('goes over midnight where 24:00 touches 00:00', () => {
    expect(isOpen(nights, local('2026-11-03 00:00'))).toBe(true);
    expect(openTimeBetween(nights, local('2026-11-02 23:00'), local('2026-11-03 01:00'))).toBe(2 * HOUR);
    expect(isOpen(nights, local('2026-11-04 00:00'))).toBe(false);
  });

  it('a holiday closes the whole day, listed twice or on a closed day or not', () => {
    const holidays = ['2026-11-04', '2026-11-03', '2026-11-03', '2026-11-08'];
    const c = compileCalendar({ week: OFFICE_WEEK, holidays });
    expect(nextOpen(c, local('2026-11-02 18:00'))).toBe(local('2026-11-05 10:00'));
    expect(openTimeBetween(c, local('2026-11-02 00:00'), local('2026-11-09 00:00'))).toBe(24 * HOUR);
    expect(isWorkingDay(c, localDayNumber(local('2026-11-03 12:00')))).toBe(false);
  });

  it('unordered and touching intervals are one', () => {
    const week: Week = {
      mon: [
        ['14:00', '18:00'],
        ['10:00', '13:00'],
        ['13:00', '14:00'],
      ],
    };
    const c = compileCalendar({ week, holidays: [] });
    expect(openTimeBetween(c, local('2026-11-02 12:30'), local('2026-11-02 14:30'))).toBe(2 * HOUR);
  });

  it('never happens on an empty week', () => {
    expect(hasOpenTime(never)).toBe(false);
    expect(nextOpen(never, 0)).toBeNull();
    expect(hasOpenTime(office)).toBe(true);
  });

  it('is found behind holidays that close decades', () => {
    const first = localDayNumber(local('2026-01-01 00:00'));
    const holidays = Array.from({ length: 40 * 365 }, (_, n) =>
      new Date((first + n) * DAY).toISOString().slice(0, 10),
    );
    const c = compileCalendar({ week: OFFICE_WEEK, holidays });
    expect(nextOpen(c, local('2026-01-01 12:00'))).toBe(local('2065-12-22 10:00'));
  });
});

it('open time backwards is none', () => {
  expect(openTimeBetween(office, local('2026-11-03 12:00'), local('2026-11-02 12:00'))).toBe(0);
});

it.each([
  ['a working day', '2026-11-02', '2026-11-02 18:00'],
  ['a closed day', '2026-11-08', '2026-11-09 00:00'],
])('the end of work of %s', (_, date, end) => {
  expect(endOfWork(office, date)).toBe(local(end));
});

it('the end of work of a day open to 24:00 is midnight, of no date an error', () => {
  expect(endOfWork(nights, '2026-11-02')).toBe(local('2026-11-03 00:00'));
  expect(endOfWork(nights, '2026-11-03') - local('2026-11-03 00:00')).toBe(240 * MINUTE);
  expect(() => endOfWork(office, '2026-13-01')).toThrow(CalendarError);
});
