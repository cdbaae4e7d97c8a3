import fc from 'fast-check';
import { countedTime, dueAt, instantAfterCounted } from '../../../domain/deadline';
import { dueRungs, nextRung } from '../../../domain/ladder';
import type { LadderClock } from '../../../domain/ladder';
import { DEFAULT_POLICY } from '../../../domain/policy';
import type { Limit, Period, Week } from '../../../domain/policy';
import { DAY, HOUR, MINUTE } from '../../../domain/time';
import { dueByWalking } from './minute-oracle';
import { local } from './local-time';

const MONDAY = local('2026-11-02 00:00');
const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Up to two intervals, out of an even number of distinct minutes of the day; 1440 is 24:00. */
const dayHours = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 600, 1080, 1440)), {
    maxLength: 4,
  })
  .map((cuts) => cuts.sort((a, b) => a - b))
  .map((cuts) => {
    const pairs: [string, string][] = [];
    for (let i = 0; i + 1 < cuts.length; i += 2)
      pairs.push([clockText(cuts[i] ?? 0), clockText(cuts[i + 1] ?? 0)]);
    return pairs;
  });

/** Holidays of the first eight weeks; at least Wednesday opens. */
const calendars = fc.record({
  week: fc
    .tuple(fc.array(dayHours, { minLength: 7, maxLength: 7 }), fc.integer({ min: 1, max: 600 }))
    .map(([days, wednesday]): Week => {
      const week: Week = Object.fromEntries(NAMES.map((name, i) => [name, days[i] ?? []]));
      return { ...week, wed: week.wed?.length ? week.wed : [['08:00', clockText(480 + wednesday)]] };
    }),
  holidays: fc
    .array(fc.integer({ min: 0, max: 55 }), { maxLength: 8 })
    .map((days) => days.map((n) => new Date(MONDAY + n * DAY + 12 * HOUR).toISOString().slice(0, 10))),
});

const wholeMinutes = (max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max }).map((minutes) => MONDAY + minutes * MINUTE);
const starts = wholeMinutes(14 * 24 * 60);
const pauseLists = fc.array(
  fc
    .tuple(
      wholeMinutes(21 * 24 * 60),
      fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 6000 })),
    )
    .map(([from, minutes]): Period => [from, from + minutes * MINUTE]),
  { maxLength: 4 },
);
const minuteLimits = fc.record({
  minutes: fc.integer({ min: 0, max: 3000 }),
  counted: fc.constantFrom('wall', 'working'),
});
const dayLimits = fc.record({
  days: fc.integer({ min: 0, max: 6 }),
  counted: fc.constantFrom('calendar', 'working'),
});
const limits: fc.Arbitrary<Limit> = fc.oneof(minuteLimits, dayLimits);

const longer = (limit: Limit, by: number): Limit =>
  'minutes' in limit ? { ...limit, minutes: limit.minutes + by } : { ...limit, days: limit.days + by };

describe('a deadline', () => {
  it('is what a walk minute by minute finds', () => {
    fc.assert(
      fc.property(calendars, starts, limits, pauseLists, (calendar, start, limit, pauses) => {
        expect(dueAt(calendar, start, limit, pauses)).toBe(dueByWalking(calendar, start, limit, pauses));
      }),
      { numRuns: 150 },
    );
  });

  it('is never earlier for a later start', () => {
    fc.assert(
      fc.property(calendars, starts, starts, limits, pauseLists, (calendar, a, b, limit, pauses) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(dueAt(calendar, early, limit, pauses)).toBeLessThanOrEqual(
          dueAt(calendar, late, limit, pauses),
        );
      }),
    );
  });

  it('is never earlier for a longer limit', () => {
    fc.assert(
      fc.property(
        calendars,
        starts,
        limits,
        fc.integer({ min: 0, max: 50 }),
        pauseLists,
        (calendar, start, limit, by, pauses) => {
          const due = dueAt(calendar, start, limit, pauses);
          expect(dueAt(calendar, start, longer(limit, by), pauses)).toBeGreaterThanOrEqual(due);
        },
      ),
    );
  });

  it('is never earlier for one more pause, and the order of pauses does not matter', () => {
    fc.assert(
      fc.property(calendars, starts, limits, pauseLists, pauseLists, (calendar, start, limit, some, more) => {
        const due = dueAt(calendar, start, limit, some);
        const all = [...more, ...some];
        const later = dueAt(calendar, start, limit, all);
        expect(later).toBeGreaterThanOrEqual(due);
        expect(dueAt(calendar, start, limit, all.reverse())).toBe(later);
      }),
    );
  });

  it('of minutes comes when exactly that much time has counted, and not a millisecond before', () => {
    fc.assert(
      fc.property(calendars, starts, minuteLimits, pauseLists, (calendar, start, limit, pauses) => {
        const due = dueAt(calendar, start, limit, pauses);
        expect(countedTime(calendar, limit, start, due, pauses)).toBe(limit.minutes * MINUTE);
        if (limit.minutes > 0) {
          expect(countedTime(calendar, limit, start, due - 1, pauses)).toBe(limit.minutes * MINUTE - 1);
        }
      }),
    );
  });

  it('of any kind is where its own counted time ends', () => {
    fc.assert(
      fc.property(calendars, starts, limits, pauseLists, (calendar, start, limit, pauses) => {
        const due = dueAt(calendar, start, limit, pauses);
        const counted = countedTime(calendar, limit, start, due, pauses);
        expect(instantAfterCounted(calendar, limit, start, counted, pauses)).toBe(due);
      }),
    );
  });
});

describe('a ladder', () => {
  const ladders = fc.constantFrom(...Object.values(DEFAULT_POLICY.ladders));
  const clocks = fc
    .tuple(calendars, starts, limits, pauseLists)
    .map(([calendar, start, limit, pauses]): LadderClock => {
      return { calendar, limit, start, due: dueAt(calendar, start, limit, pauses), pauses };
    });
  const wakes = fc.uniqueArray(fc.integer({ min: 0, max: 60 * 24 }), { minLength: 1, maxLength: 12 });

  it('woken at any times fires the same rungs, none twice, none skipped, as woken once', () => {
    fc.assert(
      fc.property(ladders, clocks, wakes, (ladder, clock, hours) => {
        const fired: string[] = [];
        const isFired = (index: number, occurrence: number): boolean =>
          fired.includes(`${index}/${occurrence}`);
        const ordered = hours.sort((a, b) => a - b).map((hour) => clock.start + hour * HOUR);
        for (const now of ordered) {
          fired.push(
            ...dueRungs(ladder, clock, now, isFired).map((rung) => `${rung.index}/${rung.occurrence}`),
          );
          const next = nextRung(ladder, clock, isFired);
          expect(next === null || next.at > now).toBe(true);
        }
        const once = dueRungs(ladder, clock, ordered.at(-1) ?? 0, () => false);
        expect(fired).toEqual(expect.arrayContaining(once.map((rung) => `${rung.index}/${rung.occurrence}`)));
        expect(fired).toHaveLength(once.length);
      }),
    );
  });

  it('followed timer by timer meets its rungs in order of time', () => {
    fc.assert(
      fc.property(ladders, clocks, (ladder, clock) => {
        const fired: string[] = [];
        let last = -Infinity;
        for (let step = 0; step < 20; step++) {
          const next = nextRung(ladder, clock, (index, occurrence) =>
            fired.includes(`${index}/${occurrence}`),
          );
          if (next === null) break;
          expect(next.at).toBeGreaterThanOrEqual(last);
          last = next.at;
          fired.push(`${next.index}/${next.occurrence}`);
        }
        const all = dueRungs(ladder, clock, last, () => false).map(
          (rung) => `${rung.index}/${rung.occurrence}`,
        );
        expect(all.slice(0, fired.length)).toEqual(fired);
      }),
    );
  });
});
