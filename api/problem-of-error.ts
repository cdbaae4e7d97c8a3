/** What Express, its parsers, the register and the domain throw, as problems. Anything else is a bug: 500. */
import { MulterError } from 'multer';
import { CalendarError } from '../domain/calendar';
import { DeadlineError } from '../domain/deadline';
import { LadderError } from '../domain/ladder';
import { QuietHoursError } from '../domain/quiet-hours';
import { invalid, Problem } from './problem';

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof MulterError) return ofUpload(error);
  if (
    error instanceof CalendarError ||
    error instanceof DeadlineError ||
    error instanceof LadderError ||
    error instanceof QuietHoursError
  )
    return invalid([{ field: asPath(error.field), message: withoutField(error.message, error.field) }]);
  if (isRegisterAway(error))
    return new Problem('away', {
      detail: 'The register does not answer just now; nothing was stored. Try again shortly.',
      code: 'register-away',
      headers: { 'Retry-After': '5' },
    });
  return (
    ofParser(error) ?? new Problem('fault', { detail: 'This is a fault of the system, not of the request.' })
  );
}

/** The domain writes `ladder[2].at`, a policy's `ladders.individual: ladder[2].at`; zod writes `ladder.2.at`. */
function asPath(field: string): string {
  return field.replace(/: ladder(?=\[)/, '').replace(/\[(\d+)\]/g, '.$1');
}

function withoutField(message: string, field: string): string {
  return message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message;
}

function ofUpload(error: MulterError): Problem {
  if (error.code === 'LIMIT_FILE_SIZE')
    return new Problem('too-large', {
      detail: 'The file is too large; send at most 10 MB.',
      code: 'file-too-large',
    });
  return invalid([
    { field: error.field ?? 'file', message: `${error.message}; send one file in the field "file"` },
  ]);
}

/** http-errors of body-parser, busboy and the router carry a status and, mostly, a `type`. */
function ofParser(error: unknown): Problem | null {
  if (error === null || typeof error !== 'object') return null;
  const { status, type, message } = error as { status?: unknown; type?: unknown; message?: unknown };
  if (status === 413)
    return new Problem('too-large', { detail: 'The body is too large; send at most 256 kB of JSON.' });
  if (status === 415)
    return new Problem('unsupported-type', {
      detail: 'Send JSON in UTF-8, without compression or with gzip.',
    });
  if (type === 'entity.parse.failed')
    return new Problem('bad-request', {
      detail: 'The body is no JSON; correct its syntax.',
      code: 'broken-json',
    });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Problem('bad-request', {
      detail: 'The request cannot be read; check its address and its body.',
    });
  // busboy's own errors about a multipart body have no status.
  if (/multipart|Unexpected end of form|Malformed part header|Malformed content type/i.test(String(message)))
    return new Problem('bad-request', { detail: 'The multipart body is broken; send it anew.' });
  return null;
}

const AWAY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * Network errors, an exhausted pool, and PostgreSQL's classes 08 (connection), 53 (resources), 57P (shutdown). Read by
 * shape, not by class: what sockets throw may come from another realm.
 */
export function isRegisterAway(error: unknown): boolean {
  if (error === null || typeof error !== 'object') return false;
  const { code, name, message } = error as { code?: unknown; name?: unknown; message?: unknown };
  if (typeof code === 'string') return AWAY_CODES.has(code) || /^(08|53|57P)/.test(code);
  if (name === 'KnexTimeoutError') return true;
  return typeof message === 'string' && AWAY_SENTENCE.test(message);
}

const AWAY_SENTENCE =
  /Connection terminated|timeout expired|Client has encountered a connection error|Client was closed/;
