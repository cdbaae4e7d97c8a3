import type { Knex } from 'knex';
import type { Actor, Command, CommandBody, CommandName } from '../../domain/lifecycle/commands';
import type { Instant } from '../../domain/time';

export type CommandStatus = 'queued' | 'applied' | 'refused';

export type StoredCommand = {
  id: string;
  reference: string;
  command: CommandName;
  status: CommandStatus;
  refusalCode: string | null;
  refusalSentence: string | null;
  acceptedAt: Instant;
  recordedSeq: number | null;
  keyId: string | null;
  actor: Actor;
  body: CommandBody;
  seen: { cycle: number; seq: number } | null;
};

type Row = {
  id: string;
  reference: string;
  command: CommandName;
  status: CommandStatus;
  refusal_code: string | null;
  refusal_sentence: string | null;
  accepted_at: Instant;
  recorded_seq: number | null;
  key_id: string | null;
  actor: Actor & { channel: string | null };
  body: CommandBody;
  seen_cycle: number | null;
  seen_seq: number | null;
};

export async function loadCommand(db: Knex, id: string): Promise<StoredCommand | null> {
  const row = (await db('commands').where({ id }).first()) as Row | undefined;
  return row === undefined ? null : fromRow(row);
}

/** The undelivered commands of a case in the order of their acceptance. */
export async function undeliveredCommands(db: Knex, reference: string): Promise<StoredCommand[]> {
  const rows = (await db('commands').where({ reference, status: 'queued' }).orderBy('position')) as Row[];
  return rows.map(fromRow);
}

/** Is an earlier command of the same case still undelivered? */
export async function hasEarlierUndelivered(db: Knex, id: string): Promise<boolean> {
  const earlier = (await db('commands as e')
    .join('commands as c', 'c.reference', 'e.reference')
    .where('c.id', id)
    .andWhere('e.status', 'queued')
    .andWhereRaw('e.position < c.position')
    .first('e.id')) as { id: string } | undefined;
  return earlier !== undefined;
}

function fromRow(row: Row): StoredCommand {
  const { channel: _channel, ...actor } = row.actor;
  return {
    id: row.id,
    reference: row.reference,
    command: row.command,
    status: row.status,
    refusalCode: row.refusal_code,
    refusalSentence: row.refusal_sentence,
    acceptedAt: row.accepted_at,
    recordedSeq: row.recorded_seq,
    keyId: row.key_id,
    actor,
    body: row.body,
    seen: row.seen_seq === null ? null : { cycle: row.seen_cycle ?? 1, seq: row.seen_seq },
  };
}

/** What the workflow gets of a stored command: nothing personal, no words. */
export function toLifecycleCommand(stored: StoredCommand, redelivered: boolean): Command {
  const { id, acceptedAt, actor, seen, body } = stored;
  return { ...body, id, at: acceptedAt, actor, seen, redelivered };
}
