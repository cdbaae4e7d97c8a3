/**
 * Time as the domain knows it: integer milliseconds in one zone.
 *
 * West Bengal has one zone, +05:30, without daylight saving, so local dates are plain arithmetic and no zone
 * database is needed; a State elsewhere changes `OFFSET_MS`.
 */
declare const instantBrand: unique symbol;
declare const millisBrand: unique symbol;

/** Milliseconds since 1970-01-01T00:00Z, an integer. */
export type Instant = number & { readonly [instantBrand]?: true };
/** A length of time in milliseconds, an integer. */
export type Millis = number & { readonly [millisBrand]?: true };
/** A local calendar day, `YYYY-MM-DD`. */
export type LocalDate = string;

export const SECOND: Millis = 1000;
export const MINUTE: Millis = 60 * SECOND;
export const HOUR: Millis = 60 * MINUTE;
export const DAY: Millis = 24 * HOUR;
export const OFFSET_MS: Millis = 5 * HOUR + 30 * MINUTE;

/** Number of whole local days since 1970-01-01 (local). */
export function localDayNumber(at: Instant): number {
  return Math.floor((at + OFFSET_MS) / DAY);
}

/** The instant at which local day `day` (as of `localDayNumber`) begins. */
export function startOfLocalDay(day: number): Instant {
  return day * DAY - OFFSET_MS;
}

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(at: Instant): LocalDate {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10);
}

/** The local day number of a date, or `null` when the text is no real date (`2026-02-30`). */
export function dayNumberOfDate(date: LocalDate): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) return null;
  return ms / DAY;
}

/** 0 Sunday … 6 Saturday, of a local day number. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** RFC 3339 with the State's offset, milliseconds only where there are some: `2026-11-22T10:15:00+05:30`. */
export function toRfc3339(at: Instant): string {
  const local = new Date(at + OFFSET_MS).toISOString();
  return `${local.endsWith('.000Z') ? local.slice(0, 19) : local.slice(0, 23)}+05:30`;
}

/** Reads an RFC 3339 date-time (an offset is required); `null` when it is none. */
export function parseRfc3339(text: string): Instant | null {
  const shape = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
  if (!shape.test(text) || dayNumberOfDate(text.slice(0, 10)) === null) return null;
  const ms = Date.parse(text.replace(' ', 'T').toUpperCase());
  return Number.isNaN(ms) ? null : ms;
}

/** Local wall time for people, `22 Nov 2026, 10:15`. */
export function forPeople(at: Instant): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const local = new Date(at + OFFSET_MS);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${local.getUTCDate()} ${months[local.getUTCMonth()] ?? ''} ${local.getUTCFullYear()}, ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}
