/** Page 3: emergencies skip the queue, not the check; their clock and their ladder. */
import { caseDue, emergencyDue } from '../../../domain/lifecycle/deadlines';
import { DAY, HOUR, MINUTE } from '../../../domain/time';
import {
  analyst,
  cell,
  CMOH,
  complainant,
  hod,
  hodOfPower,
  officer,
  POWER,
  teleCaller,
  validator,
} from './actors';
import { aCase, aForwardedCase, aSubject, at, body, MONDAY, TO_HEALTH, UNSURE } from './builders';

const KNOWN = { finds: { subject: { route: UNSURE } } } as const;
const SATURDAY_NIGHT = at('2026-11-28 23:00');

describe('skipping the queue', () => {
  test('raised at lodging with its office known: forwarded at once to it and the district’s', () => {
    const c = aCase({ emergency: true, ...KNOWN });
    expect([c.state.stage, c.holder, c.state.informed]).toEqual(['with-department', 'health', ['dm-nadia']]);
    expect(c.entries.at(-1)).toMatchObject({ at: MONDAY });
  });

  test('raised in screening with its office known: forwarded at once', () => {
    const c = aCase(KNOWN).wait(HOUR).do(teleCaller, body('raiseEmergency'));
    expect([c.state.stage, c.holder, c.state.emergency?.raisedAt]).toEqual([
      'with-department',
      'health',
      MONDAY + HOUR,
    ]);
  });

  test('the Cell’s forwarding of one informs the district too', () => {
    const c = aCase({ emergency: true }).do(cell, body('forward'));
    expect(c.state.informed).toEqual([CMOH.id, 'dm-nadia']);
  });

  test('an emergency without office goes to the District Magistrate after 30 minutes', () => {
    const c = aCase({ emergency: true, at: SATURDAY_NIGHT }).wait(30 * MINUTE - 1);
    expect(c.state.stage).toBe('screening');
    expect([c.wait(1).state.stage, c.holder]).toEqual(['with-department', 'dm-nadia']);
  });

  test('without district it goes to the duty post, once', () => {
    const c = aCase({ emergency: true, districtOffice: null }).wait(DAY);
    expect([c.state.stage, c.events('duty-post-called').length]).toEqual(['screening', 1]);
  });

  test('raised while the complainant is being asked in screening it does not wait for the answer', () => {
    const known = aCase(KNOWN).do(analyst, body('askInformation')).do(teleCaller, body('raiseEmergency'));
    expect([known.state.stage, known.holder, known.state.ask]).toEqual(['with-department', 'health', null]);
    const unknown = aCase().do(analyst, body('askInformation')).do(teleCaller, body('raiseEmergency'));
    expect([unknown.wait(30 * MINUTE).state.stage, unknown.holder]).toEqual(['with-department', 'dm-nadia']);
  });

  test('asking about an emergency does not stop the 30 minutes', () => {
    const c = aCase({ emergency: true })
      .do(analyst, body('askInformation'))
      .wait(30 * MINUTE);
    expect([c.state.stage, c.holder]).toEqual(['with-department', 'dm-nadia']);
  });

  test('a proposal to reject does not hold it back', () => {
    const c = aCase(KNOWN).do(analyst, body('reject')).do(teleCaller, body('raiseEmergency'));
    expect([c.state.stage, c.state.rejectionProposed]).toEqual(['with-department', false]);
  });

  test('never to the office complained against', () => {
    const c = aCase({ emergency: true, against: 'dm-nadia', ...KNOWN });
    expect([c.holder, c.state.informed]).toEqual(['health', []]);
    expect(aCase({ emergency: true, against: 'dm-nadia' }).wait(HOUR).holder).toBe('chief-secretary');
  });

  test('screening and review have limits of 30 minutes and 4 hours, day and night', () => {
    const screened = aCase({ emergency: true, districtOffice: null, at: SATURDAY_NIGHT });
    expect(caseDue(screened.state, screened.rules)).toBe(SATURDAY_NIGHT + 30 * MINUTE);
    const reviewed = aForwardedCase({ emergency: true, at: SATURDAY_NIGHT }).do(hod, body('submitAtr'));
    expect(caseDue(reviewed.state, reviewed.rules)).toBe(SATURDAY_NIGHT + 4 * HOUR);
  });
});

describe('suspected', () => {
  const suspected = () => aCase({ suspected: true });

  test('suspected: a 30-minute rung to the Cell and no clock', () => {
    const c = suspected().wait(HOUR);
    expect([c.state.stage, c.state.emergency, c.rungsSent()]).toEqual([
      'screening',
      null,
      ['escalate cell @0.5h'],
    ]);
  });

  test('found by software it is the same, and no forwarding follows', () => {
    const c = aCase({ finds: { suspected: true, subject: { route: TO_HEALTH } } }).wait(HOUR);
    expect([c.state.stage, c.rungsSent()]).toEqual(['screening', ['escalate cell @0.5h']]);
  });

  test('asking the complainant does not silence the rung', () => {
    const c = suspected().do(analyst, body('askInformation')).wait(HOUR);
    expect(c.rungsSent()).toEqual(['escalate cell @0.5h']);
  });

  test('a person raises it: then the clock runs from the raise', () => {
    const c = suspected()
      .wait(20 * MINUTE)
      .do(analyst, body('raiseEmergency'));
    expect(emergencyDue(c.state, c.rules)).toBe(MONDAY + 20 * MINUTE + 24 * HOUR);
    expect(c.state.suspectedAt).toBe(null);
  });

  test('the Cell drops the suspicion', () => {
    const c = suspected().do(cell, body('lowerEmergency')).wait(HOUR);
    expect(c.rungsSent()).toEqual([]);
    expect(aCase().refused(cell, body('lowerEmergency')).code).toBe('not-an-emergency');
  });
});

describe('the emergency clock', () => {
  test('runs on the wall clock through nights and holidays, 24 h or the category’s own', () => {
    const c = aForwardedCase({ emergency: true, at: SATURDAY_NIGHT });
    expect(caseDue(c.state, c.rules)).toBe(SATURDAY_NIGHT + 24 * HOUR);
    const short = aForwardedCase({ emergency: true, subject: { emergencyHours: 2 } });
    expect(caseDue(short.state, short.rules)).toBe(MONDAY + 2 * HOUR);
  });

  test('runs beside the ATR clock; due is the earlier', () => {
    const c = aForwardedCase()
      .wait(6.5 * DAY)
      .do(teleCaller, body('raiseEmergency'));
    expect(emergencyDue(c.state, c.rules)).toBe(MONDAY + 7.5 * DAY);
    expect(caseDue(c.state, c.rules)).toBe(MONDAY + 7 * DAY);
  });

  test('asking never pauses an emergency', () => {
    const c = aForwardedCase({ emergency: true }).do(hod, body('askInformation'));
    expect([c.state.ask?.paused, c.state.clock?.runningSince]).toEqual([false, MONDAY]);
    const later = aForwardedCase().do(hod, body('askInformation')).wait(DAY);
    later.do(teleCaller, body('raiseEmergency'));
    expect([later.state.ask?.paused, later.state.clock?.runningSince]).toEqual([false, MONDAY + DAY]);
  });

  test('lowered, only the ATR clock is left; raised again, the hours run anew', () => {
    const c = aForwardedCase({ emergency: true }).wait(HOUR).do(cell, body('lowerEmergency'));
    expect(caseDue(c.state, c.rules)).toBe(MONDAY + 7 * DAY);
    c.wait(HOUR).do(cell, body('raiseEmergency'));
    expect(caseDue(c.state, c.rules)).toBe(MONDAY + 26 * HOUR);
    expect(c.refused(cell, body('raiseEmergency')).code).toBe('already-emergency');
  });
});

describe('the emergency ladder', () => {
  const forwarded = () => aForwardedCase({ emergency: true });

  test('as page 3 has it, in hours of a limit of 24', () => {
    expect(
      forwarded()
        .wait(37 * HOUR)
        .rungsSent(),
    ).toEqual([
      'notify hod @0h',
      'notify nodal @0h',
      'notify area @0h',
      'escalate district @2h',
      'escalate hod @6h',
      'escalate cell @12h',
      'escalate highest @19.92h',
      'overdue everyone @24h',
      'overdue everyone @30h',
      'overdue everyone @36h',
    ]);
    expect(forwarded().wait(DAY).state.escalationLevel).toBe(4);
  });

  test('at once is SMS, call and WhatsApp', () => {
    expect(forwarded().events('rung')[0]?.channels).toEqual(['sms', 'voice', 'whatsapp']);
  });

  test('unacknowledged: half of a short limit, else two hours', () => {
    const short = aForwardedCase({ emergency: true, subject: { emergencyHours: 2 } }).wait(HOUR);
    expect(short.rungsSent()).toContain('escalate district @1h');
  });

  test('acknowledged, the acknowledgement rung does not come; once per holder', () => {
    const c = forwarded().wait(HOUR).do(hod, body('acknowledge'));
    expect(c.refused(hod, body('acknowledge')).code).toBe('already-done');
    c.do(hod, body('delegate'))
      .do(officer, body('acknowledge'))
      .wait(6 * HOUR);
    expect(c.rungsSent()).toEqual([
      'notify hod @0h',
      'notify nodal @0h',
      'notify area @0h',
      'escalate hod @6h',
    ]);
    expect(aForwardedCase().refused(hod, body('acknowledge')).code).toBe('not-an-emergency');
  });

  test('it stops with the ATR, also while the Cell asks the complainant about it', () => {
    const c = forwarded()
      .do(hod, body('submitAtr'))
      .do(cell, body('askInformation'))
      .wait(10 * HOUR);
    expect(c.rungsSent()).toEqual(['notify hod @0h', 'notify nodal @0h', 'notify area @0h']);
  });

  test('it climbs on while the case lies in screening after a transfer, and does not begin anew', () => {
    const c = forwarded().wait(HOUR).do(hod, body('transferBack'));
    c.do(cell, { command: 'forward', office: POWER, areaOffices: [] }).wait(6 * HOUR);
    expect([c.holder, c.rungsSent()]).toEqual([
      'power',
      ['notify hod @0h', 'notify nodal @0h', 'notify area @0h', 'escalate district @2h', 'escalate hod @6h'],
    ]);
    expect(c.ask(hodOfPower, body('acknowledge')).ok).toBe(true);
  });

  test('in a new cycle it is a new ladder', () => {
    const c = forwarded().do(hod, body('submitAtr')).do(cell, body('acceptAtr')).wait(HOUR);
    c.do(validator, { command: 'recordFinding', verdict: 'contrary' });
    expect(c.rungsSent().filter((rung) => rung.startsWith('notify hod'))).toEqual([
      'notify hod @0h',
      'notify hod @1h',
    ]);
  });
});

test('its validation comes afterwards and lets it stay where it is', () => {
  const c = aCase({ emergency: true, ...KNOWN });
  c.do(analyst, { command: 'correct', subject: aSubject({ tier: 'community' }) });
  expect([c.state.stage, c.state.validated, c.state.subject.tier]).toEqual([
    'with-department',
    true,
    'community',
  ]);
  expect(c.refused(analyst, { command: 'validate', subject: aSubject() }).code).toBe('wrong-stage');
  expect(c.refused(complainant, body('raiseEmergency')).code).toBe('not-permitted');
});
