/** Page 3: what an office does with a case, and the Cell's review of its report. */
import { atrDue, caseDue, stageDue } from '../../../domain/lifecycle/deadlines';
import { DEFAULT_POLICY } from '../../../domain/policy';
import { DAY, HOUR } from '../../../domain/time';
import {
  administrator,
  BLOCK_HOSPITAL,
  cell,
  CMOH,
  hod,
  lowerOfficer,
  nodal,
  officer,
  POWER,
  teleCaller,
  verified,
} from './actors';
import {
  aCaseWithReport,
  aForwardedCase,
  anAtrBy,
  aReviewedCase,
  at,
  body,
  caseIn,
  MONDAY,
  rulesWith,
} from './builders';

describe('down and up', () => {
  test('delegated one level at a time, to any depth, each reports to the one that sent it', () => {
    const c = aForwardedCase();
    expect(c.refused(hod, { command: 'delegate', office: BLOCK_HOSPITAL, due: null }).code).toBe('not-below');
    c.do(hod, body('delegate')).do(officer, { command: 'delegate', office: BLOCK_HOSPITAL, due: null });
    expect(c.state.chain).toEqual(['health', 'health-nadia', 'health-nadia-1']);
    c.do(lowerOfficer, body('reportUp'));
    expect([c.state.stage, c.holder, c.state.reportFrom]).toEqual([
      'with-sub-office',
      'health-nadia',
      'health-nadia-1',
    ]);
    c.do(officer, body('reportUp'));
    expect([c.state.stage, c.holder, c.state.reportFrom]).toEqual([
      'with-department',
      'health',
      'health-nadia',
    ]);
    expect(c.do(hod, body('submitAtr')).state.stage).toBe('atr-review');
  });

  test('never delegated to the office complained against', () => {
    expect(aForwardedCase({ against: CMOH.id }).refused(hod, body('delegate')).code).toBe(
      'complained-against',
    );
  });

  test('a report is sent down again to the office that reported, once', () => {
    const c = aCaseWithReport('with-department').do(hod, body('sendDown'));
    expect([c.state.stage, c.holder]).toEqual(['with-sub-office', 'health-nadia']);
    expect(aForwardedCase().refused(hod, body('sendDown')).code).toBe('no-report');
  });

  test('any office above takes it back, to itself', () => {
    const deep = () =>
      aForwardedCase()
        .do(hod, body('delegate'))
        .do(officer, { command: 'delegate', office: BLOCK_HOSPITAL, due: null });
    expect(deep().do(nodal, body('takeBack')).state.chain).toEqual(['health']);
    expect(deep().do(officer, body('takeBack')).state).toMatchObject({
      stage: 'with-sub-office',
      chain: ['health', 'health-nadia'],
    });
    expect(deep().refused(lowerOfficer, body('takeBack')).code).toBe('not-above');
  });

  test('a delegation’s own due date reminds the sub-office, also when it fell into a question', () => {
    const due = MONDAY + DAY;
    const c = aForwardedCase().do(hod, { command: 'delegate', office: CMOH, due });
    expect(c.wait(DAY).rungsSent()).toEqual(['reminder holder @24h']);
    const asked = aForwardedCase().do(hod, { command: 'delegate', office: CMOH, due });
    asked
      .do(officer, body('askInformation'))
      .wait(2 * DAY)
      .do(teleCaller, body('giveInformation'));
    expect(asked.rungsSent()).toEqual(['reminder holder @24h']);
  });

  test('the named officer belongs to the holding office, and no longer to the next one', () => {
    const c = aForwardedCase();
    const elsewhere = { command: 'handOver', post: { id: 'power/x', office: POWER.id } } as const;
    expect(c.refused(hod, elsewhere).code).toBe('wrong-office');
    expect(c.do(hod, body('handOver')).state.post).toBe('health/second');
    expect(c.refused(hod, body('handOver')).code).toBe('already-done');
    expect(c.do(hod, body('submitAtr')).state.post).toBe(null);
    expect(c.do(cell, body('handOver', 'cell')).state.post).toBe('cell/second');
    expect(c.do(cell, body('acceptAtr')).state.post).toBe(null);
  });

  test('an HoD reassigns in his own line, not the posts of the Cell', () => {
    const c = aReviewedCase();
    expect(c.refused(hod, body('reassign', 'cell')).code).toBe('not-holder');
    expect(c.do(administrator, body('reassign', 'cell')).state.post).toBe('cell/acting');
    expect(caseIn('with-sub-office').do(hod, body('reassign', CMOH.id)).state.post).toBe(
      'health-nadia/acting',
    );
  });
});

describe('interim reply and extension', () => {
  const LATER = MONDAY + 10 * DAY;
  const asked = () => aForwardedCase().do(hod, { command: 'interimReply', expected: LATER });

  test('one pending, two at most', () => {
    const c = asked();
    expect(c.refused(nodal, { command: 'interimReply', expected: LATER }).code).toBe('extension-pending');
    c.do(cell, { command: 'decideExtension', granted: false, until: null });
    c.do(nodal, { command: 'interimReply', expected: LATER });
    c.do(cell, { command: 'decideExtension', granted: false, until: null });
    expect(c.refused(hod, { command: 'interimReply', expected: LATER }).code).toBe('extensions-used-up');
  });

  test('granted, it moves the ATR deadline to the date asked for, or another', () => {
    const c = asked().do(cell, { command: 'decideExtension', granted: true, until: null });
    expect(atrDue(c.state, c.rules)).toBe(LATER);
    const other = asked().do(cell, { command: 'decideExtension', granted: true, until: MONDAY + 8 * DAY });
    expect(atrDue(other.state, other.rules)).toBe(MONDAY + 8 * DAY);
  });

  test('not granted, the deadline stays', () => {
    const c = asked().do(cell, { command: 'decideExtension', granted: false, until: null });
    expect(atrDue(c.state, c.rules)).toBe(MONDAY + 7 * DAY);
  });

  test('not to an earlier date, and not where none is pending', () => {
    const earlier = { command: 'decideExtension', granted: true, until: MONDAY + 6 * DAY } as const;
    expect(asked().refused(cell, earlier).code).toBe('extension-not-later');
    expect(aForwardedCase().refused(cell, body('decideExtension')).code).toBe('no-extension-pending');
  });

  test('an extension undecided at the deadline counts as not granted', () => {
    const c = asked().wait(7 * DAY - 1);
    expect(c.state.extension).not.toBe(null);
    c.wait(1);
    expect([c.state.extension, c.events('extension-lapsed')]).toEqual([null, [{ type: 'extension-lapsed' }]]);
    expect(atrDue(c.state, c.rules)).toBe(MONDAY + 7 * DAY);
  });

  test('decided after the deadline it is not granted either, though the worker was away', () => {
    const late = { at: MONDAY + 7 * DAY + HOUR };
    expect(asked().refused(cell, body('decideExtension'), late).code).toBe('no-extension-pending');
    const punctual = asked().ask(cell, body('decideExtension'), { at: MONDAY + 7 * DAY });
    expect(punctual.ok).toBe(true);
  });

  test('while the complainant is asked the deadline does not come, and the extension stays pending', () => {
    // Without reminders: each of them is an entry, from which the deadline would be reckoned anew.
    const clarification = { ...DEFAULT_POLICY.clarification, reminders: [] };
    const c = aForwardedCase({ rules: rulesWith({ clarification }) });
    c.do(hod, { command: 'interimReply', expected: LATER })
      .wait(DAY)
      .do(hod, body('askInformation'))
      .wait(8 * DAY);
    expect(c.state.extension).not.toBe(null);
    c.do(cell, { command: 'decideExtension', granted: true, until: MONDAY + 20 * DAY });
    c.do(teleCaller, body('giveInformation'));
    expect(atrDue(c.state, c.rules)).toBe(MONDAY + 20 * DAY);
  });

  test('a recall in the same cycle leaves it pending', () => {
    const c = asked().do(hod, body('delegate')).do(cell, body('recall'));
    expect([c.holder, c.state.extension?.expected]).toEqual(['health', LATER]);
  });
});

describe('the report', () => {
  test('an ATR accepted at 17:59 and applied at 20:00 is in time', () => {
    const due = at('2026-11-30 18:00');
    const c = aForwardedCase({ at: at('2026-11-23 18:00') });
    expect(atrDue(c.state, c.rules)).toBe(due);
    c.now = at('2026-11-30 20:00');
    c.do(hod, body('submitAtr'), { at: at('2026-11-30 17:59'), redelivered: true });
    expect(c.events('atr-submitted')).toMatchObject([{ inTime: true }]);
    expect(c.state.clock?.stretches.at(-1)?.[1]).toBe(at('2026-11-30 17:59'));
    expect(c.events('rung').some((rung) => rung.action === 'overdue')).toBe(false);
  });

  test('accepted a minute after the deadline it is late', () => {
    const c = aForwardedCase();
    const late = c.ask(hod, body('submitAtr'), { at: MONDAY + 7 * DAY + 60_000 });
    expect(late).toMatchObject({ ok: true, events: [{ type: 'atr-submitted', inTime: false }, {}] });
  });

  test('of an emergency, punctual is what is within the emergency’s hours', () => {
    const c = aForwardedCase({ emergency: true });
    const late = c.ask(hod, body('submitAtr'), { at: MONDAY + 24 * HOUR + 60_000 });
    expect(late).toMatchObject({ ok: true, events: [{ inTime: false }, {}] });
  });

  test('stops the clock and has the review’s own limit of 2 working days', () => {
    const c = aForwardedCase().wait(DAY).do(hod, body('submitAtr'));
    expect(c.state.clock).toMatchObject({ runningSince: null, stretches: [[MONDAY, MONDAY + DAY]] });
    expect(caseDue(c.state, c.rules)).toBe(at('2026-11-26 18:00'));
    expect(c.wait(3 * DAY).rungsSent()).toEqual([
      `overdue holder @${3 * 24 + 8}h`,
      `escalate cell @${3 * 24 + 8}h`,
    ]);
  });

  test('a returned ATR resumes with what is left', () => {
    const c = aForwardedCase().wait(DAY).do(hod, body('submitAtr')).wait(DAY).do(cell, body('returnAtr'));
    expect([c.state.stage, c.holder, c.state.cycle]).toEqual(['with-department', 'health', 1]);
    expect(atrDue(c.state, c.rules)).toBe(MONDAY + 8 * DAY);
  });

  test.each([
    ['at least 2 days', {}, 2 * DAY],
    ['an emergency 4 h', { emergency: true }, 4 * HOUR],
  ] as const)('a returned ATR resumes with %s', (_what, lodging, least) => {
    const c = aForwardedCase(lodging)
      .wait(7 * DAY)
      .do(hod, body('submitAtr'))
      .wait(HOUR);
    c.do(cell, body('returnAtr'));
    expect(caseDue(c.state, c.rules)).toBe(c.now + least);
  });

  test('those two days stand still while the complainant is asked', () => {
    const c = aForwardedCase()
      .wait(7 * DAY)
      .do(hod, body('submitAtr'))
      .do(cell, body('returnAtr'));
    c.do(hod, body('askInformation'))
      .wait(5 * DAY)
      .do(teleCaller, body('giveInformation'));
    expect(atrDue(c.state, c.rules)).toBe(c.now + 2 * DAY);
  });

  test('grievance returned a third time escalates', () => {
    const returned = (times: number) => {
      const c = aReviewedCase().do(cell, body('returnAtr'));
      for (let i = 1; i < times; i += 1) c.do(hod, body('submitAtr')).do(cell, body('returnAtr'));
      return c;
    };
    expect([returned(2).state.escalationLevel, returned(2).events('escalated')]).toEqual([0, []]);
    expect(returned(3).events('escalated')).toEqual([{ type: 'escalated', level: 3, why: 'returns' }]);
    expect(returned(3).state.escalationLevel).toBe(3);
    expect(returned(4).state.escalationLevel).toBe(4);
  });

  test('returns count over the case’s life, not over a cycle', () => {
    const c = aReviewedCase()
      .do(cell, body('returnAtr'))
      .do(hod, body('submitAtr'))
      .do(cell, body('returnAtr'));
    c.do(hod, body('submitAtr')).do(cell, body('acceptAtr')).do(cell, body('recall'));
    c.do(hod, body('submitAtr')).do(cell, body('returnAtr'));
    expect([c.state.cycle, c.state.escalationLevel]).toEqual([2, 3]);
  });

  test.each(['not-possible', 'policy'] as const)(
    'accepted as %s: declined, and may be disputed',
    (redressal) => {
      const c = anAtrBy(redressal).do(cell, body('acceptAtr'));
      expect([c.state.stage, c.state.outcome, c.state.call.state]).toEqual(['ended', 'declined', 'none']);
      c.do(teleCaller, body('note')).do(verified(teleCaller), body('dispute'));
      expect([c.state.stage, c.holder, c.state.cycle]).toEqual(['with-department', 'health', 2]);
    },
  );

  test('a share of the declined is called all the same, and a bad word changes no outcome', () => {
    const c = anAtrBy('not-possible', { rules: rulesWith({ declinedCallShare: 1 }) }).do(
      cell,
      body('acceptAtr'),
    );
    expect([c.state.stage, c.state.call.state]).toEqual(['ended', 'open']);
    c.do(teleCaller, { command: 'recordFeedback', delivered: 'no' });
    expect([c.state.outcome, c.state.call.delivered]).toEqual(['declined', 'no']);
  });

  test('recalled before the closing: to the HoD, same cycle, used time kept, a visit compulsory', () => {
    for (const stage of ['with-department', 'with-sub-office', 'atr-review'] as const) {
      const c = caseIn(stage).wait(HOUR).do(cell, body('recall'));
      expect([c.state.stage, c.holder, c.state.cycle]).toEqual(['with-department', 'health', 1]);
      expect([c.state.clock?.startedAt, c.state.visitCompulsory]).toEqual([MONDAY, true]);
      expect(c.state.clock?.runningSince).not.toBe(null);
    }
  });

  test.each(['confirmation', 'ended'] as const)('recalled out of %s: new cycle, fresh clock', (stage) => {
    const c = caseIn(stage).do(cell, body('recall'));
    expect([c.holder, c.state.cycle, c.state.outcome, c.state.endedAt]).toEqual(['health', 2, null, null]);
    expect(c.state.clock).toEqual({
      startedAt: c.now,
      stretches: [],
      runningSince: c.now,
      extended: null,
      leastUntil: null,
    });
  });

  test('what never was with a department is not recalled to it', () => {
    const c = caseIn('screening').do(cell, body('reject'));
    expect(c.refused(cell, body('recall')).code).toBe('no-hod');
  });
});

test('screening has a limit of 1 working day, then the Cell, then the Chief Secretary’s office', () => {
  const c = caseIn('screening');
  expect(stageDue(c.state, c.rules)).toBe(at('2026-11-24 18:00'));
  c.wait(4 * DAY);
  // 16 open hours to the limit, 16 more to its double: the end of Thursday.
  expect(c.rungsSent()).toEqual(['overdue holder @32h', 'escalate cell @32h', 'escalate highest @80h']);
});
