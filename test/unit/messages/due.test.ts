import { atrDue, caseDue, emergencyDue } from '../../../domain/lifecycle/deadlines';
import { dueOfMessage } from '../../../domain/messages/due';
import { MESSAGE_ROWS } from '../../../domain/messages/table';
import { DEFAULT_RULES } from '../../../domain/policy';
import { DAY, HOUR } from '../../../domain/time';
import { aCase, EMERGENCY, MONDAY, WITH_BLOCK, WITH_HOD } from './case';

const rules = DEFAULT_RULES;
const hod = aCase(WITH_HOD);

test('the case’s own deadline is the API’s dueAt', () => {
  expect(dueOfMessage('case', null, hod, rules)).toBe(caseDue(hod, rules));
});

test('a rung names the limit of its own clock, not the nearest', () => {
  const both = aCase({ ...WITH_HOD, emergency: EMERGENCY });
  expect(dueOfMessage('clock', 'atr', both, rules)).toBe(atrDue(both, rules));
  expect(dueOfMessage('clock', 'emergency#1', both, rules)).toBe(emergencyDue(both, rules));
  expect(atrDue(both, rules)).not.toBe(emergencyDue(both, rules));
});

test('a sub-office hears the date it was given, else the case’s', () => {
  const due = MONDAY + 2 * DAY;
  expect(dueOfMessage('delegation', null, aCase({ ...WITH_BLOCK, delegationDue: due }), rules)).toBe(due);
  const block = aCase(WITH_BLOCK);
  expect(dueOfMessage('delegation', null, block, rules)).toBe(caseDue(block, rules));
});

test('a wanted call has its date before it is opened', () => {
  const accepted = aCase({
    ...WITH_HOD,
    stage: 'confirmation',
    call: { state: 'wanted', id: null, openedAt: null, attempts: [], delivered: null },
  });
  expect(caseDue(accepted, rules)).toBeNull();
  expect(dueOfMessage('confirmation', null, accepted, rules)).toBeGreaterThan(MONDAY + 4 * DAY);
});

test('window, clarification, expected date', () => {
  const ended = aCase({ ...WITH_HOD, stage: 'ended', endedAt: MONDAY, disposedAt: MONDAY - DAY });
  expect(dueOfMessage('window', null, ended, rules)).toBe(MONDAY + 30 * DAY);
  const asked = aCase({
    ask: { askedAt: MONDAY, from: 'screening', paused: false, callId: null, post: null },
  });
  expect(dueOfMessage('clarification', null, asked, rules)).toBe(MONDAY + 15 * DAY);
  const extending = aCase({ ...WITH_HOD, extension: { askedAt: MONDAY, expected: MONDAY + HOUR } });
  expect(dueOfMessage('expected', null, extending, rules)).toBe(MONDAY + HOUR);
});

test('what has no deadline in the table has none', () => {
  expect(
    dueOfMessage(MESSAGE_ROWS['ended-noted'].tell['complainant']?.due ?? null, null, hod, rules),
  ).toBeNull();
});
