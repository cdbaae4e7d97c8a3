/** Attachments: what was uploaded by whom; the bytes lie elsewhere. */
import type { Knex } from 'knex';
import type { Instant } from '../domain/time';
import { sqlTime } from './database';

export type Attachment = {
  id: string;
  reference: string | null;
  key_id: string | null;
  uploaded_by: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  uploaded_at: Instant;
};

export async function addAttachment(db: Knex, attachment: Attachment): Promise<void> {
  await db('attachments').insert({ ...attachment, uploaded_at: sqlTime(attachment.uploaded_at) });
}

export async function loadAttachment(db: Knex, id: string): Promise<Attachment | null> {
  const row = (await db('attachments').where({ id }).first()) as Attachment | undefined;
  return row ?? null;
}

export async function attachmentsOf(db: Knex, reference: string): Promise<Attachment[]> {
  return (await db('attachments').where({ reference }).orderBy('uploaded_at')) as Attachment[];
}

/** Of these ids, those that a command on a case may name: uploaded by the caller, or with the case already. */
export async function usableAttachments(
  db: Knex,
  ids: readonly string[],
  who: { uploadedBy: string; reference: string },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = (await db('attachments')
    .whereIn('id', [...ids])
    .andWhere((mine) => {
      void mine
        .where('reference', who.reference)
        .orWhere((free) => void free.whereNull('reference').andWhere('uploaded_by', who.uploadedBy));
    })
    .select('id')) as { id: string }[];
  return new Set(rows.map(({ id }) => id));
}

/** From the acceptance of the command that names them, attachments lie with the case. */
export async function linkAttachments(
  trx: Knex.Transaction,
  ids: readonly string[],
  reference: string,
): Promise<void> {
  if (ids.length > 0)
    await trx('attachments')
      .whereIn('id', [...ids])
      .whereNull('reference')
      .update({ reference });
}
