/** Keys of channels and posts (page 8, Who calls). Only a digest is stored: a stolen register opens nothing. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Knex } from 'knex';
import { CHANNELS } from '../domain/vocabulary';
import type { Channel } from '../domain/vocabulary';

export type KeyOwner = { channel: string } | { post: string };

export type ApiKey = {
  id: string;
  channel: Channel | null;
  post: string | null;
  /** Requests a second, and how many at once (page 8: 50 and 200 unless set for the key). */
  perSecond: number;
  burst: number;
};

/** Whoever asked for a key named a channel or a post that does not exist; the message says what to name. */
export class UnknownKeyOwner extends Error {
  override readonly name = 'UnknownKeyOwner';
}

/** A revoked key is refused everywhere within this. */
const KEPT_MS = 2_000;
const KEPT_AT_MOST = 10_000;
type Kept = Map<string, { key: ApiKey; until: number }>;
const keptBy = new WeakMap<Knex, Kept>();

/**
 * Makes a key and hands it out; it cannot be read again. 256 random bits, so a plain SHA-256 needs no salt and no
 * slow hash: there is nothing to guess.
 *
 * @throws UnknownKeyOwner
 */
export async function createKey(db: Knex, owner: KeyOwner): Promise<string> {
  const channel = 'channel' in owner ? channelOf(owner.channel) : null;
  const post = 'post' in owner ? await postOf(db, owner.post) : null;
  const key = `ssm_${randomBytes(32).toString('base64url')}`;
  await db('api_keys').insert({ id: randomUUID(), hash: digestOf(key), channel, post });
  return key;
}

/** The key's owner and limits; `null` for a key that is unknown or revoked. */
export async function findKey(db: Knex, key: string): Promise<ApiKey | null> {
  const kept = keptOf(db);
  const hash = digestOf(key);
  const known = kept.get(hash);
  if (known !== undefined && known.until > performance.now()) return known.key;
  kept.delete(hash);
  const row = await db<{ hash: string; revoked_at: number | null }>('api_keys')
    .where({ hash })
    .whereNull('revoked_at')
    .select<ApiKey[]>('id', 'channel', 'post', 'burst', { perSecond: 'per_second' })
    .first();
  if (row === undefined) return null;
  if (kept.size >= KEPT_AT_MOST) kept.clear();
  kept.set(hash, { key: row, until: performance.now() + KEPT_MS });
  return row;
}

function channelOf(name: string): Channel {
  const channel = CHANNELS.find((known) => known === name.trim().toLowerCase());
  if (channel === undefined) {
    throw new UnknownKeyOwner(`There is no channel "${name}"; the channels are ${CHANNELS.join(', ')}.`);
  }
  return channel;
}

async function postOf(db: Knex, id: string): Promise<string> {
  const row: { id: string } | undefined = await db('posts').where({ id }).first('id');
  if (row === undefined) {
    throw new UnknownKeyOwner(
      `There is no post "${id}"; the administrator's key lists the posts at GET /v1/posts.`,
    );
  }
  return row.id;
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function keptOf(db: Knex): Kept {
  const known = keptBy.get(db);
  if (known !== undefined) return known;
  const fresh: Kept = new Map();
  keptBy.set(db, fresh);
  return fresh;
}
