/** A case as it begins: every field of the state has its first value here. */
import type { Instant } from '../time';
import type { LodgedFacts } from './events';
import type { CallTask, GrievanceState, VisitTask } from './state';

export const NO_CALL: CallTask = { state: 'none', id: null, openedAt: null, attempts: [], delivered: null };
export const NO_VISIT: VisitTask = { state: 'none', id: null, openedAt: null, verdict: null };

/** The state after lodging: `registered`, with the system. */
export function lodged(facts: LodgedFacts, at: Instant, rules: GrievanceState['rules']): GrievanceState {
  return {
    reference: facts.reference,
    kind: facts.kind,
    channel: facts.channel,
    hasTelephone: facts.hasTelephone,
    seq: 1,
    at,
    lodgedAt: at,
    stage: 'registered',
    stageEntry: 1,
    stageSince: at,
    outcome: null,
    endedAt: null,
    disposedAt: null,
    cycle: 1,
    cycleSince: at,
    subject: facts.subject,
    against: facts.against,
    districtOffice: facts.districtOffice,
    desk: 'data-processing-unit',
    validated: false,
    rejectionProposed: false,
    chain: [],
    hod: null,
    informed: [],
    post: null,
    reportFrom: null,
    delegationDue: null,
    clock: null,
    emergency: facts.emergency ? { raises: 1, raisedAt: at, clockFrom: at, leastUntil: null } : null,
    emergencyRaises: facts.emergency ? 1 : 0,
    acknowledged: [],
    suspectedAt: !facts.emergency && facts.suspected ? at : null,
    dutyPostCalled: false,
    ask: null,
    pausedAsks: 0,
    extension: null,
    extensions: 0,
    transfers: 0,
    returns: 0,
    disputes: 0,
    visitCompulsory: !facts.hasTelephone,
    redressal: null,
    call: NO_CALL,
    visit: NO_VISIT,
    tasksOpened: 0,
    mergedInto: null,
    closed: false,
    atrReason: null,
    fired: [],
    escalationLevel: 0,
    movers: [],
    rules,
  };
}
