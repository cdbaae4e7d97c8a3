import type { Knex } from 'knex';
import type { LedgerEntry } from '../domain/lifecycle/events';
import { CHAIN_START, chainHash, digestOf } from './ledger/chain';

export type LedgerFault = { reference: string; seq: number; fault: string };

type Row = {
  reference: string;
  seq: number;
  at: number;
  kind: LedgerEntry['kind'];
  name: string;
  command_id: string | null;
  from_stage: string | null;
  to_stage: string;
  office: string | null;
  actor_post: string | null;
  actor_officer: string | null;
  actor_channel: string | null;
  cycle: number;
  events: LedgerEntry['events'];
  digest: string;
  previous_hash: string;
  hash: string;
  salt: string | null;
  payload: unknown;
};

const PAGE = 2000;

/**
 * Recomputes every chain (or one case's) and names each entry that was changed, is missing or stands elsewhere.
 * Words that were erased leave their digest, which is all the chain needs.
 */
export async function verifyLedger(
  db: Knex,
  reference?: string,
): Promise<{ checked: number; faults: LedgerFault[] }> {
  const faults: LedgerFault[] = [];
  let checked = 0;
  let last: { reference: string; seq: number; hash: string } | null = null;
  for (;;) {
    const query = db('ledger as l')
      .leftJoin('ledger_payloads as p', (join) =>
        join.on('p.reference', 'l.reference').andOn('p.seq', 'l.seq'),
      )
      .select('l.*', 'p.salt', 'p.payload')
      .orderBy([{ column: 'l.reference' }, { column: 'l.seq' }])
      .limit(PAGE);
    if (reference !== undefined) void query.where('l.reference', reference);
    if (last !== null) void query.whereRaw('(l.reference, l.seq) > (?, ?)', [last.reference, last.seq]);
    const rows = (await query) as Row[];
    for (const row of rows) {
      const previous: { seq: number; hash: string } =
        last !== null && last.reference === row.reference ? last : { seq: 0, hash: CHAIN_START };
      for (const fault of faultsOf(row, previous))
        faults.push({ reference: row.reference, seq: row.seq, fault });
      last = { reference: row.reference, seq: row.seq, hash: row.hash };
      checked += 1;
    }
    if (rows.length < PAGE) break;
  }
  const ends = db('grievances as g')
    .leftJoin('ledger as l', (join) => join.on('l.reference', 'g.reference').andOn('l.seq', 'g.seq'))
    .whereRaw('l.hash IS DISTINCT FROM g.last_hash')
    .select('g.reference', 'g.seq');
  if (reference !== undefined) void ends.where('g.reference', reference);
  for (const row of (await ends) as { reference: string; seq: number }[])
    faults.push({
      reference: row.reference,
      seq: row.seq,
      fault: 'the chain does not end where the case says',
    });
  return { checked, faults };
}

function faultsOf(row: Row, previous: { seq: number; hash: string }): string[] {
  const faults: string[] = [];
  if (row.seq !== previous.seq + 1) faults.push(`entry ${previous.seq + 1} is missing before this one`);
  else if (row.previous_hash !== previous.hash) faults.push('does not follow from the entry before it');
  const entry: LedgerEntry = {
    seq: row.seq,
    at: row.at,
    kind: row.kind,
    name: row.name,
    commandId: row.command_id,
    events: row.events,
  };
  const hash = chainHash(row.previous_hash, {
    reference: row.reference,
    entry,
    fromStage: row.from_stage,
    toStage: row.to_stage,
    office: row.office,
    actor: { post: row.actor_post, officer: row.actor_officer, channel: row.actor_channel },
    cycle: row.cycle,
    digest: row.digest,
  });
  if (hash !== row.hash) faults.push('was changed');
  if (row.salt !== null && digestOf(row.salt, row.payload) !== row.digest)
    faults.push('its words were changed');
  return faults;
}
