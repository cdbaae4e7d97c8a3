/**
 * The business key of an outbox row, unique in the register: whatever is repeated (a step, a redelivered command,
 * a worker that died) writes the same key and is the same message (page 5, No double sending).
 */
import type { Reference } from '../lifecycle/state';
import type { Audience } from '../vocabulary';
import type { MessageChannel } from './row';
import type { MessageEvent } from './table';

export type MessageKeyParts = {
  reference: Reference;
  /** Seq of the ledger entry that caused the message. */
  seq: number;
  event: MessageEvent;
  audience: Audience;
  /** The post's id, or `complainant`; never a name, a mobile or an address, for keys are logged. */
  recipient: string;
  channel: MessageChannel;
};

/** A part of the key is missing, holds other characters, or looks like a person's address. */
export class MessageKeyInvalid extends Error {
  override readonly name = 'MessageKeyInvalid';
  constructor(
    readonly field: keyof MessageKeyParts,
    message: string,
  ) {
    super(`${field}: ${message}`);
  }
}

/** `2612345678:7:forwarded:nodal:post-health-nodal:sms`. @throws MessageKeyInvalid */
export function messageKey(parts: MessageKeyParts): string {
  if (!Number.isSafeInteger(parts.seq) || parts.seq < 1)
    throw new MessageKeyInvalid('seq', 'must be a ledger seq, 1 or more');
  // Not quoted in the message: what is wrongly passed here may be personal.
  if (/^\+?\d{10,}$/.test(parts.recipient))
    throw new MessageKeyInvalid(
      'recipient',
      'looks like a telephone number; pass the post id or "complainant"',
    );
  const { reference, event, audience, recipient, channel } = parts;
  for (const [field, value] of [
    ['reference', reference],
    ['recipient', recipient],
  ] as const)
    if (!/^[A-Za-z0-9_.-]+$/.test(value))
      throw new MessageKeyInvalid(field, 'must be an id of letters, digits, "_", "." and "-"');
  return [reference, parts.seq, event, audience, recipient, channel].join(':');
}
