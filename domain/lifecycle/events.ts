/**
 * What can have happened to a grievance. A ledger entry carries one or more of these; replayed in order they
 * give the state. Ids, codes and instants only: words lie in the register's erasable side table.
 */
import type { Channel, Delivered, Kind, Outcome, Redressal, Verdict } from '../vocabulary';
import type { Instant } from '../time';
import type { OfficeId, PostId, Reference, Subject } from './state';

export type LodgedFacts = {
  reference: Reference;
  kind: Kind;
  channel: Channel;
  hasTelephone: boolean;
  subject: Subject;
  against: OfficeId | null;
  districtOffice: OfficeId | null;
  /** Raised by a person (call centre, counter, analyst, data entry, the Cell). */
  emergency: boolean;
  /** Raised by software, a citizen's form or a partner. */
  suspected: boolean;
};

export type ReopenedBy = 'recall' | 'dispute' | 'feedback' | 'finding';

export type GrievanceEvent =
  | { type: 'lodged'; facts: LodgedFacts; rules: { policy: number; office: number; calls: number } }
  | { type: 'classified'; subject: Subject; suspected: boolean; suggestions: string[]; signs: string[] }
  | { type: 'validated'; subject: Subject; desk: 'data-processing-unit' | 'cell' }
  | { type: 'corrected'; subject: Subject }
  | { type: 'forwarded'; office: OfficeId; areaOffices: OfficeId[] }
  | { type: 'rejection-proposed' }
  | { type: 'ended'; outcome: Outcome; reasonCode: string | null }
  | { type: 'merged'; into: Reference }
  | { type: 'unmerged' }
  | { type: 'information-asked'; paused: boolean }
  | { type: 'outreach-opened'; callId: string }
  | { type: 'information-given' }
  | { type: 'information-timed-out' }
  | { type: 'transferred-back'; suggestedDepartment: string; reasonCode: string }
  | { type: 'delegated'; office: OfficeId; due: Instant | null }
  | { type: 'reported-up'; from: OfficeId }
  | { type: 'sent-down'; office: OfficeId; reasonCode: string }
  | { type: 'taken-back'; office: OfficeId; reasonCode: string }
  | { type: 'handed-over'; post: PostId }
  | { type: 'reassigned'; post: PostId; reasonCode: string }
  | { type: 'extension-asked'; expected: Instant }
  | { type: 'extension-decided'; granted: boolean; until: Instant | null }
  | { type: 'extension-lapsed' }
  | { type: 'atr-submitted'; redressal: Redressal; reasonCode: string | null; inTime: boolean }
  | { type: 'atr-accepted'; call: boolean; visit: boolean }
  | { type: 'atr-returned'; reasonCode: string; leastUntil: Instant }
  | { type: 'recalled'; reasonCode: string; leastUntil: Instant | null }
  | { type: 'reopened'; by: ReopenedBy; reasonCode: string | null }
  | { type: 'returned-to-screening'; by: ReopenedBy; reasonCode: string | null }
  | { type: 'call-opened'; callId: string }
  | { type: 'call-attempted' }
  | {
      type: 'call-finished';
      how: 'answered' | 'exhausted' | 'expired';
      delivered: Exclude<Delivered, 'unreachable'> | null;
    }
  | { type: 'visit-opened'; visitId: string }
  | { type: 'visit-finished'; how: 'found' | 'expired'; verdict: Verdict | null }
  | { type: 'evidence-kept'; about: 'feedback' | 'finding' | 'note' | 'attachment' }
  | { type: 'emergency-raised' }
  | { type: 'emergency-lowered' }
  | { type: 'acknowledged'; office: OfficeId }
  | { type: 'duty-post-called' }
  | {
      type: 'rung';
      key: string;
      clock: string;
      index: number;
      occurrence: number;
      plannedAt: Instant;
      action: string;
      audience: string;
      channels: string[];
      send: boolean;
    }
  | { type: 'escalated'; level: number; why: 'returns' | 'transfers' | 'disputes' }
  | { type: 'moved-by'; by: string }
  | { type: 'replanned'; rules: { policy: number; office: number; calls: number } }
  | { type: 'window-closed' };

export type EventType = GrievanceEvent['type'];

/** One entry of a case's ledger, before hashing. `at` is the business instant it took effect. */
export type LedgerEntry = {
  seq: number;
  at: Instant;
  kind: 'command' | 'rung' | 'system';
  /** The command or, of the system's own entries, the step. */
  name: string;
  commandId: string | null;
  events: GrievanceEvent[];
};
