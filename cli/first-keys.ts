import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Knex } from 'knex';
import { z } from 'zod';

const contents = z.object({ cluster: z.string(), web: z.string(), administrator: z.string() });

export type FirstKeys = z.output<typeof contents>;

export function keysFile(dataFolder: string): string {
  return path.join(dataFolder, 'keys.json');
}

/**
 * The keys of a fresh start: one for the web channel, one for the administrator's post; kept, readable by the owner
 * alone, so that the line that `start` prints works as pasted, every time. Only for the embedded register: with a
 * real one, keys are made by hand and shown once (`ssm key create`).
 */
export async function firstKeys(db: Knex, dataFolder: string): Promise<FirstKeys> {
  const cluster = await clusterOf(db);
  const kept = await readKept(dataFolder);
  // Keys of a register that was thrown away since would be refused by this one.
  if (kept !== undefined && kept.cluster === cluster) return kept;
  const { createKey } = await import('../register/api-keys.js');
  const keys: FirstKeys = {
    cluster,
    web: await createKey(db, { channel: 'web' }),
    administrator: await createKey(db, { post: 'administrator' }),
  };
  await fs.writeFile(keysFile(dataFolder), `${JSON.stringify(keys, undefined, 2)}\n`, { mode: 0o600 });
  return keys;
}

async function readKept(dataFolder: string): Promise<FirstKeys | undefined> {
  const text = await fs.readFile(keysFile(dataFolder), 'utf8').catch(() => '');
  try {
    return contents.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A number PostgreSQL gives each cluster when it is made. */
async function clusterOf(db: Knex): Promise<string> {
  const answer: unknown = await db.raw('select system_identifier::text as id from pg_control_system()');
  return z.object({ rows: z.tuple([z.object({ id: z.string() })]) }).parse(answer).rows[0].id;
}
