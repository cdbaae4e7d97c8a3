import { HOUR, MINUTE } from './time';
import type { Millis } from './time';

/** Milliseconds after local midnight of `"HH:MM"`, `"00:00"` to `"24:00"` (the day's end); `null` when it is none. */
export function parseClockTime(text: string): Millis | null {
  if (text === '24:00') return 24 * HOUR;
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return found ? Number(found[1]) * HOUR + Number(found[2]) * MINUTE : null;
}
