import { existsSync, promises as fs } from 'node:fs';
import path from 'node:path';
import type { PostgresPrograms } from './postgres-programs';
import { commandLineOf, isAlive } from './process-facts';
import { run } from './run-program';
import { SettingsError } from './settings';

/** The major version of the PostgreSQL that is installed: another one's files cannot be opened by it. */
const majorVersion = '18';

export const superuser = 'ssm';

/**
 * Makes the folder of a PostgreSQL cluster, or checks the one that is there. A new one is made beside its place and
 * moved there when it is whole, so that an interrupted `initdb` never looks like data.
 *
 * @returns true when it was made anew
 * @throws SettingsError when what is there cannot be used
 */
export async function prepareDataFolder(
  programs: PostgresPrograms,
  folder: string,
  password: string,
  options: { say: (sentence: string) => void; sync: boolean },
): Promise<boolean> {
  const making = `${folder}.initialising`;
  await fs.rm(making, { recursive: true, force: true });
  if (existsSync(folder)) {
    const state = await stateOf(folder);
    if (state === 'usable') return false;
    if (state === 'empty') {
      await fs.rmdir(folder);
    } else {
      const aside = `${folder}.incomplete-${Date.now()}`;
      await fs.rename(folder, aside);
      options.say(`${folder} was only half made; it was moved to ${aside} and is made anew.`);
    }
  }
  await fs.mkdir(making, { recursive: true, mode: 0o700 });
  const passwordFile = `${making}.password`;
  try {
    await fs.writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (programs.user !== undefined) {
      await fs.chown(making, programs.user.uid, programs.user.gid);
      await fs.chown(passwordFile, programs.user.uid, programs.user.gid);
    }
    await initdb(programs, making, passwordFile, options.sync);
  } finally {
    await fs.rm(passwordFile, { force: true });
  }
  await fs.rename(making, folder);
  return true;
}

async function initdb(
  programs: PostgresPrograms,
  folder: string,
  passwordFile: string,
  sync: boolean,
): Promise<void> {
  // C.UTF-8: with plain C, trigrams know no letter but ASCII, and a search for Bengali silently finds nothing.
  // Where the system has no C.UTF-8 (some macOS), en_US.UTF-8 classifies Bengali just as well.
  let complaint = '';
  for (const locale of ['C.UTF-8', 'en_US.UTF-8']) {
    const [command = programs.initdb, ...args] = [
      ...programs.prefix,
      programs.initdb,
      `--pgdata=${folder}`,
      `--locale=${locale}`,
      '--encoding=UTF8',
      `--username=${superuser}`,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      ...(sync ? [] : ['--no-sync']),
    ];
    const made = await run(command, args, {
      timeoutMs: 120_000,
      cwd: path.parse(folder).root,
      ...(programs.prefix.length === 0 ? programs.user : {}),
    });
    if (made.code === 0) return;
    complaint = made.stderr.trim() || 'it was ended';
    if (!complaint.includes('locale')) break;
  }
  throw new SettingsError(
    `PostgreSQL could not make its files in ${folder} (${complaint.split('\n').at(-1) ?? ''}): put that right, or set SSM_DATA to another folder.`,
  );
}

async function stateOf(folder: string): Promise<'usable' | 'empty' | 'incomplete'> {
  if ((await fs.readdir(folder)).length === 0) return 'empty';
  const version = await fs.readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch(() => '');
  const whole = ['global/pg_control', 'postgresql.conf', 'pg_hba.conf', 'pg_wal', 'base'].every((name) =>
    existsSync(path.join(folder, name)),
  );
  if (version.trim() === '' && existsSync(path.join(folder, 'global/pg_control'))) {
    throw new SettingsError(
      `${folder} holds PostgreSQL data but its PG_VERSION is missing: restore that file (it says ${majorVersion}) or set SSM_DATA to another folder.`,
    );
  }
  if (!whole) return 'incomplete';
  if (version.trim() !== majorVersion) {
    throw new SettingsError(
      `${folder} was made by PostgreSQL ${version.trim()}, and ${majorVersion} is installed: upgrade it with pg_upgrade, or set SSM_DATA to another folder.`,
    );
  }
  return 'usable';
}

/**
 * The process that has this folder open, going by `postmaster.pid`. A file left by one that was killed is removed:
 * its process id may by now belong to somebody else, whom PostgreSQL would take for its rival and refuse to start.
 */
export async function runningOn(folder: string): Promise<number | undefined> {
  const file = path.join(folder, 'postmaster.pid');
  const written = await fs.readFile(file, 'utf8').catch(() => undefined);
  if (written === undefined) return undefined;
  const pid = Number.parseInt(written, 10);
  if (pid > 0 && isAlive(pid) && commandLineOf(pid).includes(folder)) return pid;
  await fs.rm(file, { force: true });
  return undefined;
}
