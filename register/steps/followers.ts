import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { GrievanceState } from '../../domain/lifecycle/state';
import { sqlTime } from '../database';

type Follower = { reference: string; seq: number; cycle: number };

/**
 * What happens to a case happens to those merged into it (page 3, Merged): withdrawn or rejected, they go back to
 * screening; its window over, theirs is over too. Each gets a command of the system, which the dispatcher delivers
 * like any other. A case merged into one that was withdrawn in the same moment goes back itself.
 */
export async function moveFollowers(
  trx: Knex.Transaction,
  before: GrievanceState,
  after: GrievanceState,
): Promise<void> {
  const endedNow = before.outcome !== after.outcome;
  if (endedNow && isGone(after.outcome))
    await command(trx, 'unmerge', await followersOf(trx, after.reference), after.at);
  if (after.closed && !before.closed)
    await command(trx, 'endFollowing', await followersOf(trx, after.reference), after.at);
  if (endedNow && after.outcome === 'merged' && after.mergedInto !== null) {
    const target = (await trx('grievances')
      .where({ reference: after.mergedInto })
      .forShare()
      .first('outcome')) as { outcome: string | null } | undefined;
    const { reference, seq, cycle } = after;
    if (isGone(target?.outcome ?? null)) await command(trx, 'unmerge', [{ reference, seq, cycle }], after.at);
  }
}

function isGone(outcome: string | null): boolean {
  return outcome === 'withdrawn' || outcome === 'rejected';
}

async function followersOf(trx: Knex.Transaction, reference: string): Promise<Follower[]> {
  return (await trx('grievances')
    .where({ merged_into: reference })
    .select('reference', 'seq', 'cycle')) as Follower[];
}

async function command(
  trx: Knex.Transaction,
  name: 'unmerge' | 'endFollowing',
  cases: readonly Follower[],
  at: number,
): Promise<void> {
  if (cases.length === 0) return;
  await trx('commands').insert(
    cases.map(({ reference, seq, cycle }) => ({
      id: randomUUID(),
      reference,
      command: name,
      actor: JSON.stringify({ role: 'system', office: null, post: null, by: 'system', verifiedBy: null }),
      accepted_at: sqlTime(at),
      seen_cycle: cycle,
      seen_seq: seq,
      body: JSON.stringify({ command: name }),
    })),
  );
}
