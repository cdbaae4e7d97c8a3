import { countedTime, DeadlineError, dueAt, instantAfterCounted } from '../../../domain/deadline';
import type { Limit, Period } from '../../../domain/policy';
import { DAY, HOUR, MINUTE, toRfc3339 } from '../../../domain/time';
import { local, OFFICE, OFFICE_WEEK } from './local-time';

const pausesOf = (texts: [string, string][]): Period[] => texts.map(([from, to]) => [local(from), local(to)]);

describe('working days and pauses: the days whose end had not passed are counted anew from the day it ends', () => {
  // From Monday 2 November: day 1 is Tuesday the 3rd, day 3 Thursday the 5th.
  const cases: [string, number, [string, string][], string][] = [
    ['no pause', 3, [], '2026-11-05 18:00'],
    ['on the start day', 3, [['2026-11-02 12:00', '2026-11-02 17:00']], '2026-11-05 18:00'],
    ['begins before the start', 3, [['2026-11-01 12:00', '2026-11-02 17:00']], '2026-11-05 18:00'],
    ['ended before the start', 3, [['2026-10-28 12:00', '2026-10-30 17:00']], '2026-11-05 18:00'],
    [
      'begins at the start, ends two days on',
      3,
      [['2026-11-02 11:00', '2026-11-04 09:00']],
      '2026-11-09 18:00',
    ],
    [
      'within day 2: two days left, from its day',
      3,
      [['2026-11-04 11:00', '2026-11-04 12:00']],
      '2026-11-06 18:00',
    ],
    ['after the end of day 2: one left', 3, [['2026-11-04 19:00', '2026-11-04 21:00']], '2026-11-05 18:00'],
    ['exactly from the end of day 2', 3, [['2026-11-04 18:00', '2026-11-05 09:00']], '2026-11-06 18:00'],
    ['a minute before the end of day 2', 3, [['2026-11-04 17:59', '2026-11-05 09:00']], '2026-11-09 18:00'],
    [
      'ends on a Saturday: Monday is the next day',
      3,
      [['2026-11-04 11:00', '2026-11-07 11:00']],
      '2026-11-10 18:00',
    ],
    ['only over a weekend', 5, [['2026-11-07 11:00', '2026-11-08 11:00']], '2026-11-09 18:00'],
    ['begins exactly when due', 3, [['2026-11-05 18:00', '2026-11-30 11:00']], '2026-11-05 18:00'],
    ['a minute before due: one day left', 3, [['2026-11-05 17:59', '2026-11-30 11:00']], '2026-12-01 18:00'],
    ['after due', 3, [['2026-11-06 11:00', '2026-11-30 11:00']], '2026-11-05 18:00'],
    ['empty', 3, [['2026-11-04 11:00', '2026-11-04 11:00']], '2026-11-05 18:00'],
    [
      'two, the first gives a day back, the second on the same day nothing more',
      3,
      [
        ['2026-11-04 15:00', '2026-11-04 16:00'],
        ['2026-11-04 11:00', '2026-11-04 12:00'],
      ],
      '2026-11-06 18:00',
    ],
    [
      'overlapping and touching, in no order',
      2,
      [
        ['2026-11-06 10:00', '2026-11-09 10:00'],
        ['2026-11-03 12:00', '2026-11-05 10:00'],
        ['2026-11-05 10:00', '2026-11-06 11:00'],
      ],
      '2026-11-11 18:00',
    ],
    ['zero days, within a pause', 0, [['2026-11-01 11:00', '2026-11-30 11:00']], '2026-11-02 11:00'],
  ];
  it.each(cases)('%s', (_, days, pauses, due) => {
    const at = dueAt(OFFICE, local('2026-11-02 11:00'), { days, counted: 'working' }, pausesOf(pauses));
    expect(toRfc3339(at)).toBe(toRfc3339(local(due)));
  });
});

describe('every kind of limit', () => {
  const limits: Limit[] = [
    { minutes: 0, counted: 'wall' },
    { minutes: 0, counted: 'working' },
    { days: 0, counted: 'calendar' },
    { days: 0, counted: 'working' },
  ];
  it.each(limits)('of zero is due at the start, also inside a pause: %j', (limit) => {
    const start = local('2026-11-07 23:00');
    expect(dueAt(OFFICE, start, limit, [[start - HOUR, start + HOUR]])).toBe(start);
  });

  it.each(limits)('refuses a pause that ends before it begins: %j', (limit) => {
    const run = (): unknown =>
      dueAt(OFFICE, 0, limit, [
        [0, 5],
        [9, 8],
      ]);
    expect(run).toThrow(DeadlineError);
    expect(run).toThrow(expect.objectContaining({ code: 'pause-backwards', field: 'pauses[1]' }));
  });
});

it.each<[string, Limit, string]>([
  ['negative', { minutes: -1, counted: 'wall' }, 'limit-invalid'],
  ['no number', { days: Number.NaN, counted: 'calendar' }, 'limit-invalid'],
  ['half a working day', { days: 1.5, counted: 'working' }, 'limit-invalid'],
  ['ten thousand years', { days: 3_652_500, counted: 'calendar' }, 'too-far'],
  ['ten thousand years of working days', { days: 2_600_000, counted: 'working' }, 'too-far'],
  ['more than a number holds', { minutes: 1e300, counted: 'working' }, 'too-far'],
])('a limit that is refused: %s', (_, limit, code) => {
  expect(() => dueAt(OFFICE, 0, limit, [])).toThrow(expect.objectContaining({ name: 'DeadlineError', code }));
});

it.each<Limit>([
  { minutes: 0, counted: 'working' },
  { minutes: 1, counted: 'working' },
  { days: 1, counted: 'working' },
])('a working limit on a week that never opens is refused: %j', (limit) => {
  const run = (): unknown => dueAt({ week: { sun: [] }, holidays: [] }, 0, limit, []);
  expect(run).toThrow(expect.objectContaining({ code: 'no-open-time', field: 'calendar.week' }));
});

it('a wall limit does not look at the calendar: a broken one cannot stop an emergency', () => {
  const broken = { week: { mon: [['22:00', '06:00'] satisfies [string, string]] }, holidays: [] };
  expect(dueAt(broken, 0, { minutes: 120, counted: 'wall' }, [])).toBe(2 * HOUR);
});

it('holidays that close decades are passed over', () => {
  const first = local('2026-01-01 05:30') / DAY;
  const holidays = Array.from({ length: 40 * 365 }, (_, n) =>
    new Date((first + n) * DAY).toISOString().slice(0, 10),
  );
  const calendar = { week: OFFICE_WEEK, holidays };
  const start = local('2025-12-31 17:00');
  expect(dueAt(calendar, start, { minutes: 61, counted: 'working' }, [])).toBe(local('2065-12-22 10:01'));
  expect(dueAt(calendar, start, { days: 2, counted: 'working' }, [])).toBe(local('2065-12-23 18:00'));
});

describe('counted time', () => {
  const [from, to] = [local('2026-11-02 17:00'), local('2026-11-03 11:00')];
  const pauses: Period[] = [
    [local('2026-11-03 10:30'), local('2026-11-03 10:45')],
    [local('2026-11-02 17:30'), local('2026-11-02 19:00')],
    [local('2026-11-02 18:00'), local('2026-11-02 18:30')],
    [local('2026-11-03 10:50'), local('2026-11-04 10:50')],
  ];
  it.each<[string, Limit, number]>([
    ['wall', { minutes: 1, counted: 'wall' }, 18 * 60 - 15 - 90 - 10],
    ['calendar', { days: 1, counted: 'calendar' }, 18 * 60 - 15 - 90 - 10],
    ['working minutes', { minutes: 1, counted: 'working' }, 120 - 15 - 30 - 10],
    ['working days', { days: 1, counted: 'working' }, 120 - 15 - 30 - 10],
  ])('%s, pauses taken out once', (_, limit, minutes) => {
    expect(countedTime(OFFICE, limit, from, to, pauses)).toBe(minutes * MINUTE);
    expect(countedTime(OFFICE, limit, to, from, pauses)).toBe(0);
  });

  it('of working days ends with the deadline', () => {
    const limit: Limit = { days: 2, counted: 'working' };
    const due = dueAt(OFFICE, from, limit, pauses);
    const counted = countedTime(OFFICE, limit, from, due, pauses);
    expect(instantAfterCounted(OFFICE, limit, from, counted, pauses)).toBe(due);
  });
});
