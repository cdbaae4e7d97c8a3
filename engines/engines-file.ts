import { promises as fs } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { holderOfFolder } from './start-lock';

const contents = z.object({
  databaseUrl: z.string().optional(),
  temporalAddress: z.string().optional(),
  postgresPid: z.number().int().optional(),
  temporalPid: z.number().int().optional(),
});

/** What `start` brought up, for the commands beside it (`ssm key create`, `ssm doctor`) and for its successor. */
export type RunningEngines = z.output<typeof contents>;

/** Written for its owner alone: the URL holds a password. */
export async function writeEngines(dataFolder: string, engines: RunningEngines): Promise<void> {
  const file = fileIn(dataFolder);
  const draft = `${file}.${process.pid}`;
  await fs.writeFile(draft, `${JSON.stringify(engines, undefined, 2)}\n`, { mode: 0o600 });
  await fs.rename(draft, file);
}

/** What was last written, whether it still runs or not. */
export async function readEngines(dataFolder: string): Promise<RunningEngines> {
  const text = await fs.readFile(fileIn(dataFolder), 'utf8').catch(() => '{}');
  try {
    return contents.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** What runs now on this data folder; empty when no `start` does. */
export async function enginesNowRunning(dataFolder: string): Promise<RunningEngines> {
  return holderOfFolder(dataFolder) === undefined ? {} : readEngines(dataFolder);
}

export async function forgetEngines(dataFolder: string): Promise<void> {
  await fs.rm(fileIn(dataFolder), { force: true });
}

function fileIn(dataFolder: string): string {
  return path.join(dataFolder, 'engines.json');
}
