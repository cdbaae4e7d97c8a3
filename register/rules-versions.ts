import type { Knex } from 'knex';

/** The versions of policy and calendars in force: every step compares them, so a missed re-plan heals. */
export async function currentVersions(db: Knex): Promise<{ policy: number; office: number; calls: number }> {
  const { rows } = (await db.raw(`
    SELECT (SELECT max(version) FROM policies) AS policy,
           (SELECT max(version) FROM calendars WHERE id = 'office') AS office,
           (SELECT max(version) FROM calendars WHERE id = 'calls') AS calls
  `)) as { rows: { policy: number | null; office: number | null; calls: number | null }[] };
  const found = rows[0];
  return { policy: found?.policy ?? 1, office: found?.office ?? 1, calls: found?.calls ?? 1 };
}
