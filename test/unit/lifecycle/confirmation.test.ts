/** Page 3: leaving confirmation, the window, disputes. "Closed is not solved." */
import { allowedCommands } from '../../../domain/lifecycle/decide';
import { caseDue, windowEnd } from '../../../domain/lifecycle/deadlines';
import { drawnForShare } from '../../../domain/lifecycle/sampling';
import { DAY, HOUR } from '../../../domain/time';
import type { Delivered, Verdict } from '../../../domain/vocabulary';
import { cell, complainant, hod, ivr, stranger, teleCaller, validator, verified } from './actors';
import { aDisposedCase, aReviewedCase, at, body, caseIn, MONDAY, rulesWith } from './builders';
import type { CaseUnderTest } from './builders';

const says = (delivered: Delivered) => ({ command: 'recordFeedback', delivered }) as const;
const finds = (verdict: Verdict) => ({ command: 'recordFinding', verdict }) as const;
const outcomeOf = (c: CaseUnderTest) => c.state.outcome ?? `${c.state.stage} in cycle ${c.state.cycle}`;
const BACK = 'with-department in cycle 2';

describe('entering it', () => {
  test('a feedback call is opened, and a visit where it is asked for', () => {
    expect(aDisposedCase().state).toMatchObject({ call: { state: 'open' }, visit: { state: 'none' } });
    expect(aDisposedCase({}, true).state).toMatchObject({
      call: { state: 'open' },
      visit: { state: 'open' },
    });
  });

  test('no telephone: a visit is compulsory and no call is made', () => {
    const c = aDisposedCase({ hasTelephone: false }, false);
    expect([c.state.call.state, c.state.visit.state]).toEqual(['none', 'open']);
    expect(c.holder).toBe('field-validation-nadia');
  });

  test('an emergency is always visited', () => {
    expect(aDisposedCase({ emergency: true }, false).state.visit.state).toBe('open');
  });

  test('otherwise a share by tier is, unless the Cell decides', () => {
    const everyone = rulesWith({ visitShare: { individual: 1, community: 0, policy: 0 } });
    expect(aDisposedCase({ rules: everyone }).state.visit.state).toBe('open');
    expect(aDisposedCase({ rules: everyone, subject: { tier: 'community' } }).state.visit.state).toBe('none');
    expect(aDisposedCase({ rules: everyone }, false).state.visit.state).toBe('none');
  });

  test('the share that is drawn is the share that is wanted', () => {
    const drawn = Array.from({ length: 5000 }, (_, i) => `2600-${i}`).filter((reference) =>
      drawnForShare({ reference, cycle: 1 }, 'visit', 0.1),
    );
    expect(drawn.length / 5000).toBeCloseTo(0.1, 1.5);
  });

  test('due is the nearer of call and visit', () => {
    const c = aDisposedCase({}, true);
    expect(caseDue(c.state, c.rules)).toBe(at('2026-11-26 18:00'));
    expect(caseDue(aDisposedCase().state, c.rules)).toBe(at('2026-11-28 18:00'));
  });
});

describe('leaving it', () => {
  const order: [string, (c: CaseUnderTest) => void][] = [
    ['delivered', (c) => tryTo(c, () => c.do(teleCaller, says('yes')))],
    ['partly', (c) => tryTo(c, () => c.do(teleCaller, says('partly')))],
    ['not delivered', (c) => tryTo(c, () => c.do(teleCaller, says('no')))],
  ];
  const findings: [string, (c: CaseUnderTest) => void][] = [
    ['as reported', (c) => tryTo(c, () => c.do(validator, finds('as-reported')))],
    ['partly', (c) => tryTo(c, () => c.do(validator, finds('partly')))],
    ['contrary', (c) => tryTo(c, () => c.do(validator, finds('contrary')))],
  ];
  const BOTH = order.flatMap(([feedback, say]) =>
    findings.map(([finding, find]) => ({ feedback, finding, say, find })),
  );

  test.each(BOTH)('feedback $feedback and finding $finding: the order makes no difference', (row) => {
    const [first, second] = [aDisposedCase({}, true), aDisposedCase({}, true)];
    row.say(first);
    row.find(first);
    row.find(second);
    row.say(second);
    const good = row.feedback === 'delivered' && row.finding === 'as reported';
    expect([outcomeOf(first), outcomeOf(second)]).toEqual(good ? ['redressed', 'redressed'] : [BACK, BACK]);
  });

  test('delivered alone does not end it while the visit is under way', () => {
    const c = aDisposedCase({}, true).do(teleCaller, says('yes'));
    expect([c.state.stage, c.holder]).toEqual(['confirmation', 'field-validation-nadia']);
    expect(outcomeOf(c.wait(5 * DAY))).toBe('redressed');
  });

  test('as reported alone does not end it while calls are under way', () => {
    const c = aDisposedCase({}, true).do(validator, finds('as-reported'));
    expect([c.state.stage, c.holder]).toEqual(['confirmation', 'call-centre']);
    expect(outcomeOf(c.wait(10 * DAY))).toBe('redressed');
  });

  test('nobody reached and no finding: closed, unconfirmed', () => {
    const c = aDisposedCase({}, true).wait(10 * DAY);
    expect(outcomeOf(c)).toBe('closed-unconfirmed');
    expect(outcomeOf(aDisposedCase().wait(10 * DAY))).toBe('closed-unconfirmed');
  });

  test('three attempts of a person on two working days exhaust the calls; it is never satisfied', () => {
    const c = aDisposedCase()
      .do(teleCaller, says('unreachable'))
      .wait(3 * HOUR);
    c.do(teleCaller, says('unreachable'))
      .wait(3 * HOUR)
      .do(teleCaller, says('unreachable'));
    expect([c.state.stage, c.state.call.attempts.length]).toEqual(['confirmation', 3]);
    c.wait(DAY).do(teleCaller, says('unreachable'));
    expect([outcomeOf(c), c.state.call.delivered]).toEqual(['closed-unconfirmed', null]);
  });

  test('a Sunday is no working day of the call centre', () => {
    const c = aDisposedCase({ at: at('2026-11-28 10:00') }).do(teleCaller, says('unreachable'));
    c.wait(3 * HOUR)
      .do(teleCaller, says('unreachable'))
      .wait(DAY)
      .do(teleCaller, says('unreachable'));
    expect(c.state.stage).toBe('confirmation');
    expect(outcomeOf(c.wait(DAY).do(teleCaller, says('unreachable')))).toBe('closed-unconfirmed');
  });

  test('a machine’s unanswered ring is no attempt', () => {
    const c = aDisposedCase().do(ivr, says('unreachable')).do(ivr, says('unreachable'));
    expect([c.state.call.attempts, c.events('evidence-kept').length]).toEqual([[], 2]);
  });

  test('an IVR’s and a complainant’s word count like a tele-caller’s; a stranger’s does not', () => {
    expect(outcomeOf(aDisposedCase().do(ivr, says('yes')))).toBe('redressed');
    expect(outcomeOf(aDisposedCase().do(complainant, says('no')))).toBe(BACK);
    expect(aDisposedCase().refused(stranger, says('yes')).code).toBe('not-verified');
  });

  test('a finding needs an open visit', () => {
    expect(aDisposedCase().refused(validator, finds('as-reported')).code).toBe('no-visit');
  });

  test.each(['no', 'partly'] as const)(
    '%s makes a visit compulsory in the next confirmation',
    (delivered) => {
      const c = aDisposedCase().do(teleCaller, says(delivered)).do(hod, body('submitAtr'));
      c.do(cell, { command: 'acceptAtr', fieldValidation: false });
      expect(c.state.visit.state).toBe('open');
    },
  );

  test('sent back it is a new cycle with a fresh clock, asks and extensions', () => {
    const c = aDisposedCase({}, true).wait(HOUR).do(validator, finds('contrary'));
    expect(c.state).toMatchObject({
      cycle: 2,
      pausedAsks: 0,
      extensions: 0,
      redressal: null,
      disposedAt: null,
    });
    expect(c.state.clock).toMatchObject({ startedAt: c.now, stretches: [] });
  });
});

describe('what comes later', () => {
  test('a late good word is kept as evidence and changes no outcome', () => {
    const c = aDisposedCase()
      .wait(10 * DAY)
      .do(complainant, says('yes'));
    expect(outcomeOf(c)).toBe('closed-unconfirmed');
    expect(c.entries.at(-1)?.events).toContainEqual({ type: 'evidence-kept', about: 'feedback' });
    const visited = aDisposedCase({}, true)
      .wait(10 * DAY)
      .do(validator, finds('as-reported'));
    expect([outcomeOf(visited), visited.state.visit.verdict]).toEqual(['closed-unconfirmed', 'as-reported']);
  });

  test('a late bad word within the window reopens', () => {
    expect(outcomeOf(caseIn('ended').do(complainant, says('no')))).toBe(BACK);
    expect(outcomeOf(caseIn('ended').do(validator, finds('contrary')))).toBe(BACK);
  });

  test('a good word about an earlier closing does not confirm the next one', () => {
    const c = aDisposedCase();
    const seen = { cycle: 1, seq: c.state.seq };
    c.do(complainant, body('dispute')).do(hod, body('submitAtr')).do(cell, body('acceptAtr'));
    c.do(complainant, says('yes'), { seen, redelivered: true });
    expect([c.state.stage, c.state.call.state]).toEqual(['confirmation', 'open']);
    c.do(complainant, says('no'), { seen, redelivered: true });
    expect(outcomeOf(c)).toBe('with-department in cycle 3');
  });
});

describe('the window', () => {
  test('runs 30 days from the later of disposal and end', () => {
    const c = aDisposedCase().wait(DAY).do(teleCaller, says('yes'));
    expect(windowEnd(c.state, c.rules)).toBe(MONDAY + 31 * DAY);
  });

  test('at its last instant a dispute is still taken, a millisecond later it is over', () => {
    const c = aDisposedCase().do(teleCaller, says('yes'));
    const end = MONDAY + 30 * DAY;
    expect(c.ask(complainant, body('dispute'), { at: end }).ok).toBe(true);
    for (const command of ['dispute', 'recordFeedback', 'recall'] as const) {
      const actor = command === 'recall' ? cell : complainant;
      expect(c.refused(actor, body(command), { at: end + 1 }).code).toBe('window-over');
    }
  });

  test('then the workflow completes; notes and papers are still taken', () => {
    const c = aDisposedCase()
      .do(teleCaller, says('yes'))
      .wait(30 * DAY - 1);
    expect(c.completed).toBe(false);
    expect(c.wait(1).completed).toBe(true);
    expect(allowedCommands(c.state, complainant, c.rules, c.now + 1)).toEqual(['note', 'attach']);
  });
});

describe('dispute', () => {
  test('out of confirmation and out of the end: to the HoD, new cycle, visit compulsory', () => {
    for (const stage of ['confirmation', 'ended'] as const) {
      const c = caseIn(stage).do(verified(teleCaller), body('dispute'));
      expect([outcomeOf(c), c.holder, c.state.visitCompulsory]).toEqual([BACK, 'health', true]);
    }
  });

  test('needs a verified complainant', () => {
    expect(caseIn('ended').refused(teleCaller, body('dispute')).code).toBe('not-verified');
  });

  test('a case disputed twice goes a level higher', () => {
    const c = aDisposedCase().do(complainant, body('dispute'));
    expect(c.state.escalationLevel).toBe(0);
    c.do(hod, body('submitAtr')).do(cell, body('acceptAtr')).do(complainant, body('dispute'));
    expect(c.events('escalated')).toEqual([{ type: 'escalated', level: 2, why: 'disputes' }]);
    expect(c.state.cycle).toBe(3);
  });
});

test('a case clock runs from lodging to the confirmed end, whatever lay between', () => {
  const c = aReviewedCase().do(cell, body('acceptAtr')).do(teleCaller, says('no')).wait(DAY);
  expect([c.state.lodgedAt, c.state.endedAt]).toEqual([MONDAY, null]);
  c.do(hod, body('submitAtr'))
    .do(cell, body('acceptAtr'))
    .do(teleCaller, says('yes'))
    .wait(10 * DAY);
  expect([c.state.lodgedAt, c.state.outcome]).toEqual([MONDAY, 'redressed']);
  expect(c.state.endedAt).toBeGreaterThan(MONDAY + DAY);
});

function tryTo(c: CaseUnderTest, act: () => unknown): void {
  const before = JSON.stringify(c.state);
  try {
    act();
  } catch (error) {
    expect(String(error)).toContain('refused: wrong-stage');
    expect(JSON.stringify(c.state)).toBe(before);
  }
}
