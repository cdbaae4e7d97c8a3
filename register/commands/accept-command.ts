import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { Actor, CommandBody } from '../../domain/lifecycle/commands';
import type { Instant } from '../../domain/time';
import { sqlTime } from '../database';

export type NewCommand = {
  /** Given where the caller must know it beforehand (a repeated request finds it); else a fresh one. */
  id?: string;
  reference: string;
  body: CommandBody;
  /** The words: remarks, texts, attachments. Kept with the command and copied into the ledger's side table. */
  content: Record<string, unknown>;
  actor: Actor;
  channelOfKey: string | null;
  officer: string | null;
  keyId: string | null;
  seen: { cycle: number; seq: number } | null;
  at: Instant;
  /** `If-Match`: the ledger seq the caller has; `moved` when the case has another. */
  expectSeq?: number | null;
};

export type Accepted = { id: string; first: boolean } | { moved: true };

/**
 * Writes a command into the register before anybody acts on it: from here on it will be applied or refused.
 * `first`: no earlier command of the case is undelivered, so it may be delivered at once (order, page 2).
 * The case's row is locked, so that acceptance is ordered per case.
 */
export async function acceptCommand(db: Knex | Knex.Transaction, command: NewCommand): Promise<Accepted> {
  return db.transaction(async (trx) => {
    const row = (await trx('grievances')
      .where({ reference: command.reference })
      .forNoKeyUpdate()
      .first('seq')) as { seq: number } | undefined;
    if (row === undefined) throw new Error(`There is no case ${command.reference}.`);
    if (command.expectSeq !== undefined && command.expectSeq !== null && command.expectSeq !== row.seq)
      return { moved: true };
    const earlier = (await trx('commands')
      .where({ reference: command.reference, status: 'queued' })
      .first('id')) as { id: string } | undefined;
    const id = command.id ?? randomUUID();
    await trx('commands').insert({
      id,
      reference: command.reference,
      command: command.body.command,
      actor: JSON.stringify({ ...command.actor, channel: command.channelOfKey }),
      officer: command.officer,
      key_id: command.keyId,
      accepted_at: sqlTime(command.at),
      seen_cycle: command.seen?.cycle ?? null,
      seen_seq: command.seen?.seq ?? null,
      body: JSON.stringify(command.body),
      content: JSON.stringify(command.content),
    });
    return { id, first: earlier === undefined };
  });
}
