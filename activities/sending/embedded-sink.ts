/**
 * The sender of a machine without providers (a fresh start, tests, the demonstration): takes every message at once
 * and sends nothing. The text stays readable in the register at `GET /v1/grievances/{reference}/messages`; here
 * nothing is written, so that neither number nor text gets into a log. The caller logs key, event, audience, channel.
 */
import type { MessageChannel } from '../../domain/messages/row';
import type { Sender } from './port';

/** A sink for one channel; its provider ids are made of the attempt's CRQID, so a repetition is recognisable. */
export function embeddedSink(channel: MessageChannel): Sender {
  return {
    channel,
    send: (_message, { crqid }) => Promise.resolve({ outcome: 'accepted', providerId: `embedded-${crqid}` }),
  };
}
