/** One schema for each kind of field of THE TABLE: adding a kind there does not compile until it has one here. */
import type { FieldKind } from '../../domain/lifecycle/table';
import { DELIVERED, NOTE_AUDIENCES, REDRESSALS, TIERS, VERDICTS } from '../../domain/vocabulary';
import { code, dateText, ids, oneOf, optionalText, text } from './text';
import { z } from './zod';

/** Longest text of a complaint, report or note, in characters; about ten typed pages. */
export const LONGEST_TEXT = 20_000;
const LONGEST_REMARKS = 5_000;

const position = z
  .strictObject({
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    accuracyM: z.number().min(0).max(100_000).optional(),
  })
  .openapi({ description: 'Where it was found, in degrees (WGS 84); accuracy in metres.' });

export const FIELD_SCHEMAS = {
  office: code(),
  offices: z.array(code()).max(20, 'is too long; 20 offices at most'),
  post: code(),
  text: text(LONGEST_TEXT),
  remarks: text(LONGEST_REMARKS),
  'reason-code': code(40),
  date: dateText,
  boolean: z.boolean(),
  category: code(),
  department: code(),
  district: z
    .union([z.string(), z.number().int()])
    .transform(String)
    .pipe(code())
    .openapi({ type: 'string', description: 'Slug in any case, or LGD number' }),
  'police-district': code(),
  tier: oneOf(TIERS),
  reference: text(40),
  redressal: oneOf(REDRESSALS),
  delivered: oneOf(DELIVERED),
  rating: z.number().int().min(1, 'use 1 to 5').max(5, 'use 1 to 5'),
  verdict: oneOf(VERDICTS),
  position,
  attachments: ids,
  'note-audience': oneOf(NOTE_AUDIENCES),
  block: text(100),
} as const satisfies Record<FieldKind, z.ZodType>;

/**
 * Every field of every command by its name, all optional: what a resolver reads once a command's own schema has
 * found everything in its place. A name means the same kind in every command; a test holds it to THE TABLE.
 */
export const ALL_FIELDS = z.object({
  office: FIELD_SCHEMAS.office.optional(),
  areaOffices: FIELD_SCHEMAS.offices.optional(),
  post: FIELD_SCHEMAS.post.optional(),
  text: FIELD_SCHEMAS.text.optional(),
  question: FIELD_SCHEMAS.text.optional(),
  finding: FIELD_SCHEMAS.text.optional(),
  action: FIELD_SCHEMAS.text.optional(),
  reason: FIELD_SCHEMAS.text.optional(),
  remarks: optionalText(LONGEST_TEXT),
  reasonCode: FIELD_SCHEMAS['reason-code'].optional(),
  dueAt: FIELD_SCHEMAS.date.optional(),
  actionDate: FIELD_SCHEMAS.date.optional(),
  expectedDate: FIELD_SCHEMAS.date.optional(),
  until: FIELD_SCHEMAS.date.optional(),
  granted: FIELD_SCHEMAS.boolean.optional(),
  complainantContacted: FIELD_SCHEMAS.boolean.optional(),
  fieldValidation: FIELD_SCHEMAS.boolean.optional(),
  category: FIELD_SCHEMAS.category.optional(),
  department: FIELD_SCHEMAS.department.optional(),
  suggestedDepartment: FIELD_SCHEMAS.department.optional(),
  district: FIELD_SCHEMAS.district.optional(),
  policeDistrict: FIELD_SCHEMAS['police-district'].optional(),
  block: FIELD_SCHEMAS.block.optional(),
  tier: FIELD_SCHEMAS.tier.optional(),
  into: FIELD_SCHEMAS.reference.optional(),
  redressal: FIELD_SCHEMAS.redressal.optional(),
  delivered: FIELD_SCHEMAS.delivered.optional(),
  rating: FIELD_SCHEMAS.rating.optional(),
  verdict: FIELD_SCHEMAS.verdict.optional(),
  position: FIELD_SCHEMAS.position.optional(),
  attachments: FIELD_SCHEMAS.attachments.optional(),
  evidence: FIELD_SCHEMAS.attachments.optional(),
  photographs: FIELD_SCHEMAS.attachments.optional(),
  audience: FIELD_SCHEMAS['note-audience'].optional(),
});
export type CommandFields = z.output<typeof ALL_FIELDS>;
