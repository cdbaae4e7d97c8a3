/** Effects while an office has the case: down, up, sideways, more time, the report (W4, W5, W9). */
import { atrDue, earliest, emergencyDue, extensionLapse } from '../deadlines';
import { refusal } from '../refusals';
import type { Effect } from './effect';

export const delegate: Effect<'delegate'> = (state, { office, due }) => {
  if (office.parent !== state.chain.at(-1)) return refusal('not-below');
  if (office.id === state.against) return refusal('complained-against');
  return [{ type: 'delegated', office: office.id, due }];
};

export const reportUp: Effect<'reportUp'> = (state) => [
  { type: 'reported-up', from: state.chain.at(-1) ?? '' },
];

export const sendDown: Effect<'sendDown'> = (state, { reasonCode }) =>
  state.reportFrom === null
    ? refusal('no-report')
    : [{ type: 'sent-down', office: state.reportFrom, reasonCode }];

export const takeBack: Effect<'takeBack'> = (state, { actor, reasonCode }) => {
  const above = state.chain.slice(0, -1);
  if (actor.office === null || !above.includes(actor.office)) return refusal('not-above');
  return [{ type: 'taken-back', office: actor.office, reasonCode }];
};

export const handOver: Effect<'handOver'> = (state, { post }) =>
  state.post === post.id ? refusal('already-done') : [{ type: 'handed-over', post: post.id }];

export const reassign: Effect<'reassign'> = (_state, { post, reasonCode }) => [
  { type: 'reassigned', post: post.id, reasonCode },
];

/** Wanted on day 7 of the long tiers, so its date may well lie within the limit: the Cell then grants what is left. */
export const interimReply: Effect<'interimReply'> = (state, { expected }, rules) => {
  if (state.extension !== null) return refusal('extension-pending');
  if (state.extensions >= rules.policy.extensionsPerCycle) return refusal('extensions-used-up');
  return [{ type: 'extension-asked', expected }];
};

/** Undecided at the deadline it counts as not granted, also where the entry that says so is still to come. */
export const decideExtension: Effect<'decideExtension'> = (state, { granted, until, at }, rules) => {
  const due = atrDue(state, rules);
  const { extension } = state;
  if (extension === null || at > (extensionLapse(state, rules) ?? at)) return refusal('no-extension-pending');
  if (granted && until !== null && due !== null && until <= due) return refusal('extension-not-later');
  const target = until ?? Math.max(extension.expected, due ?? 0);
  return [{ type: 'extension-decided', granted, until: granted ? target : null }];
};

/** The third transfer in the case's life escalates: nobody wants it, so somebody above must decide. */
export const transferBack: Effect<'transferBack'> = (state, { suggestedDepartment, reasonCode }, rules) => {
  const escalates = state.transfers + 1 >= rules.policy.transfersBeforeEscalation;
  return [
    { type: 'transferred-back', suggestedDepartment, reasonCode },
    ...(escalates
      ? [{ type: 'escalated', level: nextLevel(state.escalationLevel), why: 'transfers' } as const]
      : []),
  ];
};

/** Judged at acceptance: an ATR accepted at 17:59 and applied at 20:00 is in time (page 3). */
export const submitAtr: Effect<'submitAtr'> = (state, { redressal, reasonCode, at }, rules) => {
  const due = earliest(atrDue(state, rules), emergencyDue(state, rules));
  return [{ type: 'atr-submitted', redressal, reasonCode, inTime: due === null || at <= due }];
};

/** The Cell knows of every return and transfer already, so these go to its head, then to the Chief Secretary. */
export function nextLevel(level: number): number {
  return level < 3 ? 3 : 4;
}
