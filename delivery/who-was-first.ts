import type { Knex } from 'knex';
import { forPeople } from '../domain/time';
import type { Instant } from '../domain/time';

/**
 * Of two commands that race one wins, and the other says who was first (page 3): post and command, not the
 * officer's name, for the one refused may not be entitled to it.
 */
export async function whoWasFirst(db: Knex, reference: string, seq: number): Promise<string | null> {
  const rival = (await db('ledger as l')
    .leftJoin('posts as p', 'p.id', 'l.actor_post')
    .where({ 'l.reference': reference, 'l.seq': seq })
    .first('l.name', 'l.at', 'p.title')) as { name: string; at: Instant; title: string | null } | undefined;
  if (rival === undefined) return null;
  return `${rival.title ?? 'Somebody else'} was first (${rival.name}, ${forPeople(rival.at)}).`;
}
