/** The ledger of a case as people read it: what happened, who did it, in whose words. */
import type { Knex } from 'knex';
import type { GrievanceEvent } from '../../domain/lifecycle/events';
import type { Instant } from '../../domain/time';
import type { Stage } from '../../domain/vocabulary';

export type Movement = {
  seq: number;
  at: Instant;
  recorded_at: Instant;
  kind: 'command' | 'rung' | 'message' | 'system';
  name: string;
  command_id: string | null;
  from_stage: Stage | null;
  to_stage: Stage;
  office: string | null;
  actor_post: string | null;
  actor_officer: string | null;
  actor_channel: string | null;
  actor_name: string | null;
  cycle: number;
  events: GrievanceEvent[];
  payload: Record<string, unknown> | null;
  hash: string;
};

/** The caller has found the case within his scope; oldest first, after ledger sequence `after`. */
export async function listMovements(
  db: Knex,
  reference: string,
  after: number,
  limit: number,
): Promise<Movement[]> {
  return (await db('ledger as l')
    .leftJoin('ledger_payloads as p', (on) => {
      on.on('p.reference', 'l.reference').andOn('p.seq', 'l.seq');
    })
    .leftJoin('officers as o', 'o.id', 'l.actor_officer')
    .where('l.reference', reference)
    .andWhere('l.seq', '>', after)
    .orderBy('l.seq')
    .limit(limit)
    .select(
      'l.seq',
      'l.at',
      'l.recorded_at',
      'l.kind',
      'l.name',
      'l.command_id',
      'l.from_stage',
      'l.to_stage',
      'l.office',
      'l.actor_post',
      'l.actor_officer',
      'l.actor_channel',
      'o.name as actor_name',
      'l.cycle',
      'l.events',
      'p.payload',
      'l.hash',
    )) as Movement[];
}
