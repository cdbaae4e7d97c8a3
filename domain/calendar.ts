/**
 * Business time: when an office works. Everything is answered from running totals of open time and of working
 * days (whole weeks, less the holidays before a day), so an answer costs a binary search over the holidays,
 * however many days lie between, and no calendar can make it loop.
 */
import { parseClockTime } from './clock-time';
import type { Week } from './policy';
import { DAY, dayNumberOfDate, localDayNumber, startOfLocalDay, weekdayOf } from './time';
import type { Instant, LocalDate, Millis } from './time';

/** A calendar's hours. A published version is never edited in place: compiled hours are kept by the object. */
export type CalendarHours = { readonly week: Week; readonly holidays: readonly LocalDate[] };

/** Milliseconds after local midnight, the end not included. */
type Interval = readonly [from: Millis, to: Millis];
type WeekdayTotals = readonly number[];

/** A calendar that was checked, ready to be asked. Weekdays count from Sunday, days as `localDayNumber` does. */
export type CompiledCalendar = {
  readonly intervals: readonly (readonly Interval[])[];
  /** Open milliseconds and working days before each weekday of a week, and (eighth) of the whole week. */
  readonly openBefore: WeekdayTotals;
  readonly workingBefore: WeekdayTotals;
  /** Holidays on days that would work, in order, and the open time lost to the first n of them. */
  readonly closed: readonly number[];
  readonly lost: readonly Millis[];
};

/** A calendar that cannot be used; `field` names the entry (`week.mon[1]`, `holidays[0]`). */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(`${field}: ${message}`);
  }
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

function readInterval(field: string, [from, to]: readonly [string, string]): Interval {
  const begin = parseClockTime(from);
  const end = parseClockTime(to);
  if (begin === null || end === null || begin === DAY) {
    const wrong = begin === null || begin === DAY ? from : to;
    throw new CalendarError(field, `"${wrong}" is no time of day here; write "10:00", or "24:00" as an end`);
  }
  if (begin === end) throw new CalendarError(field, `"${from}" to "${to}" is empty; leave it out`);
  if (begin > end) {
    const cure = `write it as two, to "24:00" and from "00:00" of the next day`;
    throw new CalendarError(field, `"${from}" to "${to}" crosses midnight; ${cure}`);
  }
  return [begin, end];
}

/** Sorted; touching ones are one, also `24:00` with the next day's `00:00`, as totals do not see the seam. */
function readDay(name: (typeof WEEKDAYS)[number], week: Week): Interval[] {
  const read = (week[name] ?? []).map((pair, i) => ({
    field: `week.${name}[${i}]`,
    interval: readInterval(`week.${name}[${i}]`, pair),
  }));
  read.sort((a, b) => a.interval[0] - b.interval[0]);
  const merged: Interval[] = [];
  for (const { field, interval } of read) {
    const last = merged.at(-1);
    if (last && interval[0] < last[1]) {
      throw new CalendarError(field, 'overlaps another interval of that day; join the two');
    }
    if (last && interval[0] === last[1]) merged[merged.length - 1] = [last[0], interval[1]];
    else merged.push(interval);
  }
  return merged;
}

function readHolidays(holidays: readonly LocalDate[]): number[] {
  const days = holidays.map((date, i) => {
    const day = dayNumberOfDate(date);
    if (day === null) {
      throw new CalendarError(`holidays[${i}]`, `"${date}" is no date; write it as "2026-10-19"`);
    }
    return day;
  });
  return days.sort((a, b) => a - b).filter((day, i) => day !== days[i - 1]);
}

/** The running total before each value, and (one more) of all. */
function runningTotals(values: readonly number[]): number[] {
  const totals = [0];
  for (const value of values) totals.push((totals.at(-1) ?? 0) + value);
  return totals;
}

const compiled = new WeakMap<CalendarHours, CompiledCalendar>();

/**
 * Checks a calendar and prepares it (page 8: a day that is missing or empty is closed, a holiday closes the
 * whole local day). The result is kept with the calendar object.
 *
 * @throws CalendarError for a bad time or date, an empty or overlapping interval or one that crosses midnight
 */
export function compileCalendar(calendar: CalendarHours): CompiledCalendar {
  const known = compiled.get(calendar);
  if (known) return known;
  for (const name of Object.keys(calendar.week)) {
    if (!WEEKDAYS.some((weekday) => weekday === name)) {
      throw new CalendarError(`week.${name}`, `is no weekday; use ${WEEKDAYS.join(', ')}`);
    }
  }
  const intervals = WEEKDAYS.map((name) => readDay(name, calendar.week));
  const open = intervals.map((day) => day.reduce((sum, [from, to]) => sum + to - from, 0));
  const openOn = (day: number): Millis => open[weekdayOf(day)] ?? 0;
  const closed = readHolidays(calendar.holidays).filter((day) => openOn(day) > 0);
  const result: CompiledCalendar = {
    intervals,
    openBefore: runningTotals(open),
    workingBefore: runningTotals(open.map((millis) => (millis > 0 ? 1 : 0))),
    closed,
    lost: runningTotals(closed.map(openOn)),
  };
  compiled.set(calendar, result);
  return result;
}

/** The smallest whole number in `lo … hi` at which `holds` (false, then true), `hi` when nowhere before it. */
function firstWhere(lo: number, hi: number, holds: (n: number) => boolean): number {
  let [low, high] = [lo, hi];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function closedBefore(c: CompiledCalendar, day: number): number {
  return firstWhere(0, c.closed.length, (n) => (c.closed[n] ?? Infinity) >= day);
}

/** Whole weeks since the Sunday before 1970, then the weekdays of the last one. */
function totalBefore(totals: WeekdayTotals, day: number): number {
  return Math.floor((day + 4) / 7) * (totals[7] ?? 0) + (totals[weekdayOf(day)] ?? 0);
}

function openBeforeDay(c: CompiledCalendar, day: number): Millis {
  return totalBefore(c.openBefore, day) - (c.lost[closedBefore(c, day)] ?? 0);
}

function intervalsOn(c: CompiledCalendar, day: number): readonly Interval[] {
  return c.closed[closedBefore(c, day)] === day ? [] : (c.intervals[weekdayOf(day)] ?? []);
}

function openBefore(c: CompiledCalendar, at: Instant): Millis {
  const day = localDayNumber(at);
  const time = at - startOfLocalDay(day);
  const today = intervalsOn(c, day).reduce((sum, [from, to]) => {
    return sum + Math.max(0, Math.min(time, to) - from);
  }, 0);
  return openBeforeDay(c, day) + today;
}

/** Does the week open at all? Holidays are finitely many, so then there is always a next opening. */
export function hasOpenTime(c: CompiledCalendar): boolean {
  return (c.openBefore[7] ?? 0) > 0;
}

/** An interval includes its beginning and not its end. */
export function isOpen(c: CompiledCalendar, at: Instant): boolean {
  const day = localDayNumber(at);
  const time = at - startOfLocalDay(day);
  return intervalsOn(c, day).some(([from, to]) => from <= time && time < to);
}

/** Open milliseconds from `from` to `to`; 0 when `to` is not later. */
export function openTimeBetween(c: CompiledCalendar, from: Instant, to: Instant): Millis {
  return to <= from ? 0 : openBefore(c, to) - openBefore(c, from);
}

/** The first instant by which `amount` of open time has passed since `from`; `null` when the week never opens. */
export function instantAfterOpenTime(c: CompiledCalendar, from: Instant, amount: Millis): Instant | null {
  if (amount <= 0) return from;
  const perWeek = c.openBefore[7] ?? 0;
  if (perWeek === 0) return null;
  const target = openBefore(c, from) + amount;
  const first = localDayNumber(from);
  // A holiday takes no more than a week's open time, so one more week for each is always enough.
  const weeks = Math.ceil(amount / perWeek) + c.closed.length + 1;
  const day = firstWhere(first, first + 7 * weeks, (n) => openBeforeDay(c, n + 1) >= target);
  let left = target - openBeforeDay(c, day);
  for (const [begin, end] of intervalsOn(c, day)) {
    if (left <= end - begin) return startOfLocalDay(day) + begin + left;
    left -= end - begin;
  }
  return null;
}

/** The next instant at which it is open, `at` itself when it is; `null` when the week never opens. */
export function nextOpen(c: CompiledCalendar, at: Instant): Instant | null {
  const firstMilliPassed = instantAfterOpenTime(c, at, 1);
  return firstMilliPassed === null ? null : firstMilliPassed - 1;
}

/** Has the local day (number as of `localDayNumber`) any open interval? */
export function isWorkingDay(c: CompiledCalendar, dayNumber: number): boolean {
  return intervalsOn(c, dayNumber).length > 0;
}

/** Working days in `from … to`, neither `from` nor any day from `to` on; both are local day numbers. */
export function workingDaysBetween(c: CompiledCalendar, from: number, to: number): number {
  const before = (day: number): number => totalBefore(c.workingBefore, day) - closedBefore(c, day);
  return to <= from + 1 ? 0 : before(to) - before(from + 1);
}

/** The `count`th working day after local day `day` (`count` ≥ 1); `null` when the week never opens. */
export function workingDayAfter(c: CompiledCalendar, day: number, count: number): number | null {
  const perWeek = c.workingBefore[7] ?? 0;
  if (perWeek === 0) return null;
  const weeks = Math.ceil(count / perWeek) + c.closed.length + 1;
  return firstWhere(day + 1, day + 1 + 7 * weeks, (n) => workingDaysBetween(c, day, n + 1) >= count);
}

/** The end of work of a local day by its number: of its last interval, of the day itself when it is closed. */
export function endOfWorkOn(c: CompiledCalendar, dayNumber: number): Instant {
  return startOfLocalDay(dayNumber) + (intervalsOn(c, dayNumber).at(-1)?.[1] ?? DAY);
}

/**
 * The end of work of a date `YYYY-MM-DD`: of its last interval, of the local day when it is closed.
 *
 * @throws CalendarError when it is no date
 */
export function endOfWork(c: CompiledCalendar, date: LocalDate): Instant {
  const day = dayNumberOfDate(date);
  if (day === null) throw new CalendarError('date', `"${date}" is no date; write it as "2026-10-19"`);
  return endOfWorkOn(c, day);
}
