import knex from 'knex';
import type { Knex } from 'knex';
import { types } from 'pg';
import type { Instant } from '../domain/time';

const TIMESTAMPTZ = 1184;
const INT8 = 20;

/**
 * Opens the register. Instants come back as integer milliseconds, bigint ids as numbers (2^53 rows is enough),
 * so nothing above the register ever sees a `Date`. `close` by `db.destroy()`.
 */
export function openRegister(databaseUrl: string, options: { poolMax?: number; name?: string } = {}): Knex {
  return knex({
    client: 'pg',
    connection: {
      connectionString: databaseUrl,
      application_name: options.name ?? 'ssm',
      types: { getTypeParser: parserOf as never },
    },
    pool: { min: 0, max: options.poolMax ?? 12 },
    acquireConnectionTimeout: 10_000,
    // knex would print to the console; whatever fails is thrown too, and logged by whoever asked.
    log: { warn: silent, error: silent, deprecate: silent, debug: silent },
  });
}

const silent = (): void => undefined;

function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === TIMESTAMPTZ) return (value) => Date.parse(value);
  if (oid === INT8) return Number;
  return format === 'binary'
    ? (types.getTypeParser(oid, 'binary') as (value: string) => unknown)
    : (types.getTypeParser(oid) as (value: string) => unknown);
}

/** An instant as PostgreSQL takes it. */
export function sqlTime(at: Instant): Date;
export function sqlTime(at: Instant | null): Date | null;
export function sqlTime(at: Instant | null): Date | null {
  return at === null ? null : new Date(at);
}
