/** From a zod schema to a value or a 422 that names the fields. */
import type { z as zod } from 'zod';
import { invalid } from '../problem';
import type { FieldError } from '../problem';

/** @throws Problem 422 */
export function check<S extends zod.ZodType>(schema: S, value: unknown): zod.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(fieldErrors(result.error.issues));
}

type Issue = zod.core.$ZodIssue;

export function fieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.slice(0, 50).flatMap((issue): FieldError[] => {
    const field = fieldName(issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.slice(0, 20).map((key) => ({
        field: field === '' ? key.slice(0, 100) : `${field}.${key.slice(0, 100)}`,
        message: 'is not a field here; leave it out',
      }));
    if (issue.code === 'invalid_union') return nearest(issue, field);
    return [{ field, message: sentence(issue) }];
  });
}

/** Of a union, the alternative that came nearest: the one with the fewest complaints. */
function nearest(issue: Extract<Issue, { code: 'invalid_union' }>, field: string): FieldError[] {
  const alternatives = [...issue.errors].sort((a, b) => a.length - b.length);
  const best = alternatives[0];
  if (best === undefined || best.length === 0) return [{ field, message: sentence(issue) }];
  return fieldErrors(best).map((error) => ({
    field: [field, error.field].filter((part) => part !== '').join('.'),
    message: error.message,
  }));
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.map(String).join('.').slice(0, 200);
}

function sentence(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is missing';
  return issue.message.replace(/^Invalid input: /, '').slice(0, 300);
}
