/** Arbitrary values from a JSON schema: mostly what fits, and in every place now and then what does not. */
import fc from 'fast-check';

export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  minimum?: number;
  maximum?: number;
};

/** What breaks careless code: another type, NUL, half a character, huge, nested, prototype names. */
export const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '../../x',
    "'; DROP TABLE grievances; --",
    '%',
    '২০২৬',
    -1,
    0,
    1.5,
    1e308,
    -1e308,
    2 ** 53,
    [],
    {},
    [[[]]],
    { $gt: '' },
    { ['__proto__']: { polluted: true } },
    'x'.repeat(25_000),
    '9999-12-31',
    '0000-01-01',
    '9999-12-31T23:59:59+05:30',
    '0000-01-01T00:00:00Z',
    '2016-12-31T23:59:60Z',
    'P9999999D',
    '999999%',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

export function fromSchema(
  schema: JsonSchema,
  resolve: (ref: string) => JsonSchema,
  known: Readonly<Record<string, readonly unknown[]>>,
  name = '',
): fc.Arbitrary<unknown> {
  const fitting = fits(schema, resolve, known, name);
  const values = known[name];
  // A name that means something here: mostly what is really there, or nothing would get past the look-ups.
  const realistic =
    values === undefined
      ? fitting
      : fc.oneof({ weight: 1, arbitrary: fitting }, { weight: 4, arbitrary: fc.constantFrom(...values) });
  return fc.oneof({ weight: 30, arbitrary: realistic }, { weight: 1, arbitrary: JUNK });
}

function fits(
  schema: JsonSchema,
  resolve: (ref: string) => JsonSchema,
  known: Readonly<Record<string, readonly unknown[]>>,
  name: string,
): fc.Arbitrary<unknown> {
  const inner = (part: JsonSchema, partName = name) => fromSchema(part, resolve, known, partName);
  if (schema.$ref !== undefined) return fits(resolve(schema.$ref), resolve, known, name);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined)
    return fc.oneof(...alternatives.map((part) => fits(part, resolve, known, name)));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const fields = Object.fromEntries(
        Object.entries(properties).map(([key, part]) => [key, inner(part, key)]),
      );
      return fc.record(fields, { requiredKeys: required.filter((key) => key in fields) });
    }
    case 'array':
      return schema.prefixItems === undefined
        ? fc.array(inner(schema.items ?? {}), { maxLength: 4 })
        : fc.tuple(...schema.prefixItems.map((part) => inner(part)));
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -10, max: Math.min(schema.maximum ?? 1e6, 1e9) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      if (schema.format === 'date') return fc.constantFrom('2026-11-20', '2026-11-27', '2027-02-29');
      if (schema.format === 'date-time')
        return fc.constantFrom('2026-11-22T10:15:00+05:30', '2026-11-30T00:00:00Z');
      if (schema.format === 'email') return fc.constant('a@example.org');
      // What looks like any other text until a database is to keep it.
      return fc.oneof(
        { weight: 10, arbitrary: fc.string({ maxLength: 30 }) },
        { weight: 1, arbitrary: fc.constantFrom('aaa\u0000bbb', 'aaa\ud800bbb', 'aaa\udc00') },
      );
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}
