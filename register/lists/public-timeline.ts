/** What anyone may know who has the registration number and the last digits of the complainant's mobile. */
import type { Knex } from 'knex';
import type { Instant } from '../../domain/time';
import type { Kind, Language, Outcome, Stage } from '../../domain/vocabulary';

export type PublicCase = {
  reference: string;
  kind: Kind;
  stage: Stage;
  outcome: Outcome | null;
  lodged_at: Instant;
  due_at: Instant | null;
  ended_at: Instant | null;
  language: Language;
  mobile: string | null;
};
export type PublicMove = { at: Instant; to_stage: Stage; outcome: Outcome | null };

/**
 * Asks the same of the register whether or not there is such a case, so that neither answer nor time tells one from
 * the other.
 */
export async function loadPublicTimeline(
  db: Knex,
  reference: string,
): Promise<{ found: PublicCase | null; moves: PublicMove[] }> {
  const [found, moves] = await Promise.all([
    db('grievances as g')
      .join('complaints as c', 'c.reference', 'g.reference')
      .where('g.reference', reference)
      .first(
        'g.reference',
        'g.kind',
        'g.stage',
        'g.outcome',
        'g.lodged_at',
        'g.due_at',
        'g.ended_at',
        'c.complainant_language as language',
        'c.mobile',
      ) as Promise<PublicCase | undefined>,
    db('ledger as l')
      .where('l.reference', reference)
      .andWhereRaw('l.from_stage IS DISTINCT FROM l.to_stage')
      .orderBy('l.seq')
      .limit(200)
      .select(
        'l.at',
        'l.to_stage',
        db.raw(
          `jsonb_path_query_first(l.events, '$[*] ? (@.type == "ended").outcome') #>> '{}' AS outcome`.replace(
            '?',
            '\\?',
          ),
        ),
      ) as Promise<PublicMove[]>,
  ]);
  return { found: found ?? null, moves };
}
