import path from 'node:path';
import { startTemporal } from '../engines/temporal';
import { findServerBinary, temporalCli } from '../engines/temporal-binary';
import type { Configuration } from '../engines/settings';
import type { Part } from '../engines/supervisor';

/** The embedded Temporal as a part; its program is found (or fetched) before anything is started. */
export async function embeddedTemporal(
  configuration: Configuration,
  waitForPortMs: number,
  say: (sentence: string) => void,
): Promise<Part> {
  const binary = await findServerBinary(temporalCli, { say });
  say(`temporal ${binary.version} (${binary.source}): ${binary.path}`);
  return {
    name: 'temporal',
    start: () =>
      startTemporal({
        program: binary.path,
        databaseFile: path.join(configuration.dataFolder, 'temporal.db'),
        port: configuration.temporalPort,
        uiPort: configuration.temporalUiPort,
        namespace: configuration.temporalNamespace,
        retentionDays: configuration.temporalRetentionDays,
        logFile: path.join(configuration.dataFolder, 'logs', 'temporal.log'),
        waitForPortMs,
      }),
  };
}
