/** Attempts are spaced, in open hours, at different hours and not all on one day (page 3, Calls). */
import fc from 'fast-check';
import { compileCalendar, isOpen } from '../../../domain/calendar';
import { nextAttemptAt } from '../../../domain/next-call';
import { DEFAULT_RULES } from '../../../domain/policy';
import { HOUR, localDayNumber, MINUTE, OFFSET_MS, parseRfc3339, toRfc3339 } from '../../../domain/time';

const MONDAY = parseRfc3339('2026-11-23T00:00:00+05:30') ?? 0;
const calendar = compileCalendar(DEFAULT_RULES.calls);
const hourOf = (at: number): number => new Date(at + OFFSET_MS).getUTCHours();

test('three attempts from any open minute: three hours of the day, two days at least, three hours apart', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 14 * 24 * 60 }), (minute) => {
      const first = MONDAY + minute * MINUTE;
      fc.pre(isOpen(calendar, first));
      const made = [first];
      for (let i = 0; i < 2; i += 1) made.push(nextAttemptAt(DEFAULT_RULES, made, made.at(-1) ?? 0));
      expect(made.every((at) => isOpen(calendar, at))).toBe(true);
      expect(new Set(made.map(hourOf)).size).toBe(3);
      expect(new Set(made.map(localDayNumber)).size).toBeGreaterThanOrEqual(2);
      for (const [i, at] of made.entries())
        if (i > 0) expect(at - (made[i - 1] ?? 0)).toBeGreaterThanOrEqual(3 * HOUR);
    }),
  );
});

test('a demonstration whose days are seconds is spaced by its policy alone', () => {
  const { policy, office } = DEFAULT_RULES;
  const always = { id: 'calls', version: 1, week: everyDay(), holidays: [] };
  const rules = {
    office,
    calls: always,
    policy: { ...policy, calls: { ...policy.calls, spacing: 2_000, leastWorkingDays: 1 } },
  };
  const at = MONDAY + 10 * HOUR;
  expect(toRfc3339(nextAttemptAt(rules, [at], at))).toBe('2026-11-23T10:00:02+05:30');
});

function everyDay() {
  const whole: [string, string][] = [['00:00', '24:00']];
  return { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: whole, sun: whole };
}
