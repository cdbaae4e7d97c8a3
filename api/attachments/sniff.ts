/** What a file is, by its own bytes: a name and a declared type prove nothing. */
import { filetypemime } from 'magic-bytes.js';
import { Problem } from '../problem';

type Taken = { type: string; extension: string; alsoCalled: readonly string[] };

/** What is taken, by the type that the bytes show. */
const TAKEN: Readonly<Record<string, Taken>> = {
  'image/jpeg': { type: 'image/jpeg', extension: 'jpg', alsoCalled: ['image/jpg', 'image/pjpeg'] },
  'image/png': { type: 'image/png', extension: 'png', alsoCalled: ['image/apng', 'image/x-png'] },
  'image/webp': { type: 'image/webp', extension: 'webp', alsoCalled: [] },
  'image/heif': { type: 'image/heic', extension: 'heic', alsoCalled: ['image/heif', 'image/heic-sequence'] },
  'application/pdf': { type: 'application/pdf', extension: 'pdf', alsoCalled: ['application/x-pdf'] },
  'audio/mpeg': { type: 'audio/mpeg', extension: 'mp3', alsoCalled: ['audio/mp3', 'audio/x-mp3'] },
  'application/ogg': {
    type: 'audio/ogg',
    extension: 'ogg',
    alsoCalled: ['application/ogg', 'audio/opus', 'audio/vorbis'],
  },
  'video/mp4': {
    type: 'audio/mp4',
    extension: 'm4a',
    alsoCalled: ['audio/m4a', 'audio/x-m4a', 'audio/mp4a-latm', 'audio/aac', 'video/mp4'],
  },
};
const UNDECLARED = ['application/octet-stream', 'binary/octet-stream', ''];
const CURE = 'send a photograph (JPEG, PNG, WebP, HEIC), a PDF or a recording (MP3, Ogg, M4A)';

/** @throws Problem 415 for what is not taken, or is something else than it was declared */
export function sniff(bytes: Uint8Array, declared: string): { type: string; extension: string } {
  const shown = filetypemime(bytes.subarray(0, 4_096));
  const taken = shown.map((mime) => TAKEN[mime]).find((found) => found !== undefined);
  if (taken === undefined || (taken.type === 'audio/mp4' && hasPictures(bytes)))
    throw new Problem('unsupported-type', {
      detail: `The file is of a type that is not taken; ${CURE}.`,
      code: 'type-not-taken',
    });
  const said = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  if (UNDECLARED.includes(said) || said === taken.type || taken.alsoCalled.includes(said))
    return { type: taken.type, extension: taken.extension };
  throw new Problem('unsupported-type', {
    detail: `The file was declared as ${said.slice(0, 60)} but its bytes are ${taken.type}; declare what it is.`,
    code: 'type-mismatch',
  });
}

/** An MP4 with a video track names a handler `vide`; a recording has none. */
function hasPictures(bytes: Uint8Array): boolean {
  return /hdlr[\s\S]{8}vide/.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
  );
}

/** A file name that is safe to show and to save: no folders, no signs that a shell or a header would read. */
export function cleanName(name: string, extension: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}\p{Z}"'`<>|:*?;&$%{}[\]()!#]+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${[...clean].slice(0, 80).join('') || 'attachment'}.${extension}`;
}
