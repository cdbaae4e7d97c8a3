import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stopLeftover } from '../engines/leftover';
import { readEngines } from '../engines/engines-file';
import { SettingsError, type Configuration } from '../engines/settings';
import { takeStartLock } from '../engines/start-lock';

/** What `start` makes in a data folder, besides attachments. A folder with none of it is not ours to remove. */
const OURS = ['postgres', 'temporal.db', 'keys.json', 'engines.json', 'start.lock'];

/**
 * `ssm reset`: throws the data folder of the embedded engines away. Real engines are never touched: there the
 * administrators of PostgreSQL and Temporal decide.
 *
 * @throws SettingsError while something runs on the folder, where it is none of ours, or without `--yes`
 */
export async function reset(configuration: Configuration, yes: boolean): Promise<void> {
  const { dataFolder, attachmentsFolder } = configuration;
  if (!existsSync(dataFolder)) {
    process.stderr.write(`There is nothing to remove: ${dataFolder} does not exist.\n`);
    return;
  }
  const inside = readdirSync(dataFolder);
  if (inside.length > 0 && !OURS.some((name) => inside.includes(name))) {
    throw new SettingsError(`${dataFolder} holds nothing that \`ssm start\` made: check SSM_DATA.`);
  }
  if (!yes) {
    throw new SettingsError(
      `This removes every grievance, history, key and attachment in ${dataFolder}: add --yes if you mean it.`,
    );
  }
  const lock = takeStartLock(dataFolder);
  try {
    if (lock.predecessorWasKilled) await stopLeftovers(dataFolder);
    rmSync(dataFolder, { recursive: true, force: true });
  } finally {
    lock.release();
  }
  process.stderr.write(`Removed ${dataFolder}.\n`);
  if (existsSync(attachmentsFolder) && path.relative(dataFolder, attachmentsFolder).startsWith('..')) {
    process.stderr.write(`SSM_ATTACHMENTS (${attachmentsFolder}) lies elsewhere and was left as it is.\n`);
  }
}

/** A killed `start` may have left engines that still write into the folder. */
async function stopLeftovers(dataFolder: string): Promise<void> {
  const { postgresPid, temporalPid } = await readEngines(dataFolder);
  if (temporalPid !== undefined) await stopLeftover(temporalPid, dataFolder, ['SIGTERM', 'SIGKILL']);
  if (postgresPid !== undefined) await stopLeftover(postgresPid, dataFolder, ['SIGINT', 'SIGKILL']);
}
