/** Page 3: screening, transfers, merging, enquiries and suggestions, silence. */
import { informationTimeout } from '../../../domain/lifecycle/deadlines';
import { DAY, HOUR } from '../../../domain/time';
import {
  analyst,
  cell,
  CMOH,
  complainant,
  HEALTH,
  hod,
  hodOfPower,
  MAGISTRACY,
  officer,
  POWER,
  stranger,
  teleCaller,
} from './actors';
import { aCase, aForwardedCase, anAtrBy, aReviewedCase, aSubject, body, MONDAY, rulesWith } from './builders';
import { TO_HEALTH, UNSURE } from './builders';

describe('validate, correct, forward', () => {
  test('validated with a certain route: forwarded at once by the system', () => {
    const c = aCase().do(analyst, { command: 'validate', subject: aSubject({ route: TO_HEALTH }) });
    expect([c.state.stage, c.holder, c.entries.at(-1)?.kind]).toEqual([
      'with-department',
      'health',
      'system',
    ]);
  });

  test('validated with an uncertain route: waits with the Cell, which forwards', () => {
    const c = aCase().do(analyst, { command: 'validate', subject: aSubject({ route: UNSURE }) });
    expect([c.state.stage, c.holder]).toEqual(['screening', 'cell']);
    c.do(cell, body('forward'));
    expect([c.state.stage, c.holder, c.state.informed]).toEqual(['with-department', 'health', [CMOH.id]]);
  });

  test('with autoForward off the Cell forwards everything', () => {
    const c = aCase({ rules: rulesWith({ autoForward: false }) });
    c.do(analyst, { command: 'validate', subject: aSubject({ route: TO_HEALTH }) });
    expect([c.state.stage, c.holder]).toEqual(['screening', 'cell']);
  });

  test('an unvalidated case is not forwarded by the system however certain its route', () => {
    const c = aCase({ finds: { subject: { route: TO_HEALTH } } });
    expect([c.state.stage, c.holder]).toEqual(['screening', 'data-processing-unit']);
  });

  test('a category of emergencies raises the flag', () => {
    const c = aCase().do(analyst, { command: 'validate', subject: aSubject({ isEmergency: true }) });
    expect(c.state.emergency?.raisedAt).toBe(MONDAY);
  });

  test('a case is forwarded to an office of HoD’s rank only', () => {
    expect(aCase().refused(cell, { command: 'forward', office: CMOH, areaOffices: [] }).code).toBe(
      'not-hod-rank',
    );
    const c = aCase().do(cell, { command: 'forward', office: MAGISTRACY, areaOffices: [] });
    expect(c.holder).toBe('dm-nadia');
  });

  test('a complaint against the very office that would get it goes one level up, and is not shown to it', () => {
    const c = aCase({ against: HEALTH.id });
    c.do(cell, { command: 'forward', office: HEALTH, areaOffices: [HEALTH.id, CMOH.id] });
    expect([c.holder, c.state.informed]).toEqual(['chief-secretary', [CMOH.id]]);
    const bySystem = aCase({ against: HEALTH.id });
    bySystem.do(analyst, { command: 'validate', subject: aSubject({ route: TO_HEALTH }) });
    expect(bySystem.holder).toBe('chief-secretary');
  });

  test('with an office only an emergency is still corrected, and is validated by it', () => {
    expect(aForwardedCase().refused(analyst, body('correct')).code).toBe('not-an-emergency');
    const c = aCase({ emergency: true, finds: { subject: { route: TO_HEALTH } } });
    expect([c.state.stage, c.state.validated]).toEqual(['with-department', false]);
    c.do(analyst, body('correct'));
    expect([c.state.stage, c.state.validated]).toEqual(['with-department', true]);
  });
});

describe('reject', () => {
  test('an analyst’s is a proposal: the case stays, marked, with the Cell', () => {
    const c = aCase().do(analyst, body('reject'));
    expect([c.state.stage, c.state.rejectionProposed, c.holder]).toEqual(['screening', true, 'cell']);
    expect(c.refused(analyst, body('reject')).code).toBe('already-done');
  });

  test.each(['validate', 'forward'] as const)('%s clears the proposal', (command) => {
    const c = aCase().do(analyst, body('reject')).do(cell, body(command));
    expect(c.state.rejectionProposed).toBe(false);
  });

  test('the Cell’s ends the case, and may be disputed: back to screening with the Cell', () => {
    const c = aCase().do(cell, body('reject'));
    expect([c.state.stage, c.state.outcome]).toEqual(['ended', 'rejected']);
    c.do(complainant, body('dispute'));
    expect([c.state.stage, c.holder, c.state.outcome, c.state.visitCompulsory]).toEqual([
      'screening',
      'cell',
      null,
      true,
    ]);
  });

  test('rejected and disputed twice goes a level higher', () => {
    const c = aCase().do(cell, body('reject')).do(complainant, body('dispute'));
    expect(c.state.escalationLevel).toBe(0);
    c.do(cell, body('reject')).do(complainant, body('dispute'));
    expect(c.state.escalationLevel).toBe(2);
  });
});

describe('transferBack', () => {
  const toAndFro = (times: number) => {
    const c = aForwardedCase();
    for (let i = 0; i < times; i += 1) {
      if (i > 0) c.do(cell, body('forward'));
      c.do(hod, body('transferBack'));
    }
    return c;
  };

  test('is never a closing: back in screening, with the data processing unit', () => {
    const c = toAndFro(1);
    expect([c.state.stage, c.holder, c.state.outcome]).toEqual(['screening', 'data-processing-unit', null]);
  });

  test('the third transfer escalates', () => {
    expect(toAndFro(2).events('escalated')).toEqual([]);
    expect(toAndFro(3).events('escalated')).toEqual([{ type: 'escalated', level: 3, why: 'transfers' }]);
  });

  test('the clock runs on in screening and the next department inherits the used time', () => {
    const c = aForwardedCase()
      .wait(2 * DAY)
      .do(hod, body('transferBack'))
      .wait(DAY / 2);
    c.do(cell, { command: 'forward', office: POWER, areaOffices: [] });
    expect(c.state.clock).toMatchObject({ startedAt: MONDAY, stretches: [], runningSince: MONDAY });
    expect([c.holder, c.state.cycle]).toEqual(['power', 1]);
  });

  test('the system does not send it back where it came from', () => {
    const c = aForwardedCase({ emergency: true }).do(hod, body('transferBack'));
    expect([c.state.stage, c.state.subject.route]).toEqual(['screening', null]);
  });
});

describe('merge', () => {
  const merged = () => aCase().do(analyst, body('merge'));

  test('ends the case as merged, never into itself', () => {
    expect([merged().state.outcome, merged().state.mergedInto]).toEqual(['merged', '2600-0002']);
    expect(aCase().refused(analyst, { command: 'merge', into: '2600-0001' }).code).toBe('merge-into-itself');
  });

  test('a dispute takes it out again', () => {
    const c = merged().do(complainant, body('dispute'));
    expect([c.state.stage, c.holder, c.state.mergedInto]).toEqual(['screening', 'cell', null]);
  });

  test('a target withdrawn or rejected sends it back to screening, its clock running on', () => {
    const system = { role: 'system', office: null, post: null, by: 'system', verifiedBy: null } as const;
    const c = aForwardedCase()
      .do(hod, body('transferBack'))
      .do(analyst, body('merge'))
      .wait(10 * DAY);
    expect(c.state.clock?.runningSince).toBe(null);
    c.do(system, body('unmerge'));
    expect([c.state.stage, c.holder, c.state.mergedInto, c.state.outcome]).toEqual([
      'screening',
      'cell',
      null,
      null,
    ]);
    expect(c.state.clock?.runningSince).toBe(c.now);
  });

  test('a recall of one that had been with a department takes it out of the merge', () => {
    const c = aForwardedCase()
      .do(hod, body('transferBack'))
      .do(analyst, body('merge'))
      .do(cell, body('recall'));
    expect([c.state.stage, c.holder, c.state.mergedInto]).toEqual(['with-department', 'health', null]);
  });
});

describe('enquiries and suggestions', () => {
  test('have no ATR and no extension', () => {
    const c = aForwardedCase({ kind: 'enquiry' });
    expect(c.state.clock).toBe(null);
    expect(c.refused(hod, body('submitAtr')).code).toBe('wrong-kind');
    expect(c.refused(hod, body('interimReply')).code).toBe('wrong-kind');
  });

  test('only an enquiry is answered, only a suggestion noted', () => {
    expect(aForwardedCase().refused(hod, body('answer')).code).toBe('wrong-kind');
    expect(aForwardedCase().refused(cell, body('noteSuggestion')).code).toBe('wrong-kind');
    expect(aCase({ kind: 'enquiry' }).do(teleCaller, body('answer')).state.outcome).toBe('answered');
    expect(aCase({ kind: 'suggestion' }).do(cell, body('noteSuggestion')).state.outcome).toBe('noted');
  });

  test.each([
    ['enquiry', 7],
    ['suggestion', 30],
  ] as const)('%s: the limit is %d days from lodging', (kind, days) => {
    const c = aCase({ kind })
      .wait(HOUR)
      .do(analyst, { command: 'validate', subject: aSubject({ route: TO_HEALTH }) });
    c.wait(100 * DAY);
    expect(c.rungsSent()).toContain(`overdue everyone @${days * 24}h`);
  });

  test('a disputed answer has the whole limit again', () => {
    const c = aForwardedCase({ kind: 'enquiry' })
      .wait(DAY)
      .do(hod, body('answer'))
      .wait(20 * DAY);
    c.do(complainant, body('dispute')).wait(HOUR);
    expect([c.state.stage, c.state.cycle, c.rungsSent()]).toEqual(['with-department', 2, []]);
    c.wait(7 * DAY);
    expect(c.rungsSent()).toContain(`overdue everyone @${28 * 24}h`);
  });

  test('a noted suggestion is not disputed', () => {
    const c = aCase({ kind: 'suggestion' }).do(cell, body('noteSuggestion'));
    expect(c.refused(complainant, body('dispute')).code).toBe('not-disputable');
  });
});

describe('asking the complainant', () => {
  test('opens an outreach call and pauses the clock until the answer', () => {
    const c = aForwardedCase().wait(DAY).do(hod, body('askInformation'));
    expect([c.state.stage, c.holder, c.state.ask?.callId]).toEqual([
      'awaiting-information',
      'call-centre',
      'o-2600-0001-1',
    ]);
    c.wait(3 * DAY).do(complainant, body('giveInformation'));
    expect([c.state.stage, c.holder]).toEqual(['with-department', 'health']);
    expect(c.state.clock).toMatchObject({
      stretches: [[MONDAY, MONDAY + DAY]],
      runningSince: MONDAY + 4 * DAY,
    });
  });

  test.each([
    ['with-department', hod],
    ['with-sub-office', officer],
    ['atr-review', cell],
    ['screening', analyst],
  ] as const)('from %s it comes back to where it was', (stage, asker) => {
    const c = stage === 'atr-review' ? aReviewedCase() : stage === 'screening' ? aCase() : aForwardedCase();
    if (stage === 'with-sub-office') c.do(hod, body('delegate'));
    const before = c.holder;
    c.do(asker, body('askInformation')).do(teleCaller, body('giveInformation'));
    expect([c.state.stage, c.holder]).toEqual([stage, before]);
  });

  test('the named officer has it again with the answer', () => {
    const c = aForwardedCase().do(hod, body('handOver')).do(hod, body('askInformation'));
    expect(c.state.post).toBe(null);
    expect(c.do(complainant, body('giveInformation')).state.post).toBe('health/second');
  });

  test('a third ask in a cycle does not pause', () => {
    const c = aForwardedCase();
    for (let ask = 1; ask <= 3; ask += 1)
      c.do(hod, body('askInformation')).wait(HOUR).do(complainant, body('giveInformation')).wait(HOUR);
    expect(c.events('information-asked').map((event) => event.paused)).toEqual([true, true, false]);
  });

  test('reminders on day 3, 7 and 12; unanswered for 15 days it goes back to the asker, open', () => {
    const c = aForwardedCase().do(hod, body('askInformation'));
    expect(informationTimeout(c.state, c.rules)).toBe(MONDAY + 15 * DAY);
    c.wait(15 * DAY - 1);
    expect(c.rungsSent()).toEqual([3, 7, 12].map((day) => `reminder complainant @${day * 24}h`));
    expect(c.state.stage).toBe('awaiting-information');
    c.wait(1);
    expect([c.state.stage, c.holder, c.state.outcome]).toEqual(['with-department', 'health', null]);
    expect(c.entries.at(-1)).toMatchObject({
      name: 'returnToAsker',
      events: [{ type: 'information-timed-out' }],
    });
  });

  test('without a telephone nobody is called, and silence still comes back', () => {
    const c = aForwardedCase({ hasTelephone: false })
      .do(hod, body('askInformation'))
      .wait(15 * DAY);
    expect([c.state.stage, c.events('outreach-opened')]).toEqual(['with-department', []]);
  });
});

describe('withdraw', () => {
  test('only a verified complainant withdraws', () => {
    expect(aForwardedCase().refused(stranger, body('withdraw')).code).toBe('not-verified');
    const c = aForwardedCase().do(complainant, body('withdraw'));
    expect([c.state.outcome, c.holder]).toEqual(['withdrawn', null]);
    expect(c.refused(complainant, body('dispute')).code).toBe('not-disputable');
  });

  test('nobody is called or visited any more', () => {
    const c = anAtrBy('redressed').do(cell, { command: 'acceptAtr', fieldValidation: true });
    c.do(complainant, body('withdraw'));
    expect([c.state.call.state, c.state.visit.state]).toEqual(['finished', 'finished']);
  });
});

test('the third transfer counts whoever sends it back', () => {
  const c = aForwardedCase().do(hod, body('transferBack'));
  c.do(cell, { command: 'forward', office: POWER, areaOffices: [] }).do(hodOfPower, body('transferBack'));
  c.do(cell, body('forward')).do(hod, body('transferBack'));
  expect(c.state.escalationLevel).toBe(3);
});
