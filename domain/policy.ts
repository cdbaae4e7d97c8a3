/**
 * A policy is data: every limit, ladder, share and window that the Cell may change without a release.
 * Published as a version; open cases are re-planned to it (page 3, Re-planning).
 */
import { DAY, HOUR, MINUTE } from './time';
import type { Instant, Millis } from './time';

/** How long something may take, and which time counts. `days/working` ends with a day's work (T1, T4). */
export type Limit =
  { minutes: number; counted: 'wall' | 'working' } | { days: number; counted: 'calendar' | 'working' };

export type Tier = 'individual' | 'community' | 'policy';

export type RungAction = 'notify' | 'reminder' | 'overdue' | 'escalate' | 'interim-reply-wanted';
export type RungAudience =
  'complainant' | 'holder' | 'hod' | 'nodal' | 'area' | 'district' | 'cell' | 'highest' | 'everyone';
export type RungChannel = 'sms' | 'voice' | 'whatsapp' | 'email';

/**
 * One rung. `at`: `"50%"` of the open time between start and due, `"start+PT2H"`, `"limit+P1D"` (calendar
 * time). `every` repeats it from there on. `when: 'unacknowledged'` fires only while nobody acknowledged;
 * `atMostShare` caps a `start+…` at a share of the limit (2 h, or half of a short emergency limit).
 */
export type RungSpec = {
  at: string;
  action: RungAction;
  audience: RungAudience;
  channels?: RungChannel[];
  every?: string;
  when?: 'unacknowledged';
  atMostShare?: number;
};

/** Weekly opening intervals, `[["10:00","18:00"]]` a day; a day that is missing or empty is closed. */
export type Week = Partial<Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', [string, string][]>>;
export type Calendar = { id: string; version: number; week: Week; holidays: string[] };

export type Policy = {
  id: string;
  version: number;
  /** ATR clock by tier (T1, T4). */
  atr: Record<Tier, Limit>;
  /** Default of the emergency clock (T2); a category may have its own 2–24 h (T3). */
  emergencyHours: number;
  /** A returned ATR resumes with what is left, at least this. */
  leastAfterReturn: { normal: Millis; emergency: Millis };
  stages: {
    screening: Limit;
    screeningEmergency: Limit;
    review: Limit;
    reviewEmergency: Limit;
    enquiry: Limit;
    suggestion: Limit;
    visit: Limit;
  };
  /** An emergency whose office is not known is forwarded to the District Magistrate after this. */
  unroutedEmergency: Millis;
  clarification: { reminders: Millis[]; timeout: Millis; pausedAsksPerCycle: number };
  extensionsPerCycle: number;
  transfersBeforeEscalation: number;
  returnsBeforeEscalation: number;
  window: Millis;
  ladders: {
    emergency: RungSpec[];
    individual: RungSpec[];
    community: RungSpec[];
    policy: RungSpec[];
    stage: RungSpec[];
  };
  autoForward: boolean;
  /** Local hours in which nothing but emergencies and OTPs is sent; `null`: none. */
  quietHours: { from: string; to: string } | null;
  calls: { attempts: number; leastWorkingDays: number; spacing: Millis; lease: Millis; giveUpAfter: Limit };
  /** Share of accepted ATRs that are visited (0–1) where nothing makes a visit compulsory. */
  visitShare: Record<Tier, number>;
  /** Share of declined cases that are called all the same, for the figures. */
  declinedCallShare: number;
  /** Spread of mass re-planning and mass wake-ups; never of emergencies. */
  jitter: Millis;
};

/** What the workflow plans with: one policy and two calendars, each with its version. */
export type Rules = { policy: Policy; office: Calendar; calls: Calendar };

const overdueTail = (first: number): RungSpec[] => [
  { at: '100%', action: 'overdue', audience: 'everyone' },
  { at: `limit+P${first}D`, action: 'escalate', audience: 'hod' },
  { at: `limit+P${first + 2}D`, action: 'escalate', audience: 'cell' },
  { at: `limit+P${first + 6}D`, action: 'escalate', audience: 'highest', every: 'P7D' },
];

/** The policy of a fresh installation: the numbers of page 3 with their tags. */
export const DEFAULT_POLICY: Policy = {
  id: 'default',
  version: 1,
  atr: {
    individual: { days: 7, counted: 'calendar' },
    community: { days: 30, counted: 'calendar' },
    policy: { days: 90, counted: 'calendar' },
  },
  emergencyHours: 24,
  leastAfterReturn: { normal: 2 * DAY, emergency: 4 * HOUR },
  stages: {
    screening: { days: 1, counted: 'working' },
    screeningEmergency: { minutes: 30, counted: 'wall' },
    review: { days: 2, counted: 'working' },
    reviewEmergency: { minutes: 240, counted: 'wall' },
    enquiry: { days: 7, counted: 'calendar' },
    suggestion: { days: 30, counted: 'calendar' },
    visit: { days: 3, counted: 'working' },
  },
  unroutedEmergency: 30 * MINUTE,
  clarification: { reminders: [3 * DAY, 7 * DAY, 12 * DAY], timeout: 15 * DAY, pausedAsksPerCycle: 2 },
  extensionsPerCycle: 2,
  transfersBeforeEscalation: 3,
  returnsBeforeEscalation: 3,
  window: 30 * DAY,
  ladders: {
    emergency: [
      { at: '0%', action: 'notify', audience: 'hod', channels: ['sms', 'voice', 'whatsapp'] },
      { at: '0%', action: 'notify', audience: 'nodal', channels: ['sms', 'voice', 'whatsapp'] },
      { at: '0%', action: 'notify', audience: 'area', channels: ['sms', 'voice', 'whatsapp'] },
      {
        at: 'start+PT2H',
        atMostShare: 0.5,
        action: 'escalate',
        audience: 'district',
        when: 'unacknowledged',
      },
      { at: '25%', action: 'escalate', audience: 'hod', channels: ['voice', 'sms'] },
      { at: '50%', action: 'escalate', audience: 'cell' },
      { at: '83%', action: 'escalate', audience: 'highest' },
      { at: '100%', action: 'overdue', audience: 'everyone', every: 'PT6H' },
    ],
    individual: [
      { at: '50%', action: 'reminder', audience: 'holder' },
      { at: '80%', action: 'reminder', audience: 'holder' },
      ...overdueTail(1),
    ],
    community: [
      { at: 'start+P7D', action: 'interim-reply-wanted', audience: 'holder' },
      { at: '50%', action: 'reminder', audience: 'holder' },
      { at: '80%', action: 'reminder', audience: 'holder' },
      ...overdueTail(1),
    ],
    policy: [
      { at: 'start+P7D', action: 'interim-reply-wanted', audience: 'holder' },
      { at: '50%', action: 'reminder', audience: 'holder' },
      { at: '80%', action: 'reminder', audience: 'holder' },
      ...overdueTail(1),
    ],
    stage: [
      { at: '100%', action: 'overdue', audience: 'holder' },
      { at: '100%', action: 'escalate', audience: 'cell' },
      { at: '200%', action: 'escalate', audience: 'highest', every: 'P7D' },
    ],
  },
  autoForward: true,
  quietHours: { from: '21:00', to: '09:00' },
  calls: {
    attempts: 3,
    leastWorkingDays: 2,
    spacing: 3 * HOUR,
    lease: 15 * MINUTE,
    giveUpAfter: { days: 5, counted: 'working' },
  },
  visitShare: { individual: 0.1, community: 0.25, policy: 0 },
  declinedCallShare: 0.1,
  jitter: 2_000,
};

/** Secretariat hours, Monday to Friday; holidays come from the Finance Department's list, as data. */
export const OFFICE_CALENDAR: Calendar = {
  id: 'office',
  version: 1,
  week: {
    mon: [['10:00', '18:00']],
    tue: [['10:00', '18:00']],
    wed: [['10:00', '18:00']],
    thu: [['10:00', '18:00']],
    fri: [['10:00', '18:00']],
  },
  holidays: [],
};

/** The call centre's hours (C1): Monday to Saturday 9:00–18:00 except holidays. */
export const CALL_CALENDAR: Calendar = {
  id: 'calls',
  version: 1,
  week: {
    mon: [['09:00', '18:00']],
    tue: [['09:00', '18:00']],
    wed: [['09:00', '18:00']],
    thu: [['09:00', '18:00']],
    fri: [['09:00', '18:00']],
    sat: [['09:00', '18:00']],
  },
  holidays: [],
};

export const DEFAULT_RULES: Rules = { policy: DEFAULT_POLICY, office: OFFICE_CALENDAR, calls: CALL_CALENDAR };

export type Period = [from: Instant, to: Instant];
