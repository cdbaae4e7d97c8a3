/** Shapes of answers, for the OpenAPI document; a test holds real answers to them. */
import { COMMAND_NAMES } from '../../domain/lifecycle/table';
import { AUDIENCES, CHANNELS, KINDS, OUTCOMES, STAGES, TIERS } from '../../domain/vocabulary';
import { z } from './zod';

const instant = z.string().openapi({ format: 'date-time' });
const maybe = <S extends z.ZodType>(schema: S) => schema.nullable();

const holder = z.object({
  office: z.string(),
  officeName: maybe(z.string()),
  post: maybe(z.string()),
  name: maybe(z.string()),
});

export const summary = z
  .object({
    reference: z.string(),
    kind: z.enum(KINDS),
    stage: z.enum(STAGES),
    cycle: z.number().int(),
    outcome: maybe(z.enum(OUTCOMES)),
    category: maybe(z.string()),
    department: maybe(z.string()),
    district: maybe(z.string()),
    tier: z.enum(TIERS),
    emergency: z.boolean(),
    suspected: z.boolean(),
    channel: z.enum(CHANNELS),
    holder: maybe(holder),
    lodgedAt: instant,
    dueAt: maybe(instant),
    overdue: z.boolean(),
    endedAt: maybe(instant),
    rung: z.number().int(),
    escalationLevel: z.number().int(),
  })
  .openapi('GrievanceSummary');

const attachment = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  uploadedAt: instant,
});
export const attachmentShape = attachment.openapi('Attachment');

export const grievance = summary
  .extend({
    referenceInGroups: z.string(),
    receivedAt: instant,
    disposedAt: maybe(instant),
    disputableUntil: maybe(instant),
    clock: z.object({
      state: z.enum(['running', 'paused', 'stopped']),
      usedMs: z.number().int(),
      limitMs: z.number().int(),
      paused: z.boolean(),
    }),
    allowedCommands: z.array(z.enum(COMMAND_NAMES)),
    mergedInto: maybe(z.string()),
    redressal: maybe(z.string()),
    text: z.string(),
    language: z.string(),
    complainant: z.object({
      name: maybe(z.string()),
      mobile: maybe(z.string()),
      email: maybe(z.string()),
      address: maybe(z.string()),
      language: z.string(),
    }),
    place: z.object({
      district: maybe(z.string()),
      block: maybe(z.string()),
      policeDistrict: maybe(z.string()),
    }),
    said: z.record(z.string(), z.unknown()),
    flags: z.array(z.string()),
    against: maybe(z.string()),
    partnerReference: maybe(z.string()).optional(),
    suggestions: z.unknown().optional(),
    attachments: z.array(attachment),
    history: z.string().optional(),
  })
  .openapi('Grievance');

export const ledgerEntry = z
  .object({
    seq: z.number().int(),
    at: instant,
    kind: z.enum(['command', 'rung', 'message', 'system']),
    name: z.string(),
    command: maybe(z.string()),
    fromStage: maybe(z.enum(STAGES)),
    toStage: z.enum(STAGES),
    office: maybe(z.string()),
    actor: z.union([
      z.object({ post: maybe(z.string()), name: maybe(z.string()), channel: z.enum(CHANNELS).optional() }),
      z.literal('system'),
    ]),
    cycle: z.number().int(),
    remarks: maybe(z.string()),
    details: z.record(z.string(), z.unknown()).optional(),
    events: z.array(z.looseObject({ type: z.string() })),
    hash: z.string(),
  })
  .openapi('LedgerEntry');

export const message = z
  .object({
    id: z.string(),
    key: z.string(),
    event: z.string(),
    audience: z.enum(AUDIENCES),
    channel: z.enum(['sms', 'whatsapp', 'voice', 'email']),
    language: z.string(),
    recipient: maybe(z.string()),
    post: maybe(z.string()),
    text: z.string(),
    state: z.enum(['queued', 'accepted', 'delivered', 'failed', 'unknown', 'withdrawn']),
    at: instant,
    notBefore: instant.optional(),
    reason: maybe(z.string()),
    settledAt: maybe(instant),
    attempts: z.array(
      z.object({
        at: instant,
        outcome: maybe(z.string()),
        detail: maybe(z.string()),
        finishedAt: maybe(instant),
      }),
    ),
  })
  .openapi('Message');

const commandOutcome = z.object({
  id: z.string(),
  command: z.string().optional(),
  status: z.enum(['applied', 'queued', 'refused']),
  acceptedAt: instant.optional(),
  code: z.string().optional(),
  sentence: z.string().optional(),
});
export const commandAnswer = z.object({ command: commandOutcome, grievance }).openapi('CommandAnswer');

export const call = z
  .object({
    id: z.string(),
    kind: z.enum(['callback', 'outreach', 'feedback']),
    reference: maybe(z.string()),
    number: maybe(z.string()),
    language: z.string(),
    urgent: z.boolean(),
    state: z.string(),
    openedAt: instant,
    dueAt: maybe(instant),
    notBefore: instant,
    attempts: z.number().int(),
    rings: z.number().int(),
    leaseUntil: maybe(instant),
    question: maybe(z.string()).optional(),
    grievance: grievance.optional(),
  })
  .openapi('Call');

export const visit = z
  .object({
    id: z.string(),
    reference: z.string(),
    office: z.string(),
    post: maybe(z.string()),
    state: z.enum(['open', 'done', 'expired', 'withdrawn']),
    openedAt: instant,
    dueAt: instant,
    verdict: maybe(z.string()),
    foundAt: maybe(instant),
    category: maybe(z.string()),
    department: maybe(z.string()),
    district: maybe(z.string()),
    emergency: z.boolean(),
    block: maybe(z.string()),
    address: maybe(z.string()),
  })
  .openapi('Visit');
