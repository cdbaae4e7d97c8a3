/** The outcome of a call on three levels: line, person, content (page 3, Calls). */
import { DELIVERED } from '../../domain/vocabulary';
import { FIELD_SCHEMAS } from './fields';
import { instantText, oneOf, optionalText } from './text';
import { z } from './zod';

const heard = oneOf(DELIVERED.filter((word) => word !== 'unreachable') as ['yes', 'partly', 'no']);

export const callOutcome = z
  .strictObject({
    line: oneOf(['answered', 'no-answer', 'busy', 'switched-off', 'invalid']),
    person: oneOf(['right', 'wrong', 'refused', 'later']).optional(),
    content: z
      .strictObject({
        delivered: heard.optional(),
        rating: FIELD_SCHEMAS.rating.optional(),
        remarks: optionalText(5_000),
        text: FIELD_SCHEMAS.text.optional(),
      })
      .optional(),
    at: instantText.optional().openapi({
      type: 'string',
      format: 'date-time',
      description: 'With person "later": when to call again',
    }),
  })
  .superRefine((outcome, context) => {
    const wrong = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    const answered = outcome.line === 'answered';
    if (answered && outcome.person === undefined) wrong('person', 'is missing; say who answered');
    if (!answered && outcome.person !== undefined) wrong('person', 'has no place here; nobody answered');
    if (outcome.person !== 'right' && outcome.content !== undefined)
      wrong('content', 'has no place here; only the right person’s words count');
    if (outcome.person !== 'later' && outcome.at !== undefined)
      wrong('at', 'has no place here; it says when a person asked to be called later');
  })
  .openapi('CallOutcome');
export type CallOutcomeBody = z.output<typeof callOutcome>;
