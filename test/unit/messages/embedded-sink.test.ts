import { embeddedSink } from '../../../activities/sending/embedded-sink';
import type { OutgoingMessage } from '../../../activities/sending/port';

const MESSAGE: OutgoingMessage = {
  key: '2600012345:7:forwarded:complainant:complainant:sms',
  event: 'forwarded',
  audience: 'complainant',
  language: 'en',
  to: '+919000000000',
  text: 'Your grievance 26 0001 2345 …',
  values: { subject: 'Your grievance', reference: '26 0001 2345', signature: 'SSM' },
  urgent: false,
};

test('the sink accepts at once, repeats itself for the same attempt, and names nobody', async () => {
  const sink = embeddedSink('sms');
  const outcome = await sink.send(MESSAGE, { crqid: 'a-1' });
  expect(outcome).toEqual({ outcome: 'accepted', providerId: 'embedded-a-1' });
  expect(await sink.send(MESSAGE, { crqid: 'a-1' })).toEqual(outcome);
  expect(sink.channel).toBe('sms');
});
