/** Photographs, papers and recordings (page 8): uploaded first, then named by a command. */
import { createHash, randomUUID } from 'node:crypto';
import { addAttachment, loadAttachment } from '../../register/attachments';
import type { Attachment } from '../../register/attachments';
import { loadCaseDetail } from '../../register/lists/case-detail';
import { labelOf } from '../access/caller';
import { scopeOf } from '../access/scope';
import { cleanName, sniff } from '../attachments/sniff';
import { visibleCase } from '../cases/load-case';
import { attachmentView } from '../cases/view';
import { invalid, notFound } from '../problem';
import { route } from '../route';
import type { Route } from '../route';
import { idParams } from '../schemas/lists';
import { text } from '../schemas/text';
import { attachmentShape } from '../schemas/views';
import { z } from '../schemas/zod';
import { signedIn } from './signed-in';

const uploadBody = z.strictObject({
  file: z.unknown().openapi({ type: 'string', format: 'binary', description: 'At most 10 MB' }).optional(),
  reference: text(40)
    .optional()
    .openapi({ type: 'string', description: 'The case it belongs to, if there is one yet' }),
});

export function attachmentRoutes(): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/attachments',
      id: 'uploadAttachment',
      summary: 'Upload one photograph, paper or recording',
      tag: 'Attachments',
      who: 'any-key',
      idempotency: 'optional',
      takes: 'file',
      body: uploadBody,
      answers: { 201: { description: 'Its id, to be named in a command', schema: attachmentShape } },
      async handle({ body, at, file, ...asked }, services) {
        const caller = signedIn(asked.caller);
        if (file === null || file.bytes.length === 0)
          throw invalid([
            { field: 'file', message: 'is missing or empty; send one file in the field "file"' },
          ]);
        const { type, extension } = sniff(file.bytes, file.declaredType);
        const known =
          body.reference === undefined ? null : await visibleCase(services, scopeOf(caller), body.reference);
        const attachment: Attachment = {
          id: randomUUID(),
          reference: known?.reference ?? null,
          key_id: caller.key.id,
          uploaded_by: labelOf(caller),
          name: cleanName(file.name, extension),
          type,
          size: file.bytes.length,
          sha256: createHash('sha256').update(file.bytes).digest('hex'),
          uploaded_at: at,
        };
        await services.attachments.put(attachment.id, file.bytes);
        await addAttachment(services.db, attachment);
        return {
          status: 201,
          json: attachmentView(attachment),
          headers: { Location: `/v1/attachments/${attachment.id}` },
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/attachments/{id}',
      id: 'readAttachment',
      summary: 'An attachment’s bytes',
      tag: 'Attachments',
      who: 'any-key',
      params: idParams,
      answers: {
        200: {
          description: 'The file as it was uploaded',
          schema: z.string(),
          type: 'application/octet-stream',
        },
      },
      async handle({ params, ...asked }, { db, attachments, log }) {
        const caller = signedIn(asked.caller);
        const found = await loadAttachment(db, params.id);
        if (found === null) throw notFound('attachment');
        const mine = found.uploaded_by === labelOf(caller);
        const seen =
          found.reference !== null && (await loadCaseDetail(db, scopeOf(caller), found.reference)) !== null;
        if (!mine && !seen) throw notFound('attachment');
        const bytes = await attachments.read(found.id);
        if (bytes === null) {
          log.error({ attachment: found.id }, 'an attachment’s bytes are missing');
          throw notFound('attachment');
        }
        return {
          status: 200,
          content: { type: found.type, body: bytes },
          headers: {
            'Content-Length': String(found.size),
            'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name).replace(/['()*]/g, encoded)}`,
            'Content-Security-Policy': "default-src 'none'; sandbox",
          },
        };
      },
    }),
  ];
}

/** The signs that RFC 8187 does not allow and `encodeURIComponent` leaves as they are. */
function encoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
