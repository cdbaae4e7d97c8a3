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

export type Accepted = { id: string } | { moved: true };

/**
 * Writes a command into the register before anybody acts on it: from here on it will be applied or refused. The
 * case's row is locked first, so that acceptance is ordered per case; one statement, for every command waits for it.
 */
export async function acceptCommand(db: Knex | Knex.Transaction, command: NewCommand): Promise<Accepted> {
  const { reference, expectSeq = null } = command;
  const { rows } = (await db
    .raw(
      `WITH this_case AS (SELECT reference, seq FROM grievances WHERE reference = :reference FOR NO KEY UPDATE),
       accepted AS (
         INSERT INTO commands (id, reference, command, actor, officer, key_id, accepted_at, seen_cycle, seen_seq, body, content)
         SELECT :id, reference, :command, CAST(:actor AS jsonb), :officer, :keyId, CAST(:at AS timestamptz),
                CAST(:seenCycle AS integer), CAST(:seenSeq AS integer), CAST(:body AS jsonb), CAST(:content AS jsonb)
         FROM this_case WHERE seq = coalesce(CAST(:expectSeq AS integer), seq)
         RETURNING id)
       SELECT (SELECT id FROM accepted) AS id FROM this_case`,
      {
        reference,
        id: command.id ?? randomUUID(),
        command: command.body.command,
        actor: JSON.stringify({ ...command.actor, channel: command.channelOfKey }),
        officer: command.officer,
        keyId: command.keyId,
        at: sqlTime(command.at),
        seenCycle: command.seen?.cycle ?? null,
        seenSeq: command.seen?.seq ?? null,
        body: JSON.stringify(command.body),
        content: JSON.stringify(command.content),
        expectSeq,
      },
    )
    .options({ name: 'accept-command' })) as { rows: { id: string | null }[] };
  const row = rows[0];
  if (row === undefined) throw new Error(`There is no case ${reference}.`);
  return row.id === null ? { moved: true } : { id: row.id };
}
