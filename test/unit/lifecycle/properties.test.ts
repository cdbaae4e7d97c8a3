/** What holds on every road (issue 3, point 2), over random commands at random times. */
import fc from 'fast-check';
import { planRungs } from '../../../domain/ladder';
import { allowedCommands } from '../../../domain/lifecycle/decide';
import { clockView, runningClocks } from '../../../domain/lifecycle/deadlines';
import { evolveEntry } from '../../../domain/lifecycle/evolve';
import { nextStep, nextWake } from '../../../domain/lifecycle/next';
import type { LedgerEntry } from '../../../domain/lifecycle/events';
import type { GrievanceState } from '../../../domain/lifecycle/state';
import { DAY } from '../../../domain/time';
import { ACTOR_OF } from './actors';
import { body } from './builders';
import type { CaseUnderTest } from './builders';
import { CAST, road, walk } from './random-road';

const RUNS = { numRuns: 300 };

/** The states of a case before and after each of its entries. */
function replay(
  entries: readonly LedgerEntry[],
): { before: GrievanceState; after: GrievanceState; entry: LedgerEntry }[] {
  let state: GrievanceState | null = null;
  const steps: { before: GrievanceState; after: GrievanceState; entry: LedgerEntry }[] = [];
  for (const entry of entries) {
    const after: GrievanceState = evolveEntry(state, entry);
    steps.push({ before: state ?? after, after, entry });
    state = after;
  }
  return steps;
}

test('no path ends as redressed without a complainant’s or a validator’s word since its closing', () => {
  let redressed = 0;
  fc.assert(
    fc.property(road, (r) => {
      const events = walk(r, () => undefined).entries.flatMap((entry) => entry.events);
      let word = false;
      for (const event of events) {
        if (event.type === 'atr-accepted') word = false;
        if (event.type === 'call-finished' && event.delivered === 'yes') word = true;
        if (event.type === 'visit-finished' && event.verdict === 'as-reported') word = true;
        if (event.type === 'ended' && event.outcome === 'redressed') {
          redressed += 1;
          expect(word).toBe(true);
        }
      }
    }),
    RUNS,
  );
  expect(redressed).toBeGreaterThan(10);
});

test('the ATR clock’s used time never shrinks in a cycle and is the sum of its running stretches', () => {
  // Which time runs is said here by page 3, from the stages alone: with an office, or looking for the next one.
  const runs = (s: GrievanceState): boolean => {
    if (s.stage === 'awaiting-information') return s.ask?.from !== 'atr-review' && s.ask?.paused === false;
    return ['with-department', 'with-sub-office', 'screening'].includes(s.stage);
  };
  fc.assert(
    fc.property(road, (r) => {
      const c = walk(r, () => undefined);
      let [used, shown, cycle] = [0, 0, 0];
      for (const { before, after } of replay(c.entries)) {
        if (before.clock !== null && runs(before)) used += after.at - before.at;
        if (after.cycle !== cycle || after.clock === null) [used, shown, cycle] = [0, 0, after.cycle];
        if (after.clock === null) continue;
        const stretches = after.clock.stretches.reduce((sum, [from, to]) => sum + to - from, 0);
        const now = stretches + (after.clock.runningSince === null ? 0 : after.at - after.clock.runningSince);
        expect(now).toBe(used);
        const limit = {
          ...after,
          subject: { ...after.subject, atrLimit: { days: 7, counted: 'calendar' } },
        } as const;
        expect(clockView(limit, c.rules, after.at).usedMs).toBe(used);
        expect(used).toBeGreaterThanOrEqual(shown);
        shown = used;
      }
    }),
    RUNS,
  );
});

test('the case clock never stops: from lodging to the end, and on where it is reopened', () => {
  fc.assert(
    fc.property(road, (r) => {
      const c = walk(r, () => undefined);
      for (const { before, after } of replay(c.entries)) {
        expect(after.lodgedAt).toBe(before.lodgedAt);
        expect(after.at).toBeGreaterThanOrEqual(before.at);
        expect(after.endedAt === null).toBe(after.stage !== 'ended');
        expect(after.outcome === null).toBe(after.stage !== 'ended');
        if (before.stage !== 'ended' && after.stage === 'ended') expect(after.endedAt).toBe(after.at);
      }
    }),
    RUNS,
  );
});

test('a refused command changes nothing, and a decision never edits the state it is asked about', () => {
  fc.assert(
    fc.property(road, (r) => {
      let before = '';
      walk(r, (c, turn) => {
        if (turn !== null && !turn.applied) expect(JSON.stringify([c.state, c.entries.length])).toBe(before);
        before = JSON.stringify([c.state, c.entries.length]);
        freeze(c.state);
      });
    }),
    RUNS,
  );
});

function freeze(value: object): void {
  Object.freeze(value);
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part);
}

test('holder and stage always agree', () => {
  const CELL_OR_UNIT = ['cell', 'data-processing-unit'];
  fc.assert(
    fc.property(road, (r) => {
      walk(r, (c) => {
        const { stage, chain, hod, mergedInto, outcome, post, ask } = c.state;
        if (stage === 'ended' || stage === 'registered') expect([c.holder, post]).toEqual([null, null]);
        else expect(c.holder).not.toBe(null);
        if (stage === 'screening') expect(CELL_OR_UNIT).toContain(c.holder);
        if (stage === 'awaiting-information') expect(c.holder).toBe('call-centre');
        if (stage === 'atr-review') expect(c.holder).toBe('cell');
        if (stage === 'confirmation') expect(c.holder).toMatch(/^(call-centre|field-validation-nadia)$/);
        if (stage === 'with-department') expect([c.holder, chain]).toEqual([hod, [hod]]);
        if (stage === 'with-sub-office')
          expect([c.holder, chain[0], chain.length > 1]).toEqual([chain.at(-1), hod, true]);
        if (post !== null)
          expect(post.startsWith(`${c.holder}/`) || CELL_OR_UNIT.includes(c.holder ?? '')).toBe(true);
        expect(ask !== null).toBe(stage === 'awaiting-information');
        expect(mergedInto !== null).toBe(outcome === 'merged');
        expect(c.state.against === null || c.holder !== c.state.against).toBe(true);
      });
    }),
    RUNS,
  );
});

test('the ladder never skips, repeats or hurries a rung', () => {
  let fired = 0;
  fc.assert(
    fc.property(road, (r) => {
      const c = walk(r, nothingIsOutstanding);
      const seen = new Map<string, number>();
      for (const { after, entry } of replay(c.entries))
        for (const event of entry.events) {
          if (event.type !== 'rung') continue;
          fired += 1;
          const rung = `${after.cycle}/${event.clock}/${event.index}`;
          expect(event.occurrence).toBe(seen.get(rung) ?? 0);
          seen.set(rung, event.occurrence + 1);
          expect(entry.at).toBeGreaterThanOrEqual(event.plannedAt);
        }
    }),
    RUNS,
  );
  expect(fired).toBeGreaterThan(1000);
});

/** Every rung whose time has come by a plan made from scratch has been recorded, none before its time. */
function nothingIsOutstanding(c: CaseUnderTest): void {
  if (c.completed) return;
  for (const clock of runningClocks(c.state, c.rules)) {
    const planned = planRungs(clock.specs, clock, { until: c.now }).filter(
      ({ index }) => !clock.skipped.includes(index),
    );
    for (const { index, occurrence } of planned)
      expect(c.state.fired).toContain(`${clock.id}:${index}:${occurrence}`);
  }
}

test('replayed from its events, through JSON, every road gives the same state', () => {
  fc.assert(
    fc.property(road, (r) => {
      const c = walk(r, () => undefined);
      const entries: LedgerEntry[] = JSON.parse(JSON.stringify(c.entries));
      let state: GrievanceState | null = null;
      for (const entry of entries) {
        state = evolveEntry(state, entry);
        state = JSON.parse(JSON.stringify(state));
      }
      expect(state).toStrictEqual(c.state);
    }),
    RUNS,
  );
});

test('whatever order a feedback and a finding come in, the outcome is the same', () => {
  const delivered = fc.constantFrom('yes', 'partly', 'no', 'unreachable');
  const verdict = fc.constantFrom('as-reported', 'partly', 'contrary');
  let met = 0;
  fc.assert(
    fc.property(road, delivered, verdict, (r, said, found) => {
      const feedback = { command: 'recordFeedback', delivered: said } as const;
      const finding = { command: 'recordFinding', verdict: found } as const;
      walk(r, (c) => {
        if (c.state.stage !== 'confirmation' || c.state.visit.state !== 'open') return;
        met += 1;
        const [one, other] = [c.fork(), c.fork()];
        one.attempt(ACTOR_OF['tele-caller'], feedback).attempt(ACTOR_OF.validator, finding);
        other.attempt(ACTOR_OF.validator, finding).attempt(ACTOR_OF['tele-caller'], feedback);
        expect(whereabouts(one)).toEqual(whereabouts(other));
        expect(whereabouts(one.wait(10 * DAY))).toEqual(whereabouts(other.wait(10 * DAY)));
      });
    }),
    RUNS,
  );
  expect(met).toBeGreaterThan(20);
});

function whereabouts(c: CaseUnderTest): unknown {
  const { stage, outcome, cycle, visitCompulsory, chain, clock } = c.state;
  return { stage, outcome, cycle, visitCompulsory, chain, clock };
}

test('after the system has run nothing is due, and the next wake lies ahead', () => {
  fc.assert(
    fc.property(road, (r) => {
      walk(r, (c) => {
        if (c.completed) return;
        expect(nextStep(c.state, c.rules, c.now)).toBe(null);
        const wake = nextWake(c.state, c.rules);
        expect(wake === null || wake > c.now).toBe(true);
      });
    }),
    RUNS,
  );
});

test('nothing offered is refused for stage, role, holder, kind or window', () => {
  const NEVER = [
    'wrong-stage',
    'not-permitted',
    'not-holder',
    'not-above',
    'wrong-kind',
    'window-over',
    'rank-too-low',
  ];
  fc.assert(
    fc.property(road, (r) => {
      walk(r, (c) => {
        for (const actor of CAST)
          for (const name of allowedCommands(c.state, actor, c.rules, c.now)) {
            const spoken = { ...actor, verifiedBy: 'otp' } as const;
            const decision = c.ask(spoken, body(name, c.holder ?? undefined));
            if (!decision.ok) expect(NEVER).not.toContain(decision.refusal.code);
          }
      });
    }),
    { numRuns: 100 },
  );
});

test('the state is JSON without undefined and stays small', () => {
  fc.assert(
    fc.property(road, (r) => {
      const c = walk(r, () => undefined);
      expect(JSON.parse(JSON.stringify(c.state))).toStrictEqual(c.state);
      expect(JSON.stringify(c.state).length).toBeLessThan(20_000);
    }),
    RUNS,
  );
});

test('every open case gets somewhere: silence is answered by a wake of the system', () => {
  fc.assert(
    fc.property(road, (r) => {
      const c = walk(r, () => undefined);
      if (!c.completed) expect(nextWake(c.state, c.rules)).not.toBe(null);
      const { outcome } = c.state;
      c.wait(60 * DAY);
      // Time alone never closes a case, but for the calls and visits that came to nothing.
      if (outcome === null && c.state.outcome !== null)
        expect(['closed-unconfirmed', 'redressed']).toContain(c.state.outcome);
    }),
    { numRuns: 100 },
  );
});
