/*
 * `npm run dev`: everything that `npm start` runs, and whenever a source changes: build, then let API and worker be
 * started anew. The engines stay up, so open cases and their histories stay too.
 *
 * Sources are looked at twice a second instead of being watched: some 400 `stat` calls take 10 ms, and it works the
 * same in every editor, on every file system, for folders that are made while it runs.
 */
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const ssm = path.join(project, 'bin', 'ssm.js');
const LOOK_EVERY_MS = 500;
/** Built into API and worker; `engines` and `cli` run in `start` itself, which goes on as it is. */
const FOLDERS = [
  'domain',
  'workflows',
  'activities',
  'delivery',
  'register',
  'migrations',
  'api',
  'worker',
  'data',
];
const IN_START = ['engines', 'cli'];
/** In the order in which they are started again. */
const SERVICES = ['worker', 'api'];

const say = (text) => process.stderr.write(`dev: ${text}\n`);
/** Process ids of API and worker, as `start` tells them. */
const running = new Map();

if ((await node('scripts/build.mjs')) !== 0) process.exit(1);
const start = spawn(process.execPath, [ssm, 'start'], {
  cwd: project,
  stdio: ['ignore', 'pipe', 'inherit'],
  // `start` that knows it was started by npm stops when its parent is gone, however that went.
  env: { ...process.env, npm_lifecycle_event: process.env['npm_lifecycle_event'] ?? 'dev' },
});
createInterface({ input: start.stdout }).on('line', readLine);
start.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
// Ctrl-C reaches `start` too; it stops everything in order and we leave with it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => start.kill('SIGTERM'));

let seen = await modified();
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  const now = await modified();
  const changed = [...new Set([...seen.keys(), ...now.keys()])].filter(
    (file) => seen.get(file) !== now.get(file),
  );
  if (changed.length === 0) continue;
  seen = now;
  await takeUp(changed);
}

async function takeUp(changed) {
  const few = changed.slice(0, 3).join(', ') + (changed.length > 3 ? ` and ${changed.length - 3} more` : '');
  if ((await node('scripts/build.mjs')) !== 0)
    return say(`${few}: not built; API and worker run on as before.`);
  if (changed.some((file) => IN_START.includes(file.split(path.sep)[0])))
    say('engines/ and cli/ are taken up when you start `npm run dev` again.');
  if (changed.some((file) => file.startsWith('migrations')) && (await node(ssm, 'migrate')) !== 0)
    return say('the migration failed; API and worker run on as before.');
  say(`${few}: API and worker start anew.`);
  for (const name of SERVICES) {
    const pid = running.get(name);
    if (pid === undefined) continue;
    try {
      // The supervisor in `start` starts again at once what ended in order.
      process.kill(pid, 'SIGTERM');
    } catch {
      // It has just died by itself: it comes up with the new build all the same.
    }
  }
}

/** Shows what a developer must see; learns the process ids of the services. */
function readLine(line) {
  const entry = parsed(line);
  if (entry === undefined) return process.stdout.write(`${line}\n`);
  if (SERVICES.includes(entry.part)) {
    if (entry.childPid !== undefined) running.set(entry.part, entry.childPid);
    else running.delete(entry.part);
    // "Died, will be started again" is what we asked for; it is news only when it did not end in order.
    if (entry.detail === 'ended with code 0') return;
    if (entry.msg === 'started again') return say(`${entry.part} runs again.`);
  }
  if (['warn', 'error', 'fatal'].includes(entry.level)) process.stdout.write(`${line}\n`);
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function modified() {
  const times = new Map();
  for (const folder of [...FOLDERS, ...IN_START]) {
    const entries = await readdir(path.join(project, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      if (!entry.isFile() || entry.name.startsWith('.') || entry.name.endsWith('~')) continue;
      const file = path.join(entry.parentPath, entry.name);
      const found = await stat(file).catch(() => undefined);
      if (found !== undefined) times.set(path.relative(project, file), found.mtimeMs);
    }
  }
  return times;
}

function node(script, ...args) {
  const child = spawn(process.execPath, [path.resolve(project, script), ...args], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}
