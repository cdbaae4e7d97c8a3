import path from 'node:path';
import { checkTrigrams } from './check-trigrams';
import { connectTemporal } from './temporal-connection';
import { enginesNowRunning } from '../engines/engines-file';
import { isPortFree } from '../engines/ports';
import { findPostgresPrograms } from '../engines/postgres-programs';
import { plainTarget, type Configuration } from '../engines/settings';
import { holderOfFolder } from '../engines/start-lock';
import {
  findServerBinary,
  temporalCli,
  temporalTestServer,
  type ServerBinary,
} from '../engines/temporal-binary';
import { missingAttributes } from '../engines/temporal-namespace';
import { version } from './version';

/** One line of the report; `ok: undefined` is a fact, neither good nor bad. */
interface Finding {
  readonly ok: boolean | undefined;
  readonly what: string;
  readonly detail: string;
}

/** `ssm doctor`: changes nothing, downloads nothing; hands back the exit code. */
export async function doctor(configuration: Configuration): Promise<number> {
  const running = await enginesNowRunning(configuration.dataFolder);
  const findings: Finding[] = [
    fact('product', version()),
    fact('Node', process.version),
    fact('data folder', configuration.dataFolder),
    fact('start', describeHolder(holderOfFolder(configuration.dataFolder))),
    configuration.temporal === undefined
      ? await program(temporalCli)
      : fact('temporal', (await program(temporalCli)).detail),
    // Only the tests need it: that it is missing is nothing wrong with a running system.
    fact('temporal-test-server', (await program(temporalTestServer)).detail),
  ];
  if (configuration.databaseUrl === undefined) {
    findings.push(
      await found('embedded PostgreSQL', async () => {
        const { postgres } = await findPostgresPrograms(path.join(configuration.dataFolder, 'postgres'));
        return postgres;
      }),
    );
  }
  const databaseUrl = configuration.databaseUrl ?? running.databaseUrl;
  findings.push(...(await aboutRegister(databaseUrl)));
  const target =
    configuration.temporal ??
    (running.temporalAddress === undefined
      ? undefined
      : plainTarget(running.temporalAddress, configuration.temporalNamespace));
  findings.push(...(await aboutTemporal(target)));
  if (running.databaseUrl === undefined) findings.push(await aboutPorts(configuration));
  else findings.push(await aboutApi(configuration));

  for (const { ok, what, detail } of findings) {
    const mark = ok === undefined ? '      ' : ok ? 'ok    ' : 'wrong ';
    process.stdout.write(`${mark} ${what.padEnd(22)} ${detail}\n`);
  }
  return findings.some(({ ok }) => ok === false) ? 1 : 0;
}

async function aboutRegister(url: string | undefined): Promise<Finding[]> {
  if (url === undefined)
    return [fact('register', 'not configured and not running; `ssm start` brings one up')];
  return [
    await found('register', async () => {
      const { openRegister } = await import('../register/database.js');
      const db = openRegister(url);
      try {
        await db.raw('select 1');
        const problem = await checkTrigrams(db);
        if (problem !== undefined) throw new Error(problem);
        return 'reachable, and Bengali can be searched in it (pg_trgm)';
      } finally {
        await db.destroy();
      }
    }),
  ];
}

async function aboutTemporal(target: Parameters<typeof connectTemporal>[0] | undefined): Promise<Finding[]> {
  if (target === undefined)
    return [fact('Temporal', 'not configured and not running; `ssm start` brings one up')];
  return [
    await found('Temporal', async () => {
      const connection = await connectTemporal(target);
      try {
        const { serverVersion } = await connection.workflowService.getSystemInfo({});
        const missing = await missingAttributes(connection, target.namespace);
        if (missing !== 'unknown' && missing.length > 0) {
          throw new Error(
            `namespace ${target.namespace} lacks search attributes: ${missing.map(([name]) => name).join(', ')}`,
          );
        }
        const attributes =
          missing === 'unknown' ? 'search attributes cannot be listed' : 'search attributes registered';
        return `server ${serverVersion} at ${target.address}, namespace ${target.namespace}, ${attributes}`;
      } finally {
        await connection.close();
      }
    }),
  ];
}

async function aboutPorts(configuration: Configuration): Promise<Finding> {
  const ports = [
    ['API_PORT', configuration.apiPort],
    ...(configuration.databaseUrl === undefined
      ? ([['POSTGRES_PORT', configuration.postgresPort]] as const)
      : []),
    ...(configuration.temporal === undefined
      ? ([
          ['TEMPORAL_PORT', configuration.temporalPort],
          ['TEMPORAL_UI_PORT', configuration.temporalUiPort],
        ] as const)
      : []),
  ] as const;
  const taken: string[] = [];
  for (const [name, port] of ports) if (!(await isPortFree(port))) taken.push(`${name} ${port}`);
  return taken.length === 0
    ? { ok: true, what: 'ports', detail: 'free' }
    : { ok: false, what: 'ports', detail: `taken by another program: ${taken.join(', ')}` };
}

function aboutApi(configuration: Configuration): Promise<Finding> {
  return found('API', async () => {
    const answer = await fetch(`http://127.0.0.1:${configuration.apiPort}/health/ready`, {
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok) throw new Error(`not ready: ${(await answer.text()).slice(0, 300)}`);
    return `ready on port ${configuration.apiPort}`;
  });
}

function program(binary: ServerBinary): Promise<Finding> {
  return found(binary.name, async () => {
    const { version: itsVersion, source, path: file } = await findServerBinary(binary, { download: false });
    return `${itsVersion} (${source}): ${file}`;
  });
}

function describeHolder(pid: number | undefined): string {
  return pid === undefined ? 'does not run on this data folder' : `runs as process ${pid}`;
}

function fact(what: string, detail: string): Finding {
  return { ok: undefined, what, detail };
}

async function found(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { ok: true, what, detail: await look() };
  } catch (error) {
    return { ok: false, what, detail: error instanceof Error ? error.message : String(error) };
  }
}
