/**
 * Chance that is no chance: whether a case is drawn into a share follows from its reference and cycle, so that
 * a replayed workflow, a retried command and a checking auditor all draw the same lot.
 */
import type { GrievanceState } from './state';

export function drawnForShare(
  state: Pick<GrievanceState, 'reference' | 'cycle'>,
  lot: string,
  share: number,
): boolean {
  return fnv1a(`${lot}/${state.reference}/${state.cycle}`) / 0x1_0000_0000 < share;
}

/** FNV-1a, 32 bits, with a final avalanche: neighbouring references must not draw alike. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A case's own share of the spread of mass wake-ups: the same at every wake, different from its neighbours'. */
export function jitterOf(reference: string, spread: number): number {
  return Math.floor((fnv1a(`jitter/${reference}`) / 0x1_0000_0000) * spread);
}
