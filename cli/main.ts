import { Command, InvalidArgumentError, Option } from 'commander';
import { leaveWithSentence } from './leave-with-sentence';
import { settingsHelp } from './settings-help';
import { readConfiguration, readSettings, SettingsError } from '../engines/settings';
import { version } from './version';

/*
 * Each command loads what it needs when it runs: `ssm --help` must not wait for the Temporal SDK, nor `ssm migrate`
 * fail because the worker cannot be loaded.
 */
const program = new Command('ssm')
  .description('Grievance redressal for a State. `ssm start` runs everything on this machine.')
  .version(version())
  .showHelpAfterError('(ssm --help lists the commands)');

program
  .command('start')
  .description('run everything: engines that are not configured, worker and API')
  .addHelpText('after', settingsHelp)
  .action(async () => {
    const { start } = await import('./start.js');
    await start(readConfiguration());
    process.exit(0);
  });

program
  .command('api')
  .description(
    'run the API alone (DATABASE_URL and TEMPORAL_ADDRESS name the engines, or a running `ssm start` does)',
  )
  .addHelpText('after', settingsHelp)
  .action(async () => {
    const settings = await settingsWithEngines();
    const { runApi } = await import('../api/server.js');
    const { runService } = await import('./run-service.js');
    await runService(() => runApi(settings));
  });

program
  .command('worker')
  .description('run a worker alone; any number of them may run')
  .addHelpText('after', settingsHelp)
  .action(async () => {
    const settings = await settingsWithEngines();
    const { runWorker } = await import('../worker/run-worker.js');
    const { runService } = await import('./run-service.js');
    const { prepareNamespace } = await import('./temporal-connection.js');
    await runService(async () => {
      await prepareNamespace(settings);
      return runWorker(settings);
    });
  });

program
  .command('migrate')
  .description('bring the register’s tables to this version')
  .option('--rollback', 'take back the last batch of migrations instead')
  .action(async (options: { rollback?: boolean }) => {
    const { migrate } = await import('./register-commands.js');
    await migrate(readConfiguration(), options.rollback === true);
  });

program
  .command('import')
  .description('load a directory of offices, posts and officers from files')
  .action(() => {
    throw new SettingsError(
      'Importing a directory is not in this version; it comes with the directory’s administration. `ssm start` makes a starting directory.',
    );
  });

program
  .command('key')
  .description('keys for channels and posts')
  .command('create')
  .description('make a key and print it, once, alone on a line of standard output')
  .addOption(new Option('--channel <name>', 'a channel: phone, web, email, bsk, partner …').conflicts('post'))
  .option('--post <id>', 'an officer’s post; `administrator` exists on a fresh start')
  .action(async (options: { channel?: string; post?: string }) => {
    const { createKeyFor } = await import('./register-commands.js');
    await createKeyFor(readConfiguration(), options);
  });

program
  .command('ledger')
  .description('the register’s ledger')
  .command('verify')
  .description('recompute the hash chain; exits with 1 where an entry does not fit')
  .option('--reference <reference>', 'one case only')
  .action(async (options: { reference?: string }) => {
    const { ledgerVerify } = await import('./register-commands.js');
    process.exitCode = await ledgerVerify(readConfiguration(), options.reference);
  });

program
  .command('histories')
  .description('Temporal’s histories')
  .command('export')
  .description('write the histories of grievances to a folder, one JSON file each')
  .requiredOption('--to <folder>', 'where to')
  .option('--reference <reference>', 'one case only')
  .option('--limit <count>', 'no more than this many', wholeNumber, 1000)
  .action(async (options: { to: string; reference?: string; limit: number }) => {
    const { exportHistories } = await import('./export-histories.js');
    const count = await exportHistories(await settingsWithEngines(), options);
    process.stderr.write(`${count} histories written to ${options.to}\n`);
  });

program
  .command('doctor')
  .description('say what is reachable, configured and missing; exits with 1 where something is')
  .action(async () => {
    const { doctor } = await import('./doctor.js');
    process.exitCode = await doctor(readConfiguration());
  });

program
  .command('reset')
  .description('remove the data folder of the embedded engines: grievances, histories, keys, attachments')
  .option('--yes', 'really do it')
  .action(async (options: { yes?: boolean }) => {
    const { reset } = await import('./reset.js');
    await reset(readConfiguration(), options.yes === true);
  });

/** Engines from the environment, else those of the `ssm start` that runs on the same data folder. */
async function settingsWithEngines() {
  const configuration = readConfiguration();
  if (configuration.databaseUrl !== undefined && configuration.temporal !== undefined) return readSettings();
  const { completeSettings } = await import('../engines/settings.js');
  const { enginesNowRunning } = await import('../engines/engines-file.js');
  return completeSettings(configuration, await enginesNowRunning(configuration.dataFolder));
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Give a whole number above 0.');
}

program.parseAsync().catch(leaveWithSentence);
