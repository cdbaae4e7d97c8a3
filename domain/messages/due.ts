/** Which instant a message's "by when" is, from the state and the rules as they are when it is written. */
import { dueAt } from '../deadline';
import {
  answerDue,
  atrDue,
  callDue,
  caseDue,
  earliest,
  emergencyDue,
  informationTimeout,
  stageDue,
  visitDue,
  windowEnd,
} from '../lifecycle/deadlines';
import type { GrievanceState } from '../lifecycle/state';
import type { Rules } from '../policy';
import type { Instant } from '../time';
import type { DueOf } from './row';

/**
 * The instant, or `null` where the case has none. `clock` is the id of the clock whose rung fired (`atr`,
 * `emergency#1`, `screening@2` …), which may not be the one that is due first.
 */
export function dueOfMessage(
  which: DueOf | null,
  clock: string | null,
  state: GrievanceState,
  rules: Rules,
): Instant | null {
  switch (which) {
    case null:
      return null;
    case 'case':
      // In confirmation the call or visit may be wanted and not yet open.
      return caseDue(state, rules) ?? earliest(callOrWanted(state, rules), visitOrWanted(state, rules));
    case 'delegation':
      return earliest(state.delegationDue ?? caseDue(state, rules), emergencyDue(state, rules));
    case 'answer':
      return answerDue(state, rules) ?? caseDue(state, rules);
    case 'clarification':
      return informationTimeout(state, rules);
    case 'confirmation':
      return earliest(callOrWanted(state, rules), visitOrWanted(state, rules));
    case 'visit':
      return visitOrWanted(state, rules);
    case 'expected':
      return state.extension?.expected ?? null;
    case 'window':
      return windowEnd(state, rules);
    case 'clock':
      return dueOfClock(clock ?? '', state, rules) ?? caseDue(state, rules);
  }
}

function dueOfClock(clock: string, state: GrievanceState, rules: Rules): Instant | null {
  switch (clock.split(/[@#]/, 1)[0]) {
    case 'atr':
      return atrDue(state, rules);
    case 'answer':
      return answerDue(state, rules);
    case 'emergency':
      return emergencyDue(state, rules);
    case 'delegation':
      return state.delegationDue;
    case 'information':
      return informationTimeout(state, rules);
    case 'suspected':
      return state.suspectedAt === null
        ? null
        : dueAt(rules.office, state.suspectedAt, rules.policy.stages.screeningEmergency, []);
    default:
      return stageDue(state, rules);
  }
}

/** The acceptance is told in the entry that wants the call; the call is opened by the next. */
function callOrWanted(state: GrievanceState, rules: Rules): Instant | null {
  if (state.call.state === 'wanted') return dueAt(rules.calls, state.at, rules.policy.calls.giveUpAfter, []);
  return callDue(state, rules);
}

function visitOrWanted(state: GrievanceState, rules: Rules): Instant | null {
  if (state.visit.state === 'wanted') return dueAt(rules.office, state.at, rules.policy.stages.visit, []);
  return visitDue(state, rules);
}
