/**
 * `evolve(state, event)`: the only place where a grievance's state changes. Pure, total, without rules: a
 * history replayed from its events gives the same state whatever policy is in force today.
 */
import type { Instant } from '../time';
import { ESCALATION_LEVEL } from '../vocabulary';
import type { Stage } from '../vocabulary';
import { pauseClock, runClock, startClock, stopClock } from './atr-clock';
import type { GrievanceEvent, LedgerEntry } from './events';
import { lodged, NO_CALL, NO_VISIT } from './lodged';
import type { CallTask, GrievanceState } from './state';

export { lodged };

/** Applies one ledger entry: its events in order, then its seq and instant. */
export function evolveEntry(state: GrievanceState | null, entry: LedgerEntry): GrievanceState {
  let next = state;
  for (const event of entry.events) next = evolve(next, event, entry.at, entry.seq);
  if (next === null) throw new Error(`The ledger of a case begins with its lodging, not with ${entry.name}.`);
  return { ...next, seq: entry.seq, at: Math.max(entry.at, next.at) };
}

/** `at` and `seq` are those of the entry that carries the event. */
export function evolve(
  state: GrievanceState | null,
  event: GrievanceEvent,
  at: Instant,
  seq: number,
): GrievanceState {
  if (event.type === 'lodged') return lodged(event.facts, at, event.rules);
  if (state === null) throw new Error(`The events of a case begin with lodged, not with ${event.type}.`);
  // Clock arithmetic never runs backwards, even where a command accepted earlier is applied later.
  const s: GrievanceState = at < state.at ? state : { ...state, at };
  const now = s.at;
  const enter = (stage: Stage): Pick<GrievanceState, 'stage' | 'stageEntry' | 'stageSince'> =>
    stage === s.stage ? pickStage(s) : { stage, stageEntry: seq, stageSince: now };

  switch (event.type) {
    case 'classified': {
      const suspectedAt = s.emergency === null && event.suspected ? (s.suspectedAt ?? now) : s.suspectedAt;
      return { ...s, ...enter('screening'), subject: event.subject, suspectedAt };
    }
    case 'validated':
      // A person has looked: what software suspected is raised by him, or is none.
      return {
        ...s,
        subject: event.subject,
        validated: true,
        desk: event.desk,
        rejectionProposed: false,
        suspectedAt: null,
      };
    case 'corrected':
      // An emergency forwarded before anybody had looked at it is validated afterwards, by this.
      return { ...s, subject: event.subject, validated: s.validated || s.stage === 'with-department' };
    case 'forwarded':
      return {
        ...s,
        ...enter('with-department'),
        chain: [event.office],
        hod: event.office,
        informed: union(s.informed, event.areaOffices),
        post: null,
        ask: null,
        reportFrom: null,
        rejectionProposed: false,
        dutyPostCalled: false,
        clock: s.kind === 'grievance' ? (s.clock === null ? startClock(now) : runClock(s.clock, now)) : null,
      };
    case 'rejection-proposed':
      return { ...s, rejectionProposed: true, desk: 'cell' };
    case 'ended':
      return {
        ...s,
        ...enter('ended'),
        outcome: event.outcome,
        endedAt: now,
        post: null,
        ask: null,
        extension: null,
        clock: s.clock === null ? null : stopClock(s.clock, now),
        call: closeUnlessForFigures(s.call, event.outcome === 'declined'),
        visit: s.visit.state === 'none' ? s.visit : { ...s.visit, state: 'finished' },
      };
    case 'merged':
      return { ...s, mergedInto: event.into };
    case 'unmerged':
      return {
        ...s,
        ...enter('screening'),
        mergedInto: null,
        outcome: null,
        endedAt: null,
        desk: 'cell',
        validated: false,
        clock: s.clock === null ? null : runClock(s.clock, now),
      };
    case 'information-asked':
      return {
        ...s,
        ...enter('awaiting-information'),
        ask: { askedAt: now, from: s.stage, paused: event.paused, callId: null, post: s.post },
        post: null,
        pausedAsks: s.pausedAsks + (event.paused ? 1 : 0),
        clock: event.paused && s.clock !== null ? pauseClock(s.clock, now) : s.clock,
      };
    case 'outreach-opened':
      return {
        ...s,
        tasksOpened: s.tasksOpened + 1,
        ask: s.ask === null ? null : { ...s.ask, callId: event.callId },
      };
    case 'information-given':
    case 'information-timed-out': {
      const back = s.ask?.from ?? 'screening';
      const resumes = s.ask?.paused === true && s.clock !== null;
      return {
        ...s,
        ...enter(back),
        post: s.ask?.post ?? null,
        ask: null,
        clock: resumes && s.clock !== null ? runClock(s.clock, now) : s.clock,
      };
    }
    case 'transferred-back':
      return {
        ...s,
        ...enter('screening'),
        transfers: s.transfers + 1,
        desk: 'data-processing-unit',
        validated: false,
        // The route has just proved wrong; and a magistracy that sends a case back must not get it again unseen.
        subject: { ...s.subject, route: null },
        districtOffice: s.hod === s.districtOffice ? null : s.districtOffice,
        chain: [],
        post: null,
        reportFrom: null,
        delegationDue: null,
        extension: null,
      };
    case 'delegated':
      return {
        ...s,
        ...enter('with-sub-office'),
        stageEntry: seq,
        stageSince: now,
        chain: [...s.chain, event.office],
        post: null,
        reportFrom: null,
        delegationDue: event.due,
      };
    case 'reported-up':
      return moveUp(s, s.chain.slice(0, -1), seq, now, event.from);
    case 'sent-down':
      return {
        ...s,
        ...enter('with-sub-office'),
        stageEntry: seq,
        stageSince: now,
        chain: [...s.chain, event.office],
        post: null,
        reportFrom: null,
        delegationDue: null,
      };
    case 'taken-back':
      return moveUp(s, s.chain.slice(0, s.chain.indexOf(event.office) + 1), seq, now, null);
    case 'handed-over':
    case 'reassigned':
      return { ...s, post: event.post };
    case 'extension-asked':
      return { ...s, extension: { askedAt: now, expected: event.expected }, extensions: s.extensions + 1 };
    case 'extension-decided': {
      const clock = s.clock;
      const moved = event.granted && event.until !== null && clock !== null;
      return {
        ...s,
        extension: null,
        clock: moved ? { ...clock, extended: { until: event.until ?? now, at: now } } : clock,
      };
    }
    case 'extension-lapsed':
      return { ...s, extension: null };
    case 'atr-submitted':
      return {
        ...s,
        ...enter('atr-review'),
        post: null,
        redressal: event.redressal,
        atrReason: event.reasonCode,
        extension: null,
        clock: s.clock === null ? null : pauseClock(s.clock, now),
      };
    case 'atr-accepted':
      return {
        ...s,
        ...(event.visit || s.redressal === 'redressed' || s.redressal === 'partly'
          ? enter('confirmation')
          : {}),
        post: null,
        disposedAt: now,
        clock: s.clock === null ? null : stopClock(s.clock, now),
        call: { ...NO_CALL, state: event.call ? 'wanted' : 'none' },
        visit: { ...NO_VISIT, state: event.visit ? 'wanted' : 'none' },
      };
    case 'atr-returned':
      return {
        ...backToHod(s, seq, now),
        returns: s.returns + 1,
        ...resumeAtLeast(s, now, event.leastUntil),
      };
    case 'recalled':
      return {
        ...backToHod(s, seq, now),
        // The same cycle: what has been asked of the Cell stays asked.
        extension: s.extension,
        visitCompulsory: true,
        ...(event.leastUntil === null ? {} : resumeAtLeast(s, now, event.leastUntil)),
      };
    case 'reopened':
      return {
        ...backToHod(s, seq, now),
        cycle: s.cycle + 1,
        cycleSince: now,
        mergedInto: null,
        clock: s.kind === 'grievance' ? startClock(now) : null,
        emergency: s.emergency === null ? null : { ...s.emergency, clockFrom: now, leastUntil: null },
        acknowledged: [],
        pausedAsks: 0,
        extension: null,
        extensions: 0,
        visitCompulsory: true,
        disputes: s.disputes + (event.by === 'dispute' ? 1 : 0),
        fired: [],
        ...REOPENED,
      };
    case 'returned-to-screening':
      return {
        ...s,
        ...enter('screening'),
        ...REOPENED,
        cycleSince: now,
        desk: 'cell',
        validated: false,
        mergedInto: null,
        visitCompulsory: s.visitCompulsory || event.by === 'dispute',
        clock: s.clock === null ? null : runClock(s.clock, now),
        disputes: s.disputes + (event.by === 'dispute' ? 1 : 0),
      };
    case 'call-opened':
      return {
        ...s,
        tasksOpened: s.tasksOpened + 1,
        call: { ...s.call, state: 'open', id: event.callId, openedAt: now },
      };
    case 'call-attempted':
      return { ...s, call: { ...s.call, attempts: [...s.call.attempts, now] } };
    case 'call-finished':
      return { ...s, call: { ...s.call, state: 'finished', delivered: event.delivered ?? s.call.delivered } };
    case 'visit-opened':
      return {
        ...s,
        tasksOpened: s.tasksOpened + 1,
        visit: { ...s.visit, state: 'open', id: event.visitId, openedAt: now },
      };
    case 'visit-finished':
      return { ...s, visit: { ...s.visit, state: 'finished', verdict: event.verdict ?? s.visit.verdict } };
    case 'emergency-raised': {
      const raises = s.emergencyRaises + 1;
      return {
        ...s,
        emergency: { raises, raisedAt: now, clockFrom: now, leastUntil: null },
        emergencyRaises: raises,
        suspectedAt: null,
        // Asking never pauses an emergency: a pause under way ends with the raise.
        ...(s.ask?.paused === true
          ? { ask: { ...s.ask, paused: false }, clock: s.clock === null ? null : runClock(s.clock, now) }
          : {}),
      };
    }
    case 'emergency-lowered':
      return { ...s, emergency: null, suspectedAt: null, acknowledged: [] };
    case 'acknowledged':
      return { ...s, acknowledged: union(s.acknowledged, [event.office]) };
    case 'duty-post-called':
      return { ...s, dutyPostCalled: true };
    case 'rung': {
      const level = event.action === 'escalate' ? (ESCALATION_LEVEL[event.audience] ?? 0) : 0;
      return { ...s, fired: [...s.fired, event.key], escalationLevel: Math.max(s.escalationLevel, level) };
    }
    case 'escalated':
      return { ...s, escalationLevel: Math.max(s.escalationLevel, event.level) };
    case 'moved-by':
      return {
        ...s,
        movers: [...s.movers.filter((m) => m.by !== event.by), { by: event.by, seq }].slice(-MOVERS_KEPT),
      };
    case 'replanned':
      return { ...s, rules: event.rules };
    case 'window-closed':
      return { ...s, closed: true };
    case 'evidence-kept':
      return s;
  }
}

/** A case has a handful of hands in it; older rivals than these were seen by anybody who still looks. */
const MOVERS_KEPT = 8;
const REOPENED = {
  outcome: null,
  endedAt: null,
  disposedAt: null,
  redressal: null,
  call: NO_CALL,
  visit: NO_VISIT,
} as const;

function pickStage(s: GrievanceState): Pick<GrievanceState, 'stage' | 'stageEntry' | 'stageSince'> {
  return { stage: s.stage, stageEntry: s.stageEntry, stageSince: s.stageSince };
}

function moveUp(
  s: GrievanceState,
  chain: string[],
  seq: number,
  now: Instant,
  reportFrom: string | null,
): GrievanceState {
  const stage: Stage = chain.length > 1 ? 'with-sub-office' : 'with-department';
  return {
    ...s,
    stage,
    stageEntry: seq,
    stageSince: now,
    chain,
    post: null,
    reportFrom,
    delegationDue: null,
  };
}

function backToHod(s: GrievanceState, seq: number, now: Instant): GrievanceState {
  if (s.hod === null) throw new Error('A case without an HoD cannot go back to one.');
  return { ...moveUp(s, [s.hod], seq, now, null), extension: null };
}

function resumeAtLeast(
  s: GrievanceState,
  now: Instant,
  leastUntil: Instant,
): Pick<GrievanceState, 'clock' | 'emergency'> {
  return {
    clock: s.clock === null ? null : { ...runClock(s.clock, now), leastUntil },
    emergency: s.emergency === null ? null : { ...s.emergency, leastUntil },
  };
}

function closeUnlessForFigures(call: CallTask, forFigures: boolean): CallTask {
  if (forFigures || call.state === 'none' || call.state === 'finished') return call;
  return { ...call, state: 'finished' };
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
