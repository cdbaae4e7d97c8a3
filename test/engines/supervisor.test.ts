import { spawn, type ChildProcess } from 'node:child_process';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { spawnGuarded, type OwnedProcess } from '../../engines/guarded-process';
import { isAlive, startOf } from '../../engines/process-facts';
import { spawnService } from '../../engines/service-process';
import { takeStartLock } from '../../engines/start-lock';
import { Supervisor, type Part, type SupervisorEvent } from '../../engines/supervisor';

let folder: string;
let supervisor: Supervisor;
let events: SupervisorEvent[];

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ssm-supervisor-'));
  events = [];
  supervisor = new Supervisor({ tell: (event) => events.push(event), firstWaitMs: 1, longestWaitMs: 20 });
});
afterEach(async () => {
  await supervisor.stop();
  await fs.rm(folder, { recursive: true, force: true });
});

const stayAlive = 'setInterval(() => undefined, 1000)';

async function sleeper(): Promise<OwnedProcess> {
  const log = await fs.open(path.join(folder, 'log'), 'a');
  try {
    return await spawnGuarded(
      { command: process.execPath, args: ['-e', stayAlive], stopSignal: 'SIGTERM', killAfterMs: 5_000 },
      log.fd,
    );
  } finally {
    await log.close();
  }
}

const service = (code = stayAlive, killAfterMs = 5_000) =>
  spawnService({ args: ['-e', code], env: process.env, killAfterMs });

/** Bounded, so that a condition that never comes fails its own test and does not keep the run alive. */
async function until(condition: () => boolean): Promise<void> {
  for (let left = 1_000; !condition(); left -= 1) {
    if (left === 0) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('a supervised part', () => {
  test.each([
    ['engine behind its guard', sleeper],
    ['service', () => service()],
  ])('(%s) that dies is started again', async (_kind, start) => {
    const first = await supervisor.start({ name: 'part', start });
    process.kill(first.pid, 'SIGKILL');
    await until(() => events.some(({ message }) => message === 'started again'));
    const second = supervisor.processOf('part');
    expect(second?.pid).not.toBe(first.pid);
    expect(isAlive(second?.pid ?? 0)).toBe(true);
    expect(isAlive(first.pid)).toBe(false);
  });

  test('waits longer with each death, and is tried again when a restart fails', async () => {
    let starts = 0;
    const start = async () => {
      starts += 1;
      if (starts === 2) throw new Error('not yet');
      return service(starts === 1 ? '0' : stayAlive);
    };
    await supervisor.start({ name: 'part', start });
    await until(() => events.some(({ message }) => message === 'started again'));
    const died = events.filter(({ message }) => message.startsWith('died'));
    expect(died.map(({ restartInMs }) => restartInMs)).toEqual([1, 2]);
    expect(died.map(({ detail }) => detail)).toEqual(['ended with code 0', 'not yet']);
  });

  test('that cannot be started the first time is reported, and not tried again', async () => {
    const start = jest.fn(() => Promise.reject(new Error('port in use')));
    await expect(supervisor.start({ name: 'part', start })).rejects.toThrow('port in use');
    await supervisor.stop();
    expect(start).toHaveBeenCalledTimes(1);
  });

  test('an engine whose guard is killed goes with it', async () => {
    const engine = await sleeper();
    process.kill(engine.group, 'SIGKILL');
    await engine.exited;
    await until(() => !isAlive(engine.pid));
  });

  test('one that will not stop is killed', async () => {
    const stubborn = await service(`process.on('SIGTERM', () => undefined); ${stayAlive}`, 300);
    await stubborn.stop();
    expect(await stubborn.exited).toMatch(/^ended by SIG(KILL|TERM)$/);
    expect(isAlive(stubborn.pid)).toBe(false);
  });
});

describe('stopping', () => {
  test('goes in the reverse order of the calls to start, however long each took to come up', async () => {
    const slow: Part = {
      name: 'first',
      start: async () => {
        await until(() => events.some(({ part }) => part === 'second'));
        return service();
      },
    };
    await Promise.all([supervisor.start(slow), supervisor.start({ name: 'second', start: () => service() })]);
    await supervisor.stop();
    const stopped = events.filter(({ message }) => message === 'stopped').map(({ part }) => part);
    expect(stopped).toEqual(['second', 'first']);
  });

  test('while a part is coming up leaves nothing running', async () => {
    let came: OwnedProcess | undefined;
    const starting = supervisor.start({
      name: 'late',
      start: async () => {
        void supervisor.stop();
        came = await service();
        return came;
      },
    });
    await expect(starting).rejects.toThrow('while everything was being stopped');
    expect(isAlive(came?.pid ?? 0)).toBe(false);
  });
});

/** A process that owns an engine behind a guard and a service, prints their ids, and waits. */
async function parent(): Promise<{ child: ChildProcess; pids: number[] }> {
  const program = path.join(__dirname, 'owning-parent.cjs');
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await until(() => text.includes('\n'));
  return { child, pids: text.trim().split(' ').map(Number) };
}

test('a parent killed with SIGKILL leaves no orphan', async () => {
  const { child, pids } = await parent();
  expect(pids).toHaveLength(3);
  expect(pids.every(isAlive)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  try {
    await until(() => !pids.some(isAlive));
  } finally {
    for (const pid of pids.filter(isAlive)) process.kill(pid, 'SIGKILL');
  }
});

describe('the lock of a data folder', () => {
  test('refuses a second start and names the first', () => {
    const lock = takeStartLock(folder);
    expect(() => takeStartLock(folder)).toThrow(`Process ${process.pid} already runs on ${folder}`);
    lock.release();
    expect(takeStartLock(folder).predecessorWasKilled).toBe(false);
  });

  test.each([
    ['whose process is gone', { pid: 999_999_999, begun: '1' }],
    ['whose process id is in use again', { pid: process.pid, begun: `${startOf(process.pid)}0` }],
  ])('left by one %s is taken over', async (_kind, lock) => {
    await fs.writeFile(path.join(folder, 'start.lock'), JSON.stringify(lock));
    expect(takeStartLock(folder).predecessorWasKilled).toBe(true);
    expect(await fs.readdir(folder)).toEqual(['start.lock']);
  });
});
