'use strict';
/*
 * Stands between the product and one native engine, in a process group of their own.
 *
 * PostgreSQL and Temporal do not notice when whoever started them is killed. This process does: its standard input
 * is a pipe from the parent, which the kernel closes whatever way the parent dies (SIGKILL, out of memory). It then
 * stops the engine in order, kills what is left of the group, and goes.
 *
 * Plain JavaScript, because it runs unbuilt in the tests as well. argv[2] is the JSON of `GuardedCommand`;
 * the engine's process id is written to file descriptor 3 as soon as it is known.
 */
const { spawn } = require('node:child_process');
const fs = require('node:fs');

const order = JSON.parse(process.argv[2]);

const engine = spawn(order.command, order.args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  cwd: order.cwd,
  env: { ...process.env, ...order.env },
  ...(order.uid === undefined ? {} : { uid: order.uid, gid: order.gid }),
});

let stopping = false;

function stop() {
  if (stopping) return;
  stopping = true;
  engine.kill(order.stopSignal);
  setTimeout(() => engine.kill('SIGKILL'), order.killAfterMs).unref();
}

function leave(code) {
  if (order.removeFolder !== undefined) fs.rmSync(order.removeFolder, { recursive: true, force: true });
  process.exit(code);
}

engine.on('error', (error) => {
  process.stderr.write(`${order.command}: ${error.message}\n`);
  leave(127);
});
engine.on('exit', (code, signal) => {
  if (signal !== null) process.stderr.write(`${order.command} was ended by ${signal}\n`);
  leave(code === null ? 128 : code);
});

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('SIGHUP', stop);
process.stdin.on('end', stop);
process.stdin.on('error', stop);
process.stdin.resume();

if (engine.pid !== undefined) {
  try {
    fs.writeSync(3, `${engine.pid}\n`);
    fs.closeSync(3);
  } catch {
    // The parent died between two instructions: the closed pipe above stops the engine.
  }
}
