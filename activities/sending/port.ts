/**
 * The sender port: what hands a message to the outside, one adapter a channel (here the embedded sink; MSG91, SMTP
 * and telephony behind the same port). The rules are those of "no double sending":
 *
 * 1. A step writes the outbox row, with its unique business key (`messageKey`), in its own transaction.
 * 2. A sender loop claims the row with a lease (the channel's HTTP timeout plus 5 s).
 * 3. It writes an attempt row with a CRQID and commits it, and only then calls `send`: whatever dies afterwards,
 *    the receipt that echoes the CRQID finds its attempt.
 * 4. It writes the outcome. An attempt found without one after its lease counts as `unknown`.
 *
 * `send` never throws for what a provider does; what it does not understand is `unknown`, never `not-sent`. What it
 * throws is a bug and leaves the attempt without outcome, that is, `unknown`. No outcome stops a case.
 */
import type { MessageValues } from '../../domain/messages/values';
import type { MessageChannel } from '../../domain/messages/row';
import type { MessageEvent } from '../../domain/messages/table';
import type { Audience, Language } from '../../domain/vocabulary';

export type OutgoingMessage = {
  /** The business key. The only name under which a message may appear in a log. */
  key: string;
  event: MessageEvent;
  audience: Audience;
  language: Language;
  /** Mobile in E.164 or e-mail address. Personal: never logged, never part of an error's message. */
  to: string;
  /** The whole text as the recipient reads or hears it. */
  text: string;
  /** For providers that fill registered templates themselves (DLT): the same values the text was made of. */
  values: MessageValues;
  /** An emergency's or an OTP: see `unknown`. */
  urgent: boolean;
};

export type SendOutcome =
  /**
   * The provider has it and named it. Final for the sender: never sent again. A delivery receipt moves the message
   * on to delivered or failed, never backwards. A receipt for the CRQID is worth the same when the answer was lost.
   */
  | { outcome: 'accepted'; providerId: string }
  /**
   * The provider answered that it will not send this message: bad number, template mismatch, blocked. Final for this
   * channel; the message is failed, or goes to the recipient's next channel. `code` is the provider's, `reason` its
   * meaning in our words, without number or key.
   */
  | { outcome: 'rejected'; code: string; reason: string }
  /**
   * Certainly not sent: refused connection, no route, 429 or 503 before the message was taken. Tried again, by any
   * worker, after `retryAfterMs` milliseconds (the provider's own wish) or the loop's back-off.
   */
  | { outcome: 'not-sent'; retryAfterMs?: number; reason: string }
  /**
   * It may or may not have gone out: timeout after the request was written, reset, a page of HTML with status 200,
   * an answer that is not understood. Waits for its receipt. A routine message is never sent again (at most once);
   * an urgent one gets one more attempt, with a new CRQID, or another channel.
   */
  | { outcome: 'unknown'; reason: string };

export interface Sender {
  readonly channel: MessageChannel;
  /**
   * Hands one message over, once: no retries inside, no redirects followed. `crqid` is 1 to 80 of A–Z a–z 0–9 _ . -,
   * is new for every attempt, and comes back in every receipt.
   */
  send(message: OutgoingMessage, attempt: { crqid: string }): Promise<SendOutcome>;
}
