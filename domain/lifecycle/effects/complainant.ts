/** Effects of what the complainant says, by whichever channel (P6, I10, and "closed is not solved"). */
import type { GrievanceEvent } from '../events';
import { refusal } from '../refusals';
import type { Effect } from './effect';

export const askInformation: Effect<'askInformation'> = (state, _command, rules) => {
  const mayPause =
    state.emergency === null && state.pausedAsks < rules.policy.clarification.pausedAsksPerCycle;
  const runs = state.clock !== null && state.clock.runningSince !== null;
  return [{ type: 'information-asked', paused: mayPause && runs }];
};

export const giveInformation: Effect<'giveInformation'> = () => [{ type: 'information-given' }];

/** Ends of which there is nothing to dispute: the complainant's own word, and a suggestion noted. */
const NOT_DISPUTABLE = ['withdrawn', 'noted'];

export const dispute: Effect<'dispute'> = (state, { reasonCode }) => {
  if (state.outcome !== null && NOT_DISPUTABLE.includes(state.outcome)) return refusal('not-disputable');
  const again = state.disputes + 1 >= 2;
  const toScreening = state.outcome === 'merged' || state.hod === null;
  const type = toScreening ? 'returned-to-screening' : 'reopened';
  const events: GrievanceEvent[] = [{ type, by: 'dispute', reasonCode }];
  // The second one goes a level higher than where the first one got to.
  if (again)
    events.push({
      type: 'escalated',
      level: Math.min(4, Math.max(1, state.escalationLevel) + 1),
      why: 'disputes',
    });
  return events;
};

export const withdraw: Effect<'withdraw'> = (_state, { reasonCode }) => [
  { type: 'ended', outcome: 'withdrawn', reasonCode },
];
