/** The commands' schemas are THE TABLE, field by field (page 8, Fields). */
import { COMMAND_SCHEMAS, reasonCodesOf } from '../../../api/schemas/commands';
import { ALL_FIELDS, FIELD_SCHEMAS } from '../../../api/schemas/fields';
import { fieldErrors } from '../../../api/schemas/check';
import { PUBLIC_COMMANDS, TABLE } from '../../../domain/lifecycle/table';
import type { FieldKind } from '../../../domain/lifecycle/table';
import type { CommandName } from '../../../domain/lifecycle/commands';

const SAMPLES: Record<FieldKind, unknown> = {
  office: 'health',
  offices: ['health'],
  post: 'health-hod',
  text: 'words',
  remarks: 'words',
  'reason-code': 'other',
  date: '2026-11-28',
  boolean: true,
  category: 'ambulance',
  department: 'health',
  district: 'murshidabad',
  'police-district': 'lalbagh',
  tier: 'individual',
  reference: '2600000014',
  redressal: 'redressed',
  delivered: 'yes',
  rating: 5,
  verdict: 'partly',
  position: { lat: 24.1, lon: 88.2 },
  attachments: ['a'],
  'note-audience': 'officers',
  block: 'Beldanga',
};

function sampleOf(command: CommandName): Record<string, unknown> {
  const fields = Object.entries(TABLE[command].fields).map(
    ([name, { kind }]) => [name, SAMPLES[kind]] as const,
  );
  return { command, ...Object.fromEntries(fields) };
}

function errorsOf(command: CommandName, body: unknown): string[] {
  const result = COMMAND_SCHEMAS.get(command)?.safeParse(body);
  if (result === undefined) return ['no schema'];
  return result.success ? [] : fieldErrors(result.error.issues).map(({ field }) => field);
}

test('internal commands are not offered', () => {
  expect([...COMMAND_SCHEMAS.keys()].sort()).toEqual([...PUBLIC_COMMANDS].sort());
  expect(COMMAND_SCHEMAS.has('unmerge')).toBe(false);
});

test.each(PUBLIC_COMMANDS)('%s takes all its fields, needs the required ones, and no other', (command) => {
  const whole = sampleOf(command);
  expect(errorsOf(command, whole)).toEqual([]);
  for (const [name, { required }] of Object.entries(TABLE[command].fields)) {
    const { [name]: _left, ...rest } = whole;
    const needed = required || name === 'remarks';
    const missed = errorsOf(command, rest);
    if (required) expect([name, missed]).toEqual([name, expect.arrayContaining([name])]);
    else if (!needed) expect([name, missed]).toEqual([name, []]);
  }
  expect(errorsOf(command, { ...whole, surprise: 1 })).toEqual(['surprise']);
  expect(errorsOf(command, { ...whole, verifiedBy: 'CALLER-ID' })).toEqual([]);
  expect(errorsOf(command, { ...whole, verifiedBy: 'word of honour' })).toEqual(['verifiedBy']);
});

test('a field’s name means the same kind in every command', () => {
  const all: Record<string, unknown> = ALL_FIELDS.shape;
  for (const command of PUBLIC_COMMANDS)
    for (const [name, { kind }] of Object.entries(TABLE[command].fields)) {
      expect([command, name, name in all]).toEqual([command, name, true]);
      const parsed = ALL_FIELDS.safeParse({ [name]: SAMPLES[kind] });
      expect([command, name, parsed.data]).toEqual([command, name, { [name]: SAMPLES[kind] }]);
    }
});

test.each(Object.entries(FIELD_SCHEMAS))('%s refuses other types', (kind, schema) => {
  for (const wrong of [null, undefined, Number.NaN, { a: 1 }, [[1]], Symbol('x')])
    expect([kind, schema.safeParse(wrong).success]).toEqual([kind, false]);
});

test('each closed list of reasons has "other", which needs remarks', () => {
  for (const command of PUBLIC_COMMANDS.filter((name) => 'reasonCode' in TABLE[name].fields)) {
    expect(reasonCodesOf(command)).toContain('other');
    const { remarks: _remarks, ...rest } = sampleOf(command);
    expect([command, errorsOf(command, rest)]).toEqual([command, ['remarks']]);
    expect(errorsOf(command, { ...sampleOf(command), reasonCode: 'OTHER' })).toEqual([]);
    expect(errorsOf(command, { ...sampleOf(command), reasonCode: 'because' })).toEqual(['reasonCode']);
  }
});

test('a report that something cannot be done needs its reason', () => {
  for (const command of ['submitAtr', 'reportUp'] as const)
    for (const redressal of ['not-possible', 'policy']) {
      const { reasonCode: _reason, ...rest } = sampleOf(command);
      expect(errorsOf(command, { ...rest, redressal })).toEqual(['reasonCode']);
      expect(errorsOf(command, { ...rest, redressal: 'redressed' })).toEqual([]);
    }
});

test.each(['2026-02-29', '2026-13-01', '26-11-28', '2026-11-28T10:00:00', '', '২০২৬-১১-২৮'])(
  '%j is no date',
  (date) => {
    expect(FIELD_SCHEMAS.date.safeParse(date).success).toBe(false);
  },
);
