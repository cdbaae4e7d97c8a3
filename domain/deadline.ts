/** Deadlines by page 8: the first instant by which that much open, unpaused time has passed. */
import {
  compileCalendar,
  endOfWorkOn,
  hasOpenTime,
  instantAfterOpenTime,
  openTimeBetween,
  workingDayAfter,
  workingDaysBetween,
} from './calendar';
import type { CalendarHours, CompiledCalendar } from './calendar';
import type { Limit, Period } from './policy';
import { DAY, localDayNumber, MINUTE } from './time';
import type { Instant, Millis } from './time';

export type DeadlineErrorCode = 'no-open-time' | 'pause-backwards' | 'limit-invalid' | 'too-far';

/** A deadline that cannot be computed; `field` names what is wrong (`calendar.week`, `pauses[1]`). */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  constructor(
    readonly code: DeadlineErrorCode,
    readonly field: string,
    message: string,
  ) {
    super(`${field}: ${message}`);
  }
}

/** The last instant of the year 9999 at +05:30: RFC 3339 has four digits for a year. */
export const LAST_INSTANT: Instant = 253402280999999;

/** Which time counts: every instant, or the calendar's open ones. */
type Counting = {
  between: (from: Instant, to: Instant) => Millis;
  after: (from: Instant, amount: Millis) => Instant;
};

const WALL: Counting = {
  between: (from, to) => Math.max(0, to - from),
  after: (from, amount) => from + amount,
};

function noOpenTime(): DeadlineError {
  const cure = 'give at least one day an interval, or count wall or calendar time';
  return new DeadlineError('no-open-time', 'calendar.week', `a working limit needs open hours; ${cure}`);
}

function openTime(c: CompiledCalendar): Counting {
  return {
    between: (from, to) => openTimeBetween(c, from, to),
    after: (from, amount) => {
      const at = instantAfterOpenTime(c, from, amount);
      if (at === null) throw noOpenTime();
      return at;
    },
  };
}

/** A wall limit never looks at the calendar, so a broken one cannot stop an emergency's clock. */
function countingOf(calendar: CalendarHours, limit: Limit): Counting {
  return limit.counted === 'working' ? openTime(compileCalendar(calendar)) : WALL;
}

/** In order, apart from each other, without empty ones and what lies before `start`. */
function tidyPauses(pauses: readonly Period[], start: Instant): Period[] {
  pauses.forEach(([from, to], i) => {
    if (to < from) {
      throw new DeadlineError('pause-backwards', `pauses[${i}]`, 'ends before it begins; swap its two ends');
    }
  });
  const ordered = pauses.filter(([from, to]) => to > from && to > start).sort((a, b) => a[0] - b[0]);
  const tidy: Period[] = [];
  for (const [from, to] of ordered) {
    const last = tidy.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else tidy.push([Math.max(from, start), to]);
  }
  return tidy;
}

function checkedAmount(limit: Limit): number {
  const field = 'minutes' in limit ? 'limit.minutes' : 'limit.days';
  const amount = 'minutes' in limit ? limit.minutes : limit.days;
  if (!Number.isFinite(amount) || amount < 0) {
    throw new DeadlineError('limit-invalid', field, `${amount} is no length of time; use 0 or more`);
  }
  if ('days' in limit && limit.counted === 'working' && !Number.isInteger(amount)) {
    throw new DeadlineError('limit-invalid', field, `${amount} is no whole number of working days`);
  }
  if (amount * ('minutes' in limit ? MINUTE : DAY) > LAST_INSTANT) throw tooFar();
  return amount;
}

function tooFar(): DeadlineError {
  return new DeadlineError('too-far', 'limit', 'the deadline falls after the year 9999; shorten the limit');
}

function afterCounted(
  counting: Counting,
  start: Instant,
  amount: Millis,
  pauses: readonly Period[],
): Instant {
  let from = start;
  let left = amount;
  for (const [pausedFrom, pausedTo] of tidyPauses(pauses, start)) {
    const running = counting.between(from, pausedFrom);
    if (running >= left) break;
    left -= running;
    from = pausedTo;
  }
  const at = counting.after(from, left);
  if (at > LAST_INSTANT) throw tooFar();
  return at;
}

/**
 * Working days (page 8): day 1 is the next working day after the start's local date, due at the end of the last
 * interval of day N. A pause keeps the number of days whose end had not passed when it began (an end at that
 * very instant has passed) and they are counted anew from the local date on which it ends, as from a start's: so
 * a pause within a counted day gives that day back, one on a day that does not count changes nothing.
 */
function afterWorkingDays(
  c: CompiledCalendar,
  start: Instant,
  days: number,
  pauses: readonly Period[],
): Instant {
  const tidy = tidyPauses(pauses, start);
  if (days === 0) return start;
  let from = localDayNumber(start);
  let left = days;
  for (const [pausedFrom, pausedTo] of tidy) {
    const day = localDayNumber(pausedFrom);
    const lastEnded = endOfWorkOn(c, day) <= pausedFrom ? day : day - 1;
    const ended = workingDaysBetween(c, from, lastEnded + 1);
    if (ended >= left) break;
    left -= ended;
    from = localDayNumber(pausedTo);
  }
  const last = workingDayAfter(c, from, left);
  if (last === null) throw noOpenTime();
  const at = endOfWorkOn(c, last);
  if (at > LAST_INSTANT) throw tooFar();
  return at;
}

/**
 * When a limit that began at `start` is over (page 8). Pauses may overlap, touch and come in any order; one that
 * is still open is not passed in. Due exactly at closing time, at a break or at a pause's beginning is due then;
 * a zero limit is due at the start.
 *
 * @throws DeadlineError `no-open-time` for a working limit on a week that never opens, `pause-backwards`
 *   (`pauses[i]`), `limit-invalid`, `too-far` (after the year 9999)
 * @throws CalendarError when a working limit meets a calendar that is not valid
 */
export function dueAt(
  calendar: CalendarHours,
  start: Instant,
  limit: Limit,
  pauses: readonly Period[],
): Instant {
  const amount = checkedAmount(limit);
  if (limit.counted === 'working') {
    const c = compileCalendar(calendar);
    if (!hasOpenTime(c)) throw noOpenTime();
    if ('days' in limit) return afterWorkingDays(c, start, amount, pauses);
  }
  const unit = 'minutes' in limit ? MINUTE : DAY;
  return afterCounted(countingOf(calendar, limit), start, Math.round(amount * unit), pauses);
}

/**
 * Milliseconds between `from` and `to` that count for this kind of limit, pauses taken out: every one for wall
 * and calendar limits, open ones for working limits (in minutes and in days). 0 when `to` is not later.
 *
 * @throws DeadlineError `pause-backwards`
 */
export function countedTime(
  calendar: CalendarHours,
  limit: Limit,
  from: Instant,
  to: Instant,
  pauses: readonly Period[],
): Millis {
  const { between } = countingOf(calendar, limit);
  return tidyPauses(pauses, from).reduce(
    (left, [pausedFrom, pausedTo]) => left - between(Math.min(pausedFrom, to), Math.min(pausedTo, to)),
    between(from, to),
  );
}

/**
 * The first instant by which `amount` milliseconds that count for this kind of limit have passed since `start`;
 * `start` itself for 0. The inverse of `countedTime`.
 *
 * @throws DeadlineError `no-open-time`, `pause-backwards`, `too-far`
 */
export function instantAfterCounted(
  calendar: CalendarHours,
  limit: Limit,
  start: Instant,
  amount: Millis,
  pauses: readonly Period[],
): Instant {
  return afterCounted(countingOf(calendar, limit), start, Math.max(0, amount), pauses);
}
