import type { Knex } from 'knex';
import type { Instant } from '../../domain/time';
import { sqlTime } from '../database';

/** Writes the outcome of a delivery back, once; a later answer of the same delivery changes nothing. */
export async function settleApplied(db: Knex, id: string, seq: number, at: Instant): Promise<void> {
  await db('commands')
    .where({ id, status: 'queued' })
    .options({ name: 'settle-applied' })
    .update({ status: 'applied', recorded_seq: seq, decided_at: sqlTime(at) });
}

export async function settleRefused(
  db: Knex,
  id: string,
  refusal: { code: string; sentence: string },
  at: Instant,
): Promise<void> {
  await db('commands')
    .where({ id, status: 'queued' })
    .update({
      status: 'refused',
      refusal_code: refusal.code,
      refusal_sentence: refusal.sentence,
      decided_at: sqlTime(at),
    });
}
