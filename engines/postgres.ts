import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, promises as fs } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { codeOf } from './error-code';
import { spawnGuarded, type OwnedProcess } from './guarded-process';
import { stopLeftover } from './leftover';
import { openLog } from './log-file';
import { needFreePort } from './ports';
import { prepareDataFolder, runningOn, superuser } from './postgres-data-folder';
import { findPostgresPrograms } from './postgres-programs';
import { SettingsError } from './settings';

const databaseName = 'ssm';

export interface PostgresOptions {
  /** Holds `postgres` (its files) and `postgres-password`. */
  readonly folder: string;
  readonly port: number;
  readonly logFile: string;
  readonly say?: (sentence: string) => void;
  /** The caller holds the data folder's lock: a server found on it was left by a killed predecessor; stop it. */
  readonly stopLeftover?: boolean;
  /** How long to wait for the port, in milliseconds. */
  readonly waitForPortMs?: number;
  /** Trades safety for speed, and removes the folder in the end: for tests only. */
  readonly throwaway?: boolean;
}

export interface RunningPostgres extends OwnedProcess {
  /** With its password. */
  readonly url: string;
}

/** Where a PostgreSQL with this folder and port can be reached, whether it runs or not. */
export async function embeddedDatabaseUrl(folder: string, port: number): Promise<string> {
  return urlOf(await keepPassword(folder), port, databaseName);
}

/**
 * Brings up PostgreSQL on a folder, which is made where it is missing; resolves when it answers.
 *
 * @throws SettingsError when the port is taken, the folder is in use, or PostgreSQL cannot run here
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const say = options.say ?? (() => undefined);
  await fs.mkdir(options.folder, { recursive: true });
  // As root, PostgreSQL's user must be able to pass through, but need not look around.
  await fs.chmod(options.folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  const data = path.join(await fs.realpath(options.folder), 'postgres');
  const programs = await findPostgresPrograms(data);
  await settleLeftover(data, options.stopLeftover === true, say);
  await needFreePort('POSTGRES_PORT', options.port, '127.0.0.1', options.waitForPortMs ?? 0);
  const password = await keepPassword(options.folder);
  await prepareDataFolder(programs, data, password, { say, sync: options.throwaway !== true });

  const log = openLog(options.logFile);
  let server: OwnedProcess;
  try {
    const [command = programs.postgres, ...args] = [
      ...programs.prefix,
      programs.postgres,
      '-D',
      data,
      ...flags(options.port, options.throwaway === true),
    ];
    server = await spawnGuarded(
      {
        command,
        args,
        cwd: path.parse(data).root,
        // Fast shutdown: sessions are ended, what is committed is written.
        stopSignal: 'SIGINT',
        killAfterMs: options.throwaway === true ? 2_000 : 15_000,
        ...(programs.prefix.length === 0 ? programs.user : {}),
        ...(options.throwaway === true ? { removeFolder: options.folder } : {}),
      },
      log,
    );
  } finally {
    closeSync(log);
  }
  try {
    await waitUntilItAnswers(server, urlOf(password, options.port, 'postgres'), options.logFile);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, url: urlOf(password, options.port, databaseName) };
}

function flags(port: number, throwaway: boolean): string[] {
  const values: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // No socket file: its folder need not exist, and its path may not be longer than 107 characters.
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // What failed is logged without statement, values and details: they hold people's names and numbers.
    log_parameter_max_length_on_error: '0',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(throwaway
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '32MB' }
      : { shared_buffers: '128MB' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Connects until it is let in, and makes the product's database on the way. */
async function waitUntilItAnswers(server: OwnedProcess, url: string, logFile: string): Promise<void> {
  let ended: string | undefined;
  void server.exited.then((how) => (ended = how));
  // A cluster that was killed replays its log first; a minute is what 1 GB of it takes on a slow disk.
  const until = Date.now() + 60_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const known = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
      if (known.rowCount === 0) await client.query(`create database ${databaseName}`);
      return;
    } catch (error) {
      if (ended !== undefined) throw new SettingsError(await whyEnded(ended, logFile));
      // invalid_password
      if (codeOf(error) === '28P01') {
        throw new SettingsError(
          'The embedded PostgreSQL refuses the password in SSM_DATA/postgres-password: restore that file.',
        );
      }
      if (Date.now() > until) throw new SettingsError(await whyEnded('does not answer', logFile));
      await new Promise((resolve) => setTimeout(resolve, 25));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function whyEnded(how: string, logFile: string): Promise<string> {
  const lines = (await fs.readFile(logFile, 'utf8').catch(() => '')).trim().split('\n');
  const fatal = lines.findLast((line) => /FATAL|PANIC|error while loading/.test(line)) ?? '';
  return `The embedded PostgreSQL ${how}${fatal === '' ? '' : ` (${fatal.slice(0, 300)})`}: read ${logFile}.`;
}

async function settleLeftover(data: string, stopIt: boolean, say: (sentence: string) => void): Promise<void> {
  const pid = await runningOn(data);
  if (pid === undefined) return;
  if (!stopIt) {
    throw new SettingsError(
      `A PostgreSQL (process ${pid}) already runs on ${data}: stop what started it, or set SSM_DATA to another folder.`,
    );
  }
  say(`A PostgreSQL (process ${pid}) of a killed predecessor still runs on ${data}; it is stopped first.`);
  await stopLeftover(pid, data, ['SIGINT', 'SIGQUIT', 'SIGKILL']);
  await runningOn(data);
}

/** Made once; kept outside the cluster's folder so that a cluster made anew is reached in the same way. */
async function keepPassword(folder: string): Promise<string> {
  const file = path.join(folder, 'postgres-password');
  if (!existsSync(file)) {
    // Linked into place whole: of two processes that do this at once, both must read the same password.
    const draft = `${file}.${process.pid}`;
    await fs.mkdir(folder, { recursive: true });
    await fs.writeFile(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    await fs.link(draft, file).catch(() => undefined);
    await fs.rm(draft);
  }
  return (await fs.readFile(file, 'utf8')).trim();
}

function urlOf(password: string, port: number, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}
