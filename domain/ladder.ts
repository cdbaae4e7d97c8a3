/**
 * The ladder's arithmetic: when each rung of a list is reached. A rung is known by its index in the list and its
 * occurrence (0, then one for each repetition); cycle and clock are the caller's (page 3, Ladder).
 */
import type { CalendarHours } from './calendar';
import { countedTime, instantAfterCounted, LAST_INSTANT } from './deadline';
import { parseDuration } from './duration';
import type { Limit, Period, RungAction, RungAudience, RungChannel, RungSpec } from './policy';
import type { Instant, Millis } from './time';

/** One rung with its time; `channels` is what the entry says, else SMS (T6: the reminder is an SMS). */
export type PlannedRung = {
  index: number;
  occurrence: number;
  at: Instant;
  action: RungAction;
  audience: RungAudience;
  channels: RungChannel[];
  when?: 'unacknowledged';
};

/** The clock a ladder hangs on. `due` may be later than the limit gives (an extension); ended pauses only. */
export type LadderClock = {
  calendar: CalendarHours;
  limit: Limit;
  start: Instant;
  due: Instant;
  pauses: readonly Period[];
};

/** Was this occurrence of this rung recorded already? Repetitions are recorded in order, none left out. */
export type Fired = (index: number, occurrence: number) => boolean;

export type LadderFinding = { field: string; message: string };

/** A ladder that is not understood; `field` names the entry (`ladder[2].at`). */
export class LadderError extends Error {
  override readonly name = 'LadderError';
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(`${field}: ${message}`);
  }
}

/** How often a repeating rung is listed when the caller sets no bound. */
export const OCCURRENCES_SHOWN = 3;

const DEFAULT_CHANNELS: readonly RungChannel[] = ['sms'];

/** Read `at`: a share of the counted time, or wall time after the start or the limit. */
type RungTime = { form: 'share' | 'start' | 'limit'; value: number };
type ReadRung = {
  index: number;
  spec: RungSpec;
  time: RungTime;
  every: Millis | null;
  atMost: number | null;
};

function readTime(at: string): RungTime | null {
  const share = /^(\d{1,6}(?:\.\d{1,6})?)%$/.exec(at);
  if (share) return { form: 'share', value: Number(share[1]) / 100 };
  const offset = /^(start|limit)\+(P.+)$/.exec(at);
  const value = offset ? parseDuration(offset[2] ?? '') : null;
  if (value === null) return null;
  return { form: offset?.[1] === 'start' ? 'start' : 'limit', value };
}

function readRung(spec: RungSpec, index: number): ReadRung | LadderFinding {
  const field = `ladder[${index}]`;
  const time = readTime(spec.at);
  if (time === null) {
    const message = `"${spec.at}" is not understood; write "50%", "start+PT2H" or "limit+P1D"`;
    return { field: `${field}.at`, message };
  }
  const every = spec.every === undefined ? null : parseDuration(spec.every);
  if (spec.every !== undefined && (every === null || every <= 0)) {
    const message = `"${spec.every}" is no length of time to repeat after; write "PT6H" or "P7D"`;
    return { field: `${field}.every`, message };
  }
  const atMost = spec.atMostShare ?? null;
  if (atMost !== null && (time.form !== 'start' || !Number.isFinite(atMost) || atMost < 0)) {
    const message = `caps a "start+…" at a share of the limit; write 0.5 for half of it, or leave it out`;
    return { field: `${field}.atMostShare`, message };
  }
  return { index, spec, time, every, atMost };
}

function readLadder(specs: readonly RungSpec[]): ReadRung[] {
  return specs.map((spec, index) => {
    const read = readRung(spec, index);
    if ('message' in read) throw new LadderError(read.field, read.message);
    return read;
  });
}

/**
 * The instant of a share of the counted time between start and due. 100 % is `due` itself even where an
 * extension ends in closed hours, and more than that is counted on from it.
 */
function shareAt(clock: LadderClock, total: Millis, share: number): Instant {
  const { calendar, limit, start, due, pauses } = clock;
  if (share === 1) return due;
  const amount = (part: number): Millis => Math.round(part * total);
  if (share > 1) return instantAfterCounted(calendar, limit, due, amount(share - 1), pauses);
  return instantAfterCounted(calendar, limit, start, amount(share), pauses);
}

type TimedRung = ReadRung & { first: Instant };

/** The ladder with the instant of each rung's first occurrence. */
function timedLadder(specs: readonly RungSpec[], clock: LadderClock): TimedRung[] {
  const read = readLadder(specs);
  const total = countedTime(clock.calendar, clock.limit, clock.start, clock.due, clock.pauses);
  const firstOf = ({ time, atMost }: ReadRung): Instant => {
    if (time.form === 'share') return shareAt(clock, total, time.value);
    if (time.form === 'limit') return clock.due + time.value;
    const after = clock.start + time.value;
    return atMost === null ? after : Math.min(after, shareAt(clock, total, atMost));
  };
  return read.map((rung) => ({ ...rung, first: firstOf(rung) }));
}

function atOf(rung: TimedRung, occurrence: number): Instant {
  return rung.first + occurrence * (rung.every ?? 0);
}

function planned(rung: TimedRung, occurrence: number): PlannedRung {
  const { action, audience, channels, when } = rung.spec;
  return {
    index: rung.index,
    occurrence,
    at: atOf(rung, occurrence),
    action,
    audience,
    channels: [...(channels ?? DEFAULT_CHANNELS)],
    ...(when === undefined ? {} : { when }),
  };
}

const inOrder = (a: PlannedRung, b: PlannedRung): number => a.at - b.at || a.index - b.index;

/** How many occurrences are at or before `until`. */
function occurrencesUntil(rung: TimedRung, until: Instant): number {
  if (rung.first > until) return 0;
  return rung.every === null ? 1 : Math.floor((until - rung.first) / rung.every) + 1;
}

/**
 * Every rung with its instant, in order of (at, index). Percentages are of the counted time between start and
 * due; `start+…`, `limit+…` and `every` are wall time. `until` is included; `maxOccurrences` bounds each
 * repeating rung; without either, one is listed `OCCURRENCES_SHOWN` times.
 *
 * @throws LadderError for an entry that is not understood; DeadlineError as `instantAfterCounted`
 */
export function planRungs(
  specs: readonly RungSpec[],
  clock: LadderClock,
  opts: { until?: Instant; maxOccurrences?: number } = {},
): PlannedRung[] {
  const until = opts.until ?? Infinity;
  const most = opts.maxOccurrences ?? (opts.until === undefined ? OCCURRENCES_SHOWN : Infinity);
  return timedLadder(specs, clock)
    .flatMap((rung) => {
      const count = Math.min(most, occurrencesUntil(rung, until));
      return Array.from({ length: count }, (_, occurrence) => planned(rung, occurrence));
    })
    .sort(inOrder);
}

/** The first occurrence not recorded, found by doubling: years of repetitions cost some twenty questions. */
function firstUnfired(rung: TimedRung, fired: Fired): number | null {
  const isFired = (occurrence: number): boolean => fired(rung.index, occurrence);
  if (!isFired(0)) return 0;
  if (rung.every === null) return null;
  let [last, beyond] = [0, 1];
  while (isFired(beyond)) {
    if (atOf(rung, beyond) > LAST_INSTANT) return null;
    [last, beyond] = [beyond, beyond * 2];
  }
  while (beyond - last > 1) {
    const middle = Math.floor((last + beyond) / 2);
    if (isFired(middle)) last = middle;
    else beyond = middle;
  }
  return beyond;
}

/**
 * The earliest rung that was not recorded, also one whose time has passed; `null` when nothing is left. What the
 * one timer sleeps to.
 *
 * @throws as `planRungs`
 */
export function nextRung(specs: readonly RungSpec[], clock: LadderClock, fired: Fired): PlannedRung | null {
  const candidates = timedLadder(specs, clock).flatMap((rung) => {
    const occurrence = firstUnfired(rung, fired);
    return occurrence === null ? [] : [planned(rung, occurrence)];
  });
  return candidates.sort(inOrder)[0] ?? null;
}

/**
 * All rungs at or before `now` that were not recorded, in order of (at, index): after an outage or a re-plan
 * everything that was missed.
 *
 * @throws as `planRungs`
 */
export function dueRungs(
  specs: readonly RungSpec[],
  clock: LadderClock,
  now: Instant,
  fired: Fired,
): PlannedRung[] {
  return timedLadder(specs, clock)
    .flatMap((rung) => {
      const first = firstUnfired(rung, fired);
      const count = first === null ? 0 : Math.max(0, occurrencesUntil(rung, now) - first);
      return Array.from({ length: count }, (_, n) => planned(rung, (first ?? 0) + n));
    })
    .filter(({ index, occurrence }) => !fired(index, occurrence))
    .sort(inOrder);
}

/**
 * Which of several rungs that came due together are sent: the latest in the ladder for each audience; the others
 * are recorded only, so an outage does not end in a burst of messages (page 3). Take out before what will not be
 * sent anyway (`when`), or it would stand in for one that is. Order and length of the list are kept.
 */
export function missedCollapse(rungs: readonly PlannedRung[]): { rung: PlannedRung; send: boolean }[] {
  const latest: Partial<Record<RungAudience, PlannedRung>> = {};
  for (const rung of rungs) {
    const best = latest[rung.audience];
    if (
      !best ||
      rung.index > best.index ||
      (rung.index === best.index && rung.occurrence > best.occurrence)
    ) {
      latest[rung.audience] = rung;
    }
  }
  return rungs.map((rung) => ({ rung, send: latest[rung.audience] === rung }));
}

/**
 * What is wrong with a ladder, before a policy is published. Errors: an entry that is not understood; an `every`
 * on an entry that is not the last of its kind (share, `start+`, `limit+`), which would repeat past later ones.
 * Warning: nothing reaches the audience `highest`, so an overdue case could stay below for ever.
 */
export function validateLadder(specs: readonly RungSpec[]): {
  errors: LadderFinding[];
  warnings: LadderFinding[];
} {
  const read = specs.map(readRung);
  const errors = read.filter((entry) => 'message' in entry);
  const rungs = read.filter((entry) => 'time' in entry);
  for (const { index, time, every } of rungs) {
    const isLast = !rungs.some((other) => other.time.form === time.form && other.time.value > time.value);
    if (every !== null && !isLast) {
      const message = 'only the last entry of its kind may repeat; move it there or leave it out';
      errors.push({ field: `ladder[${index}].every`, message });
    }
  }
  const reachesHighest = specs.some((spec) => spec.audience === 'highest');
  const message = 'no entry reaches the audience "highest"; add one after the limit';
  return { errors, warnings: reachesHighest ? [] : [{ field: 'ladder', message }] };
}
