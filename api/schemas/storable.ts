/** PostgreSQL stores neither NUL nor half a surrogate pair; both come from broken clients only. */
import type { FieldError } from '../problem';

const NUL = String.fromCharCode(0);
const HALF_A_PAIR = /\p{Surrogate}/u;
const DEEPEST = 40;

/** Every text of a parsed body or query that cannot be stored, keys included; `[]`: all fine. */
export function unstorable(value: unknown, field = '', depth = 0): FieldError[] {
  if (typeof value === 'string')
    return value.includes(NUL) || HALF_A_PAIR.test(value)
      ? [{ field, message: 'holds a NUL or half a character; send plain UTF-8 text' }]
      : [];
  if (value === null || typeof value !== 'object') return [];
  if (depth > DEEPEST) return [{ field, message: 'is nested too deeply' }];
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((entry, i): [string, unknown] => [String(i), entry])
    : Object.entries(value);
  const found: FieldError[] = [];
  for (const [key, entry] of entries) {
    if (key.includes(NUL) || HALF_A_PAIR.test(key))
      return [{ field, message: 'has a field whose name cannot be read' }];
    found.push(...unstorable(entry, field === '' ? key : `${field}.${key}`, depth + 1));
    if (found.length >= 20) break;
  }
  return found;
}
