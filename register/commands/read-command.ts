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

/** Named, not `*`: a prepared statement must give the same columns after a migration. */
const COLUMNS: readonly (keyof Row)[] = [
  'id',
  'reference',
  'command',
  'status',
  'refusal_code',
  'refusal_sentence',
  'accepted_at',
  'recorded_seq',
  'key_id',
  'actor',
  'body',
  'seen_cycle',
  'seen_seq',
];

export async function loadCommand(db: Knex, id: string): Promise<StoredCommand | null> {
  const row = (await db('commands').where({ id }).first()) as Row | undefined;
  return row === undefined ? null : fromRow(row);
}

/** The undelivered commands of a case in the order of their acceptance. */
export async function undeliveredCommands(db: Knex, reference: string): Promise<StoredCommand[]> {
  const rows = (await db('commands').where({ reference, status: 'queued' }).orderBy('position')) as Row[];
  return rows.map(fromRow);
}

/** A command, and whether it is its turn: no earlier one of the same case is undelivered. */
export async function loadCommandInTurn(
  db: Knex,
  id: string,
): Promise<{ stored: StoredCommand; inTurn: boolean } | null> {
  const row = (await db('commands as c')
    .where('c.id', id)
    .options({ name: 'load-command-in-turn' })
    .first(
      ...COLUMNS.map((column) => `c.${column}`),
      db.raw(
        `NOT EXISTS (SELECT FROM commands e WHERE e.reference = c.reference AND e.status = 'queued'
                     AND e.position < c.position) AS in_turn`,
      ),
    )) as (Row & { in_turn: boolean }) | undefined;
  return row === undefined ? null : { stored: fromRow(row), inTurn: row.in_turn };
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
