import type { Knex } from 'knex';
import type { Instant } from '../../domain/time';
import { sqlTime } from '../database';
import type { Category, Department, Office, Post } from './entries';
import { buildSnapshot } from './snapshot';
import type { DirectoryRows, DistrictEntry, Posting, Snapshot } from './snapshot';

/** The directory's version: one row, one number. */
export async function directoryVersion(db: Knex): Promise<number> {
  const row: { version: number } | undefined = await db('directory_version').first('version');
  if (row === undefined) throw new Error('The register has no directory version: run `ssm migrate`.');
  return row.version;
}

/**
 * Reads the whole directory as of one moment (a transaction that sees one state), so that no post is read without
 * its office. Postings that ended before `now` stay in the register.
 */
export async function loadSnapshot(db: Knex, now: Instant): Promise<Snapshot> {
  const rows = await db.transaction(
    async (tx): Promise<DirectoryRows> => ({
      version: await directoryVersion(tx),
      districts: await tx('districts')
        .select<DistrictEntry[]>('slug', 'lgd', 'name', tx.raw(`detail ->> 'headquarters' as headquarters`))
        .orderBy('slug'),
      departments: await tx<Department>('departments').select('code', 'name').orderBy('code'),
      categories: await tx<Category>('categories')
        .select('code', 'name', 'department', 'tier', 'chain')
        .select({ isEmergency: 'is_emergency', atrLimit: 'atr_limit', emergencyHours: 'emergency_hours' })
        .orderBy('code'),
      offices: await tx<Office>('offices')
        .select('id', 'name', 'kind', 'parent', 'department', 'district', 'level')
        .select({ nameBn: 'name_bn' }),
      police: await tx('police_jurisdictions').select('slug', 'district', 'office').orderBy('slug'),
      posts: await tx<Post>('posts').select('id', 'office', 'role', 'rank', 'title'),
      postings: await tx('postings')
        .join('officers', 'officers.id', 'postings.officer')
        .whereRaw('(postings.until_at IS NULL OR postings.until_at > ?)', [sqlTime(now)])
        .select<Posting[]>('post', 'officer', 'name', 'mobile', 'email', 'language', 'acting')
        .select({ from: 'postings.from_at', until: 'postings.until_at' })
        .orderBy('postings.from_at'),
    }),
    { isolationLevel: 'repeatable read', readOnly: true },
  );
  return buildSnapshot(rows);
}
