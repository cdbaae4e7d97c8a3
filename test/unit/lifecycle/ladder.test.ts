/** Page 3: the ladders of a case, re-planning, outages. */
import { atrDue, caseDue, clockView } from '../../../domain/lifecycle/deadlines';
import { DEFAULT_RULES } from '../../../domain/policy';
import { DAY, HOUR } from '../../../domain/time';
import { cell, hod, officer, teleCaller, analyst } from './actors';
import { aForwardedCase, aSubject, at, body, caseIn, MONDAY, rulesWith } from './builders';

const hours = (days: number) => Math.round(days * 240) / 10;

test('an individual case climbs to the Chief Secretary’s office and goes on weekly', () => {
  expect(
    aForwardedCase()
      .wait(22 * DAY)
      .rungsSent(),
  ).toEqual([
    `reminder holder @${hours(3.5)}h`,
    `reminder holder @${hours(5.6)}h`,
    `overdue everyone @${hours(7)}h`,
    `escalate hod @${hours(8)}h`,
    `escalate cell @${hours(10)}h`,
    `escalate highest @${hours(14)}h`,
    `escalate highest @${hours(21)}h`,
  ]);
});

test.each([
  ['community', 30],
  ['policy', 90],
] as const)('a %s case has %d days and wants an interim reply at 7', (tier, days) => {
  const c = aForwardedCase({ subject: { tier } }).wait((days + 8) * DAY);
  expect(c.rungsSent()).toEqual([
    'interim-reply-wanted holder @168h',
    `reminder holder @${hours(days * 0.5)}h`,
    `reminder holder @${hours(days * 0.8)}h`,
    `overdue everyone @${hours(days)}h`,
    `escalate hod @${hours(days + 1)}h`,
    `escalate cell @${hours(days + 3)}h`,
    `escalate highest @${hours(days + 7)}h`,
  ]);
});

test('escalationLevel is the highest audience reached', () => {
  const c = aForwardedCase();
  const levels = [7, 8, 10, 14].map((day) => c.runSystem(MONDAY + day * DAY).state.escalationLevel);
  expect(levels).toEqual([0, 1, 3, 4]);
  c.do(hod, body('submitAtr')).do(cell, body('returnAtr'));
  expect(c.state.escalationLevel).toBe(4);
});

test('after an outage all missed rungs are recorded and only the highest per audience is sent', () => {
  const c = aForwardedCase().sleepThrough(MONDAY + 15 * DAY);
  expect(c.events('rung').map(({ index, send }) => [index, send])).toEqual([
    [0, false],
    [1, true],
    [2, true],
    [3, true],
    [4, true],
    [5, true],
  ]);
  expect(new Set(c.entries.filter((entry) => entry.kind === 'rung').map((entry) => entry.at))).toEqual(
    new Set([MONDAY + 15 * DAY]),
  );
});

test('after an outage a rung that the step before it would have made needless is not fired', () => {
  const c = caseIn('screening', { emergency: true }).sleepThrough(MONDAY + 3 * HOUR);
  expect(c.holder).toBe('dm-nadia');
  // At the same instant the rung goes before the step: that screening took too long is on record.
  const ofScreening = c.events('rung').filter((rung) => rung.clock.startsWith('screening'));
  expect(ofScreening.map(({ action, audience }) => [action, audience])).toEqual([
    ['overdue', 'holder'],
    ['escalate', 'cell'],
  ]);
});

test('fired rungs do not repeat after a return', () => {
  const c = aForwardedCase()
    .wait(4 * DAY)
    .do(hod, body('submitAtr'))
    .wait(DAY)
    .do(cell, body('returnAtr'));
  c.wait(DAY);
  expect(c.rungsSent()).toEqual([`reminder holder @${hours(3.5)}h`]);
  expect(c.wait(DAY).rungsSent()).toHaveLength(2);
});

test('nothing falls due while the complainant is asked, and every rung moves by the pause', () => {
  const c = aForwardedCase()
    .do(hod, body('askInformation'))
    .wait(10 * DAY);
  expect(c.events('rung').filter((rung) => rung.clock.startsWith('atr'))).toEqual([]);
  c.do(teleCaller, body('giveInformation')).wait(3.5 * DAY);
  expect(c.rungsSent().at(-1)).toBe(`reminder holder @${hours(13.5)}h`);
});

test('a change of tier has the other tier’s ladder, whole', () => {
  const c = aForwardedCase({ emergency: true }).wait(4 * DAY);
  c.do(analyst, { command: 'correct', subject: aSubject({ tier: 'community' }) }).wait(20 * DAY);
  const fired = c.events('rung').filter((rung) => rung.clock.startsWith('atr'));
  expect(fired.map(({ clock, index, plannedAt }) => [clock, index, (plannedAt - MONDAY) / DAY])).toEqual([
    ['atr-individual', 0, 3.5],
    ['atr-community', 0, 7],
    ['atr-community', 1, 15],
    ['atr-community', 2, 24],
  ]);
  expect(atrDue(c.state, c.rules)).toBe(MONDAY + 30 * DAY);
});

test('a published policy or calendar re-plans an open case by being applied', () => {
  const c = aForwardedCase().wait(DAY);
  c.rules = rulesWith({
    version: 2,
    atr: { ...DEFAULT_RULES.policy.atr, individual: { days: 3, counted: 'working' } },
  });
  expect(caseDue(c.state, c.rules)).toBe(at('2026-11-26 18:00'));
  c.rules = { ...c.rules, office: { ...c.rules.office, version: 2, holidays: ['2026-11-25'] } };
  expect(caseDue(c.state, c.rules)).toBe(at('2026-11-27 18:00'));
  c.wait(5 * DAY);
  expect(c.rungsSent()).toContain(`overdue everyone @${4 * 24 + 8}h`);
});

test('a re-plan never fires a rung twice', () => {
  const c = aForwardedCase().wait(4 * DAY);
  c.rules = rulesWith({
    version: 2,
    atr: { ...DEFAULT_RULES.policy.atr, individual: { days: 14, counted: 'calendar' } },
  });
  c.wait(7 * DAY);
  expect(c.rungsSent()).toEqual([`reminder holder @${hours(3.5)}h`]);
});

test('the clock as the API shows it: running, paused, stopped, used time and limit', () => {
  const c = aForwardedCase().wait(DAY);
  const view = () => clockView(c.state, c.rules, c.now);
  expect(view()).toEqual({ state: 'running', usedMs: DAY, limitMs: 7 * DAY, paused: false });
  c.do(hod, body('delegate')).do(officer, body('askInformation')).wait(DAY);
  expect(view()).toEqual({ state: 'paused', usedMs: DAY, limitMs: 7 * DAY, paused: true });
  c.do(teleCaller, body('giveInformation'))
    .do(officer, body('reportUp'))
    .wait(DAY)
    .do(hod, body('submitAtr'));
  expect(view()).toEqual({ state: 'stopped', usedMs: 2 * DAY, limitMs: 7 * DAY, paused: false });
});
