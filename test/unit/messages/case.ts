/** A case for the tests of messages: lodged, with what a test says on top. */
import { lodged } from '../../../domain/lifecycle/evolve';
import type { GrievanceEvent, LedgerEntry } from '../../../domain/lifecycle/events';
import type { GrievanceState, Subject } from '../../../domain/lifecycle/state';
import { planMessages } from '../../../domain/messages/plan';
import type { PlannedMessage } from '../../../domain/messages/plan';

/** Monday 23 November 2026, 10:00 local. */
export const MONDAY = Date.UTC(2026, 10, 23, 4, 30);

export const SUBJECT: Subject = {
  category: 'RATION_CARD',
  tier: 'individual',
  atrLimit: null,
  emergencyHours: null,
  isEmergency: false,
  department: 'food',
  district: 'murshidabad',
  policeDistrict: null,
  route: null,
};

export const EMERGENCY = { raises: 1, raisedAt: MONDAY, clockFrom: MONDAY, leastUntil: null };

/** With the department's sub-office: `dept` → `district-office` → `block`, the CMOH informed. */
export function aCase(over: Partial<GrievanceState> = {}): GrievanceState {
  const state = lodged(
    {
      reference: '2600012345',
      kind: 'grievance',
      channel: 'phone',
      hasTelephone: true,
      subject: SUBJECT,
      against: null,
      districtOffice: 'dm-murshidabad',
      emergency: false,
      suspected: false,
    },
    MONDAY,
    { policy: 1, office: 1, calls: 1 },
  );
  return { ...state, ...over };
}

export const WITH_HOD: Partial<GrievanceState> = {
  stage: 'with-department',
  chain: ['dept'],
  hod: 'dept',
  informed: ['cmoh'],
  clock: { startedAt: MONDAY, stretches: [], runningSince: MONDAY, extended: null, leastUntil: null },
};
export const WITH_BLOCK: Partial<GrievanceState> = {
  ...WITH_HOD,
  stage: 'with-sub-office',
  chain: ['dept', 'district-office', 'block'],
};

export function entry(...events: GrievanceEvent[]): LedgerEntry {
  return { seq: 9, at: MONDAY, kind: 'command', name: 'test', commandId: null, events };
}

export function rung(over: Partial<Extract<GrievanceEvent, { type: 'rung' }>>): GrievanceEvent {
  return {
    type: 'rung',
    key: 'atr:0:0',
    clock: 'atr',
    index: 0,
    occurrence: 0,
    plannedAt: MONDAY,
    action: 'reminder',
    audience: 'holder',
    channels: ['sms'],
    send: true,
    ...over,
  };
}

/** `event → audience @ offices`, sorted: what a table of expectations can be compared with. */
export function told(event: GrievanceEvent, after: GrievanceState, before: GrievanceState = after): string[] {
  return summary(planMessages(event, after, before));
}

export function summary(messages: readonly PlannedMessage[]): string[] {
  return messages
    .map((m) => `${m.event} → ${m.audience}${m.offices.length === 0 ? '' : ` @ ${m.offices.join(' ')}`}`)
    .sort();
}
