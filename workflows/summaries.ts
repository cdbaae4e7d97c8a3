/** What a reader of a history sees beside each step and timer: codes and offices in a few words, nothing personal. */
import type { GrievanceEvent, LedgerEntry } from '../domain/lifecycle/events';
import { nextStep } from '../domain/lifecycle/next';
import type { NewEntry } from '../domain/lifecycle/next';
import type { GrievanceState } from '../domain/lifecycle/state';
import type { Rules } from '../domain/policy';
import type { Instant } from '../domain/time';

/** `forwarded → food`, `atr-returned (no-evidence), escalated to level 3`, `escalate → district`. */
export function summaryOfEntries(entries: readonly (LedgerEntry | NewEntry)[]): string {
  const words = entries.flatMap(({ events }) => events.flatMap(wordsOf));
  return [...new Set(words)].join(', ');
}

/** What the timer waits for: `then reminder → holder`. */
export function summaryOfWake(state: GrievanceState, rules: Rules, wake: Instant): string {
  const due = nextStep(state, rules, wake);
  const words = due === null ? '' : summaryOfEntries(due.entries);
  return words === '' ? `next due: ${state.stage}` : `then ${words}`;
}

function wordsOf(event: GrievanceEvent): string[] {
  switch (event.type) {
    case 'moved-by':
      return [];
    case 'rung':
      return [`${event.action} → ${event.audience}${event.send ? '' : ' (missed, not sent)'}`];
    case 'escalated':
      return [`escalated to level ${event.level} (${event.why})`];
    case 'ended':
      return [`ended: ${event.outcome}${reasonOf(event)}`];
    case 'call-finished':
      return [`call ${event.how}${event.delivered === null ? '' : `: ${event.delivered}`}`];
    case 'visit-finished':
      return [`visit ${event.how}${event.verdict === null ? '' : `: ${event.verdict}`}`];
    default:
      return [`${event.type}${officeOf(event)}${reasonOf(event)}`];
  }
}

function officeOf(event: GrievanceEvent): string {
  return 'office' in event ? ` → ${event.office}` : '';
}

function reasonOf(event: GrievanceEvent): string {
  return 'reasonCode' in event && event.reasonCode !== null ? ` (${event.reasonCode})` : '';
}
