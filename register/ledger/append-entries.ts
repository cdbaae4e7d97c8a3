import type { Knex } from 'knex';
import { evolveEntry } from '../../domain/lifecycle/evolve';
import { holderOffice } from '../../domain/lifecycle/custody';
import type { LedgerEntry } from '../../domain/lifecycle/events';
import type { GrievanceState } from '../../domain/lifecycle/state';
import { sqlTime } from '../database';
import { chainHash, digestOf, newSalt } from './chain';

export type EntryActor = { post: string | null; officer: string | null; channel: string | null };
export type EntryWords = { actor: EntryActor; payload: Record<string, unknown> };

export const NOBODY: EntryWords = { actor: { post: null, officer: null, channel: null }, payload: {} };

/** Rows of `ledger` and `ledger_payloads`, the state after them, and the chain's new end. */
export type ChainedEntries = {
  state: GrievanceState;
  hash: string;
  ledger: Record<string, unknown>[];
  payloads: Record<string, unknown>[];
};

/** Chains entries onto a case. Objects in the rows belong into `jsonb` columns. */
export function chainEntries(
  before: GrievanceState | null,
  entries: readonly LedgerEntry[],
  wordsOf: (entry: LedgerEntry) => EntryWords,
  previousHash: string,
): ChainedEntries {
  let state = before;
  let hash = previousHash;
  const ledger: Record<string, unknown>[] = [];
  const payloads: Record<string, unknown>[] = [];
  for (const entry of entries) {
    const after: GrievanceState = evolveEntry(state, entry);
    const { actor, payload } = wordsOf(entry);
    const salt = newSalt();
    const digest = digestOf(salt, payload);
    const facts = {
      reference: after.reference,
      entry,
      fromStage: state?.stage ?? null,
      toStage: after.stage,
      office: holderOffice(after),
      actor,
      cycle: after.cycle,
      digest,
    };
    const previous = hash;
    hash = chainHash(previous, facts);
    ledger.push({
      reference: after.reference,
      seq: entry.seq,
      at: sqlTime(entry.at),
      kind: entry.kind,
      name: entry.name,
      command_id: entry.commandId,
      from_stage: facts.fromStage,
      to_stage: facts.toStage,
      office: facts.office,
      actor_post: actor.post,
      actor_officer: actor.officer,
      actor_channel: actor.channel,
      cycle: facts.cycle,
      events: entry.events,
      digest,
      previous_hash: previous,
      hash,
    });
    payloads.push({ reference: after.reference, seq: entry.seq, salt, payload });
    state = after;
  }
  if (state === null) throw new Error('A chain needs at least one entry.');
  return { state, hash, ledger, payloads };
}

/**
 * Writes entries onto a case's chain inside the caller's transaction, which holds the case's row locked.
 * Returns the state after them and the chain's new end.
 */
export async function appendEntries(
  trx: Knex.Transaction,
  before: GrievanceState | null,
  entries: readonly LedgerEntry[],
  wordsOf: (entry: LedgerEntry) => EntryWords,
  previousHash: string,
): Promise<{ state: GrievanceState; hash: string }> {
  const { state, hash, ledger, payloads } = chainEntries(before, entries, wordsOf, previousHash);
  if (ledger.length > 0) {
    await trx('ledger').insert(ledger.map((row) => ({ ...row, events: JSON.stringify(row['events']) })));
    await trx('ledger_payloads').insert(
      payloads.map((row) => ({ ...row, payload: JSON.stringify(row['payload']) })),
    );
  }
  return { state, hash };
}

type LedgerRow = {
  seq: number;
  at: number;
  kind: LedgerEntry['kind'];
  name: string;
  command_id: string | null;
  events: LedgerEntry['events'];
};

/** The entries after `afterSeq`, as the workflow evolves them. */
export async function entriesAfter(db: Knex, reference: string, afterSeq: number): Promise<LedgerEntry[]> {
  const rows = (await db('ledger')
    .select('seq', 'at', 'kind', 'name', 'command_id', 'events')
    .where({ reference })
    .andWhere('seq', '>', afterSeq)
    .orderBy('seq')) as LedgerRow[];
  return rows.map(({ seq, at, kind, name, command_id, events }) => ({
    seq,
    at,
    kind,
    name,
    commandId: command_id,
    events,
  }));
}
