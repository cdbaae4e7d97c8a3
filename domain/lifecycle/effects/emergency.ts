/** Effects on the emergency flag: only a person raises it, only the Cell lowers it (page 7). */
import { refusal } from '../refusals';
import type { Effect } from './effect';

export const raiseEmergency: Effect<'raiseEmergency'> = (state) =>
  state.emergency === null ? [{ type: 'emergency-raised' }] : refusal('already-emergency');

export const lowerEmergency: Effect<'lowerEmergency'> = (state) =>
  state.emergency === null && state.suspectedAt === null
    ? refusal('not-an-emergency')
    : [{ type: 'emergency-lowered' }];

export const acknowledge: Effect<'acknowledge'> = (state) => {
  const holder = state.chain.at(-1) ?? '';
  if (state.emergency === null) return refusal('not-an-emergency');
  return state.acknowledged.includes(holder)
    ? refusal('already-done')
    : [{ type: 'acknowledged', office: holder }];
};
