import { spawn } from 'node:child_process';
import path from 'node:path';
import { once } from 'node:events';

/** A native engine to run behind the guard (`guard.cjs`), in a process group of its own. */
export interface GuardedCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** With both, the engine runs as this user (PostgreSQL refuses to run as root). */
  readonly uid?: number;
  readonly gid?: number;
  /** What makes this engine stop in order. */
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  /** How long it may take over that, in milliseconds, before it is killed. */
  readonly killAfterMs: number;
  /** Removed when the engine has ended, whoever ended it: a test's data folder. */
  readonly removeFolder?: string;
}

/** A process (or a group of them) that is owned by this one. */
export interface OwnedProcess {
  /** The engine's own process id. */
  readonly pid: number;
  /** The process group that a hard kill addresses. */
  readonly group: number;
  /** Resolves, with a few words on how, when it has ended. */
  readonly exited: Promise<string>;
  /** Stops it in order; resolves when it has ended. */
  stop(): Promise<void>;
  /** Kills the whole group at once. */
  kill(): void;
}

/**
 * Starts an engine whose output goes to an open file.
 *
 * @param logFile file descriptor; may be closed by the caller as soon as this returns
 * @throws when the program cannot be run at all
 */
export async function spawnGuarded(order: GuardedCommand, logFile: number): Promise<OwnedProcess> {
  const env = { ...process.env };
  // A debugger's or a coverage tool's options are meant for the parent, not for a guard of 60 lines.
  delete env['NODE_OPTIONS'];
  const guard = spawn(process.execPath, [path.join(__dirname, 'guard.cjs'), JSON.stringify(order)], {
    detached: true,
    stdio: ['pipe', logFile, logFile, 'pipe'],
    env,
  });
  const group = guard.pid;
  if (group === undefined) throw new Error(`${order.command} could not be started: Node could not be run`);
  const exited = once(guard, 'exit').then(([code, signal]) => {
    // A guard that was itself killed leaves its engine behind; the group goes before anything is started anew.
    killGroup(group);
    return typeof signal === 'string' ? `ended by ${signal}` : `ended with code ${String(code)}`;
  });
  guard.stdin?.on('error', () => undefined);
  const pid = await firstNumber(guard.stdio[3], exited);
  if (pid === undefined) throw new Error(`${order.command} ${await exited} before it had begun`);
  return {
    pid,
    group,
    exited,
    kill: () => killGroup(group),
    async stop() {
      guard.kill('SIGTERM');
      await exited;
    },
  };
}

/** Kills every process of a group; one that has gone already is fine. */
export function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // ESRCH: nobody is left.
  }
}

async function firstNumber(stream: unknown, exited: Promise<string>): Promise<number | undefined> {
  if (!isReadable(stream)) return undefined;
  let text = '';
  const read = (async () => {
    for await (const chunk of stream) text += String(chunk);
  })();
  await Promise.race([read, exited]);
  const number = Number.parseInt(text, 10);
  return Number.isNaN(number) ? undefined : number;
}

function isReadable(stream: unknown): stream is NodeJS.ReadableStream {
  return typeof stream === 'object' && stream !== null && Symbol.asyncIterator in stream;
}
