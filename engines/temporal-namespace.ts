import { isGrpcServiceError, type Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { SettingsError } from './settings';

/**
 * What an administrator can filter histories by. Nothing personal: these are stored unencrypted.
 * A start that carries an unregistered name fails, so they are registered and verified at boot.
 */
export const searchAttributeTypes = {
  Stage: 'Keyword',
  Department: 'Keyword',
  District: 'Keyword',
  Category: 'Keyword',
  Tier: 'Keyword',
  DueAt: 'Datetime',
  Overdue: 'Bool',
  Emergency: 'Bool',
  EscalationLevel: 'Int',
  Cycle: 'Int',
} as const;

/** The numbers of `temporal.api.enums.v1.IndexedValueType`. */
const indexedValueType = { Keyword: 2, Int: 3, Bool: 5, Datetime: 6 } as const;
type TypeName = keyof typeof indexedValueType;

const grpc = {
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  unimplemented: 12,
  unauthenticated: 16,
} as const;

const msPerDay = 86_400_000;

export interface NamespaceOptions {
  /** How long a finished history is kept where the namespace is made here, in days. */
  readonly retentionDays: number;
  /** The server is ours: an existing namespace's retention is brought in line as well. */
  readonly ours?: boolean;
}

/**
 * Makes sure that a namespace exists and knows the product's search attributes; used on the embedded server, a
 * cluster and Temporal Cloud alike. Where this may not register (Cloud), it verifies.
 *
 * @throws SettingsError naming what is missing and the command that adds it
 */
export async function ensureNamespace(
  connection: Connection,
  namespace: string,
  options: NamespaceOptions,
): Promise<{ registered: string[] }> {
  await ensureItExists(connection, namespace, options);
  const first = await missingAttributes(connection, namespace);
  // A cluster's parts learn of a new namespace, and of its attributes, when their caches turn over: within a minute.
  const until = Date.now() + 90_000;
  for (let missing = first; ; missing = await missingAttributes(connection, namespace)) {
    if (missing === 'unknown' || missing.length === 0) {
      return { registered: first === 'unknown' ? [] : first.map(([name]) => name) };
    }
    try {
      await connection.operatorService.addSearchAttributes({
        namespace,
        searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, indexedValueType[type]])),
      });
    } catch (error) {
      // Another worker that boots at the same time may have added them between the two calls.
      const passing = hasCode(error, 'alreadyExists') || hasCode(error, 'notFound');
      if (!passing || Date.now() > until) throw cannotRegister(namespace, missing, error);
    }
    if (Date.now() > until) throw cannotRegister(namespace, missing, new Error('they do not appear'));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function ensureItExists(
  connection: Connection,
  namespace: string,
  { retentionDays, ours }: NamespaceOptions,
): Promise<void> {
  const retention = msToTs(retentionDays * msPerDay);
  try {
    const found = await connection.workflowService.describeNamespace({ namespace });
    const kept = Number(found.config?.workflowExecutionRetentionTtl?.seconds ?? 0);
    if (ours === true && kept !== Number(retention.seconds)) {
      await connection.workflowService.updateNamespace({
        namespace,
        config: { workflowExecutionRetentionTtl: retention },
      });
    }
    return;
  } catch (error) {
    if (!hasCode(error, 'notFound')) throw unreachable(namespace, error);
  }
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: retention,
      description: 'Grievances',
    });
  } catch (error) {
    if (hasCode(error, 'alreadyExists')) return;
    throw new SettingsError(
      `The Temporal namespace "${namespace}" does not exist and may not be made from here (${detail(error)}): ` +
        'make it, or set TEMPORAL_NAMESPACE to one that exists.',
    );
  }
}

/** `unknown` where a server does not let its attributes be listed: the first start will tell. */
export async function missingAttributes(
  connection: Connection,
  namespace: string,
): Promise<[name: string, type: TypeName][] | 'unknown'> {
  let known: Record<string, number | null | undefined>;
  try {
    const listed = await connection.operatorService.listSearchAttributes({ namespace });
    known = listed.customAttributes ?? {};
  } catch (error) {
    if (hasCode(error, 'permissionDenied') || hasCode(error, 'unimplemented')) return 'unknown';
    // A namespace made a moment ago is not yet known to every part of a cluster.
    if (hasCode(error, 'notFound')) return Object.entries(searchAttributeTypes);
    throw unreachable(namespace, error);
  }
  const missing: [string, TypeName][] = [];
  for (const [name, type] of Object.entries(searchAttributeTypes)) {
    const found = known[name];
    if (found === undefined || found === null) missing.push([name, type]);
    else if (found !== indexedValueType[type]) {
      throw new SettingsError(
        `The search attribute ${name} of namespace "${namespace}" is not of type ${type}: ` +
          'rename or remove it, or set TEMPORAL_NAMESPACE to a namespace of its own.',
      );
    }
  }
  return missing;
}

function cannotRegister(
  namespace: string,
  missing: readonly [string, TypeName][],
  error: unknown,
): SettingsError {
  const commands = missing.map(
    ([name, type]) =>
      `temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${type}`,
  );
  return new SettingsError(
    `The Temporal namespace "${namespace}" lacks search attributes and they may not be registered from here ` +
      `(${detail(error)}): have an administrator run\n  ${commands.join('\n  ')}\n(on Temporal Cloud: the namespace’s settings page).`,
  );
}

function unreachable(namespace: string, error: unknown): SettingsError {
  const refused = hasCode(error, 'permissionDenied') || hasCode(error, 'unauthenticated');
  return new SettingsError(
    refused
      ? `Temporal refuses access to namespace "${namespace}" (${detail(error)}): check TEMPORAL_API_KEY or the TLS certificate.`
      : `Temporal cannot be asked about namespace "${namespace}" (${detail(error)}): check TEMPORAL_ADDRESS and that it runs.`,
  );
}

function hasCode(error: unknown, name: keyof typeof grpc): boolean {
  return isGrpcServiceError(error) && Number(error.code) === grpc[name];
}

function detail(error: unknown): string {
  if (isGrpcServiceError(error)) return error.details;
  return error instanceof Error ? error.message : String(error);
}
