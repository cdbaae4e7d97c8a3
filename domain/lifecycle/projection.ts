/** What lists and pages need of a case, made from its state by today's rules; written with every step. */
import type { Rules } from '../policy';
import type { Instant } from '../time';
import { callDue, caseDue, earliest, visitDue, windowEnd } from './deadlines';
import { dueAt } from '../deadline';
import type { GrievanceState } from './state';

export type Projection = {
  dueAt: Instant | null;
  /** Order of the lists: what is due first; a suspected emergency by its 30 minutes; nothing due comes last. */
  sortDue: Instant;
  windowUntil: Instant | null;
  callDue: Instant | null;
  visitDue: Instant | null;
};

/** The last instant a list can hold (9999-12-31). */
const NOTHING_DUE: Instant = 253402214400000;

export function project(state: GrievanceState, rules: Rules): Projection {
  const due = caseDue(state, rules);
  const suspected =
    state.stage === 'screening' && state.suspectedAt !== null
      ? dueAt(rules.office, state.suspectedAt, rules.policy.stages.screeningEmergency, [])
      : null;
  return {
    dueAt: due,
    sortDue: earliest(due, suspected) ?? NOTHING_DUE,
    windowUntil: windowEnd(state, rules),
    callDue: callDue(state, rules),
    visitDue: visitDue(state, rules),
  };
}
