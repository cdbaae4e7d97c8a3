import { compileCalendar } from './calendar';
import type { CalendarHours } from './calendar';
import { dueAt } from './deadline';
import { LadderError, planRungs, validateLadder } from './ladder';
import type { Limit, Period, RungAction, RungAudience, RungSpec } from './policy';
import { afterQuietHours } from './quiet-hours';
import type { QuietHours } from './quiet-hours';
import type { Instant } from './time';

/** A question of `POST /v1/deadlines/preview` with its instants read; `quietHours` are the policy's. */
export type DeadlinePreviewRequest = {
  calendar: CalendarHours;
  start: Instant;
  limit: Limit;
  pauses?: readonly Period[];
  ladder?: readonly RungSpec[];
  quietHours?: QuietHours | null;
};

export type DeadlinePreview = {
  dueAt: Instant;
  rungs: { at: Instant; action: RungAction; audience: RungAudience }[];
};

/**
 * When would this be due, and what would happen by then and after? Rungs are given after quiet hours, a repeating
 * one `OCCURRENCES_SHOWN` times. The calendar is checked whatever the limit counts, as an administrator asks
 * this in order to publish it.
 *
 * @throws CalendarError, DeadlineError, LadderError, QuietHoursError: all of them 422, each with its `field`
 */
export function previewDeadline(request: DeadlinePreviewRequest): DeadlinePreview {
  const { calendar, start, limit, pauses = [], ladder = [], quietHours = null } = request;
  compileCalendar(calendar);
  const due = dueAt(calendar, start, limit, pauses);
  const problem = validateLadder(ladder).errors[0];
  if (problem) throw new LadderError(problem.field, problem.message);
  const rungs = planRungs(ladder, { calendar, limit, start, due, pauses });
  return {
    dueAt: due,
    rungs: rungs.map(({ at, action, audience }) => ({
      at: afterQuietHours(at, quietHours),
      action,
      audience,
    })),
  };
}
