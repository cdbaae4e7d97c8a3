/** Calls: callbacks, outreach and feedback are one kind of task with a lease and attempts (page 3, Calls). */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { DAY } from '../domain/time';
import type { Instant, Millis } from '../domain/time';
import { sqlTime } from './database';

export type CallKind = 'callback' | 'outreach' | 'feedback';
export type Call = {
  id: string;
  kind: CallKind;
  reference: string | null;
  number: string | null;
  state: 'open' | 'claimed' | 'done' | 'exhausted' | 'withdrawn';
  urgent: boolean;
  language: string;
  opened_at: Instant;
  due_at: Instant | null;
  not_before: Instant;
  claimed_by: string | null;
  lease_until: Instant | null;
  rings: number;
  attempts: number;
};

export type CallOutcome = {
  line: 'answered' | 'no-answer' | 'busy' | 'switched-off' | 'invalid';
  person: 'right' | 'wrong' | 'refused' | 'later' | null;
  content: Record<string, unknown> | null;
};

/** After-hours and missed calls: one open callback a number, however often it rang (C2). */
export async function openCallback(
  db: Knex,
  number: string,
  at: Instant,
): Promise<{ id: string; first: boolean }> {
  const { rows } = (await db.raw(
    `INSERT INTO calls (id, kind, number, opened_at, due_at, not_before)
     VALUES (?, 'callback', ?, ?, ?, ?)
     ON CONFLICT (number) WHERE kind = 'callback' AND state IN ('open', 'claimed')
     DO UPDATE SET rings = calls.rings + 1
     RETURNING id, rings`,
    [randomUUID(), number, sqlTime(at), sqlTime(at + DAY), sqlTime(at)],
  )) as { rows: { id: string; rings: number }[] };
  const row = rows[0];
  if (row === undefined) throw new Error('The callback was not written.');
  return { id: row.id, first: row.rings === 1 };
}

/**
 * Claims the next call for an agent: emergencies, then what is due first. Two agents who ask at once get two calls;
 * a call whose lease ran out is free again.
 */
export async function claimNextCall(
  db: Knex,
  agent: { post: string; at: Instant; lease: Millis },
): Promise<Call | null> {
  const { post, at, lease } = agent;
  const { rows } = (await db.raw(
    `UPDATE calls SET state = 'claimed', claimed_by = :post, lease_until = :until
     WHERE id = (
       SELECT id FROM calls
       WHERE (state = 'open' OR (state = 'claimed' AND lease_until <= :at)) AND not_before <= :at
       ORDER BY urgent DESC, due_at, not_before, id
       LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING *`,
    { post, at: sqlTime(at), until: sqlTime(at + lease) },
  )) as { rows: Call[] };
  return rows[0] ?? null;
}

export async function loadCall(db: Knex, id: string): Promise<Call | null> {
  const row = (await db('calls').where({ id }).first()) as Call | undefined;
  return row ?? null;
}

/**
 * The call locked for its outcome. The case's row is locked first, as every step does: else the two could wait
 * for each other.
 */
export async function lockCall(trx: Knex.Transaction, call: Call): Promise<Call | null> {
  if (call.reference !== null)
    await trx('grievances').where({ reference: call.reference }).forNoKeyUpdate().first('seq');
  const row = (await trx('calls').where({ id: call.id }).forUpdate().first()) as Call | undefined;
  return row ?? null;
}

/** Instants of the attempts so far at which nobody was reached; "call later" is none. */
export async function unsuccessfulAttempts(db: Knex, id: string): Promise<Instant[]> {
  const rows = (await db('call_attempts')
    .where({ call: id })
    .andWhereRaw(`person IS DISTINCT FROM 'later'`)
    .orderBy('attempt')
    .select('at')) as { at: Instant }[];
  return rows.map(({ at }) => at);
}

/** Writes an attempt and what becomes of the call; its lease ends. */
export async function recordAttempt(
  trx: Knex.Transaction,
  call: Call,
  attempt: { at: Instant; post: string; outcome: CallOutcome },
  next: { state: 'done' | 'exhausted' } | { state: 'open'; notBefore: Instant },
): Promise<void> {
  const { at, post, outcome } = attempt;
  await trx('call_attempts').insert({
    call: call.id,
    attempt: call.attempts + 1,
    at: sqlTime(at),
    post,
    line: outcome.line,
    person: outcome.person,
    content: outcome.content === null ? null : JSON.stringify(outcome.content),
  });
  await trx('calls')
    .where({ id: call.id })
    .update({
      state: next.state,
      claimed_by: null,
      lease_until: null,
      attempts: call.attempts + 1,
      ...('notBefore' in next ? { not_before: sqlTime(next.notBefore) } : {}),
    });
}

/** What the complainant is to be asked: the latest question of the case. */
export async function questionOf(db: Knex, reference: string): Promise<string | null> {
  const row = (await db('ledger as l')
    .join('ledger_payloads as p', (on) => {
      on.on('p.reference', 'l.reference').andOn('p.seq', 'l.seq');
    })
    .where({ 'l.reference': reference, 'l.name': 'askInformation' })
    .orderBy('l.seq', 'desc')
    .first(db.raw(`p.payload ->> 'question' AS question`))) as { question: string | null } | undefined;
  return row?.question ?? null;
}
