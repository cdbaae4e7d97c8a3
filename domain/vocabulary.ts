/**
 * The field's words, as closed lists. Everything that validates, stores, draws or translates one of them
 * reads it from here (page 2, Names).
 */
export const KINDS = ['grievance', 'suggestion', 'enquiry'] as const;
export type Kind = (typeof KINDS)[number];

export const STAGES = [
  'registered',
  'screening',
  'awaiting-information',
  'with-department',
  'with-sub-office',
  'atr-review',
  'confirmation',
  'ended',
] as const;
export type Stage = (typeof STAGES)[number];

export const OUTCOMES = [
  'redressed',
  'closed-unconfirmed',
  'declined',
  'rejected',
  'withdrawn',
  'answered',
  'noted',
  'merged',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const CHANNELS = [
  'phone',
  'missed-call',
  'web',
  'email',
  'letter',
  'walk-in',
  'sms',
  'social',
  'bsk',
  'overseas',
  'partner',
  'outreach',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const TIERS = ['individual', 'community', 'policy'] as const;

export const LANGUAGES = ['bn', 'en', 'hi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Roles of posts (page 8). `channel` is a channel's key, `system` the workflow itself. */
export const POST_ROLES = [
  'administrator',
  'cell-officer',
  'analyst',
  'tele-caller',
  'data-entry-operator',
  'hod',
  'nodal-officer',
  'officer',
  'validator',
  'bsk-operator',
  'policy-analyst',
  'highest-authority',
] as const;
export type PostRole = (typeof POST_ROLES)[number];
export type Role = PostRole | 'channel' | 'system';

export const OFFICE_KINDS = [
  'chief-secretary',
  'department',
  'district-magistracy',
  'police',
  'sub-office',
  'cell',
  'data-processing-unit',
  'call-centre',
  'field-validation',
  'bsk',
  'administration',
] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** Kinds whose head may hold a case as HoD: department, district magistracy, police, and one level above them. */
export const HOD_RANK_KINDS: readonly OfficeKind[] = [
  'department',
  'district-magistracy',
  'police',
  'chief-secretary',
];

/** Offices of which the State has exactly one; their ids are fixed so that the lifecycle can name them. */
export const CELL = 'cell';
export const DATA_PROCESSING_UNIT = 'data-processing-unit';
export const CALL_CENTRE = 'call-centre';
export const CHIEF_SECRETARY = 'chief-secretary';

/** The field validation office of a district; a case without a known district is visited by the Cell's own. */
export function fieldValidationOffice(district: string | null): string {
  return district === null ? 'field-validation' : `field-validation-${district}`;
}

export const REDRESSALS = ['redressed', 'partly', 'not-possible', 'policy'] as const;
export type Redressal = (typeof REDRESSALS)[number];
export const DELIVERED = ['yes', 'partly', 'no', 'unreachable'] as const;
export type Delivered = (typeof DELIVERED)[number];
export const VERDICTS = ['as-reported', 'partly', 'contrary'] as const;
export type Verdict = (typeof VERDICTS)[number];
export const VERIFICATIONS = ['otp', 'caller-id', 'counter'] as const;
export type Verification = (typeof VERIFICATIONS)[number];
export const NOTE_AUDIENCES = ['officers', 'cell', 'complainant'] as const;

/** The five questions of the emergency checklist (page 7). */
export const EMERGENCY_SIGNS = ['life', 'violence', 'missing', 'hazard', 'deprivation'] as const;

/** Audiences of messages and rungs, in the order of authority where they have one (page 3). */
export const AUDIENCES = [
  'complainant',
  'holder',
  'nodal',
  'hod',
  'area',
  'district',
  'cell',
  'highest',
  'validator',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** `escalationLevel`: the highest audience reached. */
export const ESCALATION_LEVEL: Readonly<Record<string, number>> = {
  holder: 0,
  hod: 1,
  district: 2,
  cell: 3,
  highest: 4,
};

/** Closed lists of reasons; each has `other`, which needs remarks (page 8). */
export const REASON_CODES = {
  returnAtr: [
    'hollow',
    'no-action',
    'no-evidence',
    'complainant-not-contacted',
    'wrong-grievance',
    'incomplete',
    'other',
  ],
  recall: ['below-standard', 'wrong-report', 'contrary-information', 'review-meeting', 'other'],
  sendDown: ['incomplete', 'no-evidence', 'wrong-facts', 'complainant-not-contacted', 'other'],
  transferBack: ['not-our-subject', 'other-department', 'other-district', 'central-government', 'other'],
  reject: ['out-of-purview', 'sub-judice', 'abusive', 'no-grievance', 'anonymous-without-facts', 'other'],
  dispute: ['not-done', 'partly-done', 'wrong-action', 'wrong-reason', 'bribe-demanded', 'other'],
  withdraw: ['solved-otherwise', 'by-mistake', 'no-longer-wanted', 'pressure', 'other'],
  raiseEmergency: ['life', 'violence', 'missing', 'hazard', 'deprivation', 'other'],
  lowerEmergency: ['no-danger', 'danger-over', 'raised-by-mistake', 'other'],
  takeBack: ['no-progress', 'sent-by-mistake', 'other-office', 'other'],
  reassign: ['leave', 'transfer', 'acting-charge', 'conflict-of-interest', 'workload', 'other'],
  submitAtr: ['no-entitlement', 'sub-judice', 'no-funds', 'policy-decision', 'not-feasible', 'other'],
} as const;
export type ReasonedCommand = keyof typeof REASON_CODES;
