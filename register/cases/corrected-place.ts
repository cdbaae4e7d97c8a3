import type { Knex } from 'knex';
import type { LedgerEntry } from '../../domain/lifecycle/events';
import type { EntryWords } from '../ledger/append-entries';

/** The block is no fact of the lifecycle, only of the record: an analyst who validates or corrects may name it. */
export async function writeCorrectedPlace(
  trx: Knex.Transaction,
  reference: string,
  entries: readonly LedgerEntry[],
  wordsOf: (entry: LedgerEntry) => EntryWords,
): Promise<void> {
  for (const entry of entries) {
    if (entry.name !== 'validate' && entry.name !== 'correct') continue;
    const block = wordsOf(entry).payload['block'];
    if (typeof block === 'string') await trx('complaints').where({ reference }).update({ block });
  }
}
