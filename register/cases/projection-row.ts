import { holderOffice } from '../../domain/lifecycle/custody';
import type { Projection } from '../../domain/lifecycle/projection';
import type { GrievanceState } from '../../domain/lifecycle/state';
import { sqlTime } from '../database';
import type { Directory } from '../directory/directory';

/** The projection's columns for a state; `reference` and what lodging alone sets are left out. */
export function projectionRow(
  state: GrievanceState,
  projection: Projection,
  lastHash: string,
  directory: Directory,
): Record<string, unknown> {
  const office = holderOffice(state);
  return {
    stage: state.stage,
    cycle: state.cycle,
    outcome: state.outcome,
    category: state.subject.category,
    department: state.subject.department,
    district: state.subject.district,
    tier: state.subject.tier,
    emergency: state.emergency !== null,
    suspected: state.suspectedAt !== null,
    holder_office: office,
    holder_post: office === null ? null : (state.post ?? directory.answerable(office)?.post.id ?? null),
    due_at: sqlTime(projection.dueAt),
    sort_due: sqlTime(projection.sortDue),
    ended_at: sqlTime(state.endedAt),
    disposed_at: sqlTime(state.disposedAt),
    window_until: sqlTime(projection.windowUntil),
    rung: state.fired.length,
    escalation_level: state.escalationLevel,
    merged_into: state.mergedInto,
    seq: state.seq,
    last_hash: lastHash,
    policy_version: state.rules.policy,
    office_calendar_version: state.rules.office,
    call_calendar_version: state.rules.calls,
    state: JSON.stringify(state),
  };
}
