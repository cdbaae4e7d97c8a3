import { dueAt } from '../../../domain/deadline';
import {
  dueRungs,
  LadderError,
  missedCollapse,
  nextRung,
  planRungs,
  validateLadder,
} from '../../../domain/ladder';
import type { LadderClock, PlannedRung } from '../../../domain/ladder';
import { DEFAULT_POLICY } from '../../../domain/policy';
import type { Limit, Period, RungSpec } from '../../../domain/policy';
import { DAY, HOUR, toRfc3339 } from '../../../domain/time';
import { local, OFFICE } from './local-time';

const { emergency, individual, community, policy, stage } = DEFAULT_POLICY.ladders;
const START = local('2026-11-02 11:00');

function clockOf(limit: Limit, pauses: Period[] = [], start = START): LadderClock {
  return { calendar: OFFICE, limit, start, due: dueAt(OFFICE, start, limit, pauses), pauses };
}
const hours = (count: number): LadderClock => clockOf({ minutes: count * 60, counted: 'wall' });
const days = (count: number): LadderClock => clockOf({ days: count, counted: 'calendar' });
const after = (rungs: PlannedRung[], unit: number): string[] =>
  rungs.map((rung) => `${(rung.at - START) / unit} ${rung.action} ${rung.audience}`);
const never = (): boolean => false;

describe('the default ladders', () => {
  it('emergency, 24 h', () => {
    expect(after(planRungs(emergency, hours(24), { until: START + 36 * HOUR }), HOUR)).toEqual([
      '0 notify hod',
      '0 notify nodal',
      '0 notify area',
      '2 escalate district',
      '6 escalate hod',
      '12 escalate cell',
      '19.92 escalate highest',
      '24 overdue everyone',
      '30 overdue everyone',
      '36 overdue everyone',
    ]);
  });

  it('emergency, 2 h: half of the limit comes before two hours', () => {
    expect(after(planRungs(emergency, hours(2), { maxOccurrences: 1 }), HOUR)).toEqual([
      '0 notify hod',
      '0 notify nodal',
      '0 notify area',
      '0.5 escalate hod',
      '1 escalate district',
      '1 escalate cell',
      '1.66 escalate highest',
      '2 overdue everyone',
    ]);
  });

  it('emergency: what an entry says is carried, and SMS where it says no channel (T6)', () => {
    const rungs = planRungs(emergency, hours(24), { maxOccurrences: 1 });
    expect(rungs[0]).toMatchObject({ occurrence: 0, channels: ['sms', 'voice', 'whatsapp'] });
    expect(rungs[3]).toMatchObject({ index: 3, when: 'unacknowledged', channels: ['sms'] });
    expect(rungs[4]).not.toHaveProperty('when');
  });

  it('individual, 7 days', () => {
    expect(after(planRungs(individual, days(7)), DAY)).toEqual([
      '3.5 reminder holder',
      '5.6 reminder holder',
      '7 overdue everyone',
      '8 escalate hod',
      '10 escalate cell',
      '14 escalate highest',
      '21 escalate highest',
      '28 escalate highest',
    ]);
  });

  it.each([
    ['community', community, 30, [7, 15, 24, 30, 31, 33, 37]],
    ['policy', policy, 90, [7, 45, 72, 90, 91, 93, 97]],
  ])('%s', (_, ladder, limit, expected) => {
    const rungs = planRungs(ladder, days(limit), { maxOccurrences: 1 });
    expect(rungs.map((rung) => (rung.at - START) / DAY)).toEqual(expected);
    expect(rungs[0]?.action).toBe('interim-reply-wanted');
  });

  it('a stage of one working day: 200 % counts open hours on from due', () => {
    // Monday 11:00 to Tuesday 18:00 are 15 open hours; 15 more end on Thursday at 17:00.
    const rungs = planRungs(stage, clockOf({ days: 1, counted: 'working' }), { maxOccurrences: 2 });
    expect(rungs.map((rung) => toRfc3339(rung.at).slice(0, 16))).toEqual([
      '2026-11-03T18:00',
      '2026-11-03T18:00',
      '2026-11-05T17:00',
      '2026-11-12T17:00',
    ]);
  });

  it.each(Object.entries(DEFAULT_POLICY.ladders))('%s is a valid one', (_, ladder) => {
    expect(validateLadder(ladder)).toEqual({ errors: [], warnings: [] });
  });
});

describe('percentages', () => {
  const half: RungSpec[] = [
    { at: '50%', action: 'reminder', audience: 'holder' },
    { at: '100%', action: 'overdue', audience: 'everyone' },
    { at: '200%', action: 'escalate', audience: 'highest' },
  ];
  const times = (clock: LadderClock): string[] =>
    planRungs(half, clock).map((rung) => toRfc3339(rung.at).slice(5, 16));

  it('leave pauses out', () => {
    const pause: Period = [local('2026-11-02 12:00'), local('2026-11-02 15:00')];
    const clock = clockOf({ minutes: 240, counted: 'wall' }, [pause]);
    expect(times(clock)).toEqual(['11-02T16:00', '11-02T18:00', '11-02T22:00']);
  });

  it('of working hours are of open time', () => {
    const clock = clockOf({ minutes: 600, counted: 'working' });
    expect(times(clock)).toEqual(['11-02T16:00', '11-03T13:00', '11-04T15:00']);
  });

  it('100 % is due itself, though an extension ends on a Sunday', () => {
    const clock = { ...clockOf({ minutes: 60, counted: 'working' }), due: local('2026-11-08 12:00') };
    expect(times(clock)[1]).toBe('11-08T12:00');
  });

  it('above 100 % never come before due, even where no time counts up to it', () => {
    const weekend = clockOf({ minutes: 0, counted: 'working' }, [], local('2026-11-07 10:00'));
    const times200 = times({ ...weekend, due: local('2026-11-08 12:00') });
    expect(times200).toEqual(['11-07T10:00', '11-08T12:00', '11-08T12:00']);
  });

  it('of a zero limit are all at the start', () => {
    const clock = clockOf({ minutes: 0, counted: 'working' });
    expect(times(clock)).toEqual(['11-02T11:00', '11-02T11:00', '11-02T11:00']);
  });
});

it('start+ and limit+ are wall time, whatever the limit counts', () => {
  const specs: RungSpec[] = [
    { at: 'limit+P1DT6H', action: 'escalate', audience: 'highest' },
    { at: 'start+PT90M', action: 'reminder', audience: 'holder' },
  ];
  const clock = clockOf({ minutes: 480, counted: 'working' }, [], local('2026-11-06 17:00'));
  expect(planRungs(specs, clock).map((rung) => toRfc3339(rung.at).slice(5, 16))).toEqual([
    '11-06T18:30',
    '11-10T23:00',
  ]);
});

describe('an entry that is not understood is named', () => {
  const rung = (change: Partial<RungSpec>): RungSpec => ({
    at: '50%',
    action: 'reminder',
    audience: 'highest',
    ...change,
  });
  it.each<[Partial<RungSpec>, string]>([
    [{ at: 'half' }, 'ladder[1].at'],
    [{ at: '-5%' }, 'ladder[1].at'],
    [{ at: 'start+2H' }, 'ladder[1].at'],
    [{ at: 'limit+P' }, 'ladder[1].at'],
    [{ at: 'due+P1D' }, 'ladder[1].at'],
    [{ at: 'limit-P1D' }, 'ladder[1].at'],
    [{ every: 'weekly' }, 'ladder[1].every'],
    [{ every: 'PT0S' }, 'ladder[1].every'],
    [{ atMostShare: 0.5 }, 'ladder[1].atMostShare'],
    [{ at: 'start+PT2H', atMostShare: Number.NaN }, 'ladder[1].atMostShare'],
  ])('%j', (change, field) => {
    const specs = [rung({}), rung(change)];
    const plan = (): unknown => planRungs(specs, hours(24));
    expect(plan).toThrow(LadderError);
    expect(plan).toThrow(expect.objectContaining({ field }));
    expect(validateLadder(specs).errors.map((error) => error.field)).toEqual([field]);
  });

  it('a repeating one that is not the last of its kind', () => {
    const specs = [
      rung({ at: '50%', every: 'P1D' }),
      rung({ at: '100%' }),
      rung({ at: 'limit+P1D', every: 'P7D' }),
    ];
    expect(validateLadder(specs).errors.map((error) => error.field)).toEqual(['ladder[0].every']);
    expect(validateLadder(specs.slice(2)).errors).toEqual([]);
  });

  it('a ladder that never reaches the highest is a warning', () => {
    expect(validateLadder([rung({ audience: 'cell' })])).toMatchObject({
      errors: [],
      warnings: [{ field: 'ladder' }],
    });
  });
});

describe('firing', () => {
  it('the next rung is the earliest that was not recorded', () => {
    const clock = hours(24);
    expect(nextRung(emergency, clock, never)).toMatchObject({ index: 0, at: START });
    expect(nextRung(emergency, clock, (index) => index < 4)).toMatchObject({
      index: 4,
      at: START + 6 * HOUR,
    });
    const once = emergency.map(({ every: _, ...rest }) => rest);
    expect(nextRung(once, clock, () => true)).toBeNull();
  });

  it('far into repetition few questions are asked', () => {
    let asked = 0;
    const fired = (index: number, occurrence: number): boolean => {
      asked++;
      return index < 7 || occurrence < 1_000_003;
    };
    const next = nextRung(emergency, hours(24), fired);
    expect(next).toMatchObject({ index: 7, occurrence: 1_000_003, at: START + (24 + 6 * 1_000_003) * HOUR });
    expect(asked).toBeLessThan(100);
  });

  it('a repetition that would go past the year 9999 ends', () => {
    expect(nextRung(emergency, hours(24), () => true)).toBeNull();
  });

  it('rungs due exactly now are due, a millisecond later ones are not', () => {
    expect(dueRungs(emergency, hours(24), START + 6 * HOUR, never).map(({ index }) => index)).toEqual([
      0, 1, 2, 3, 4,
    ]);
    expect(dueRungs(emergency, hours(24), START + 6 * HOUR - 1, never)).toHaveLength(4);
    expect(dueRungs(emergency, hours(24), START - 1, never)).toEqual([]);
  });

  it('a re-plan to a later due repeats nothing that was recorded', () => {
    const recorded = (index: number, occurrence: number): boolean => index < 7 || occurrence < 2;
    const due = dueRungs(emergency, hours(48), START + 60 * HOUR, recorded);
    expect(due.map(({ index, occurrence }) => [index, occurrence])).toEqual([[7, 2]]);
  });

  it('after an outage the highest rung of each audience is sent, the others are recorded only', () => {
    const missed = dueRungs(emergency, hours(24), START + 31 * HOUR, never);
    const sent = missedCollapse(missed);
    expect(sent.map(({ rung }) => rung)).toEqual(missed);
    expect(
      sent.filter(({ send }) => send).map(({ rung }) => [rung.audience, rung.index, rung.occurrence]),
    ).toEqual([
      ['nodal', 1, 0],
      ['area', 2, 0],
      ['district', 3, 0],
      ['hod', 4, 0],
      ['cell', 5, 0],
      ['highest', 6, 0],
      ['everyone', 7, 1],
    ]);
    expect(missedCollapse([])).toEqual([]);
  });
});
