/** Effects of the Cell's review and of what confirms or contradicts it (W6–W8, A11). */
import { compileCalendar, isWorkingDay } from '../../calendar';
import { localDayNumber } from '../../time';
import type { Rules } from '../../policy';
import type { Instant } from '../../time';
import type { GrievanceEvent } from '../events';
import { refusal } from '../refusals';
import type { GrievanceState } from '../state';
import { drawnForShare } from '../sampling';
import { nextLevel } from './department';
import type { Effect } from './effect';

export const acceptAtr: Effect<'acceptAtr'> = (state, { fieldValidation }, rules) => {
  if (state.redressal === 'not-possible' || state.redressal === 'policy') {
    // A share is called all the same: without it nobody knows whether "not possible" was true.
    const call = state.hasTelephone && drawnForShare(state, 'declined', rules.policy.declinedCallShare);
    return [
      { type: 'atr-accepted', call, visit: false },
      { type: 'ended', outcome: 'declined', reasonCode: state.atrReason ?? state.redressal },
    ];
  }
  return [
    { type: 'atr-accepted', call: state.hasTelephone, visit: visitChosen(state, fieldValidation, rules) },
  ];
};

/** Always for emergencies, recalled and disputed cases and after contrary or partly feedback; else a share. */
function visitChosen(state: GrievanceState, fieldValidation: boolean | null, rules: Rules): boolean {
  const compulsory = state.visitCompulsory || state.emergency !== null || !state.hasTelephone;
  return (
    compulsory ||
    (fieldValidation ?? drawnForShare(state, 'visit', rules.policy.visitShare[state.subject.tier]))
  );
}

/** THE RULE "the third return escalates" (page 3, returnAtr; the number is policy data). */
export const returnAtr: Effect<'returnAtr'> = (state, { reasonCode }, rules, at) => {
  const escalates = state.returns + 1 >= rules.policy.returnsBeforeEscalation;
  return [
    { type: 'atr-returned', reasonCode, leastUntil: leastUntil(state, rules, at) },
    ...(escalates
      ? [{ type: 'escalated', level: nextLevel(state.escalationLevel), why: 'returns' } as const]
      : []),
  ];
};

function leastUntil(state: GrievanceState, rules: Rules, at: Instant): Instant {
  const { normal, emergency } = rules.policy.leastAfterReturn;
  return at + (state.emergency === null ? normal : emergency);
}

export const recall: Effect<'recall'> = (state, { reasonCode }, rules, at) => {
  if (state.hod === null) return refusal('no-hod');
  if (state.stage === 'confirmation' || state.stage === 'ended')
    return [{ type: 'reopened', by: 'recall', reasonCode }];
  return [
    {
      type: 'recalled',
      reasonCode,
      leastUntil: state.stage === 'atr-review' ? leastUntil(state, rules, at) : null,
    },
  ];
};

export const recordFeedback: Effect<'recordFeedback'> = (state, { delivered, actor, seen }, rules, at) => {
  if (delivered === 'unreachable') return attempted(state, actor.role === 'channel', rules, at);
  if (delivered === 'yes' && ofAnEarlierCycle(state, seen))
    return [{ type: 'evidence-kept', about: 'feedback' }];
  if (state.stage === 'ended') {
    if (delivered !== 'yes' && state.outcome !== 'declined') return reopened('feedback', delivered);
    const open = state.call.state === 'open' || state.call.state === 'wanted';
    return open
      ? [{ type: 'call-finished', how: 'answered', delivered }]
      : [{ type: 'evidence-kept', about: 'feedback' }];
  }
  if (state.call.delivered !== null && delivered === 'yes')
    return [{ type: 'evidence-kept', about: 'feedback' }];
  const finished: GrievanceEvent = { type: 'call-finished', how: 'answered', delivered };
  return delivered === 'yes' ? [finished] : [finished, ...reopened('feedback', delivered)];
};

/** A good word about an earlier closing does not confirm this one; a bad one counts whenever it was said. */
function ofAnEarlierCycle(state: GrievanceState, seen: { cycle: number } | null): boolean {
  return seen !== null && seen.cycle < state.cycle;
}

/** Only a person's attempt counts towards exhaustion; a machine's unanswered ring says nothing. */
function attempted(state: GrievanceState, byMachine: boolean, rules: Rules, at: Instant): GrievanceEvent[] {
  if (byMachine || state.call.state !== 'open') return [{ type: 'evidence-kept', about: 'feedback' }];
  const attempts = [...state.call.attempts, at];
  const tried: GrievanceEvent = { type: 'call-attempted' };
  return attemptsExhausted(attempts, rules)
    ? [tried, { type: 'call-finished', how: 'exhausted', delivered: null }]
    : [tried];
}

/** Three attempts on at least two working days of the call centre (page 3, Calls). Exhaustion is `unreachable`, never "satisfied". */
export function attemptsExhausted(attempts: readonly Instant[], rules: Rules): boolean {
  const calendar = compileCalendar(rules.calls);
  const days = new Set(attempts.map(localDayNumber).filter((day) => isWorkingDay(calendar, day)));
  const { attempts: needed, leastWorkingDays } = rules.policy.calls;
  return attempts.length >= needed && days.size >= leastWorkingDays;
}

export const recordFinding: Effect<'recordFinding'> = (state, { verdict, seen }) => {
  const { visit } = state;
  if (verdict === 'as-reported' && ofAnEarlierCycle(state, seen))
    return [{ type: 'evidence-kept', about: 'finding' }];
  if (visit.state === 'none' || visit.state === 'wanted' || visit.verdict !== null)
    return refusal('no-visit');
  if (state.stage === 'ended') {
    const kept: GrievanceEvent = { type: 'visit-finished', how: 'found', verdict };
    return verdict === 'as-reported' ? [kept] : [kept, ...reopened('finding', verdict)];
  }
  const finished: GrievanceEvent = { type: 'visit-finished', how: 'found', verdict };
  return verdict === 'as-reported' ? [finished] : [finished, ...reopened('finding', verdict)];
};

function reopened(by: 'feedback' | 'finding', reasonCode: string): GrievanceEvent[] {
  return [{ type: 'reopened', by, reasonCode }];
}

/**
 * Leaves `confirmation` favourably only when call and visit are both finished, so that the order in which
 * they come does not matter: anybody's good word → `redressed`, nobody's → `closed-unconfirmed`.
 */
export function settleConfirmation(state: GrievanceState): GrievanceEvent[] {
  const { call, visit } = state;
  const finished = (task: { state: string }): boolean => task.state === 'none' || task.state === 'finished';
  if (state.stage !== 'confirmation' || !finished(call) || !finished(visit)) return [];
  const confirmed = call.delivered === 'yes' || visit.verdict === 'as-reported';
  return [{ type: 'ended', outcome: confirmed ? 'redressed' : 'closed-unconfirmed', reasonCode: null }];
}
