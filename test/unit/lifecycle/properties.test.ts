/** What holds on every road (issue 3, point 2), over random commands at random times. */
import fc from 'fast-check';
import { planRungs } from '../../../domain/ladder';
import { allowedCommands } from '../../../domain/lifecycle/decide';
import { clockView, runningClocks } from '../../../domain/lifecycle/deadlines';
import type { LedgerEntry } from '../../../domain/lifecycle/events';
import { evolveEntry } from '../../../domain/lifecycle/evolve';
import { nextStep, nextWake } from '../../../domain/lifecycle/next';
import type { GrievanceState } from '../../../domain/lifecycle/state';
import { TRANSITIONS } from '../../../domain/lifecycle/transitions';
import { DAY } from '../../../domain/time';
import { DELIVERED, STAGES, VERDICTS } from '../../../domain/vocabulary';
import { ACTOR_OF } from './actors';
import { body } from './builders';
import type { CaseUnderTest } from './builders';
import { CAST, road, walk } from './random-road';
import type { Stop, Walked } from './random-road';

const ROADS = 300;
const SEED = Date.now() % 0x7fffffff;
/** Walked once for all properties; one that does not hold is walked again by fast-check, which shrinks it. */
const WALKED = fc.sample(road, { numRuns: ROADS, seed: SEED }).map(walk);

function always(name: string, holds: (walked: Walked) => void): void {
  test(name, () => {
    try {
      for (const walked of WALKED) holds(walked);
    } catch (error) {
      fc.assert(
        fc.property(road, (r) => holds(walk(r))),
        { numRuns: ROADS, seed: SEED },
      );
      throw error;
    }
  });
}

/** `expect` costs more than what it checks where it is asked a hundred thousand times. */
function must(condition: boolean, what: string, ...facts: unknown[]): void {
  if (!condition) throw new Error(`${what}: ${JSON.stringify(facts)}`);
}

/** The states of a case before and after each of its entries. */
type Step = { before: GrievanceState; after: GrievanceState; entry: LedgerEntry };
function replay(entries: readonly LedgerEntry[]): Step[] {
  const steps: Step[] = [];
  for (const entry of entries) {
    const last = steps.at(-1)?.after ?? null;
    const after = evolveEntry(last, entry);
    steps.push({ before: last ?? after, after, entry });
  }
  return steps;
}

/** Enough for what is seen at every stop, without taking minutes. */
const someOf = (stops: readonly Stop[]): Stop[] => stops.filter((_, i) => i % 4 === 1);

test('the roads go everywhere: every stage, every outcome but those a wild move alone leads to', () => {
  const stages = new Set(WALKED.flatMap(({ stops }) => stops.map(({ c }) => c.state.stage)));
  expect([...stages].sort()).toEqual(STAGES.filter((stage) => stage !== 'registered').sort());
  const outcomes = WALKED.map(({ end }) => end.events('ended').map(({ outcome }) => outcome)).flat();
  const share = (...of: string[]): number => outcomes.filter((outcome) => of.includes(outcome)).length;
  for (const outcome of ['declined', 'answered', 'noted']) expect(share(outcome)).toBeGreaterThan(4);
  expect(share('redressed', 'closed-unconfirmed')).toBeGreaterThan(4);
  const rungs = WALKED.reduce((sum, { end }) => sum + end.events('rung').length, 0);
  expect(rungs).toBeGreaterThan(1000);
});

always(
  'no path ends as redressed without a complainant’s or a validator’s word since its closing',
  ({ end }) => {
    let word = false;
    for (const event of end.entries.flatMap((entry) => entry.events)) {
      if (event.type === 'atr-accepted') word = false;
      if (event.type === 'call-finished' && event.delivered === 'yes') word = true;
      if (event.type === 'visit-finished' && event.verdict === 'as-reported') word = true;
      if (event.type === 'ended' && event.outcome === 'redressed') expect(word).toBe(true);
    }
  },
);

const WAYS = TRANSITIONS.flatMap(({ from, to, by }) => by.map((name) => `${from} → ${to}: ${name}`));
always('no road goes a way that the diagram does not show', ({ end }) => {
  for (const way of end.waysGone()) must(WAYS.includes(way), 'not in the diagram', way);
});

/** Which time runs is said here by page 3, from the stages alone: with an office, or looking for the next one. */
function runsByPage3(s: GrievanceState): boolean {
  if (s.stage === 'awaiting-information') return s.ask?.from !== 'atr-review' && s.ask?.paused === false;
  return ['with-department', 'with-sub-office', 'screening'].includes(s.stage);
}

always(
  'the ATR clock’s used time never shrinks in a cycle and is the sum of its running stretches',
  ({ end }) => {
    const atrLimit = { days: 7, counted: 'calendar' } as const;
    let used = 0;
    let [shown, cycle] = [0, 0];
    for (const { before, after } of replay(end.entries)) {
      if (before.clock !== null && runsByPage3(before)) used += after.at - before.at;
      if (after.cycle !== cycle || after.clock === null) [used, shown, cycle] = [0, 0, after.cycle];
      if (after.clock === null) continue;
      const stretches = after.clock.stretches.reduce((sum, [from, to]) => sum + to - from, 0);
      const running = after.clock.runningSince === null ? 0 : after.at - after.clock.runningSince;
      must(stretches + running === used, 'used time', used, after.clock);
      const calendarDays = { ...after, subject: { ...after.subject, atrLimit } };
      must(clockView(calendarDays, end.rules, after.at).usedMs === used, 'shown time', used, after.clock);
      const inItsOwnTime = clockView(after, end.rules, after.at).usedMs;
      if (after.subject.atrLimit === before.subject.atrLimit)
        expect(inItsOwnTime).toBeGreaterThanOrEqual(shown);
      shown = inItsOwnTime;
    }
  },
);

always('the case clock never stops: from lodging to the end, and on where it is reopened', ({ end }) => {
  for (const { before, after } of replay(end.entries)) {
    must(after.lodgedAt === before.lodgedAt, 'lodged at another time', before, after);
    must(after.at >= before.at, 'time goes back', before.at, after.at);
    const open = after.stage !== 'ended';
    must((after.endedAt === null) === open && (after.outcome === null) === open, 'no clear end', after);
    if (before.stage !== 'ended' && !open) must(after.endedAt === after.at, 'ended at another time', after);
  }
});

always('a cycle is begun only by a return out of confirmation or the end', ({ end }) => {
  for (const { before, after } of replay(end.entries)) {
    if (after.cycle === before.cycle) continue;
    expect([after.cycle, after.stage]).toEqual([before.cycle + 1, 'with-department']);
    expect(['confirmation', 'ended']).toContain(before.stage);
    expect(after.clock?.startedAt ?? after.at).toBe(after.at);
  }
});

always('a refused command changes nothing', ({ stops }) => {
  for (const { c, before, turn } of stops) {
    if (turn === null || turn.applied) continue;
    expect(c.state).toBe(before.state);
    expect(c.entries.length).toBe(before.entries.length);
  }
});

always('holder and stage always agree', ({ stops }) => {
  const DESKS = ['cell', 'data-processing-unit'];
  for (const { c } of stops) {
    const { stage, chain, hod, mergedInto, outcome, post, ask, against } = c.state;
    const holders: Partial<Record<typeof stage, readonly (string | null)[]>> = {
      screening: DESKS,
      'awaiting-information': ['call-centre'],
      'with-department': [hod],
      'with-sub-office': [chain.at(-1) ?? null],
      'atr-review': ['cell'],
      confirmation: ['call-centre', 'field-validation-nadia'],
    };
    const agree = (fits: boolean): void => must(fits, 'stage and holder', c.holder, c.state);
    if (stage === 'ended') agree(c.holder === null && post === null);
    else agree(c.holder !== null && holders[stage]?.includes(c.holder) === true);
    if (stage === 'with-department') agree(chain.length === 1 && chain[0] === hod);
    if (stage === 'with-sub-office') agree(chain.length > 1 && chain[0] === hod);
    if (post !== null && stage !== 'screening') agree(post.split('/')[0] === c.holder);
    agree((ask !== null) === (stage === 'awaiting-information'));
    agree((mergedInto !== null) === (outcome === 'merged'));
    agree(against === null || c.holder !== against);
  }
});

always('the ladder never repeats, skips within a rung, or hurries one', ({ end }) => {
  const next = new Map<string, number>();
  for (const { after, entry } of replay(end.entries))
    for (const event of entry.events) {
      if (event.type !== 'rung') continue;
      const rung = `${after.cycle}/${event.clock}/${event.index}`;
      must(event.occurrence === (next.get(rung) ?? 0), 'repeated or skipped', rung, event);
      next.set(rung, event.occurrence + 1);
      must(entry.at >= event.plannedAt, 'before its time', rung, entry);
    }
});

always('every rung whose time has come, by a plan made from scratch, has been recorded', ({ stops }) => {
  for (const { c } of someOf(stops)) {
    if (c.completed) continue;
    for (const clock of runningClocks(c.state, c.rules))
      for (const { index, occurrence } of planRungs(clock.specs, clock, { until: c.now }))
        must(
          clock.skipped.includes(index) || c.state.fired.includes(`${clock.id}:${index}:${occurrence}`),
          'not recorded',
          clock,
          index,
          occurrence,
        );
  }
});

/** As a payload or a row gives it back. */
function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

always('replayed from its events, through JSON, a road gives the same state', ({ end }) => {
  const entries = throughJson(end.entries);
  let state: GrievanceState | null = null;
  for (const entry of entries) state = throughJson(evolveEntry(state, entry));
  expect(state).toStrictEqual(end.state);
});

always('whatever order a feedback and a finding come in, the outcome is the same', ({ stops }) => {
  for (const { c } of stops) {
    if (c.state.stage !== 'confirmation' || c.state.visit.state !== 'open') continue;
    for (const delivered of DELIVERED)
      for (const verdict of VERDICTS) {
        const feedback = { command: 'recordFeedback', delivered } as const;
        const finding = { command: 'recordFinding', verdict } as const;
        const [one, other] = [c.fork(), c.fork()];
        one.attempt(ACTOR_OF['tele-caller'], feedback).attempt(ACTOR_OF.validator, finding);
        other.attempt(ACTOR_OF.validator, finding).attempt(ACTOR_OF['tele-caller'], feedback);
        expect(whereabouts(one)).toEqual(whereabouts(other));
        if (one.state.stage !== 'confirmation') continue;
        expect(whereabouts(one.wait(10 * DAY))).toEqual(whereabouts(other.wait(10 * DAY)));
      }
    break;
  }
});

function whereabouts(c: CaseUnderTest): unknown {
  const { stage, outcome, cycle, visitCompulsory, chain, clock } = c.state;
  return { stage, outcome, cycle, visitCompulsory, chain, clock };
}

always('after the system has run nothing is due, and the next wake lies ahead', ({ stops }) => {
  for (const { c } of stops) {
    if (c.completed) continue;
    must(nextStep(c.state, c.rules, c.now) === null, 'a step is due', c.state);
    const wake = nextWake(c.state, c.rules);
    // A merged case follows its target: nothing but a command moves it.
    const follows = wake === null && c.state.outcome === 'merged';
    must(follows || (wake !== null && wake > c.now), 'the wake lies behind', wake, c.now, c.state);
  }
});

const NOT_FOR_YOU = ['wrong-stage', 'not-permitted', 'not-holder', 'not-above', 'wrong-kind', 'window-over'];
always('nothing is offered that is refused for stage, role, holder, kind or window', ({ stops }) => {
  for (const { c } of stops.filter((_, i) => i % 8 === 0))
    for (const actor of CAST)
      for (const name of allowedCommands(c.state, actor, c.rules, c.now)) {
        const spoken = { ...actor, verifiedBy: 'otp' } as const;
        const decision = c.ask(spoken, body(name, c.holder ?? undefined));
        if (!decision.ok) expect([...NOT_FOR_YOU, 'rank-too-low']).not.toContain(decision.refusal.code);
      }
});

always('the state is JSON without undefined and stays small', ({ end }) => {
  expect(JSON.parse(JSON.stringify(end.state))).toStrictEqual(end.state);
  expect(JSON.stringify(end.state).length).toBeLessThan(20_000);
});

always('time alone closes nothing but calls and visits that came to nothing', ({ end }) => {
  const before = end.state.outcome;
  const after = end.fork().wait(16 * DAY).state.outcome;
  if (before === null && after !== null) expect(['closed-unconfirmed', 'redressed']).toContain(after);
});
