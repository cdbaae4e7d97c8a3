import type { Knex } from 'knex';
import { z } from 'zod';

const answerShape = z.object({ rows: z.tuple([z.object({ trigrams: z.array(z.string()) })]) });

/**
 * Whether this database can search Bengali. With the locale C it knows no letter but ASCII's: a trigram search then
 * finds nothing, without any error.
 *
 * @returns a sentence with the cure, or undefined when all is well
 */
export async function checkTrigrams(db: Knex): Promise<string | undefined> {
  const available: unknown = await db.raw(`select 1 from pg_available_extensions where name = 'pg_trgm'`);
  if (z.object({ rows: z.array(z.unknown()) }).parse(available).rows.length === 0) {
    return 'The register’s PostgreSQL lacks the extension pg_trgm: install its contrib package.';
  }
  const installed: unknown = await db.raw(`select 1 from pg_extension where extname = 'pg_trgm'`);
  if (z.object({ rows: z.array(z.unknown()) }).parse(installed).rows.length === 0) {
    return 'The register’s database has no extension pg_trgm: run `ssm migrate` as a user who may create it.';
  }
  const answer: unknown = await db.raw('select show_trgm(?) as trigrams', ['বিদ্যুৎ']);
  if (answerShape.parse(answer).rows[0].trigrams.length > 0) return undefined;
  return 'The register’s database cannot search Bengali: make it anew with `create database … locale "C.UTF-8" template template0`.';
}
