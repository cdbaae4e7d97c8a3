/** Typed search attributes of a case (page 4); no Temporal runtime here, so that the client uses it too. */
import { defineSearchAttributeKey } from '@temporalio/common/lib/search-attributes';
import type { SearchAttributePair } from '@temporalio/common/lib/search-attributes';
import { caseDue } from '../domain/lifecycle/deadlines';
import type { GrievanceState } from '../domain/lifecycle/state';
import type { Rules } from '../domain/policy';

export const SEARCH = {
  stage: defineSearchAttributeKey('Stage', 'KEYWORD'),
  department: defineSearchAttributeKey('Department', 'KEYWORD'),
  district: defineSearchAttributeKey('District', 'KEYWORD'),
  category: defineSearchAttributeKey('Category', 'KEYWORD'),
  tier: defineSearchAttributeKey('Tier', 'KEYWORD'),
  dueAt: defineSearchAttributeKey('DueAt', 'DATETIME'),
  overdue: defineSearchAttributeKey('Overdue', 'BOOL'),
  emergency: defineSearchAttributeKey('Emergency', 'BOOL'),
  escalationLevel: defineSearchAttributeKey('EscalationLevel', 'INT'),
  cycle: defineSearchAttributeKey('Cycle', 'INT'),
};

/** Everything that may be searched for of a case; used at the start by the client, then by the workflow. */
export function searchAttributesOf(state: GrievanceState, rules: Rules, now: number): SearchAttributePair[] {
  const due = caseDue(state, rules);
  const { subject } = state;
  return [
    { key: SEARCH.stage, value: state.outcome === null ? state.stage : `${state.stage}/${state.outcome}` },
    { key: SEARCH.department, value: subject.department ?? 'unknown' },
    { key: SEARCH.district, value: subject.district ?? 'unknown' },
    { key: SEARCH.category, value: subject.category ?? 'unknown' },
    { key: SEARCH.tier, value: subject.tier },
    ...(due === null ? [] : [{ key: SEARCH.dueAt, value: new Date(due) }]),
    { key: SEARCH.overdue, value: due !== null && due < now },
    { key: SEARCH.emergency, value: state.emergency !== null },
    { key: SEARCH.escalationLevel, value: state.escalationLevel },
    { key: SEARCH.cycle, value: state.cycle },
  ];
}
