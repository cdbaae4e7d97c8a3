/**
 * What the system does by itself: `nextStep` names the first step that is due now, `nextWake` the instant to
 * sleep to. Both follow from the state alone, so a step that was lost with its worker is simply due again.
 */
import { dueRungs, missedCollapse, nextRung } from '../ladder';
import type { PlannedRung } from '../ladder';
import type { Rules } from '../policy';
import type { Instant } from '../time';
import { CHIEF_SECRETARY } from '../vocabulary';
import {
  callDue,
  earliest,
  extensionLapse,
  informationTimeout,
  runningClocks,
  visitDue,
  windowEnd,
} from './deadlines';
import type { RunningClock } from './deadlines';
import { withConsequences } from './decide';
import { districtOfEmergency, informedOf, notToItself } from './effects/screening';
import type { GrievanceEvent, LedgerEntry } from './events';
import type { GrievanceState, OfficeId } from './state';

/** Steps of the system that commit what the domain has decided; classification finds its entry out by itself. */
export const SYSTEM_STEPS = [
  'forwardToHod',
  'callDutyPost',
  'openOutreachCall',
  'openFeedbackCall',
  'openFieldVisit',
  'endFeedbackCalls',
  'endFieldVisit',
  'lapseExtension',
  'returnToAsker',
  'notifyOfficers',
  'remindHolder',
  'tellOverdue',
  'escalate',
  'replanDeadlines',
  'closeWindow',
] as const;
export type SystemStepName = (typeof SYSTEM_STEPS)[number] | 'classifyGrievance';

export type NewEntry = Omit<LedgerEntry, 'seq'>;

export type SystemStep = {
  step: SystemStepName;
  /** Empty for classification, whose entry the step itself finds out. */
  entries: NewEntry[];
  /** A step that a clock has caused: commands accepted up to this instant go first (page 3). */
  dueAt: Instant | null;
};

type Timed = { at: Instant | null; step: (state: GrievanceState, at: Instant) => SystemStep };

/** The first step that is due at `now`, or `null`. */
export function nextStep(state: GrievanceState, rules: Rules, now: Instant): SystemStep | null {
  const immediate = immediateStep(state, rules, now);
  if (immediate !== null) return immediate;
  const due = timedSteps(state, rules).filter(({ at }) => at !== null && at <= now);
  const first = due.sort((a, b) => (a.at ?? 0) - (b.at ?? 0))[0];
  // After an outage: a rung that the step before it would have made needless is none that was missed.
  const rungs = dueRungEntries(state, rules, now, first?.at ?? now);
  if (rungs !== null) return rungs;
  return first === undefined ? null : { ...first.step(state, now), dueAt: first.at };
}

/** The instant of the next thing that time alone brings about; `null` when only people can move the case. */
export function nextWake(state: GrievanceState, rules: Rules): Instant | null {
  const rungs = runningClocks(state, rules).map((clock) => nextRungOf(state, clock)?.at ?? null);
  return earliest(...timedSteps(state, rules).map(({ at }) => at), ...rungs);
}

function system(
  step: SystemStepName,
  at: Instant,
  events: GrievanceEvent[],
  dueAt: Instant | null = null,
): SystemStep {
  return { step, dueAt, entries: [{ at, kind: 'system', name: step, commandId: null, events }] };
}

function immediateStep(state: GrievanceState, rules: Rules, now: Instant): SystemStep | null {
  if (state.stage === 'registered') return { step: 'classifyGrievance', entries: [], dueAt: null };
  const forward = inScreening(state) ? forwardAtOnce(state, rules, now) : null;
  if (forward !== null) return forward;
  if (state.ask !== null && state.ask.callId === null && state.hasTelephone)
    return system('openOutreachCall', now, [{ type: 'outreach-opened', callId: taskId(state, 'o') }]);
  if (state.call.state === 'wanted')
    return system('openFeedbackCall', now, [{ type: 'call-opened', callId: taskId(state, 'f') }]);
  if (state.visit.state === 'wanted')
    return system('openFieldVisit', now, [{ type: 'visit-opened', visitId: taskId(state, 'v') }]);
  return null;
}

/** Ids of calls and visits: the case's reference and a number, unique without asking anybody. */
function taskId(state: GrievanceState, kind: 'o' | 'f' | 'v'): string {
  return `${kind}-${state.reference}-${state.tasksOpened + 1}`;
}

/** Asking the complainant does not take a case out of the queue in which its emergency must be found. */
function inScreening(state: GrievanceState): boolean {
  return state.stage === 'screening' || (state.emergency !== null && state.ask?.from === 'screening');
}

/**
 * Validated and certain: forwarded at once (policy `autoForward`). An emergency raised by a person goes to the
 * office of its category before anybody has validated it: emergencies skip the queue, not the check.
 */
function forwardAtOnce(state: GrievanceState, rules: Rules, now: Instant): SystemStep | null {
  const { route } = state.subject;
  if (route === null) return null;
  const validated = state.validated && route.certain && rules.policy.autoForward && !state.rejectionProposed;
  if (!validated && state.emergency === null) return null;
  return forwardTo(state, route.office, route.areaOffices, now, null);
}

function forwardTo(
  state: GrievanceState,
  office: OfficeId,
  area: OfficeId[],
  now: Instant,
  dueAt: Instant | null,
): SystemStep {
  const target = notToItself(state, office, ABOVE_HOD_RANK) ?? office;
  const areaOffices = informedOf(state, target, [...area, ...districtOfEmergency(state)]);
  return system('forwardToHod', now, [{ type: 'forwarded', office: target, areaOffices }], dueAt);
}

/** One level above every office of HoD's rank. */
const ABOVE_HOD_RANK = CHIEF_SECRETARY;

function timedSteps(state: GrievanceState, rules: Rules): Timed[] {
  const steps: Timed[] = [];
  if (inScreening(state) && state.emergency !== null && state.subject.route === null && !state.dutyPostCalled)
    steps.push({
      at: Math.max(state.emergency.raisedAt, state.stageSince) + rules.policy.unroutedEmergency,
      step: (s, at) => unrouted(s, at),
    });
  steps.push(
    {
      at: extensionLapse(state, rules),
      step: (_s, at) => system('lapseExtension', at, [{ type: 'extension-lapsed' }], at),
    },
    {
      at: informationTimeout(state, rules),
      step: (_s, at) => system('returnToAsker', at, [{ type: 'information-timed-out' }], at),
    },
    { at: callDue(state, rules), step: (s, at) => ending(s, 'endFeedbackCalls', at) },
    { at: visitDue(state, rules), step: (s, at) => ending(s, 'endFieldVisit', at) },
    {
      at: state.closed ? null : windowEnd(state, rules),
      step: (_s, at) => system('closeWindow', at, [{ type: 'window-closed' }], at),
    },
  );
  return steps;
}

/** Nobody has found its office in time: the District Magistrate; district unknown too: the Cell's duty post. */
function unrouted(state: GrievanceState, at: Instant): SystemStep {
  if (state.districtOffice === null) return system('callDutyPost', at, [{ type: 'duty-post-called' }], at);
  return forwardTo(state, state.districtOffice, [], at, at);
}

function ending(state: GrievanceState, step: 'endFeedbackCalls' | 'endFieldVisit', at: Instant): SystemStep {
  const event: GrievanceEvent =
    step === 'endFeedbackCalls'
      ? { type: 'call-finished', how: 'expired', delivered: null }
      : { type: 'visit-finished', how: 'expired', verdict: null };
  return system(step, at, withConsequences(state, [event], at), at);
}

function rungKey(clock: RunningClock, index: number, occurrence: number): string {
  return `${clock.id}:${index}:${occurrence}`;
}

function firedOf(state: GrievanceState, clock: RunningClock): (index: number, occurrence: number) => boolean {
  const fired = new Set(state.fired);
  return (index, occurrence) => clock.skipped.includes(index) || fired.has(rungKey(clock, index, occurrence));
}

function nextRungOf(state: GrievanceState, clock: RunningClock): PlannedRung | null {
  return nextRung(clock.specs, clock, firedOf(state, clock));
}

/** All rungs due by `until`, each recorded once; of several missed ones only the highest per audience is sent. */
function dueRungEntries(
  state: GrievanceState,
  rules: Rules,
  now: Instant,
  until: Instant,
): SystemStep | null {
  const due = runningClocks(state, rules).flatMap((clock) =>
    missedCollapse(dueRungs(clock.specs, clock, until, firedOf(state, clock))).map(({ rung, send }) => ({
      clock,
      rung,
      send,
    })),
  );
  if (due.length === 0) return null;
  due.sort((a, b) => a.rung.at - b.rung.at || a.rung.index - b.rung.index);
  const entries = due.map(({ clock, rung, send }): NewEntry => {
    const { index, occurrence, action, audience, channels } = rung;
    const key = rungKey(clock, index, occurrence);
    const event: GrievanceEvent = {
      type: 'rung',
      key,
      clock: clock.id,
      index,
      occurrence,
      plannedAt: rung.at,
      action,
      audience,
      channels,
      send,
    };
    return { at: now, kind: 'rung', name: `rung:${action}`, commandId: null, events: [event] };
  });
  return { step: stepOfRungs(due.map(({ rung }) => rung.action)), entries, dueAt: due[0]?.rung.at ?? null };
}

/** Named after the gravest of them. */
function stepOfRungs(actions: readonly PlannedRung['action'][]): SystemStepName {
  if (actions.includes('escalate')) return 'escalate';
  if (actions.includes('overdue')) return 'tellOverdue';
  return actions.includes('notify') ? 'notifyOfficers' : 'remindHolder';
}
