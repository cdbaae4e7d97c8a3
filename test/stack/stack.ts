/** The whole product as a user starts it: `ssm start` on ports and a data folder of its own, killed at will. */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../engines/ports';
import { until } from '../until';
import { createKey } from '../../register/api-keys';
import { openRegister } from '../../register/database';
import type { Channel } from '../../domain/vocabulary';

export type Part = 'worker' | 'api' | 'temporal' | 'postgres';
export type Answer = { status: number; headers: Headers; body: Record<string, unknown> };
export type Stack = Awaited<ReturnType<typeof startStack>>;

const PROJECT = path.join(__dirname, '..', '..');
const START_WITHIN = 60_000;

export async function startStack() {
  const folder = mkdtempSync(path.join(tmpdir(), 'ssm-stack-'));
  const [api, temporal, ui, postgres, metrics] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const env = {
    ...process.env,
    API_PORT: String(api),
    TEMPORAL_PORT: String(temporal),
    TEMPORAL_UI_PORT: String(ui),
    POSTGRES_PORT: String(postgres),
    WORKER_METRICS_PORT: String(metrics),
    SSM_DATA: folder,
  };
  const child = spawn(process.execPath, [path.join(PROJECT, 'bin', 'ssm.js'), 'start'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const url = `http://127.0.0.1:${api}`;
  await until(
    () => ready(url),
    START_WITHIN,
    () => `the stack did not start:\n${output.join('').slice(-3000)}`,
  );
  const database = /"databaseUrl":\s*"([^"]+)"/.exec(await enginesFile(folder))?.[1] ?? '';
  const db = openRegister(database);
  const keys = new Map<string, string>();

  async function keyOf(owner: { post: string } | { channel: Channel }): Promise<string> {
    const name = JSON.stringify(owner);
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = await createKey(db, owner);
    keys.set(name, key);
    return key;
  }

  async function request(
    method: string,
    route: string,
    options: {
      as?: { post: string } | { channel: Channel };
      body?: unknown;
      key?: string;
      within?: number;
    } = {},
  ): Promise<Answer> {
    const headers: Record<string, string> = {};
    if (options.as !== undefined) headers['authorization'] = `Bearer ${await keyOf(options.as)}`;
    if (options.body !== undefined) headers['content-type'] = 'application/json';
    if (options.key !== undefined) headers['idempotency-key'] = options.key;
    const response = await fetch(`${url}${route}`, {
      method,
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal: AbortSignal.timeout(options.within ?? 60_000),
    });
    const text = await response.text();
    const body = text === '' || !text.startsWith('{') ? {} : (JSON.parse(text) as Record<string, unknown>);
    return { status: response.status, headers: response.headers, body };
  }

  /** Process ids of a part, from the process table below `ssm start`. */
  function pidsOf(part: Part): number[] {
    const marks: Record<Part, RegExp> = {
      worker: /main\.js worker/,
      api: /main\.js api/,
      temporal: /server start-dev/,
      postgres: /postgres/,
    };
    return descendants(child)
      .filter(({ args }) => marks[part].test(args) && !args.includes('guard.cjs'))
      .map(({ pid }) => pid);
  }

  function signal(part: Part, name: NodeJS.Signals): void {
    const pids = pidsOf(part);
    if (pids.length === 0) throw new Error(`no process of ${part}`);
    for (const pid of pids) signalIfThere(pid, name);
  }

  async function stop(): Promise<void> {
    await db.destroy();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }

  return { url, db, folder, child, request, keyOf, signal, pidsOf, stop, output, ready: () => ready(url) };
}

async function enginesFile(folder: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(path.join(folder, 'engines.json'), 'utf8');
}

async function ready(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}

/** The first killed takes others with it: a PostgreSQL without its postmaster ends every backend by itself. */
function signalIfThere(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Object && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function descendants(root: ChildProcess): { pid: number; args: string }[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map((match) => ({ pid: Number(match[1]), parent: Number(match[2]), args: match[3] ?? '' }));
  const below = new Set([root.pid ?? 0]);
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid, parent } of table)
      if (below.has(parent) && !below.has(pid)) {
        below.add(pid);
        grown = true;
      }
  }
  return table.filter(({ pid }) => below.has(pid) && pid !== root.pid);
}
