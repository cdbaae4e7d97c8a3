import { withRegister } from './with-register';
import { SettingsError, type Configuration } from '../engines/settings';

/** `ssm migrate [--rollback]` */
export async function migrate(configuration: Configuration, rollback: boolean): Promise<void> {
  const { migrateRegister, rollbackRegister } = await import('../register/migrate.js');
  await withRegister(configuration, async (db) => {
    if (rollback) {
      await rollbackRegister(db);
      process.stderr.write('The last batch of migrations was taken back.\n');
      return;
    }
    const { applied } = await migrateRegister(db);
    process.stderr.write(applied.length === 0 ? 'Nothing to do.\n' : `Applied: ${applied.join(', ')}\n`);
  });
}

/** `ssm key create`: the key alone on standard output, so that a script can take it. */
export async function createKeyFor(
  configuration: Configuration,
  owner: { channel?: string; post?: string },
): Promise<void> {
  const { createKey, UnknownKeyOwner } = await import('../register/api-keys.js');
  const { channel, post } = owner;
  const key = await withRegister(configuration, (db) => {
    if (channel !== undefined) return createKey(db, { channel });
    if (post !== undefined) return createKey(db, { post });
    throw new SettingsError('Say whose key it is: --channel <name> or --post <id>.');
  }).catch((error: unknown) => {
    throw error instanceof UnknownKeyOwner ? new SettingsError(error.message) : error;
  });
  process.stdout.write(`${key}\n`);
  process.stderr.write('This key is shown only now; keep it where only its user can read it.\n');
}

/** `ssm ledger verify`; hands back the exit code. */
export async function ledgerVerify(
  configuration: Configuration,
  reference: string | undefined,
): Promise<number> {
  const { verifyLedger } = await import('../register/ledger-verify.js');
  const { checked, faults } = await withRegister(configuration, (db) => verifyLedger(db, reference));
  for (const { reference: which, seq, fault } of faults) process.stdout.write(`${which} ${seq}: ${fault}\n`);
  process.stderr.write(`${checked} entries checked, ${faults.length} faults.\n`);
  return faults.length === 0 ? 0 : 1;
}
