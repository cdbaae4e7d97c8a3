/**
 * Calls and visits as rows: they own lease, attempts and assignment; the lifecycle owns when they begin and by
 * when they end (page 3, Calls, Field validation).
 */
import type { Knex } from 'knex';
import type { LedgerEntry } from '../../domain/lifecycle/events';
import type { Projection } from '../../domain/lifecycle/projection';
import type { GrievanceState } from '../../domain/lifecycle/state';
import { fieldValidationOffice } from '../../domain/vocabulary';
import { sqlTime } from '../database';
import type { Directory } from '../directory/directory';

export async function writeTaskRows(
  trx: Knex.Transaction,
  directory: Directory,
  entries: readonly LedgerEntry[],
  after: GrievanceState,
  projection: Projection,
): Promise<void> {
  for (const { events, at } of entries) {
    for (const event of events) {
      switch (event.type) {
        case 'outreach-opened':
          await openCall(trx, event.callId, 'outreach', after, projection.dueAt, at);
          break;
        case 'call-opened':
          await openCall(trx, event.callId, 'feedback', after, projection.callDue, at);
          break;
        case 'call-finished':
          await closeCalls(trx, after, 'feedback', event.how === 'answered' ? 'done' : 'exhausted');
          break;
        case 'information-given':
          await closeCalls(trx, after, 'outreach', 'done');
          break;
        case 'information-timed-out':
          await closeCalls(trx, after, 'outreach', 'exhausted');
          break;
        case 'visit-opened':
          await openVisit(trx, directory, event.visitId, after, projection, at);
          break;
        case 'visit-finished':
          await trx('visits')
            .where({ reference: after.reference })
            .whereIn('state', ['open', 'expired'])
            .update(
              event.verdict === null
                ? { state: 'expired' }
                : { state: 'done', verdict: event.verdict, found_at: sqlTime(at) },
            );
          break;
        case 'reopened':
        case 'returned-to-screening':
          await withdrawTasks(trx, after, false);
          break;
        case 'ended':
          await withdrawTasks(trx, after, event.outcome === 'declined');
          break;
        default:
      }
    }
  }
}

async function openCall(
  trx: Knex.Transaction,
  id: string,
  kind: 'outreach' | 'feedback',
  after: GrievanceState,
  due: number | null,
  at: number,
): Promise<void> {
  const complaint = (await trx('complaints')
    .where({ reference: after.reference })
    .first('complainant_language')) as { complainant_language: string } | undefined;
  await trx('calls')
    .insert({
      id,
      kind,
      reference: after.reference,
      urgent: after.emergency !== null,
      language: complaint?.complainant_language ?? 'bn',
      opened_at: sqlTime(at),
      due_at: sqlTime(due),
      not_before: sqlTime(at),
    })
    .onConflict('id')
    .ignore();
}

const CLOSED = { claimed_by: null, lease_until: null };

async function closeCalls(
  trx: Knex.Transaction,
  after: GrievanceState,
  kind: 'outreach' | 'feedback',
  state: 'done' | 'exhausted' | 'withdrawn',
): Promise<void> {
  await trx('calls')
    .where({ reference: after.reference, kind })
    .whereIn('state', ['open', 'claimed'])
    .update({ state, ...CLOSED });
}

/** What nobody needs any more: of a declined case the call for the figures stays, of an ended one its late visit. */
async function withdrawTasks(
  trx: Knex.Transaction,
  after: GrievanceState,
  keepFeedback: boolean,
): Promise<void> {
  const calls = trx('calls').where({ reference: after.reference }).whereIn('state', ['open', 'claimed']);
  if (keepFeedback) void calls.andWhere('kind', 'outreach');
  await calls.update({ state: 'withdrawn', ...CLOSED });
  const over = after.stage === 'ended' ? ['open'] : ['open', 'expired'];
  await trx('visits')
    .where({ reference: after.reference })
    .whereIn('state', over)
    .update({ state: 'withdrawn' });
}

async function openVisit(
  trx: Knex.Transaction,
  directory: Directory,
  id: string,
  after: GrievanceState,
  projection: Projection,
  at: number,
): Promise<void> {
  const office = fieldValidationOffice(after.subject.district);
  await trx('visits')
    .insert({
      id,
      reference: after.reference,
      office,
      post: directory.answerable(office)?.post.id ?? null,
      opened_at: sqlTime(at),
      due_at: sqlTime(projection.visitDue ?? at),
    })
    .onConflict('id')
    .ignore();
}
