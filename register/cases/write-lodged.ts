import type { Knex } from 'knex';
import {
  CUSTODY_COLUMNS,
  LEDGER_COLUMNS,
  OUTBOX_COLUMNS,
  PAYLOAD_COLUMNS,
  PROJECTION_COLUMNS,
} from '../steps/write-step';
import type { Row } from '../steps/write-step';

export type LodgedRows = {
  grievance: Row;
  complaint: Row;
  ledger: readonly Row[];
  payloads: readonly Row[];
  custody: readonly Row[];
  outbox: readonly Row[];
};

const LODGED_COLUMNS = `reference, kind, channel, lodged_at, key_id, partner_reference, ${PROJECTION_COLUMNS}`;
const COMPLAINT_COLUMNS = `reference, text, language, name, mobile, email, address, complainant_language, block, said,
  received_at`;

const WRITE = `
  WITH given AS (SELECT CAST(? AS jsonb) AS rows),
  taken_in AS (
    INSERT INTO grievances (${LODGED_COLUMNS})
    SELECT ${LODGED_COLUMNS} FROM given, jsonb_populate_record(NULL::grievances, rows -> 'grievance')),
  said AS (
    INSERT INTO complaints (${COMPLAINT_COLUMNS})
    SELECT ${COMPLAINT_COLUMNS} FROM given, jsonb_populate_record(NULL::complaints, rows -> 'complaint')),
  chained AS (
    INSERT INTO ledger (${LEDGER_COLUMNS})
    SELECT ${LEDGER_COLUMNS} FROM given, jsonb_populate_recordset(NULL::ledger, rows -> 'ledger')),
  worded AS (
    INSERT INTO ledger_payloads (${PAYLOAD_COLUMNS})
    SELECT ${PAYLOAD_COLUMNS} FROM given, jsonb_populate_recordset(NULL::ledger_payloads, rows -> 'payloads')),
  seen AS (
    INSERT INTO custody (${CUSTODY_COLUMNS})
    SELECT ${CUSTODY_COLUMNS} FROM given, jsonb_populate_recordset(NULL::custody, rows -> 'custody')),
  told AS (
    INSERT INTO outbox (${OUTBOX_COLUMNS})
    SELECT ${OUTBOX_COLUMNS} FROM given, jsonb_populate_recordset(NULL::outbox, rows -> 'outbox')
    ON CONFLICT (key) DO NOTHING)
  SELECT 1`;

/** Writes a new case whole, in one statement whose text never changes (as a step is, register/steps/write-step.ts). */
export async function writeLodgedRows(trx: Knex.Transaction, rows: LodgedRows): Promise<void> {
  await trx.raw(WRITE, [JSON.stringify(rows)]).options({ name: 'write-lodged-rows' });
}
