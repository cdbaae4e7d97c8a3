import { DAY, HOUR, MINUTE, SECOND } from './time';
import type { Millis } from './time';

const SHAPE =
  /^P(?=.)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,3})?)S)?)?$/;

/**
 * Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds (`P7D`, `PT2H`, `P1DT6H`, `PT0.5S`);
 * `null` when it is none. A day is 24 hours, as the State's zone has no daylight saving. Years and months are
 * refused, for they have no fixed length.
 */
export function parseDuration(text: string): Millis | null {
  const found = SHAPE.exec(text);
  if (!found) return null;
  const part = (group: number): number => Number(found[group] ?? 0);
  return part(1) * 7 * DAY + part(2) * DAY + part(3) * HOUR + part(4) * MINUTE + Math.round(part(5) * SECOND);
}
