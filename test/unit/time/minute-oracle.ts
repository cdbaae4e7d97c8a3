import type { CalendarHours } from '../../../domain/calendar';
import type { Limit, Period } from '../../../domain/policy';
import type { Instant } from '../../../domain/time';

const STEP = 60_000;
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

function localText(at: Instant): { date: string; time: string; weekday: (typeof NAMES)[number] } {
  const shifted = new Date(at + 330 * STEP);
  const iso = shifted.toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16), weekday: NAMES[shifted.getUTCDay()] ?? 'sun' };
}

function openAt(calendar: CalendarHours, at: Instant): boolean {
  const { date, time, weekday } = localText(at);
  if (calendar.holidays.includes(date)) return false;
  return (calendar.week[weekday] ?? []).some(([from, to]) => from <= time && time < to);
}

/**
 * A second, slow implementation of page 8's rules that shares no code with the first: it walks minute by minute
 * (so every instant given must be a whole minute) and compares local times as texts.
 */
export function dueByWalking(
  calendar: CalendarHours,
  start: Instant,
  limit: Limit,
  pauses: readonly Period[],
): Instant {
  const paused = (at: Instant): boolean => pauses.some(([from, to]) => from <= at && at < to);
  if ('days' in limit && limit.counted === 'working') return workingDays(calendar, start, limit.days, paused);
  let left = 'minutes' in limit ? limit.minutes : limit.days * 24 * 60;
  let at = start;
  while (left > 0) {
    if (!paused(at) && (limit.counted !== 'working' || openAt(calendar, at))) left--;
    at += STEP;
  }
  return at;
}

/** A day is ticked off when the walk, unpaused, passes its last open minute; a pause moves the day counted from. */
function workingDays(
  calendar: CalendarHours,
  start: Instant,
  days: number,
  paused: (at: Instant) => boolean,
): Instant {
  let left = days;
  let at = start;
  let countedFrom = localText(start).date;
  while (left > 0) {
    const { date, weekday } = localText(at);
    const now = at;
    at += STEP;
    if (paused(now)) {
      countedFrom = localText(at).date;
      continue;
    }
    const end = (calendar.week[weekday] ?? [])
      .map(([, to]) => to)
      .sort()
      .at(-1);
    const next = localText(at);
    const time = next.date === date ? next.time : '24:00';
    if (date > countedFrom && time === end && !calendar.holidays.includes(date)) left--;
  }
  return at;
}
