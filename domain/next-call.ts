/**
 * When a complainant who was not reached is called again (page 3, Calls): spaced by policy, in open hours, at
 * another hour of the day than before, and not all attempts on one day.
 */
import { compileCalendar, isOpen, nextOpen } from './calendar';
import type { Rules } from './policy';
import { DAY, HOUR, localDayNumber, OFFSET_MS, startOfLocalDay } from './time';
import type { Instant } from './time';

const HOURS_A_DAY = 24;

/**
 * The earliest instant of the next attempt after those `made` (instants of unsuccessful ones, the last at `at`).
 * A calendar that never opens gives the spacing alone: the call then waits for one that does.
 */
export function nextAttemptAt(rules: Rules, made: readonly Instant[], at: Instant): Instant {
  const calendar = compileCalendar(rules.calls);
  const { attempts, leastWorkingDays, spacing } = rules.policy.calls;
  const open = (from: Instant): Instant => nextOpen(calendar, from) ?? from;
  const days = new Set(made.map(localDayNumber));
  const left = attempts - made.length;
  const daysMissing = leastWorkingDays - days.size;
  // So few attempts are left that each must bring a new day.
  const mustBeNewDay = daysMissing > 0 && left <= daysMissing;
  let candidate = open(at + spacing);
  if (mustBeNewDay && days.has(localDayNumber(candidate)))
    candidate = open(startOfLocalDay(localDayNumber(at) + 1));
  // A demonstration's spacing of seconds has no hours to choose from.
  if (spacing < HOUR) return candidate;
  const hours = new Set(made.map(hourOf));
  for (let i = 0; i < HOURS_A_DAY && hours.has(hourOf(candidate)); i += 1) {
    const later = candidate + HOUR;
    if (!isOpen(calendar, later)) break;
    candidate = later;
  }
  return candidate;
}

function hourOf(at: Instant): number {
  return Math.floor(((((at + OFFSET_MS) % DAY) + DAY) % DAY) / HOUR);
}
