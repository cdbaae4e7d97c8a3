import type { Knex } from 'knex';
import { forPeople } from '../domain/time';
import type { Instant } from '../domain/time';
import type { StoredCommand } from '../register/commands/read-command';

const MOVED_CODES = ['wrong-stage', 'not-holder', 'overtaken', 'not-above', 'not-below', 'already-done'];

/**
 * Of two commands that race one wins, and the other says who was first (page 3): post and command, not the
 * officer's name, for the one refused may not be entitled to it. `null` where nobody moved the case meanwhile.
 */
export async function whoWasFirst(db: Knex, refused: StoredCommand, code: string): Promise<string | null> {
  if (refused.seen === null || !MOVED_CODES.includes(code)) return null;
  const rival = (await db('ledger as l')
    .leftJoin('posts as p', 'p.id', 'l.actor_post')
    .where('l.reference', refused.reference)
    .andWhere('l.seq', '>', refused.seen.seq)
    .andWhere('l.kind', 'command')
    .andWhereRaw('l.actor_post IS DISTINCT FROM ?', [refused.actor.post])
    .orderBy('l.seq', 'desc')
    .first('l.name', 'l.at', 'p.title')) as { name: string; at: Instant; title: string | null } | undefined;
  if (rival === undefined) return null;
  return `${rival.title ?? 'Somebody else'} was first (${rival.name}, ${forPeople(rival.at)}).`;
}
