/** What an administrator sees of a case in the Temporal UI: search attributes and current details. */
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributesOf } from './search-attributes';
import type { SearchAttributePair } from '@temporalio/common/lib/search-attributes';
import { holderOffice } from '../domain/lifecycle/custody';
import { caseDue } from '../domain/lifecycle/deadlines';
import type { GrievanceState } from '../domain/lifecycle/state';
import type { Rules } from '../domain/policy';
import { inGroups } from '../domain/reference';
import { forPeople } from '../domain/time';

/** Upserts only what changed since the last time: each upsert is an event. */
export class Presentation {
  private last = new Map<string, string>();

  constructor(shown: SearchAttributePair[]) {
    for (const { key, value } of shown) this.last.set(key.name, String(value));
  }

  show(state: GrievanceState, rules: Rules, lastStep: string): void {
    const changed = searchAttributesOf(state, rules, Date.now()).filter(
      ({ key, value }) => this.last.get(key.name) !== String(value),
    );
    for (const { key, value } of changed) this.last.set(key.name, String(value));
    if (changed.length > 0) upsertSearchAttributes(changed);
    setCurrentDetails(detailsOf(state, rules, lastStep));
  }
}

function detailsOf(state: GrievanceState, rules: Rules, lastStep: string): string {
  const due = caseDue(state, rules);
  const flags = [
    state.emergency !== null ? '**EMERGENCY**' : null,
    state.suspectedAt !== null ? 'suspected emergency' : null,
    state.escalationLevel > 0 ? `escalated to level ${state.escalationLevel}` : null,
    state.returns > 0 ? `returned ${state.returns}×` : null,
    state.transfers > 0 ? `transferred ${state.transfers}×` : null,
  ].filter((flag) => flag !== null);
  return [
    `### ${inGroups(state.reference)} · ${state.kind} · ${state.outcome ?? state.stage}`,
    `| | |`,
    `|---|---|`,
    `| stage | ${state.stage}, cycle ${state.cycle} |`,
    `| holder | ${holderOffice(state) ?? '—'}${state.post === null ? '' : ` (${state.post})`} |`,
    `| due | ${due === null ? '—' : forPeople(due)} |`,
    `| last movement | ${lastStep}, ${forPeople(state.at)} |`,
    ...(flags.length > 0 ? [`| flags | ${flags.join(' · ')} |`] : []),
  ].join('\n');
}
