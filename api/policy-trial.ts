/**
 * A policy is tried before it is published: every limit and ladder of it is planned from now on. One that cannot be
 * planned would stop every open case that it is carried to.
 */
import { previewDeadline } from '../domain/deadline-preview';
import { DeadlineError } from '../domain/deadline';
import { LadderError } from '../domain/ladder';
import type { Calendar, Limit, Policy, RungSpec } from '../domain/policy';
import { DAY } from '../domain/time';
import type { Instant } from '../domain/time';
import { invalid } from './problem';

/** Nobody's grievance has a rung that far ahead; Temporal keeps no timer of centuries either. */
const FURTHEST_RUNG = 20 * 366 * DAY;

/** @throws Problem 422 naming the limit or the rung that cannot be planned */
export function requireUsable(policy: Policy, calendar: Calendar, at: Instant): void {
  const { atr, ladders, stages, emergencyHours, calls } = policy;
  const emergency: Limit = { minutes: emergencyHours * 60, counted: 'wall' };
  plan('emergencyHours', emergency, 'ladders.emergency', ladders.emergency);
  for (const tier of ['individual', 'community', 'policy'] as const)
    plan(`atr.${tier}`, atr[tier], `ladders.${tier}`, ladders[tier]);
  for (const [name, limit] of Object.entries(stages))
    plan(`stages.${name}`, limit, 'ladders.stage', ladders.stage);
  plan('calls.giveUpAfter', calls.giveUpAfter, '', []);

  function plan(limitField: string, limit: Limit, ladderField: string, ladder: readonly RungSpec[]): void {
    const { rungs } = planned(limitField, limit, ladderField, ladder);
    if (rungs.some((rung) => rung.at - at > FURTHEST_RUNG))
      throw invalid([{ field: ladderField, message: 'has a rung more than twenty years ahead' }]);
  }

  function planned(limitField: string, limit: Limit, ladderField: string, ladder: readonly RungSpec[]) {
    try {
      return previewDeadline({ calendar, start: at, limit, ladder, quietHours: policy.quietHours });
    } catch (error) {
      if (error instanceof DeadlineError) throw invalid([{ field: limitField, message: error.message }]);
      if (error instanceof LadderError)
        throw invalid([
          {
            field: error.field.replace('ladder', ladderField).replace(/\[(\d+)\]/g, '.$1'),
            message: error.message,
          },
        ]);
      throw error;
    }
  }
}
