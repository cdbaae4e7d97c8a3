/**
 * A grievance as plain data: ids, codes and instants, nothing personal. It travels through Temporal's
 * continue-as-new and lies beside the projection in the register, so it is JSON without `undefined`.
 */
import type { Limit, Tier } from '../policy';
import type { Period } from '../policy';
import type { Instant } from '../time';
import type { Channel, Delivered, Kind, Outcome, Redressal, Stage, Verdict } from '../vocabulary';

export type OfficeId = string;
export type PostId = string;
export type Reference = string;

/** Where a case of this category and place goes (W3, W10); `certain` lets the system forward by itself. */
export type Route = { office: OfficeId; areaOffices: OfficeId[]; certain: boolean };

/** What the directory says of a category. */
export type CategoryFacts = {
  category: string | null;
  tier: Tier;
  /** The category's own limits (T3, T5); null: the policy's. */
  atrLimit: Limit | null;
  emergencyHours: number | null;
  /** A category of emergencies raises the flag when a person validates it. */
  isEmergency: boolean;
};

export type Subject = CategoryFacts & {
  department: string | null;
  district: string | null;
  policeDistrict: string | null;
  route: Route | null;
};

/** Closed and open running stretches of the ATR clock; used time is their sum (page 3, Clocks). */
export type AtrClock = {
  startedAt: Instant;
  stretches: Period[];
  runningSince: Instant | null;
  /** A granted extension replaces the deadline; set at the instant it was granted. */
  extended: { until: Instant; at: Instant } | null;
  /** A returned ATR has at least until then. */
  leastUntil: Instant | null;
};

export type TaskState = 'none' | 'wanted' | 'open' | 'finished';
export type CallTask = {
  state: TaskState;
  id: string | null;
  openedAt: Instant | null;
  attempts: Instant[];
  delivered: Exclude<Delivered, 'unreachable'> | null;
};
export type VisitTask = {
  state: TaskState;
  id: string | null;
  openedAt: Instant | null;
  verdict: Verdict | null;
};

export type GrievanceState = {
  reference: Reference;
  kind: Kind;
  channel: Channel;
  hasTelephone: boolean;
  /** Ledger sequence of the last entry. */
  seq: number;
  /** Business instant of the last entry; never goes back. */
  at: Instant;
  lodgedAt: Instant;

  stage: Stage;
  /** Ledger seq at which this stage was entered: tells two visits of a stage apart. */
  stageEntry: number;
  stageSince: Instant;
  outcome: Outcome | null;
  endedAt: Instant | null;
  disposedAt: Instant | null;
  cycle: number;
  /** Where the limit of an enquiry or a suggestion begins: lodging, or the last return out of `ended`. */
  cycleSince: Instant;

  subject: Subject;
  /** The complained-against office never holds the case (goes one level up). */
  against: OfficeId | null;
  /** District magistracy of the place: where an emergency without a department goes. */
  districtOffice: OfficeId | null;

  desk: 'data-processing-unit' | 'cell';
  validated: boolean;
  rejectionProposed: boolean;

  /** Custody: the office of HoD's rank first, the holder last. */
  chain: OfficeId[];
  hod: OfficeId | null;
  informed: OfficeId[];
  /** The named officer within the holding office. */
  post: PostId | null;
  /** The office whose report lies with the holder, for `sendDown`. */
  reportFrom: OfficeId | null;
  delegationDue: Instant | null;

  clock: AtrClock | null;
  emergency: { raises: number; raisedAt: Instant; clockFrom: Instant; leastUntil: Instant | null } | null;
  emergencyRaises: number;
  acknowledged: OfficeId[];
  suspectedAt: Instant | null;
  dutyPostCalled: boolean;

  /** `post`: the named officer who asked, in whose hands it is again with the answer. */
  ask: { askedAt: Instant; from: Stage; paused: boolean; callId: string | null; post: PostId | null } | null;
  pausedAsks: number;
  extension: { askedAt: Instant; expected: Instant } | null;
  extensions: number;
  transfers: number;
  returns: number;
  disputes: number;
  visitCompulsory: boolean;
  redressal: Redressal | null;
  call: CallTask;
  visit: VisitTask;
  tasksOpened: number;

  mergedInto: Reference | null;
  /** The window is over: nothing can move the case any more, its workflow completes. */
  closed: boolean;
  /** The reason an ATR gives for what could not be done. */
  atrReason: string | null;

  /** Keys of fired rungs of this cycle (`clock:index:occurrence`). */
  fired: string[];
  escalationLevel: number;
  /** Who moved the case last, by entry: a redelivered command is `overtaken` by a rival's later move. */
  movers: { by: string; seq: number }[];
  rules: { policy: number; office: number; calls: number };
};
