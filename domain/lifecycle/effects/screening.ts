/** Effects of the analyst's gate and the Cell's forwarding (W1–W3, I3). */
import { HOD_RANK_KINDS } from '../../vocabulary';
import type { GrievanceEvent } from '../events';
import { refusal } from '../refusals';
import type { GrievanceState, OfficeId } from '../state';
import type { Effect } from './effect';

export const validate: Effect<'validate'> = (state, { subject }, rules) => {
  const forwardedBySystem = rules.policy.autoForward && subject.route?.certain === true;
  return [
    { type: 'validated', subject, desk: forwardedBySystem ? 'data-processing-unit' : 'cell' },
    ...raisedByCategory(state, subject.isEmergency),
  ];
};

/** With an office only what went there unseen, as an emergency, is still to be corrected (page 3). */
export function correctable(state: GrievanceState): boolean {
  return state.stage === 'screening' || !state.validated || state.emergency !== null;
}

export const correct: Effect<'correct'> = (state, { subject }) =>
  correctable(state)
    ? [{ type: 'corrected', subject }, ...raisedByCategory(state, subject.isEmergency)]
    : refusal('not-an-emergency');

/** A category of emergencies raises the flag when a person says that the case is one of it (page 3). */
function raisedByCategory(state: GrievanceState, isEmergency: boolean): GrievanceEvent[] {
  const raises = isEmergency && state.emergency === null && state.kind === 'grievance';
  return raises ? [{ type: 'emergency-raised' }] : [];
}

export const forward: Effect<'forward'> = (state, { office, areaOffices }) => {
  if (!HOD_RANK_KINDS.includes(office.kind)) return refusal('not-hod-rank');
  const target = notToItself(state, office.id, office.parent);
  if (target === null) return refusal('complained-against');
  const area = informedOf(state, target, [...areaOffices, ...districtOfEmergency(state)]);
  return [{ type: 'forwarded', office: target, areaOffices: area }];
};

/** An emergency goes to its office and to the district's at once (page 3). */
export function districtOfEmergency(state: GrievanceState): OfficeId[] {
  return state.emergency !== null && state.districtOffice !== null ? [state.districtOffice] : [];
}

/** A complaint against the very office that would get it goes one level up. */
export function notToItself(
  state: GrievanceState,
  office: OfficeId,
  parent: OfficeId | null,
): OfficeId | null {
  return office === state.against ? parent : office;
}

/** Area officers are informed (W10), but never the office complained against, nor the holder itself. */
export function informedOf(
  state: GrievanceState,
  holder: OfficeId,
  offices: readonly OfficeId[],
): OfficeId[] {
  return [...new Set(offices)].filter((id) => id !== state.against && id !== holder);
}

export const reject: Effect<'reject'> = (state, { actor, reasonCode }) => {
  if (actor.role === 'cell-officer') return [{ type: 'ended', outcome: 'rejected', reasonCode }];
  return state.rejectionProposed ? refusal('already-done') : [{ type: 'rejection-proposed' }];
};

export const answer: Effect<'answer'> = () => [{ type: 'ended', outcome: 'answered', reasonCode: null }];

export const noteSuggestion: Effect<'noteSuggestion'> = () => [
  { type: 'ended', outcome: 'noted', reasonCode: null },
];

export const merge: Effect<'merge'> = (state, { into }) =>
  into === state.reference
    ? refusal('merge-into-itself')
    : [
        { type: 'merged', into },
        { type: 'ended', outcome: 'merged', reasonCode: null },
      ];

export const endFollowing: Effect<'endFollowing'> = (state) =>
  state.mergedInto === null ? refusal('already-done') : [{ type: 'window-closed' }];

export const unmerge: Effect<'unmerge'> = (state) =>
  state.mergedInto === null ? refusal('already-done') : [{ type: 'unmerged' }];
