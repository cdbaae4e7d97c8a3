/**
 * The two statements of a step. Each is one round trip with a text that never changes, so PostgreSQL plans it once
 * a connection: a step that wrote its tables one by one took 13 round trips and three times the CPU (docs/benchmarks.md).
 */
import type { Knex } from 'knex';
import type { GrievanceState } from '../../domain/lifecycle/state';
import type { Language } from '../../domain/vocabulary';

/** A row by its column names; what is an object or a list goes into a `jsonb` column as it is. */
export type Row = Readonly<Record<string, unknown>>;

export type StepRows = {
  reference: string;
  /** The projection's columns. */
  grievance: Row;
  ledger: readonly Row[];
  payloads: readonly Row[];
  custody: readonly Row[];
  rungs: readonly Row[];
  /** Queued messages of these events have become untrue; empty while the case stays where it is. */
  untrueEvents: readonly string[];
  outbox: readonly Row[];
  /** Commands that these entries record. */
  recorded: readonly { id: string; seq: number }[];
};

export type StepSubject = {
  seq: number;
  last_hash: string;
  state: GrievanceState;
  mobile: string | null;
  email: string | null;
  complainant_language: Language | null;
  policy: number | null;
  office: number | null;
  calls: number | null;
  commands: CommandWords[];
};

export type CommandWords = {
  id: string;
  actor: { post: string | null; channel?: string | null };
  officer: string | null;
  content: Record<string, unknown>;
};

/**
 * Locks the case and reads what its step needs: the words of the commands that are recorded, the complainant's
 * address, the versions of policy and calendars in force.
 */
export async function lockStepSubject(
  trx: Knex.Transaction,
  reference: string,
  commandIds: readonly string[],
): Promise<StepSubject | null> {
  const { rows } = (await trx
    .raw(
      `SELECT g.seq, g.last_hash, g.state, c.mobile, c.email, c.complainant_language,
              (SELECT max(version) FROM policies) AS policy,
              (SELECT max(version) FROM calendars WHERE id = 'office') AS office,
              (SELECT max(version) FROM calendars WHERE id = 'calls') AS calls,
              coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'actor', k.actor, 'officer', k.officer,
                                                            'content', k.content))
                        FROM commands k WHERE k.id = ANY (CAST(? AS text[]))), '[]') AS commands
       FROM grievances g LEFT JOIN complaints c ON c.reference = g.reference
       WHERE g.reference = ? FOR UPDATE OF g`,
      [[...commandIds], reference],
    )
    .options({ name: 'lock-step-subject' })) as { rows: StepSubject[] };
  return rows[0] ?? null;
}

export const PROJECTION_COLUMNS = `stage, cycle, outcome, category, department, district, tier, emergency, suspected, holder_office,
  holder_post, due_at, sort_due, ended_at, disposed_at, window_until, rung, escalation_level, merged_into, seq, last_hash,
  policy_version, office_calendar_version, call_calendar_version, completed, state`;
export const LEDGER_COLUMNS = `reference, seq, at, kind, name, command_id, from_stage, to_stage, office, actor_post, actor_officer,
  actor_channel, cycle, events, digest, previous_hash, hash`;
export const PAYLOAD_COLUMNS = 'reference, seq, salt, payload';
export const CUSTODY_COLUMNS = 'reference, office, relation, since';
const RUNG_COLUMNS = 'reference, cycle, key, action, audience, planned_at, fired_at, emergency';
export const OUTBOX_COLUMNS = `key, reference, seq, event, audience, channel, language, recipient_post, recipient_officer, address, text,
  template_values, urgent, at, not_before`;

/** The parts write different rows, or rows that were there before: their order among themselves does not matter. */
const WRITE = `
  WITH given AS (SELECT CAST(? AS text) AS this_case, CAST(? AS jsonb) AS rows),
  moved AS (
    UPDATE grievances SET (${PROJECTION_COLUMNS}) =
      (SELECT ${PROJECTION_COLUMNS} FROM given, jsonb_populate_record(NULL::grievances, rows -> 'grievance'))
    WHERE reference = (SELECT this_case FROM given)),
  chained AS (
    INSERT INTO ledger (${LEDGER_COLUMNS})
    SELECT ${LEDGER_COLUMNS} FROM given, jsonb_populate_recordset(NULL::ledger, rows -> 'ledger')),
  worded AS (
    INSERT INTO ledger_payloads (${PAYLOAD_COLUMNS})
    SELECT ${PAYLOAD_COLUMNS}
    FROM given, jsonb_populate_recordset(NULL::ledger_payloads, rows -> 'payloads')),
  seen AS (
    INSERT INTO custody (${CUSTODY_COLUMNS})
    SELECT ${CUSTODY_COLUMNS} FROM given, jsonb_populate_recordset(NULL::custody, rows -> 'custody')
    ON CONFLICT DO NOTHING),
  climbed AS (
    INSERT INTO fired_rungs (${RUNG_COLUMNS})
    SELECT ${RUNG_COLUMNS} FROM given, jsonb_populate_recordset(NULL::fired_rungs, rows -> 'rungs')),
  withdrawn AS (
    UPDATE outbox SET state = 'withdrawn', reason = 'the case has moved on',
      settled_at = CAST((SELECT rows -> 'ledger' -> -1 ->> 'at' FROM given) AS timestamptz)
    WHERE reference = (SELECT this_case FROM given) AND state = 'queued'
      AND event IN (SELECT jsonb_array_elements_text(rows -> 'untrueEvents') FROM given)),
  told AS (
    INSERT INTO outbox (${OUTBOX_COLUMNS})
    SELECT ${OUTBOX_COLUMNS} FROM given, jsonb_populate_recordset(NULL::outbox, rows -> 'outbox')
    ON CONFLICT (key) DO NOTHING),
  recorded AS (
    UPDATE commands SET recorded_seq = r.seq
    FROM given, jsonb_to_recordset(rows -> 'recorded') AS r(id text, seq integer) WHERE commands.id = r.id)
  SELECT 1`;

/** Writes everything a step writes but calls and visits. */
export async function writeStepRows(trx: Knex.Transaction, rows: StepRows): Promise<void> {
  await trx.raw(WRITE, [rows.reference, JSON.stringify(rows)]).options({ name: 'write-step-rows' });
}
