import type { Knex } from 'knex';
import type { GrievanceState } from '../../domain/lifecycle/state';
import type { Outcome, Stage } from '../../domain/vocabulary';

export type CaseRow = {
  reference: string;
  stage: Stage;
  outcome: Outcome | null;
  cycle: number;
  seq: number;
  started: boolean;
  completed: boolean;
  emergency: boolean;
  holder_office: string | null;
  holder_post: string | null;
  due_at: number | null;
  window_until: number | null;
  key_id: string | null;
  channel: string;
  state: GrievanceState;
};

export async function loadCase(db: Knex, reference: string): Promise<CaseRow | null> {
  const row = (await db('grievances')
    .where({ reference })
    .options({ name: 'load-case' })
    .first(
      'reference',
      'stage',
      'outcome',
      'cycle',
      'seq',
      'started',
      'completed',
      'emergency',
      'holder_office',
      'holder_post',
      'due_at',
      'window_until',
      'key_id',
      'channel',
      'state',
    )) as CaseRow | undefined;
  return row ?? null;
}
