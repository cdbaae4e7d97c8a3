import path from 'node:path';
import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';
import { z } from 'zod';
import { projectFolder } from './project-folder';

/** A setting that cannot be used. Its message is one sentence that names the setting and the cure. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** What every process needs to reach Temporal; `connection` fits `Connection.connect` and `NativeConnection.connect`. */
export interface TemporalTarget {
  readonly address: string;
  readonly namespace: string;
  readonly connection: ClientConnectConfig['connectionOptions'] & { address: string };
}

/** What the environment says, before the embedded engines have been started. */
export interface Configuration {
  readonly apiHost: string;
  readonly apiPort: number;
  readonly temporalPort: number;
  readonly temporalUiPort: number;
  readonly postgresPort: number;
  /** Absolute. Everything this product writes lies below it. */
  readonly dataFolder: string;
  readonly attachmentsFolder: string;
  /** Left out: `start` brings up its own PostgreSQL. */
  readonly databaseUrl?: string;
  /** Left out: `start` brings up its own Temporal. */
  readonly temporal?: TemporalTarget;
  readonly temporalNamespace: string;
  /** Where people read histories; left out when it is not known (a real cluster without TEMPORAL_UI_URL). */
  readonly temporalUiUrl?: string;
  readonly temporalRetentionDays: number;
  /** 0: the worker serves no metrics. */
  readonly workerMetricsPort: number;
  readonly workerHeapMb: number;
  readonly logLevel: LogLevel;
}

/** A configuration whose engines are known: what API and worker run on. */
export interface Settings extends Configuration {
  readonly databaseUrl: string;
  readonly temporal: TemporalTarget;
}

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

const port = z.coerce.number().int().min(1).max(65_535);
const portCure = 'give a port number from 1 to 65535';

const schema = z.object({
  API_PORT: port,
  API_HOST: z.string(),
  TEMPORAL_PORT: port,
  TEMPORAL_UI_PORT: port,
  POSTGRES_PORT: port,
  SSM_DATA: z.string().optional(),
  SSM_ATTACHMENTS: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/)
    .optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^([^\s:/]+|\[[0-9a-fA-F:]+\]):\d{1,5}$/)
    .optional(),
  TEMPORAL_NAMESPACE: z.string().optional(),
  TEMPORAL_UI_URL: z.url({ protocol: /^https?$/ }).optional(),
  TEMPORAL_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650),
  WORKER_METRICS_PORT: z.coerce.number().int().min(0).max(65_535),
  WORKER_HEAP_MB: z.coerce.number().int().min(256).max(65_536),
  LOG_LEVEL: z.enum(logLevels),
});

type SettingName = keyof typeof schema.shape;

interface Explanation {
  readonly default?: string;
  /** Shown by `--help` where the default is worked out from other settings. */
  readonly shownDefault?: string;
  readonly meaning: string;
  /** What to write instead: the second half of an error's sentence. */
  readonly cure: string;
}

/** Every setting there is, in the order of `ssm start --help`; the parser's errors read the same table. */
export const settingTable: Record<SettingName, Explanation> = {
  API_PORT: { default: '3000', meaning: 'port of the API', cure: portCure },
  API_HOST: {
    default: '127.0.0.1',
    meaning: 'address the API listens on; 0.0.0.0 for every interface',
    cure: 'give an address',
  },
  TEMPORAL_PORT: { default: '7233', meaning: 'port of the embedded Temporal server', cure: portCure },
  TEMPORAL_UI_PORT: { default: '8233', meaning: 'port of the embedded Temporal UI', cure: portCure },
  POSTGRES_PORT: { default: '5433', meaning: 'port of the embedded PostgreSQL', cure: portCure },
  SSM_DATA: {
    shownDefault: '.ssm in the project',
    meaning: 'folder for everything that is kept',
    cure: 'give a folder',
  },
  SSM_ATTACHMENTS: {
    shownDefault: 'attachments in SSM_DATA',
    meaning: 'folder for attachments; all API processes must share it',
    cure: 'give a folder',
  },
  DATABASE_URL: {
    meaning: 'a PostgreSQL to use instead of the embedded one',
    cure: 'give a URL such as postgres://user:password@host:5432/database',
  },
  TEMPORAL_ADDRESS: {
    meaning: 'a Temporal frontend to use instead of the embedded one',
    cure: 'give host:port, such as temporal.example.org:7233',
  },
  TEMPORAL_NAMESPACE: {
    shownDefault: 'default',
    meaning: 'namespace the workflows live in',
    cure: 'give a namespace',
  },
  TEMPORAL_UI_URL: {
    shownDefault: 'the embedded UI',
    meaning: 'where people read histories, for links',
    cure: 'give a full URL such as https://temporal.example.org',
  },
  TEMPORAL_RETENTION_DAYS: {
    default: '90',
    meaning: 'days a finished history is kept, where this product makes the namespace',
    cure: 'give whole days from 1 to 3650',
  },
  WORKER_METRICS_PORT: {
    default: '9464',
    meaning: 'port of the worker’s Prometheus metrics; 0 for none',
    cure: 'give a port number from 1 to 65535, or 0 for none',
  },
  WORKER_HEAP_MB: {
    default: '1024',
    meaning: 'memory limit of the worker that `start` starts, in MB',
    cure: 'give whole megabytes from 256 to 65536',
  },
  LOG_LEVEL: {
    default: 'info',
    meaning: `least level that is logged: ${logLevels.join(', ')}`,
    cure: `give one of ${logLevels.join(', ')}`,
  },
};

/** Settings read by the Temporal SDK's own loader or by the search for its binaries; listed for `--help`. */
export const temporalRows: readonly { name: string; meaning: string }[] = [
  { name: 'TEMPORAL_API_KEY', meaning: 'key for Temporal Cloud; switches TLS on' },
  { name: 'TEMPORAL_TLS', meaning: 'true or false' },
  {
    name: 'TEMPORAL_TLS_CLIENT_CERT_PATH, …_CLIENT_KEY_PATH',
    meaning: 'mutual TLS (or …_DATA with the PEM itself)',
  },
  { name: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH, …_SERVER_NAME', meaning: 'whom to trust, and by which name' },
  {
    name: 'TEMPORAL_CONFIG_FILE, TEMPORAL_PROFILE',
    meaning: 'a Temporal client configuration (TOML) instead',
  },
  { name: 'TEMPORAL_CLI_PATH', meaning: 'the `temporal` binary to use for the embedded server' },
  { name: 'TEMPORAL_TEST_SERVER_PATH', meaning: 'the `temporal-test-server` binary the tests use' },
];

/**
 * Reads the environment.
 *
 * @throws SettingsError for the first value that cannot be used
 */
export function readConfiguration(env: NodeJS.ProcessEnv = process.env): Configuration {
  const values = readValues(env);
  const dataFolder = path.resolve(values.SSM_DATA ?? path.join(projectFolder(), '.ssm'));
  const temporal = readTemporal(env, values.TEMPORAL_ADDRESS);
  const embeddedUi = temporal === undefined ? `http://127.0.0.1:${values.TEMPORAL_UI_PORT}` : undefined;
  const temporalUiUrl = values.TEMPORAL_UI_URL?.replace(/\/+$/, '') ?? embeddedUi;
  const configuration: Configuration = {
    apiHost: values.API_HOST,
    apiPort: values.API_PORT,
    temporalPort: values.TEMPORAL_PORT,
    temporalUiPort: values.TEMPORAL_UI_PORT,
    postgresPort: values.POSTGRES_PORT,
    dataFolder,
    attachmentsFolder: path.resolve(values.SSM_ATTACHMENTS ?? path.join(dataFolder, 'attachments')),
    temporalNamespace: temporal?.namespace ?? values.TEMPORAL_NAMESPACE ?? 'default',
    temporalRetentionDays: values.TEMPORAL_RETENTION_DAYS,
    workerMetricsPort: values.WORKER_METRICS_PORT,
    workerHeapMb: values.WORKER_HEAP_MB,
    logLevel: values.LOG_LEVEL,
    ...(values.DATABASE_URL === undefined ? {} : { databaseUrl: values.DATABASE_URL }),
    ...(temporal === undefined ? {} : { temporal }),
    ...(temporalUiUrl === undefined ? {} : { temporalUiUrl }),
  };
  refuseSharedPorts(configuration);
  return configuration;
}

function readValues(env: NodeJS.ProcessEnv): z.output<typeof schema> {
  const raw: Record<string, string> = {};
  for (const [name, explanation] of Object.entries(settingTable)) {
    // An empty value counts as not set: that is how a compose file or a CI form writes "leave it".
    const value = env[name]?.trim() || explanation.default;
    if (value !== undefined) raw[name] = value;
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const name = schema.keyof().parse(parsed.error.issues[0]?.path[0]);
  // A database URL carries a password: it is never repeated.
  const shown = name === 'DATABASE_URL' ? 'no PostgreSQL URL' : `"${raw[name] ?? ''}"`;
  throw new SettingsError(`${name} is ${shown}: ${settingTable[name].cure}.`);
}

/**
 * The configuration of a process that is started alone (`ssm api`, `ssm worker`) or by `start`, which puts its
 * engines' addresses into the environment.
 *
 * @throws SettingsError when an engine is not named
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return completeSettings(readConfiguration(env), {});
}

/** Adds the engines that were found running to a configuration that does not name them. */
export function completeSettings(
  configuration: Configuration,
  engines: { databaseUrl?: string | undefined; temporalAddress?: string | undefined },
): Settings {
  const databaseUrl = configuration.databaseUrl ?? engines.databaseUrl;
  const temporal =
    configuration.temporal ??
    (engines.temporalAddress === undefined
      ? undefined
      : plainTarget(engines.temporalAddress, configuration.temporalNamespace));
  if (databaseUrl === undefined) {
    throw new SettingsError(
      'DATABASE_URL is not set and no embedded PostgreSQL runs: set it, or let `ssm start` bring one up.',
    );
  }
  if (temporal === undefined) {
    throw new SettingsError(
      'TEMPORAL_ADDRESS is not set and no embedded Temporal runs: set it, or let `ssm start` bring one up.',
    );
  }
  return { ...configuration, databaseUrl, temporal };
}

/** A server without TLS or key: the embedded one. */
export function plainTarget(address: string, namespace: string): TemporalTarget {
  return { address, namespace, connection: { address } };
}

/**
 * Temporal's own settings, read by the SDK's loader so that they mean here what they mean everywhere.
 * A configuration file is read only when the environment names it or a profile: a developer's own file must not
 * turn `npm start` on his laptop into a client of a production cluster.
 */
function readTemporal(env: NodeJS.ProcessEnv, address: string | undefined): TemporalTarget | undefined {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()] as const] : [])),
  );
  const fromFile = given['TEMPORAL_CONFIG_FILE'] !== undefined || given['TEMPORAL_PROFILE'] !== undefined;
  if (address === undefined && !fromFile) {
    const stray = ['TEMPORAL_API_KEY', 'TEMPORAL_TLS'].find((name) => given[name] !== undefined);
    if (stray === undefined) return undefined;
    throw new SettingsError(
      `${stray} is set but TEMPORAL_ADDRESS is not: set TEMPORAL_ADDRESS as well, or unset ${stray}.`,
    );
  }
  let loaded: ClientConnectConfig;
  try {
    loaded = loadClientConnectConfig({ disableFile: !fromFile, overrideEnvVars: given });
  } catch (error) {
    throw new SettingsError(
      `Temporal’s settings cannot be read (${messageOf(error)}): correct the TEMPORAL_… value it names.`,
    );
  }
  const found = loaded.connectionOptions.address ?? undefined;
  if (found === undefined) {
    throw new SettingsError('TEMPORAL_ADDRESS is neither set nor in the named profile: set it.');
  }
  return {
    address: found,
    namespace: loaded.namespace ?? 'default',
    connection: { ...loaded.connectionOptions, address: found },
  };
}

function refuseSharedPorts(configuration: Configuration): void {
  const used = new Map<number, string>();
  const ports: [string, number][] = [['API_PORT', configuration.apiPort]];
  if (configuration.databaseUrl === undefined) ports.push(['POSTGRES_PORT', configuration.postgresPort]);
  if (configuration.temporal === undefined) {
    ports.push(
      ['TEMPORAL_PORT', configuration.temporalPort],
      ['TEMPORAL_UI_PORT', configuration.temporalUiPort],
    );
  }
  if (configuration.workerMetricsPort > 0)
    ports.push(['WORKER_METRICS_PORT', configuration.workerMetricsPort]);
  for (const [name, number] of ports) {
    const other = used.get(number);
    if (other !== undefined) {
      throw new SettingsError(`${other} and ${name} are both ${number}: give one of them another port.`);
    }
    used.set(number, name);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
