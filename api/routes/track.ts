/** Public tracking: registration number and the last four digits of the mobile (P1, P6). */
import { timingSafeEqual } from 'node:crypto';
import { latinDigits, readReference } from '../../domain/reference';
import { toRfc3339 } from '../../domain/time';
import { LANGUAGES } from '../../domain/vocabulary';
import { loadPublicTimeline } from '../../register/lists/public-timeline';
import { createTrackingLimiter } from '../access/key-limits';
import { instantOrNull } from '../cases/view';
import { Problem } from '../problem';
import { route } from '../route';
import type { Route } from '../route';
import { referenceParams } from '../schemas/lists';
import { oneOf } from '../schemas/text';
import { z } from '../schemas/zod';
import { stageInWords } from '../track-texts';

const query = z.strictObject({
  mobile: z
    .string()
    .transform((said) => latinDigits(said).trim())
    .pipe(z.string().regex(/^\d{4}$/, 'give the last four digits of the mobile number'))
    .openapi({ type: 'string', pattern: '^\\d{4}$', description: 'The last four digits' }),
  lang: oneOf(LANGUAGES).optional(),
});

const shape = z.object({
  reference: z.string(),
  kind: z.string(),
  stage: z.string(),
  stageText: z.string(),
  outcome: z.string().nullable(),
  lodgedAt: z.string(),
  dueAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  language: z.enum(LANGUAGES),
  timeline: z.array(z.object({ at: z.string(), stage: z.string(), text: z.string() })),
});

/** No case has this number: it is asked for where what was typed is none. */
const NO_CASE = '0000000000';

export function trackRoutes(): Route[] {
  const takePoint = createTrackingLimiter();
  return [
    route({
      method: 'get',
      path: '/v1/track/{reference}',
      id: 'track',
      summary: 'The public timeline of a case, without personal data',
      tag: 'Grievances',
      who: 'anyone',
      params: referenceParams,
      query,
      answers: {
        200: { description: 'The timeline, in the complainant’s language unless asked', schema: shape },
      },
      async handle({ params, query: { mobile, lang }, address }, { db }) {
        await takePoint(address);
        const read = readReference(params.reference);
        const { found, moves } = await loadPublicTimeline(db, read.ok ? read.reference : NO_CASE);
        const fits = sameDigits(found?.mobile?.slice(-4) ?? 'none', mobile);
        // One answer for a wrong number, wrong digits and a mistyped number: none of them says what exists.
        if (found === null || !fits)
          throw new Problem('not-found', {
            detail:
              'There is no case with this registration number and these last digits of the mobile. ' +
              'Check all ten digits of the number and the mobile that was given with it.',
          });
        const language = lang ?? found.language;
        return {
          status: 200,
          json: {
            reference: found.reference,
            kind: found.kind,
            stage: found.stage,
            stageText: stageInWords(found.stage, found.outcome, language),
            outcome: found.outcome,
            lodgedAt: toRfc3339(found.lodged_at),
            dueAt: instantOrNull(found.due_at),
            endedAt: instantOrNull(found.ended_at),
            language,
            timeline: moves.map(({ at, to_stage, outcome }) => ({
              at: toRfc3339(at),
              stage: to_stage,
              text: stageInWords(to_stage, outcome, language),
            })),
          },
        };
      },
    }),
  ];
}

function sameDigits(kept: string, said: string): boolean {
  return timingSafeEqual(Buffer.from(kept.padEnd(4).slice(0, 4)), Buffer.from(said.slice(0, 4)));
}
