import type { Knex } from 'knex';
import type { OutgoingMessage, SendOutcome } from '../activities/sending/port';
import type { MessageChannel } from '../domain/messages/row';
import type { MessageEvent } from '../domain/messages/table';
import type { MessageValues } from '../domain/messages/values';
import type { Instant } from '../domain/time';
import type { Audience, Language } from '../domain/vocabulary';
import { sqlTime } from './database';

export type ClaimedMessage = {
  id: number;
  crqid: string;
  channel: MessageChannel;
  outgoing: OutgoingMessage;
};

/** The longest a channel's call may take plus 5 s (page 5), in seconds. */
const LEASE_SECONDS = 20;
const RETRY_SECONDS = 30;

type Row = {
  id: number;
  key: string;
  event: MessageEvent;
  audience: Audience;
  channel: MessageChannel;
  language: Language;
  address: string;
  text: string;
  template_values: MessageValues;
  urgent: boolean;
};

/**
 * Claims what is due, emergencies first, and commits an attempt for each before anybody is called. Several workers
 * may claim at once: rows that another holds are passed over.
 */
export async function claimMessages(
  db: Knex,
  at: Instant,
  limit: number,
  newCrqid: () => string,
): Promise<ClaimedMessage[]> {
  return db.transaction(async (trx) => {
    const { rows } = (await trx.raw(
      `UPDATE outbox SET state = 'sending', lease_until = clock_timestamp() + make_interval(secs => ?)
       WHERE id IN (SELECT id FROM outbox WHERE state = 'queued' AND not_before <= ? AND address IS NOT NULL
                    ORDER BY urgent DESC, not_before, id LIMIT ? FOR UPDATE SKIP LOCKED)
       RETURNING id, key, event, audience, channel, language, address, text, template_values, urgent`,
      [LEASE_SECONDS, sqlTime(at), limit],
    )) as { rows: Row[] };
    const claimed = rows.map((row): ClaimedMessage => {
      const { id, channel, address: to, template_values: values, ...rest } = row;
      return { id, crqid: newCrqid(), channel, outgoing: { ...rest, to, values } };
    });
    if (claimed.length > 0)
      await trx('message_attempts').insert(claimed.map(({ crqid, id }) => ({ crqid, message: id })));
    return claimed;
  });
}

/** An attempt whose worker died between claim and answer: it may have gone out, so it is `unknown`. */
export async function expireLeases(db: Knex): Promise<void> {
  await db.raw(
    `WITH late AS (
       UPDATE outbox SET state = 'unknown', lease_until = NULL, reason = 'no answer came back', settled_at = clock_timestamp()
       WHERE state = 'sending' AND lease_until < clock_timestamp() RETURNING id)
     UPDATE message_attempts a SET outcome = 'unknown', finished_at = clock_timestamp()
     FROM late WHERE a.message = late.id AND a.outcome IS NULL`,
  );
}

const STATE_AFTER = {
  accepted: 'accepted',
  rejected: 'failed',
  unknown: 'unknown',
  'not-sent': 'queued',
} as const;

export type SettledMessage = { message: ClaimedMessage; outcome: SendOutcome };

/**
 * Writes the outcomes of attempts and moves their messages on; `not-sent` goes back to the queue with a pause. One
 * statement for all that came back together: ten messages a case would else be ten commits.
 */
export async function settleMessages(
  db: Knex,
  settled: readonly SettledMessage[],
  at: Instant,
): Promise<void> {
  const rows = settled.map(({ message, outcome }) => {
    const again = outcome.outcome === 'not-sent';
    return {
      crqid: message.crqid,
      id: message.id,
      outcome: outcome.outcome,
      reason: 'reason' in outcome ? outcome.reason : null,
      state: STATE_AFTER[outcome.outcome],
      provider_id: outcome.outcome === 'accepted' ? outcome.providerId : null,
      not_before: again ? sqlTime(at + (outcome.retryAfterMs ?? RETRY_SECONDS * 1000)) : null,
      settled_at: again ? null : sqlTime(at),
    };
  });
  await db
    .raw(
      `WITH settled AS (
         SELECT * FROM jsonb_to_recordset(CAST(? AS jsonb)) AS r(crqid text, id bigint, outcome text, reason text,
           state text, provider_id text, not_before timestamptz, settled_at timestamptz)),
       attempts AS (
         UPDATE message_attempts a SET outcome = s.outcome, detail = s.reason, finished_at = clock_timestamp()
         FROM settled s WHERE a.crqid = s.crqid)
       UPDATE outbox o SET state = s.state, lease_until = NULL, reason = s.reason, provider_id = s.provider_id,
         not_before = coalesce(s.not_before, o.not_before), settled_at = coalesce(s.settled_at, o.settled_at)
       FROM settled s WHERE o.id = s.id AND o.state = 'sending'`,
      [JSON.stringify(rows)],
    )
    .options({ name: 'settle-messages' });
}
