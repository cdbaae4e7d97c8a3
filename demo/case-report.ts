/** What one case's row of the table says, read through the API once its road is over. */
import { z } from 'zod';
import type { ApiClient } from './api-client';
import { caseNow } from './case-watch';
import type { PlayedCase } from './played-case';

const detail = caseNow.extend({ referenceInGroups: z.string(), history: z.string().optional() });
const rung = z.object({
  type: z.literal('rung'),
  clock: z.string(),
  action: z.string(),
  audience: z.string(),
  plannedAt: z.number(),
});
const atr = z.object({ type: z.literal('atr-submitted'), inTime: z.boolean() });
const other = z.looseObject({ type: z.string() });
const movement = z.object({
  seq: z.number(),
  at: z.string(),
  kind: z.string(),
  cycle: z.number(),
  events: z.array(z.union([rung, atr, other])),
});
const message = z.object({
  event: z.string(),
  audience: z.string(),
  channel: z.string(),
  language: z.string(),
  recipient: z.string().nullable(),
  text: z.string(),
  state: z.string(),
});
export type SentMessage = z.output<typeof message>;

/**
 * One rung that was climbed; `lateMs`: how long after its planned instant, or after the movement that made it due
 * where that came later (an emergency's office was found, a question answered), it was recorded.
 */
export type ClimbedRung = { action: string; audience: string; lateMs: number };

export type CaseReport = {
  played: PlayedCase;
  reference: string;
  end: z.output<typeof detail>;
  /** ATRs that came in time. */
  atrsInTime: number;
  /** Clocks that ran out, such as `ATR`, `emergency`, `screening`. */
  missed: string[];
  rungs: ClimbedRung[];
  messages: SentMessage[];
  history: string;
  /** Empty: it ended as its script says. */
  differences: string[];
};

export async function reportOf(
  played: PlayedCase,
  api: ApiClient,
  keys: { administrator: string; cell: string },
): Promise<CaseReport> {
  const path = `/v1/grievances/${played.reference}`;
  const { body } = await api.ask({ method: 'GET', path, key: keys.administrator });
  const end = detail.parse(body);
  const movements = await api.all(keys.cell, `${path}/movements`, movement);
  const messages = await api.all(keys.cell, `${path}/messages`, message);
  const atrs = movements.flatMap(({ events }) => events.filter((event) => event.type === 'atr-submitted'));
  const atrsInTime = atrs.filter((event) => 'inTime' in event && event.inTime === true).length;
  const climbed = climbedRungs(movements);
  const overdue = climbed.filter(({ action }) => action === 'overdue');
  const clocks = [...new Set(overdue.map(({ cycle, clock }) => `${cycle} ${clock}`))];
  const missed = [...new Set(clocks.map((clock) => nameOfClock(clock.split(' ')[1] ?? '')))];
  if (atrsInTime < atrs.length && !missed.includes('ATR')) missed.push('ATR');
  return {
    played,
    reference: end.referenceInGroups,
    end,
    atrsInTime,
    missed,
    rungs: climbed.map(({ action, audience, lateMs }) => ({ action, audience, lateMs })),
    messages: messages.filter(({ state }) => state !== 'withdrawn'),
    history: end.history ?? '',
    differences: differencesOf(played, end, missed.length > 0),
  };
}

/** Movements that start or resume a clock, so that rungs planned before them fall due with them. */
const MAKES_DUE = ['forwarded', 'information-given', 'information-timed-out', 'emergency-raised', 'reopened'];

function climbedRungs(
  movements: readonly z.output<typeof movement>[],
): (z.output<typeof rung> & { cycle: number; lateMs: number })[] {
  let madeDue = 0;
  return movements.flatMap(({ at, cycle, events }) => {
    const now = Date.parse(at);
    const found = events.flatMap((event) => {
      const read = rung.safeParse(event);
      if (!read.success) return [];
      return [{ ...read.data, cycle, lateMs: now - Math.max(read.data.plannedAt, madeDue) }];
    });
    if (events.some(({ type }) => MAKES_DUE.includes(type))) madeDue = now;
    return found;
  });
}

const CLOCK_NAMES: readonly [prefix: string, name: string][] = [
  ['atr-review', 'review'],
  ['atr-', 'ATR'],
];

/** `atr-individual` → `ATR`, `emergency#1` → `emergency`, `screening@2` → `screening`. */
function nameOfClock(id: string): string {
  return CLOCK_NAMES.find(([prefix]) => id.startsWith(prefix))?.[1] ?? /^[a-z]+/.exec(id)?.[0] ?? id;
}

function differencesOf(played: PlayedCase, end: z.output<typeof detail>, late: boolean): string[] {
  const { failure, script } = played;
  const wanted = { ...script.ends, stage: 'ended' };
  const found = {
    outcome: end.outcome,
    cycle: end.cycle,
    escalationLevel: end.escalationLevel,
    late,
    stage: end.stage,
  };
  const differences = (Object.keys(found) as (keyof typeof found)[])
    .filter((name) => found[name] !== wanted[name])
    .map((name) => `${name} is ${String(found[name])}, not ${String(wanted[name])}`);
  return failure === null ? differences : [failure, ...differences];
}
