/**
 * The ATR clock's bookkeeping: running stretches, nothing else. Whether a stretch counts as wall or working
 * time is the limit's business (`deadlines.ts`), so that a change of policy re-counts the same stretches.
 */
import type { Period } from '../policy';
import type { Instant } from '../time';
import type { AtrClock } from './state';

export function startClock(at: Instant): AtrClock {
  return { startedAt: at, stretches: [], runningSince: at, extended: null, leastUntil: null };
}

/** The days that a returned ATR has at least are running time too: a pause moves their end. */
export function runClock(clock: AtrClock, at: Instant): AtrClock {
  if (clock.runningSince !== null) return clock;
  const pausedAt = clock.stretches.at(-1)?.[1] ?? at;
  const { leastUntil } = clock;
  const moved = leastUntil !== null && leastUntil > pausedAt ? leastUntil + (at - pausedAt) : leastUntil;
  return { ...clock, runningSince: at, leastUntil: moved };
}

/** Paused and stopped differ in the stage, not in the bookkeeping. */
export function pauseClock(clock: AtrClock, at: Instant): AtrClock {
  if (clock.runningSince === null) return clock;
  return { ...clock, stretches: [...clock.stretches, [clock.runningSince, at]], runningSince: null };
}

export const stopClock = pauseClock;

/** The gaps between running stretches, up to `until` where the clock stands still now. */
export function pausesOf(clock: AtrClock, until: Instant): Period[] {
  const pauses: Period[] = [];
  let end: Instant | null = null;
  for (const [from, to] of clock.stretches) {
    if (end !== null && from > end) pauses.push([end, from]);
    end = to;
  }
  const resumed = clock.runningSince ?? until;
  if (end !== null && resumed > end) pauses.push([end, resumed]);
  return pauses;
}

/** Running stretches up to `now`. */
export function stretchesUntil(clock: AtrClock, now: Instant): Period[] {
  return clock.runningSince === null || now <= clock.runningSince
    ? clock.stretches
    : [...clock.stretches, [clock.runningSince, now]];
}
