import { parseClockTime } from './clock-time';
import { DAY, localDayNumber, startOfLocalDay } from './time';
import type { Instant, Millis } from './time';

/** Local hours as `"HH:MM"`; `from` later than `to` means over midnight. */
export type QuietHours = { from: string; to: string };

/** Quiet hours whose `from` or `to` is no local time; `field` says which. */
export class QuietHoursError extends Error {
  override readonly name = 'QuietHoursError';
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

function timeOf(quiet: QuietHours, side: 'from' | 'to'): Millis {
  const time = parseClockTime(quiet[side]);
  if (time !== null) return time;
  const field = `quietHours.${side}`;
  throw new QuietHoursError(field, `${field}: "${quiet[side]}" is no time; write it as "21:00"`);
}

/**
 * The instant at which something that falls due at `at` may be sent: `at` itself outside quiet hours, else the
 * end of those hours (page 3: what falls in a quiet hour is sent at 9:00). The first quiet instant is `from`,
 * and `to` is open again. Equal `from` and `to` mean no quiet hours, for otherwise nothing could ever be sent.
 *
 * @throws QuietHoursError when `from` or `to` is no local time
 */
export function afterQuietHours(at: Instant, quiet: QuietHours | null): Instant {
  if (quiet === null) return at;
  const from = timeOf(quiet, 'from');
  const to = timeOf(quiet, 'to');
  const midnight = startOfLocalDay(localDayNumber(at));
  const time = at - midnight;
  if (from <= to) return time >= from && time < to ? midnight + to : at;
  if (time < to) return midnight + to;
  return time >= from ? midnight + DAY + to : at;
}
