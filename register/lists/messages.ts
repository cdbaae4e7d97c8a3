/** What was sent to whom about a case, with every attempt. */
import type { Knex } from 'knex';
import type { Instant } from '../../domain/time';

export type MessageRow = {
  id: number;
  key: string;
  event: string;
  audience: string;
  channel: string;
  language: string;
  recipient_post: string | null;
  address: string | null;
  text: string;
  at: Instant;
  not_before: Instant;
  state: string;
  reason: string | null;
  settled_at: Instant | null;
  attempts: { startedAt: string; outcome: string | null; detail: string | null; finishedAt: string | null }[];
};

export async function listMessages(
  db: Knex,
  reference: string,
  after: number,
  limit: number,
): Promise<MessageRow[]> {
  return (await db('outbox as m')
    .where('m.reference', reference)
    .andWhere('m.id', '>', after)
    .orderBy('m.id')
    .limit(limit)
    .select(
      'm.id',
      'm.key',
      'm.event',
      'm.audience',
      'm.channel',
      'm.language',
      'm.recipient_post',
      'm.address',
      'm.text',
      'm.at',
      'm.not_before',
      'm.state',
      'm.reason',
      'm.settled_at',
      db.raw(`COALESCE((
        SELECT jsonb_agg(jsonb_build_object('startedAt', a.started_at, 'outcome', a.outcome, 'detail', a.detail,
          'finishedAt', a.finished_at) ORDER BY a.started_at)
        FROM message_attempts a WHERE a.message = m.id), '[]') AS attempts`),
    )) as MessageRow[];
}
