import { Connection } from '@temporalio/client';
import { SettingsError, type Settings, type TemporalTarget } from '../engines/settings';
import { ensureNamespace } from '../engines/temporal-namespace';

/** @throws SettingsError when nothing answers there */
export async function connectTemporal(target: TemporalTarget): Promise<Connection> {
  try {
    return await Connection.connect({ ...target.connection, connectTimeout: 10_000 });
  } catch (error) {
    throw new SettingsError(
      `Temporal does not answer at ${target.address} (${error instanceof Error ? error.message : String(error)}): ` +
        'check TEMPORAL_ADDRESS, TEMPORAL_TLS and that it runs.',
    );
  }
}

/** Namespace and search attributes, at every worker's boot: a start that carries an unknown attribute would fail. */
export async function prepareNamespace(settings: Settings): Promise<void> {
  const connection = await connectTemporal(settings.temporal);
  try {
    await ensureNamespace(connection, settings.temporal.namespace, {
      retentionDays: settings.temporalRetentionDays,
    });
  } finally {
    await connection.close();
  }
}
