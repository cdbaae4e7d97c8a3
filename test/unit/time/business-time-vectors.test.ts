import { z } from 'zod';
import { CalendarError } from '../../../domain/calendar';
import { DeadlineError } from '../../../domain/deadline';
import { previewDeadline } from '../../../domain/deadline-preview';
import { parseRfc3339, toRfc3339 } from '../../../domain/time';
import rawVectors from '../../vectors/business-time.json';

const instant = z.string().transform((text) => parseRfc3339(text) ?? Number.NaN);
const intervals = z.array(z.tuple([z.string(), z.string()])).optional();
const week = z
  .object({
    mon: intervals,
    tue: intervals,
    wed: intervals,
    thu: intervals,
    fri: intervals,
    sat: intervals,
    sun: intervals,
  })
  .transform((days) => Object.fromEntries(Object.entries(days).filter(([, list]) => list !== undefined)));
const vectors = z
  .array(
    z.object({
      name: z.string(),
      request: z.object({
        calendar: z.object({ week, holidays: z.array(z.string()) }),
        start: instant,
        limit: z.union([
          z.object({ minutes: z.number(), counted: z.enum(['wall', 'working']) }),
          z.object({ days: z.number(), counted: z.enum(['calendar', 'working']) }),
        ]),
        pauses: z.array(z.tuple([instant, instant])),
      }),
      expect: z.union([z.object({ dueAt: instant }), z.object({ error: z.literal(422) })]),
    }),
  )
  .parse(rawVectors);

describe('the shared deadline vectors', () => {
  it('are all here', () => {
    expect(vectors).toHaveLength(54);
  });

  it.each(vectors)('$name', ({ request, expect: expected }) => {
    if ('error' in expected) {
      expect(() => previewDeadline(request)).toThrow(DeadlineError);
      return;
    }
    expect(toRfc3339(previewDeadline(request).dueAt)).toBe(toRfc3339(expected.dueAt));
  });

  it('a broken calendar is refused by a preview whatever the limit counts', () => {
    const calendar = { week: { mon: [['22:00', '06:00'] satisfies [string, string]] }, holidays: [] };
    const limit = { minutes: 60, counted: 'wall' } as const;
    expect(() => previewDeadline({ calendar, start: 0, limit })).toThrow(CalendarError);
  });
});
