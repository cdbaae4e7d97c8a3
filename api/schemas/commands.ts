/** One schema per command, made from THE TABLE and told apart by `command` (page 8, Commands). */
import type { CommandName } from '../../domain/lifecycle/commands';
import { PUBLIC_COMMANDS, TABLE } from '../../domain/lifecycle/table';
import { REASON_CODES, VERIFICATIONS } from '../../domain/vocabulary';
import { FIELD_SCHEMAS } from './fields';
import { oneOf, optionalText } from './text';
import { z } from './zod';

/** The closed list of a command's reasons; empty where it takes none. */
export function reasonCodesOf(command: CommandName): readonly string[] {
  const lists: Readonly<Record<string, readonly string[]>> = REASON_CODES;
  // A report that comes up says "not possible" for the same reasons as the ATR that is made of it.
  return lists[command === 'reportUp' ? 'submitAtr' : command] ?? [];
}

function fieldsOf(command: CommandName): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(TABLE[command].fields).map(([name, { kind, required }]): [string, z.ZodType] => {
      if (kind === 'reason-code') {
        const reason = oneOf(reasonCodesOf(command));
        return [name, required ? reason : reason.optional()];
      }
      if (kind === 'remarks') return [name, required ? FIELD_SCHEMAS.remarks : optionalText(5_000)];
      const schema: z.ZodType = FIELD_SCHEMAS[kind];
      return [name, required ? schema : schema.optional()];
    }),
  );
}

function commandSchema(command: CommandName) {
  const needs = (value: Record<string, unknown>): { field: string; message: string } | null => {
    if (value['reasonCode'] === 'other' && typeof value['remarks'] !== 'string')
      return { field: 'remarks', message: 'is missing; the reason "other" needs it' };
    const declined = value['redressal'] === 'not-possible' || value['redressal'] === 'policy';
    if (declined && value['reasonCode'] === undefined)
      return {
        field: 'reasonCode',
        message: `is missing; a redressal of "${String(value['redressal'])}" needs one of: ${reasonCodesOf(command).join(', ')}`,
      };
    return null;
  };
  return z
    .strictObject({
      command: z.literal(command),
      ...fieldsOf(command),
      verifiedBy: oneOf(VERIFICATIONS).optional(),
    })
    .superRefine((value, context) => {
      const missing = needs(value);
      if (missing !== null)
        context.addIssue({ code: 'custom', path: [missing.field], message: missing.message });
    })
    .openapi(`Command_${command}`, { description: TABLE[command].effect });
}

export type CommandSchema = ReturnType<typeof commandSchema>;

export const COMMAND_SCHEMAS: ReadonlyMap<string, CommandSchema> = new Map(
  PUBLIC_COMMANDS.map((command) => [command, commandSchema(command)]),
);

/** For the OpenAPI document; the route picks the one schema by its name, for better messages. */
export const anyCommand = z
  .union([...COMMAND_SCHEMAS.values()])
  .openapi('Command', { discriminator: { propertyName: 'command' } });

/** What every body of the commands' route must be before anything else is looked at. */
export const namedCommand = z.looseObject({
  command: z.enum(PUBLIC_COMMANDS, { error: `use one of: ${PUBLIC_COMMANDS.join(', ')}` }),
});
