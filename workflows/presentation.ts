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

const LEVELS = ['', 'Head of Department', 'district', 'the Cell', 'the Chief Secretary’s office'];

/** Upserts only what changed since the last time: each upsert is an event. */
export class Presentation {
  private last = new Map<string, string>();
  private movement = 'lodged';

  constructor(shown: SearchAttributePair[]) {
    for (const { key, value } of shown) this.last.set(key.name, String(value));
  }

  /** `step`: what has just been recorded; a re-plan moves deadlines, not the case. */
  show(state: GrievanceState, rules: Rules, step: string): void {
    const changed = searchAttributesOf(state, rules, Date.now()).filter(
      ({ key, value }) => this.last.get(key.name) !== String(value),
    );
    for (const { key, value } of changed) this.last.set(key.name, String(value));
    if (changed.length > 0) upsertSearchAttributes(changed);
    if (step !== 'replanDeadlines') this.movement = `${step}, ${forPeople(state.at)}`;
    setCurrentDetails(detailsOf(state, rules, this.movement));
  }
}

/** A list, for the Temporal UI gives the cells of a Markdown table no space. */
function detailsOf(state: GrievanceState, rules: Rules, movement: string): string {
  const due = caseDue(state, rules);
  const holder = holderOffice(state);
  const flags = [
    state.emergency !== null ? '**EMERGENCY**' : null,
    state.suspectedAt !== null ? 'suspected emergency' : null,
    state.escalationLevel > 0
      ? `escalated to level ${state.escalationLevel} (${LEVELS[state.escalationLevel] ?? ''})`
      : null,
    state.returns > 0 ? `returned ${state.returns} times` : null,
    state.transfers > 0 ? `transferred ${state.transfers} times` : null,
  ].filter((flag) => flag !== null);
  const lines = [
    `Stage: ${state.stage}${state.outcome === null ? '' : `, ${state.outcome}`} (cycle ${state.cycle})`,
    `Holder: ${holder === null ? 'nobody' : `office ${holder}`}${state.post === null ? '' : `, post ${state.post}`}`,
    `Due: ${due === null ? 'nothing' : forPeople(due)}`,
    `Last movement: ${movement}`,
    ...flags,
  ];
  return [`### ${inGroups(state.reference)} · ${state.kind}`, ...lines.map((line) => `- ${line}`)].join('\n');
}
