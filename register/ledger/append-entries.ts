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
  let state = before;
  let hash = previousHash;
  const rows: Record<string, unknown>[] = [];
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
    rows.push({
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
      events: JSON.stringify(entry.events),
      digest,
      previous_hash: previous,
      hash,
    });
    payloads.push({ reference: after.reference, seq: entry.seq, salt, payload: JSON.stringify(payload) });
    state = after;
  }
  if (state === null) throw new Error('A chain needs at least one entry.');
  if (rows.length > 0) {
    await trx('ledger').insert(rows);
    await trx('ledger_payloads').insert(payloads);
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
