import { mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** An engine's log is put aside at this size; two such files are the most that is kept. */
const largestBytes = 20_000_000;

/** Opens a log for appending and hands back its file descriptor. Turned over only here, at an engine's start. */
export function openLog(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestBytes) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}
