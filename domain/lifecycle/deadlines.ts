/**
 * What is due when: derived from the state's facts and today's rules, never stored as truth, so that a published
 * calendar or policy re-plans every open case by simply being applied (page 3, Clocks and Re-planning).
 */
import { countedTime, dueAt } from '../deadline';
import type { Calendar, Limit, Period, RungSpec, Rules } from '../policy';
import { HOUR, MINUTE, SECOND } from '../time';
import type { Instant, Millis } from '../time';
import { pausesOf, stretchesUntil } from './atr-clock';
import type { GrievanceState } from './state';

/** A clock that runs now, with the ladder that hangs on it. `id` with (index, occurrence) names a rung for good. */
export type RunningClock = {
  id: string;
  specs: RungSpec[];
  calendar: Calendar;
  limit: Limit;
  start: Instant;
  due: Instant;
  pauses: Period[];
  /** Rungs that do not apply now (acknowledgement rungs of an acknowledged emergency), by index. */
  skipped: number[];
};

const wall = (ms: Millis): Limit => ({ minutes: ms / MINUTE, counted: 'wall' });

export function atrLimit(state: GrievanceState, rules: Rules): Limit {
  return state.subject.atrLimit ?? rules.policy.atr[state.subject.tier];
}

export function emergencyLimit(state: GrievanceState, rules: Rules): Millis {
  return (state.subject.emergencyHours ?? rules.policy.emergencyHours) * HOUR;
}

/** The ATR deadline of the cycle; `null` before forwarding and for enquiries and suggestions. */
export function atrDue(state: GrievanceState, rules: Rules): Instant | null {
  const clock = state.clock;
  if (clock === null) return null;
  const pauses = pausesOf(clock, state.at);
  let due = dueAt(rules.office, clock.startedAt, atrLimit(state, rules), pauses);
  if (clock.extended !== null) {
    const { until, at } = clock.extended;
    due = dueAt(rules.office, at, wall(Math.max(0, until - at)), pauses);
  }
  return clock.leastUntil === null ? due : Math.max(due, clock.leastUntil);
}

export function emergencyDue(state: GrievanceState, rules: Rules): Instant | null {
  if (state.emergency === null) return null;
  const due = state.emergency.clockFrom + emergencyLimit(state, rules);
  return state.emergency.leastUntil === null ? due : Math.max(due, state.emergency.leastUntil);
}

/** Enquiries and suggestions have a limit of their own, from lodging or from being disputed (page 3). */
export function answerDue(state: GrievanceState, rules: Rules): Instant | null {
  if (state.kind === 'grievance') return null;
  const { enquiry, suggestion } = rules.policy.stages;
  return dueAt(rules.office, state.cycleSince, state.kind === 'enquiry' ? enquiry : suggestion, []);
}

function stageLimit(state: GrievanceState, rules: Rules): Limit | null {
  const { stages } = rules.policy;
  const urgent = state.emergency !== null;
  if (state.stage === 'registered' || state.stage === 'screening')
    return urgent ? stages.screeningEmergency : stages.screening;
  if (state.stage === 'atr-review') return urgent ? stages.reviewEmergency : stages.review;
  return null;
}

/** The limit of the stage itself: screening 1 working day, review 2, emergencies 30 min and 4 h. */
export function stageDue(state: GrievanceState, rules: Rules): Instant | null {
  const limit = stageLimit(state, rules);
  return limit === null ? null : dueAt(rules.office, stageStart(state), limit, []);
}

/** An emergency raised while a case lies in screening has its 30 minutes from the raise. */
function stageStart(state: GrievanceState): Instant {
  return state.emergency === null ? state.stageSince : Math.max(state.stageSince, state.emergency.raisedAt);
}

/**
 * When an extension that nobody has decided counts as not granted: at the deadline. One asked for after it waits
 * for the Cell, and while the complainant is asked the deadline moves on with every minute, and has not come.
 */
export function extensionLapse(state: GrievanceState, rules: Rules): Instant | null {
  const due = atrDue(state, rules);
  if (state.extension === null || due === null || state.clock?.runningSince === null) return null;
  return state.extension.askedAt > due ? null : due;
}

export function informationTimeout(state: GrievanceState, rules: Rules): Instant | null {
  return state.ask === null ? null : state.ask.askedAt + rules.policy.clarification.timeout;
}

export function callDue(state: GrievanceState, rules: Rules): Instant | null {
  const { call } = state;
  if (call.state !== 'open' || call.openedAt === null) return null;
  return dueAt(rules.calls, call.openedAt, rules.policy.calls.giveUpAfter, []);
}

export function visitDue(state: GrievanceState, rules: Rules): Instant | null {
  const { visit } = state;
  if (visit.state !== 'open' || visit.openedAt === null) return null;
  return dueAt(rules.office, visit.openedAt, rules.policy.stages.visit, []);
}

/**
 * End of the window for disputes and recalls: from the later of disposal and end. A merged case has none of its
 * own: it follows its target, may be taken out again while that lives, and ends with it (`endFollowing`).
 */
export function windowEnd(state: GrievanceState, rules: Rules): Instant | null {
  if (state.endedAt === null || state.outcome === 'merged') return null;
  return Math.max(state.endedAt, state.disposedAt ?? state.endedAt) + rules.policy.window;
}

/** `dueAt` of the API: what the present holder must have done by then; `null` once ended. */
export function caseDue(state: GrievanceState, rules: Rules): Instant | null {
  switch (state.stage) {
    case 'registered':
    case 'screening':
      return earliest(stageDue(state, rules), emergencyDue(state, rules));
    case 'awaiting-information':
      return earliest(informationTimeout(state, rules), emergencyDue(state, rules));
    case 'with-department':
    case 'with-sub-office':
      return earliest(atrDue(state, rules) ?? answerDue(state, rules), emergencyDue(state, rules));
    case 'atr-review':
      return stageDue(state, rules);
    case 'confirmation':
      return earliest(callDue(state, rules), visitDue(state, rules));
    case 'ended':
      return null;
  }
}

/** The clocks whose rungs may fall due in the present stage. */
export function runningClocks(state: GrievanceState, rules: Rules): RunningClock[] {
  const clocks: RunningClock[] = [];
  const add = (
    id: string,
    specs: RungSpec[],
    limit: Limit,
    start: Instant,
    due: Instant | null,
    more: { pauses?: Period[]; skipped?: number[] } = {},
  ): void => {
    const { pauses = [], skipped = [] } = more;
    if (due !== null) clocks.push({ id, specs, calendar: rules.office, limit, start, due, pauses, skipped });
  };
  const { ladders, clarification, stages } = rules.policy;
  const withOffice = state.stage === 'with-department' || state.stage === 'with-sub-office';
  const asked = state.stage === 'awaiting-information' ? (state.ask?.from ?? null) : null;
  const mayAct = withOffice || (asked !== null && asked !== 'atr-review');
  const inScreening = state.stage === 'screening' || asked === 'screening';

  const limit = stageLimit(state, rules);
  if (limit !== null && state.stage !== 'registered')
    add(
      `${state.stage}@${state.stageEntry}`,
      ladders.stage,
      limit,
      stageStart(state),
      stageDue(state, rules),
    );

  if (inScreening && state.suspectedAt !== null && state.emergency === null) {
    const due = dueAt(rules.office, state.suspectedAt, stages.screeningEmergency, []);
    add(`suspected@${state.suspectedAt}`, SUSPECTED, stages.screeningEmergency, state.suspectedAt, due);
  }
  // Once forwarded it climbs until an ATR, also while a department that would not have it has sent it back.
  if (state.emergency !== null && (mayAct || inScreening) && state.hod !== null) {
    const id = `emergency#${state.emergency.raises}`;
    const emergency = wall(emergencyLimit(state, rules));
    const skipped = state.acknowledged.length === 0 ? [] : indexesOf(ladders.emergency, 'unacknowledged');
    add(id, ladders.emergency, emergency, state.emergency.clockFrom, emergencyDue(state, rules), { skipped });
  }
  if (state.clock !== null && state.clock.runningSince !== null) {
    const pauses = pausesOf(state.clock, state.at);
    // Each tier has a ladder of its own, whose rungs a change of tier must not take for those of the old one.
    add(
      `atr-${state.subject.tier}`,
      ladders[state.subject.tier],
      atrLimit(state, rules),
      state.clock.startedAt,
      atrDue(state, rules),
      { pauses },
    );
  }
  if (state.kind !== 'grievance' && mayAct) {
    const answer = state.kind === 'enquiry' ? stages.enquiry : stages.suggestion;
    add('answer', ladders.individual, answer, state.cycleSince, answerDue(state, rules));
  }
  if (withOffice && state.delegationDue !== null) {
    // Named by office and due: an answer of the complainant enters the stage anew, yet it is the same delegation.
    const start = Math.min(state.stageSince, state.delegationDue);
    const id = `delegation-${state.chain.at(-1) ?? ''}@${state.delegationDue}`;
    add(id, DELEGATION, wall(state.delegationDue - start), start, state.delegationDue);
  }
  if (state.ask !== null) {
    const specs = clarification.reminders.map((after): RungSpec => ({
      at: `start+PT${after / SECOND}S`,
      action: 'reminder',
      audience: 'complainant',
    }));
    const timeout = informationTimeout(state, rules);
    add(`information@${state.stageEntry}`, specs, wall(clarification.timeout), state.ask.askedAt, timeout);
  }
  return clocks;
}

const SUSPECTED: RungSpec[] = [
  { at: '100%', action: 'escalate', audience: 'cell', channels: ['sms', 'voice'] },
];
const DELEGATION: RungSpec[] = [{ at: '100%', action: 'reminder', audience: 'holder' }];

function indexesOf(specs: readonly RungSpec[], when: RungSpec['when']): number[] {
  return specs.flatMap((spec, index) => (spec.when === when ? [index] : []));
}

/** The ATR clock as the API shows it. `usedMs` is the sum of the running stretches, in the limit's own time. */
export function clockView(
  state: GrievanceState,
  rules: Rules,
  now: Instant,
): { state: 'running' | 'paused' | 'stopped'; usedMs: Millis; limitMs: Millis; paused: boolean } {
  const limit = atrLimit(state, rules);
  const from = state.clock?.startedAt ?? state.lodgedAt;
  const limitMs = countedTime(rules.office, limit, from, dueAt(rules.office, from, limit, []), []);
  if (state.clock === null) return { state: 'stopped', usedMs: 0, limitMs, paused: false };
  const usedMs = stretchesUntil(state.clock, now).reduce(
    (sum, [a, b]) => sum + countedTime(rules.office, limit, a, b, []),
    0,
  );
  const paused = state.clock.runningSince === null && state.stage === 'awaiting-information';
  return {
    state: state.clock.runningSince !== null ? 'running' : paused ? 'paused' : 'stopped',
    usedMs,
    limitMs,
    paused,
  };
}

export function earliest(...instants: (Instant | null)[]): Instant | null {
  const known = instants.filter((at): at is Instant => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}
