/** Queries of lists: filters, page, and the shape of a page. */
import { CHANNELS, KINDS, OUTCOMES, STAGES, TIERS } from '../../domain/vocabulary';
import { code, oneOf, text } from './text';
import { z } from './zod';

export const LARGEST_PAGE = 100;

/** A whole number as a query writes it. */
export function wholeNumber(least: number, most: number) {
  const range = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, range)
    .transform(Number)
    .pipe(z.number().min(least, range).max(most, range))
    .openapi({ type: 'integer', minimum: least, maximum: most });
}

export const yesOrNo = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.enum(['true', 'false'], { error: 'use true or false' }))
  .transform((value) => value === 'true')
  .openapi({ type: 'boolean' });

export function pageQuery(usual: number) {
  return { cursor: text(2_000).optional(), limit: wholeNumber(1, LARGEST_PAGE).default(usual) };
}

export function pageOf(item: z.ZodType) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const caseFilters = z.strictObject({
  stage: oneOf(STAGES).optional(),
  department: code().optional(),
  district: code().optional().openapi({ type: 'string', description: 'Slug in any case, or LGD number' }),
  office: code().optional().openapi({ type: 'string', description: 'The holding office' }),
  tier: oneOf(TIERS).optional(),
  emergency: yesOrNo.optional(),
  channel: oneOf(CHANNELS).optional(),
  kind: oneOf(KINDS).optional(),
  outcome: oneOf(OUTCOMES).optional(),
  due: oneOf(['overdue', 'today', 'week'])
    .optional()
    .openapi({
      type: 'string',
      enum: ['overdue', 'today', 'week'],
      description: 'Open cases: past their due instant; due on this local day; due on this and the next six',
    }),
  q: text(200).optional().openapi({
    type: 'string',
    description: 'A registration number, or words of the complaint (3 letters at least)',
  }),
  ...pageQuery(50),
});
export type CaseFiltersQuery = z.output<typeof caseFilters>;

export const referenceParams = z.object({ reference: z.string() });
export const idParams = z.object({ id: z.string().max(200, 'is too long') });
