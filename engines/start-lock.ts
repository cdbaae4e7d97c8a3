import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { codeOf } from './error-code';
import { startOf } from './process-facts';
import { SettingsError } from './settings';

const contents = z.object({ pid: z.number().int(), begun: z.string() });

export interface StartLock {
  /** Whoever held it before was killed: what he started may still be stopping. */
  readonly predecessorWasKilled: boolean;
  release(): void;
}

/**
 * Holds a data folder for this process. Process id and start together name the holder, so that a lock left by one
 * that was killed is recognised even when his id is in use again.
 *
 * @throws SettingsError naming the process that holds it
 */
export function takeStartLock(dataFolder: string): StartLock {
  mkdirSync(dataFolder, { recursive: true });
  const file = path.join(dataFolder, 'start.lock');
  const draft = `${file}.${process.pid}`;
  const mine = JSON.stringify({ pid: process.pid, begun: startOf(process.pid) ?? '' });
  writeFileSync(draft, mine);
  try {
    let predecessorWasKilled = false;
    for (let attempt = 0; attempt < 10; attempt += 1) {
      try {
        // Linking a finished file is atomic and fails where there is one: nobody ever reads half a lock.
        linkSync(draft, file);
        return {
          predecessorWasKilled,
          release() {
            if (readOrEmpty(file) === mine) rmSync(file, { force: true });
          },
        };
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const theirs = readOrEmpty(file);
      const holder = holderOf(theirs);
      if (holder !== undefined) {
        throw new SettingsError(
          `Process ${holder} already runs on ${dataFolder}: use it, stop it, or set SSM_DATA (and the ports) for a second one.`,
        );
      }
      takeAway(file, theirs);
      predecessorWasKilled = true;
    }
    throw new SettingsError(
      `The lock ${file} cannot be taken: several starts are fighting over it, try once more.`,
    );
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The process that holds a data folder, if one does. */
export function holderOfFolder(dataFolder: string): number | undefined {
  return holderOf(readOrEmpty(path.join(dataFolder, 'start.lock')));
}

function holderOf(text: string): number | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const lock = contents.safeParse(parsed);
  return lock.success && startOf(lock.data.pid) === lock.data.begun ? lock.data.pid : undefined;
}

/** Removes a stale lock, and puts it back should a rival have replaced it between our reading and our moving it. */
function takeAway(file: string, stale: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readOrEmpty(aside) !== stale) {
    try {
      linkSync(aside, file);
    } catch {
      // The rival's rival was quicker; the next attempt sees whoever holds it.
    }
  }
  rmSync(aside, { force: true });
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
