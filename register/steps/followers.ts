import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { GrievanceState } from '../../domain/lifecycle/state';
import { sqlTime } from '../database';

/**
 * Cases merged into one that is withdrawn or rejected go back to screening: each gets a command of the system,
 * which the dispatcher delivers like any other.
 */
export async function reopenFollowers(
  trx: Knex.Transaction,
  before: GrievanceState,
  after: GrievanceState,
): Promise<void> {
  const gone = after.outcome === 'withdrawn' || after.outcome === 'rejected';
  if (!gone || before.outcome === after.outcome) return;
  const followers = (await trx('grievances')
    .where({ merged_into: after.reference })
    .select('reference', 'seq', 'cycle')) as {
    reference: string;
    seq: number;
    cycle: number;
  }[];
  if (followers.length === 0) return;
  await trx('commands').insert(
    followers.map(({ reference, seq, cycle }) => ({
      id: randomUUID(),
      reference,
      command: 'unmerge',
      actor: JSON.stringify({ role: 'system', office: null, post: null, by: 'system', verifiedBy: null }),
      accepted_at: sqlTime(after.at),
      seen_cycle: cycle,
      seen_seq: seq,
      body: JSON.stringify({ command: 'unmerge' }),
    })),
  );
}
