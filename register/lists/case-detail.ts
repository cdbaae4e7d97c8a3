/** One case with its words, for whoever may see it. */
import type { Knex } from 'knex';
import type { GrievanceState } from '../../domain/lifecycle/state';
import type { Instant } from '../../domain/time';
import type { Channel, Kind, Outcome, Stage } from '../../domain/vocabulary';
import { withinScope } from './scope';
import type { CaseScope } from './scope';

export type CaseDetail = {
  reference: string;
  kind: Kind;
  channel: Channel;
  stage: Stage;
  cycle: number;
  outcome: Outcome | null;
  category: string | null;
  department: string | null;
  district: string | null;
  tier: string;
  emergency: boolean;
  suspected: boolean;
  holder_office: string | null;
  holder_post: string | null;
  lodged_at: Instant;
  due_at: Instant | null;
  ended_at: Instant | null;
  disposed_at: Instant | null;
  window_until: Instant | null;
  rung: number;
  escalation_level: number;
  merged_into: string | null;
  seq: number;
  key_id: string | null;
  partner_reference: string | null;
  completed: boolean;
  state: GrievanceState;
  text: string;
  language: string;
  name: string | null;
  mobile: string | null;
  email: string | null;
  address: string | null;
  complainant_language: string;
  block: string | null;
  said: { unknown?: string[] } & Record<string, unknown>;
  received_at: Instant;
  suggestions: unknown;
};

/** Named, not `*`: a prepared statement must give the same columns after a migration. */
const COLUMNS = [
  'g.reference',
  'g.kind',
  'g.channel',
  'g.stage',
  'g.cycle',
  'g.outcome',
  'g.category',
  'g.department',
  'g.district',
  'g.tier',
  'g.emergency',
  'g.suspected',
  'g.holder_office',
  'g.holder_post',
  'g.lodged_at',
  'g.due_at',
  'g.ended_at',
  'g.disposed_at',
  'g.window_until',
  'g.rung',
  'g.escalation_level',
  'g.merged_into',
  'g.seq',
  'g.key_id',
  'g.partner_reference',
  'g.completed',
  'g.state',
  'c.text',
  'c.language',
  'c.name',
  'c.mobile',
  'c.email',
  'c.address',
  'c.complainant_language',
  'c.block',
  'c.said',
  'c.received_at',
  'c.suggestions',
];

/** `null`: there is no such case, or none within the scope; the two cannot be told apart. */
export async function loadCaseDetail(
  db: Knex,
  scope: CaseScope,
  reference: string,
): Promise<CaseDetail | null> {
  const query = db('grievances as g')
    .join('complaints as c', 'c.reference', 'g.reference')
    .where('g.reference', reference)
    .options({ name: `case-detail-${scope.sees}` })
    .first(COLUMNS);
  const row = (await withinScope(query, scope)) as CaseDetail | undefined;
  return row ?? null;
}
