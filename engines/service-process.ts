import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { killGroup, type OwnedProcess } from './guarded-process';

/** Set for API and worker when `start` owns them: their standard input is then a pipe that ends with it. */
export const ownedVariable = 'SSM_OWNED';

export interface ServiceCommand {
  /** Arguments to Node, the script first or after Node's own options. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** How long it may take to stop in order, in milliseconds. */
  readonly killAfterMs: number;
  /** Gets each line of its standard output; left out, its output goes straight to ours. */
  readonly onLine?: (line: string) => void;
}

/** Starts one of our own Node processes in a process group of its own. */
export function spawnService(order: ServiceCommand): Promise<OwnedProcess> {
  const child = spawn(process.execPath, order.args, {
    detached: true,
    env: { ...order.env, [ownedVariable]: '1' },
    stdio: ['pipe', order.onLine === undefined ? 'inherit' : 'pipe', 'inherit'],
  });
  const pid = child.pid;
  if (pid === undefined) return Promise.reject(new Error(`${order.args.join(' ')}: Node could not be run`));
  child.stdin?.on('error', () => undefined);
  if (order.onLine !== undefined && child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', order.onLine);
  }
  const exited = once(child, 'exit').then(([code, signal]) => {
    killGroup(pid);
    return typeof signal === 'string' ? `ended by ${signal}` : `ended with code ${String(code)}`;
  });
  return Promise.resolve({
    pid,
    group: pid,
    exited,
    kill: () => killGroup(pid),
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => killGroup(pid), order.killAfterMs);
      await exited;
      clearTimeout(timer);
    },
  });
}

/** Calls back once when the process that owns this one has gone, however it went. */
export function whenOwnerIsGone(gone: () => void): void {
  if (process.env[ownedVariable] === undefined) return;
  let told = false;
  const tell = () => {
    if (told) return;
    told = true;
    gone();
  };
  process.stdin.on('end', tell);
  process.stdin.on('error', tell);
  process.stdin.resume();
  // The pipe alone keeps no process alive that has nothing else to do.
  if ('unref' in process.stdin) process.stdin.unref();
}
