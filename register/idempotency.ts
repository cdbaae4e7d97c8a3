/**
 * Answers kept for repeated requests (page 8): the same key and body of the same calling key get the first answer
 * again, however often and whichever API process is asked. Kept 7 days.
 *
 * A request claims its key before it acts. The claim has a lease: when the process dies in between, the key is
 * free again after it. What the request made is noted on the claim in the same transaction that makes it, fenced
 * by the claim's token: so a repetition after a crash finds it, and a request that lost its lease makes nothing.
 * Leases use the database's clock: they are about processes, not about the business.
 */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

const LEASE = '20 seconds';
const KEPT = '7 days';

export type StoredAnswer = { status: number; headers: Record<string, string>; body: string | null };

/**
 * What a request made before its process died: the reference it lodged, the command it accepted, the
 * call whose outcome it recorded. */
export type Made = { reference?: string; command?: string; call?: string };

export type IdempotencyClaim = {
  keyId: string;
  key: string;
  token: string;
  /** Not `null`: an earlier request with this key made this and then never answered. */
  made: Made | null;
};

export type ClaimOutcome =
  | { kind: 'claimed'; claim: IdempotencyClaim }
  | { kind: 'answered'; answer: StoredAnswer }
  | { kind: 'other-body' }
  | { kind: 'in-flight'; retryAfterSeconds: number };

/** A request that outlived its lease: another has taken its key over. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

type Row = {
  body_hash: string;
  status: number | null;
  headers: { token?: string; made?: Made; answer?: Record<string, string> } | null;
  body: string | null;
  wait: number;
};

export async function claimKey(
  db: Knex,
  request: { keyId: string; key: string; bodyHash: string },
): Promise<ClaimOutcome> {
  const { keyId, key, bodyHash } = request;
  const token = randomUUID();
  const taken = (await db.raw(
    `INSERT INTO idempotency_keys AS k (key_id, idempotency_key, body_hash, headers, locked_until)
     VALUES (:keyId, :key, :bodyHash, jsonb_build_object('token', CAST(:token AS text)), clock_timestamp() + CAST(:lease AS interval))
     ON CONFLICT (key_id, idempotency_key) DO UPDATE SET
       body_hash = excluded.body_hash, locked_until = excluded.locked_until, status = NULL, body = NULL,
       headers = excluded.headers || CASE
         WHEN k.created_at >= clock_timestamp() - CAST(:kept AS interval) AND jsonb_exists(k.headers, 'made')
         THEN jsonb_build_object('made', k.headers -> 'made') ELSE jsonb_build_object() END,
       created_at = CASE WHEN k.created_at < clock_timestamp() - CAST(:kept AS interval) THEN clock_timestamp() ELSE k.created_at END
     WHERE k.created_at < clock_timestamp() - CAST(:kept AS interval)
        OR (k.status IS NULL AND k.locked_until <= clock_timestamp() AND k.body_hash = excluded.body_hash)
     RETURNING headers`,
    { keyId, key, bodyHash, token, lease: LEASE, kept: KEPT },
  )) as { rows: { headers: { made?: Made } }[] };
  const claimed = taken.rows[0];
  if (claimed !== undefined)
    return { kind: 'claimed', claim: { keyId, key, token, made: claimed.headers.made ?? null } };
  const row = (await db('idempotency_keys')
    .where({ key_id: keyId, idempotency_key: key })
    .first(
      'body_hash',
      'status',
      'headers',
      'body',
      db.raw('greatest(1, ceil(extract(epoch FROM locked_until - clock_timestamp())))::integer AS wait'),
    )) as Row | undefined;
  // Released between the two statements: the caller may try again at once.
  if (row === undefined) return { kind: 'in-flight', retryAfterSeconds: 1 };
  if (row.body_hash !== bodyHash) return { kind: 'other-body' };
  if (row.status === null) return { kind: 'in-flight', retryAfterSeconds: row.wait };
  return {
    kind: 'answered',
    answer: { status: row.status, headers: row.headers?.answer ?? {}, body: row.body },
  };
}

/**
 * Notes what the request makes, inside the transaction that makes it.
 *
 * @throws ClaimLost when another request has taken the key over: the transaction must not commit
 */
export async function noteMade(trx: Knex.Transaction, claim: IdempotencyClaim, made: Made): Promise<void> {
  const changed = await trx('idempotency_keys')
    .where({ key_id: claim.keyId, idempotency_key: claim.key })
    .whereRaw(`headers ->> 'token' = ?`, [claim.token])
    .update({ headers: JSON.stringify({ token: claim.token, made }) });
  if (changed === 0) throw new ClaimLost('The Idempotency-Key was taken over by another request.');
}

/** Keeps the answer. `body` is kept as text, so that it comes again byte for byte. */
export async function keepAnswer(db: Knex, claim: IdempotencyClaim, answer: StoredAnswer): Promise<void> {
  await mine(db, claim).update({
    status: answer.status,
    headers: JSON.stringify({ answer: answer.headers }),
    body: answer.body === null ? null : JSON.stringify(answer.body),
  });
}

/** Nothing was done (a 4xx): the key is free for a corrected request. */
export async function releaseKey(db: Knex, claim: IdempotencyClaim): Promise<void> {
  await mine(db, claim).delete();
}

/** Something failed on our side: what was made stays noted, and a repetition may come at once. */
export async function abandonKey(db: Knex, claim: IdempotencyClaim): Promise<void> {
  await mine(db, claim).whereRaw(`NOT jsonb_exists(headers, 'made')`).delete();
  await mine(db, claim).update({ locked_until: db.raw('clock_timestamp()') });
}

function mine(db: Knex, claim: IdempotencyClaim): Knex.QueryBuilder {
  return db('idempotency_keys')
    .where({ key_id: claim.keyId, idempotency_key: claim.key })
    .whereRaw(`headers ->> 'token' = ?`, [claim.token]);
}

/** Answers older than 7 days; returns how many. */
export async function forgetOldAnswers(db: Knex): Promise<number> {
  return db('idempotency_keys').whereRaw('created_at < clock_timestamp() - ?::interval', [KEPT]).delete();
}
