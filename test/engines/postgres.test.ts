import { promises as fs } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '../../engines/ports';
import { startPostgres, type RunningPostgres } from '../../engines/postgres';
import { startTestPostgres } from '../../engines/test-engines';

let folder: string;
let running: RunningPostgres | undefined;
let said: string[];

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ssm-postgres-'));
  said = [];
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await fs.rm(folder, { recursive: true, force: true });
});

async function start(options: { port?: number; stopLeftover?: boolean } = {}): Promise<RunningPostgres> {
  running = await startPostgres({
    folder,
    port: options.port ?? (await freePort()),
    logFile: path.join(folder, 'logs', 'postgres.log'),
    say: (sentence) => said.push(sentence),
    stopLeftover: options.stopLeftover ?? false,
  });
  return running;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  test('keeps what was committed through kill -9 of its process', async () => {
    const first = await start();
    await query(first.url, `create table kept (word text); insert into kept values ('রাখা')`);
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toMatch(/ended/);

    const second = await start();
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'রাখা' }]);
  });

  test('finds Bengali by trigrams', async () => {
    const { url, stop } = await startTestPostgres();
    try {
      await query(url, 'create extension pg_trgm');
      expect(await query(url, `select similarity('বিদ্যুৎ নেই', 'বিদ্যুৎ') > 0.3 as found`)).toEqual([
        { found: true },
      ]);
    } finally {
      await stop();
    }
  });

  test('a port in use is refused by the name of its setting, with nothing left behind', async () => {
    const server = net.createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    try {
      await expect(start({ port })).rejects.toThrow(
        `POSTGRES_PORT is ${port}, and another program listens there`,
      );
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
    expect(await fs.readdir(folder)).toEqual([]);
  });

  test('an interrupted initdb and a half-made folder are made anew; nothing is thrown away', async () => {
    await fs.mkdir(path.join(folder, 'postgres.initialising', 'base'), { recursive: true });
    await fs.mkdir(path.join(folder, 'postgres'));
    await fs.writeFile(path.join(folder, 'postgres', 'PG_VERSION'), '18\n');

    const { url } = await start();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(said.join()).toContain('only half made');
    const names = await fs.readdir(folder);
    expect(names).not.toContain('postgres.initialising');
    expect(names.filter((name) => name.startsWith('postgres.incomplete-'))).toHaveLength(1);
  });

  test('files of another major version are refused with a clear word', async () => {
    await (await start()).stop();
    await fs.writeFile(path.join(folder, 'postgres', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 15, and 18 is installed/);
  });

  test('a postmaster.pid whose process id belongs to somebody else by now does not keep it from starting', async () => {
    await (await start()).stop();
    const pidFile = path.join(folder, 'postgres', 'postmaster.pid');
    await fs.writeFile(pidFile, `${process.pid}\n${path.join(folder, 'postgres')}\n`);
    const { url } = await start();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a second one on the same folder is refused; the holder of the lock stops the leftover instead', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(`A PostgreSQL (process ${first.pid}) already runs on`);

    const second = await start({ stopLeftover: true });
    expect(await first.exited).toBe('ended with code 0');
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
