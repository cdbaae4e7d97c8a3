import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { LedgerEntry } from '../../domain/lifecycle/events';
import type { GrievanceState } from '../../domain/lifecycle/state';
import { appendEntries } from '../ledger/append-entries';
import type { NewCommand } from './accept-command';
import { acceptCommand } from './accept-command';
import { settleApplied } from './settle-command';

/**
 * Notes and papers for a case whose workflow has completed are kept in the register only (page 3, note): the
 * chain grows, nothing moves.
 */
export async function recordAfterCompletion(db: Knex, command: NewCommand): Promise<{ id: string }> {
  return db.transaction(async (trx) => {
    const row = (await trx('grievances')
      .where({ reference: command.reference })
      .forUpdate()
      .first('seq', 'last_hash', 'state')) as { seq: number; last_hash: string; state: GrievanceState };
    const id = command.id ?? randomUUID();
    await acceptCommand(trx, { ...command, id });
    const about = command.body.command === 'attach' ? 'attachment' : 'note';
    const entry: LedgerEntry = {
      seq: row.seq + 1,
      at: command.at,
      kind: 'command',
      name: command.body.command,
      commandId: id,
      events: [{ type: 'evidence-kept', about }],
    };
    const actor = { post: command.actor.post, officer: command.officer, channel: command.channelOfKey };
    const words = { actor, payload: command.content };
    const { state, hash } = await appendEntries(trx, row.state, [entry], () => words, row.last_hash);
    await trx('grievances')
      .where({ reference: command.reference })
      .update({ seq: state.seq, last_hash: hash, state: JSON.stringify(state) });
    await settleApplied(trx, id, entry.seq, command.at);
    return { id };
  });
}
