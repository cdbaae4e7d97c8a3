/** Pages 2 and 3: who was first, overtaken, and what is judged at acceptance. */
import { analyst, cell, complainant, hod, nodal, officer, teleCaller } from './actors';
import { aForwardedCase, aReviewedCase, body, caseIn, MONDAY } from './builders';

test('of two commands that race one wins; the other is refused and told who was first', () => {
  const c = aForwardedCase();
  const seen = { cycle: 1, seq: c.state.seq };
  c.do(nodal, body('submitAtr'));
  expect(c.refused(hod, body('delegate'), { seen })).toMatchObject({
    code: 'wrong-stage',
    first: { by: 'health/nodal-officer', seq: seen.seq + 1 },
  });
  expect(c.refused(hod, body('delegate')).first).toBe(undefined);
});

test('ATR and recall: the recall that comes second finds the ATR, and takes the case back', () => {
  const c = aReviewedCase().do(cell, body('recall'));
  expect([c.state.stage, c.state.cycle]).toEqual(['with-department', 1]);
  const recalledFirst = caseIn('with-sub-office').do(cell, body('recall'));
  expect(recalledFirst.refused(officer, body('reportUp')).code).toBe('wrong-stage');
});

test('a redelivered command whose case a rival has moved is overtaken', () => {
  const c = aForwardedCase();
  const seen = { cycle: 1, seq: c.state.seq };
  c.do(hod, body('delegate')).do(nodal, body('takeBack'));
  expect(c.ask(hod, body('submitAtr'), { seen }).ok).toBe(true);
  const overtaken = c.refused(hod, body('submitAtr'), { seen, redelivered: true });
  expect(overtaken).toMatchObject({ code: 'overtaken', first: { by: 'health/nodal-officer' } });
});

test('not by his own moves, nor by what moves nothing', () => {
  const c = aForwardedCase({ emergency: true });
  const seen = { cycle: 1, seq: c.state.seq };
  c.do(hod, body('delegate'))
    .do(hod, body('takeBack'))
    .do(nodal, body('acknowledge'))
    .do(teleCaller, body('note'));
  c.do(cell, body('lowerEmergency')).do(nodal, body('handOver')).do(nodal, body('interimReply'));
  c.do(cell, body('decideExtension'));
  expect(c.ask(hod, body('submitAtr'), { seen, redelivered: true }).ok).toBe(true);
});

test('what means the same wherever the case has got to is never overtaken', () => {
  const c = aForwardedCase();
  const seen = { cycle: 1, seq: c.state.seq };
  c.do(hod, body('delegate'));
  for (const command of ['withdraw', 'note', 'attach'] as const)
    expect(c.ask(complainant, body(command), { seen, redelivered: true }).ok).toBe(true);
  expect(c.ask(analyst, body('raiseEmergency'), { seen, redelivered: true }).ok).toBe(true);
});

test('a command and a rung at the same instant: the command goes first, so an ATR at the deadline is in time', () => {
  const c = aForwardedCase().runSystem(MONDAY + 7 * 86_400_000 - 1);
  const due = MONDAY + 7 * 86_400_000;
  c.do(hod, body('submitAtr'), { at: due }).runSystem(due + 1);
  expect(c.events('atr-submitted')).toMatchObject([{ inTime: true }]);
  expect(c.events('rung').some((rung) => rung.action === 'overdue')).toBe(false);
});
