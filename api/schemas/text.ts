/** Texts, closed lists, dates and instants as every body and query writes them. */
import { dayNumberOfDate, parseRfc3339 } from '../../domain/time';
import type { Instant } from '../../domain/time';
import { z } from './zod';

/** A text that must be there; blanks around it do not count. */
export function text(max: number) {
  return z.string().trim().min(1, 'must not be empty').max(max, `is too long; ${max} characters at most`);
}

/** A text that may be left out; forms send empty ones for what was not filled in. */
export function optionalText(max: number) {
  return z
    .string()
    .trim()
    .max(max, `is too long; ${max} characters at most`)
    .transform((value) => (value === '' ? undefined : value))
    .openapi({ type: 'string', maxLength: max })
    .optional();
}

/** One of a closed list, in any case (page 8). */
export function oneOf<const T extends readonly string[]>(values: T) {
  return z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(values, { error: `use one of: ${values.join(', ')}` }))
    .openapi({ type: 'string', enum: [...values] });
}

/** A code or slug: lower case, accepted in any case. */
export function code(max = 100) {
  return text(max).toLowerCase();
}

export const dateText = z
  .string()
  .refine((value) => dayNumberOfDate(value) !== null, 'is no date; write it as "2026-11-28"')
  .openapi({ type: 'string', format: 'date', example: '2026-11-28' });

/** An RFC 3339 instant with its offset, as milliseconds. */
export const instantText = z
  .string()
  .transform((value, context): Instant => {
    const at = parseRfc3339(value);
    if (at !== null) return at;
    context.addIssue({ code: 'custom', message: 'is no instant; write it as "2026-11-22T10:15:00+05:30"' });
    return z.NEVER;
  })
  .openapi({ type: 'string', format: 'date-time', example: '2026-11-22T10:15:00+05:30' });

export const ids = z.array(text(100)).max(20, 'is too long; 20 entries at most');
