import fc from 'fast-check';
import { messageKey, MessageKeyInvalid } from '../../../domain/messages/key';
import type { MessageKeyParts } from '../../../domain/messages/key';
import { MESSAGE_EVENTS } from '../../../domain/messages/table';
import { AUDIENCES } from '../../../domain/vocabulary';

const PARTS: MessageKeyParts = {
  reference: '2600012345',
  seq: 7,
  event: 'forwarded',
  audience: 'nodal',
  recipient: 'post-health-nodal',
  channel: 'sms',
};
const id = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,20}$/);
const parts: fc.Arbitrary<MessageKeyParts> = fc.record({
  reference: id,
  seq: fc.integer({ min: 1 }),
  event: fc.constantFrom(...MESSAGE_EVENTS),
  audience: fc.constantFrom(...AUDIENCES),
  recipient: id,
  channel: fc.constantFrom('sms', 'email', 'voice', 'whatsapp'),
});

test('a key says what it is of', () => {
  expect(messageKey(PARTS)).toBe('2600012345:7:forwarded:nodal:post-health-nodal:sms');
});

test('the same message has the same key, another has another', () => {
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(messageKey({ ...a })).toBe(messageKey(a));
      const same = JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
      expect(messageKey(a) === messageKey(b)).toBe(same);
    }),
  );
});

test.each([
  ['a mobile as recipient', { recipient: '+919000000000' }, 'recipient'],
  ['a mobile without +91', { recipient: '9000000000' }, 'recipient'],
  ['an address as recipient', { recipient: 'a@example.org' }, 'recipient'],
  ['nobody', { recipient: '' }, 'recipient'],
  ['a separator in a part', { reference: '26:1' }, 'reference'],
  ['no seq', { seq: 0 }, 'seq'],
])('%s is refused, without repeating it', (_what, over, field) => {
  const broken = { ...PARTS, ...over };
  expect(() => messageKey(broken)).toThrow(MessageKeyInvalid);
  try {
    messageKey(broken);
  } catch (error) {
    expect(error).toMatchObject({ field });
    expect(String(error)).not.toContain('9000000000');
  }
});
