/** Attachments that a command names: each was uploaded by the caller or lies with the case already. */
import type { Knex } from 'knex';
import { usableAttachments } from '../../register/attachments';
import { labelOf } from '../access/caller';
import type { Caller } from '../access/caller';
import type { FieldError } from '../problem';
import type { CommandFields } from '../schemas/fields';

const FIELDS = ['attachments', 'evidence', 'photographs'] as const;

export async function attachmentErrors(
  db: Knex,
  fields: CommandFields,
  caller: Caller,
  reference: string,
): Promise<FieldError[]> {
  const named = FIELDS.flatMap((field) =>
    (fields[field] ?? []).map((id, i) => ({ field: `${field}.${i}`, id })),
  );
  const ids = named.map(({ id }) => id);
  const usable = await usableAttachments(db, ids, { uploadedBy: labelOf(caller), reference });
  return named
    .filter(({ id }) => !usable.has(id))
    .map(({ field }) => ({
      field,
      message: 'is no attachment of yours or of this case; upload it with POST /v1/attachments',
    }));
}

/** Of the words that are kept with a command. */
export function attachmentIdsOf(content: Readonly<Record<string, unknown>>): string[] {
  return FIELDS.flatMap((field) => {
    const ids = content[field];
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
  });
}
