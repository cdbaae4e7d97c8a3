import path from 'node:path';
import type { OwnedProcess } from '../engines/guarded-process';
import { spawnService } from '../engines/service-process';
import { SettingsError, type Settings } from '../engines/settings';
import type { Part } from '../engines/supervisor';

/** What API and worker are given to come up, in milliseconds: a first bundle on a slow machine included. */
const readyWithinMs = 90_000;

/** Worker and API, in the order in which they are started (and the reverse of which they are stopped in). */
export function serviceParts(settings: Settings): Part[] {
  const script = path.join(__dirname, 'main.js');
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: settings.databaseUrl,
    TEMPORAL_ADDRESS: settings.temporal.address,
    TEMPORAL_NAMESPACE: settings.temporal.namespace,
    SSM_DATA: settings.dataFolder,
    SSM_ATTACHMENTS: settings.attachmentsFolder,
    ...(settings.temporalUiUrl === undefined ? {} : { TEMPORAL_UI_URL: settings.temporalUiUrl }),
  };
  // A person at a terminal sees what needs him; a log collector (a pipe, a file) gets every line.
  const onLine = process.stdout.isTTY ? showWarnings : undefined;
  const part = (name: string, killAfterMs: number, nodeOptions: readonly string[]): Part => ({
    name,
    start: () =>
      spawnService({
        args: [...nodeOptions, '--enable-source-maps', script, name],
        env,
        killAfterMs,
        ...(onLine === undefined ? {} : { onLine }),
      }),
  });
  return [part('worker', 30_000, [`--max-old-space-size=${settings.workerHeapMb}`]), part('api', 15_000, [])];
}

/**
 * Waits until the API says that register, Temporal and a polling worker are all there.
 *
 * @throws SettingsError when one of them ends first, or it takes too long
 */
export async function waitUntilReady(settings: Settings, services: readonly OwnedProcess[]): Promise<void> {
  const url = `${apiUrl(settings)}/health/ready`;
  let ended: string | undefined;
  for (const service of services) void service.exited.then((how) => (ended ??= how));
  let last = 'no answer';
  const until = Date.now() + readyWithinMs;
  while (Date.now() < until) {
    if (ended !== undefined) {
      throw new SettingsError(`API or worker ${ended} before it was ready: its own message is above.`);
    }
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return;
      last = `${answer.status} ${(await answer.text()).slice(0, 300)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new SettingsError(`The API was not ready within ${readyWithinMs / 1000} s (${url}: ${last}).`);
}

/** Where the API is reached from this machine. */
export function apiUrl(settings: Settings): string {
  const host = ['0.0.0.0', '::'].includes(settings.apiHost) ? '127.0.0.1' : settings.apiHost;
  return `http://${host.includes(':') ? `[${host}]` : host}:${settings.apiPort}`;
}

const quiet = /"level":\s*("(trace|debug|info)"|[123]0\b)/;

function showWarnings(line: string): void {
  if (!quiet.test(line.slice(0, 200))) process.stdout.write(`${line}\n`);
}
