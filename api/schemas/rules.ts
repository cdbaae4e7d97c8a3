/** Calendars, limits, ladders and policies as bodies; what a list of intervals means is the domain's to check. */
import { TIERS } from '../../domain/vocabulary';
import { dateText, instantText, text } from './text';
import { z } from './zod';

const interval = z.tuple([z.string().max(10), z.string().max(10)]);
const day = z.array(interval).max(48).optional();
const week = z
  .strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })
  .transform((days) => Object.fromEntries(Object.entries(days).filter(([, list]) => list !== undefined)))
  .openapi({
    type: 'object',
    description: 'Opening intervals a day, such as {"mon": [["10:00","18:00"]]}; a day left out is closed',
  });
const holidays = z.array(dateText).max(5_000, 'is too long; 5000 dates at most');

export const calendarHours = z.strictObject({ week, holidays: holidays.default([]) });

export const calendarBody = z
  .strictObject({
    id: z.enum(['office', 'calls'], { error: 'use office or calls' }),
    week,
    holidays: holidays.default([]),
  })
  .openapi('CalendarToPublish');

const amount = z.number().min(0, 'must be 0 or more').max(10_000_000, 'is too long');
export const limit = z
  .union([
    z.strictObject({ minutes: amount, counted: z.enum(['wall', 'working']) }),
    z.strictObject({ days: amount, counted: z.enum(['calendar', 'working']) }),
  ])
  .openapi('Limit');

const shared = {
  at: z.string().max(40),
  action: z.enum(['notify', 'reminder', 'overdue', 'escalate', 'interim-reply-wanted']),
  audience: z.enum([
    'complainant',
    'holder',
    'hod',
    'nodal',
    'area',
    'district',
    'cell',
    'highest',
    'everyone',
  ]),
  channels: z.array(z.enum(['sms', 'voice', 'whatsapp', 'email'])).max(4),
  every: z.string().max(40),
  when: z.literal('unacknowledged'),
  atMostShare: z.number().min(0).max(1),
};
const rung = z
  .strictObject({
    at: shared.at,
    action: shared.action,
    audience: shared.audience,
    channels: z.exactOptional(shared.channels),
    every: z.exactOptional(shared.every),
    when: z.exactOptional(shared.when),
    atMostShare: z.exactOptional(shared.atMostShare),
  })
  .openapi('Rung');
const ladder = z.array(rung).max(50, 'is too long; 50 rungs at most');

export const previewBody = z
  .strictObject({
    calendar: z.union([text(100), calendarHours], {
      error: 'give { week, holidays } or the id of a calendar',
    }),
    start: instantText,
    limit,
    pauses: z
      .array(z.tuple([instantText, instantText]))
      .max(1_000, 'is too long; 1000 pauses at most')
      .default([]),
    ladder: ladder.default([]),
  })
  .openapi('DeadlinePreview');

/** A policy's own limits: whole milliseconds, for instants are, and no longer than any term of the State's. */
const TEN_YEARS = 3_660;
const MINUTES_A_DAY = 1_440;
const policyLimit = limit
  .refine((value) => daysOf(value) <= TEN_YEARS, 'is longer than ten years')
  .refine((value) => Number.isInteger(millisOf(value)), 'is no whole number of milliseconds');
function millisOf(value: z.output<typeof limit>): number {
  return 'days' in value ? value.days * MINUTES_A_DAY * 60_000 : value.minutes * 60_000;
}
function daysOf(value: z.output<typeof limit>): number {
  return 'days' in value ? value.days : value.minutes / MINUTES_A_DAY;
}

const millis = z
  .number()
  .int('must be whole milliseconds')
  .min(0)
  .max(31_622_400_000, 'is longer than a year');
const share = z.number().min(0, 'must be a share from 0 to 1').max(1, 'must be a share from 0 to 1');
const count = z.number().int().min(0).max(100);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time; write it as "21:00"');
const byTier = <S extends z.ZodType>(schema: S) =>
  z.strictObject({ [TIERS[0]]: schema, [TIERS[1]]: schema, [TIERS[2]]: schema });

/** The whole policy as it is published; a body may leave out what stays as it is. */
export const wholePolicy = z.strictObject({
  id: text(100),
  version: z.number().int(),
  atr: byTier(policyLimit),
  emergencyHours: z
    .number()
    .positive('must be more than 0')
    .max(24, 'must be 24 at most')
    .refine((hours) => Number.isInteger(hours * 3_600_000), 'is no whole number of milliseconds'),
  leastAfterReturn: z.strictObject({ normal: millis, emergency: millis }),
  stages: z.strictObject({
    screening: policyLimit,
    screeningEmergency: policyLimit,
    review: policyLimit,
    reviewEmergency: policyLimit,
    enquiry: policyLimit,
    suggestion: policyLimit,
    visit: policyLimit,
  }),
  unroutedEmergency: millis,
  clarification: z.strictObject({
    reminders: z.array(millis).max(20),
    timeout: millis,
    pausedAsksPerCycle: count,
  }),
  extensionsPerCycle: count,
  transfersBeforeEscalation: count.min(1),
  returnsBeforeEscalation: count.min(1),
  window: millis,
  ladders: z.strictObject({
    emergency: ladder,
    individual: ladder,
    community: ladder,
    policy: ladder,
    stage: ladder,
  }),
  autoForward: z.boolean(),
  quietHours: z.strictObject({ from: clockTime, to: clockTime }).nullable(),
  calls: z.strictObject({
    attempts: count.min(1),
    leastWorkingDays: count.min(1),
    spacing: millis,
    lease: millis.min(1_000, 'must be 1000 or more'),
    giveUpAfter: policyLimit,
  }),
  visitShare: byTier(share),
  declinedCallShare: share,
  jitter: millis,
});

/** Any part of a policy, down to its second level: the rest stays as it is in force. */
export const policyBody = z
  .strictObject({
    ...wholePolicy.partial().shape,
    atr: wholePolicy.shape.atr.partial().optional(),
    leastAfterReturn: wholePolicy.shape.leastAfterReturn.partial().optional(),
    stages: wholePolicy.shape.stages.partial().optional(),
    clarification: wholePolicy.shape.clarification.partial().optional(),
    ladders: wholePolicy.shape.ladders.partial().optional(),
    calls: wholePolicy.shape.calls.partial().optional(),
    visitShare: wholePolicy.shape.visitShare.partial().optional(),
  })
  .openapi('PolicyToPublish', {
    description: 'What is left out stays as it is in force; version is given by us.',
  });
