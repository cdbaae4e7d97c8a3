/** Where attachments' bytes lie: a port, so that an object store can take the folder's place. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';

export type AttachmentStore = {
  /** Kept whole or not at all. */
  put(id: string, bytes: Buffer): Promise<void>;
  /** `null` when the bytes are not there. */
  read(id: string): Promise<Readable | null>;
};

/** A folder that all API processes share; ids are UUIDs of our own making, never a name that somebody sent. */
export function createFolderStore(folder: string): AttachmentStore {
  const placeOf = (id: string): string => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(`"${id}" is no attachment's id.`);
    return path.join(folder, id.slice(0, 2), id);
  };
  return {
    async put(id, bytes) {
      const place = placeOf(id);
      await mkdir(path.dirname(place), { recursive: true });
      const draft = `${place}.draft`;
      try {
        const file = await open(draft, 'w', 0o640);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, place);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async read(id) {
      try {
        const file = await open(placeOf(id), 'r');
        return createReadStream('', { fd: file });
      } catch {
        return null;
      }
    },
  };
}
