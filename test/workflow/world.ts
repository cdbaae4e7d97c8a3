/**
 * The whole machine room for a test: a register of its own, a Temporal (with skipped time or real), workers on the
 * production bundle, the same acceptance and delivery that the API uses. Only HTTP is missing.
 */
import path from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Worker } from '@temporalio/worker';
import type { Knex } from 'knex';
import { createReplan } from '../../activities/replan';
import { embeddedReader } from '../../activities/read-complaint';
import { createSteps } from '../../activities/steps';
import { createDelivery } from '../../delivery/delivery';
import type { Delivery, DeliveryOutcome } from '../../delivery/delivery';
import type { Actor, CommandBody } from '../../domain/lifecycle/commands';
import type { GrievanceState } from '../../domain/lifecycle/state';
import type { Instant } from '../../domain/time';
import type { Channel, Kind } from '../../domain/vocabulary';
import { searchAttributeTypes } from '../../engines/temporal-namespace';
import { timeSkippingServerPath } from '../../engines/test-engines';
import { grievanceWorkflowId } from '../../domain/workflow-names';
import { lodgeGrievance } from '../../register/cases/lodge';
import { loadCase } from '../../register/cases/read-case';
import { acceptCommand } from '../../register/commands/accept-command';
import { openRegister } from '../../register/database';
import { openDirectory } from '../../register/directory/directory';
import type { Directory } from '../../register/directory/directory';
import { currentRules } from '../../register/rules';
import { createWorkers } from '../../worker/create-workers';
import { cloneDatabase } from '../register/template-database';

const INDEXED = {
  Keyword: 'INDEXED_VALUE_TYPE_KEYWORD',
  Datetime: 'INDEXED_VALUE_TYPE_DATETIME',
  Bool: 'INDEXED_VALUE_TYPE_BOOL',
  Int: 'INDEXED_VALUE_TYPE_INT',
} as const;

export const PRODUCTION_BUNDLE = { codePath: path.join(__dirname, '..', '..', 'dist', 'workflow-bundle.js') };

export type LodgeOptions = {
  kind?: Kind;
  channel?: Channel;
  text?: string;
  district?: string | null;
  category?: string | null;
  department?: string | null;
  mobile?: string | null;
  emergency?: boolean;
  suspected?: boolean;
  against?: string | null;
};

export type World = Awaited<ReturnType<typeof openWorld>>;

/** The plain road's people; posts of the starting directory. */
export function actorOf(directory: Directory, post: string): Actor {
  const found = directory.post(post);
  if (found === null) throw new Error(`There is no post ${post}.`);
  return { role: found.role, office: found.office, post, by: post, verifiedBy: null };
}

export const COMPLAINANT: Actor = {
  role: 'channel',
  office: null,
  post: null,
  by: 'key-web',
  verifiedBy: 'otp',
};

export async function openWorld(
  options: { server?: 'time-skipping' | { address: string }; workers?: boolean } = {},
) {
  quietRuntime();
  const database = await cloneDatabase();
  const db = openRegister(database.url, { poolMax: 20 });
  const directory = await openDirectory(db);
  const env =
    options.server === undefined || options.server === 'time-skipping'
      ? await TestWorkflowEnvironment.createTimeSkipping({
          server: { executable: { type: 'existing-path', path: await timeSkippingServerPath() } },
        })
      : await TestWorkflowEnvironment.createFromExistingServer({ address: options.server.address });
  const known = temporal.api.enums.v1.IndexedValueType;
  if (options.server === undefined || options.server === 'time-skipping')
    await env.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: Object.fromEntries(
        Object.entries(searchAttributeTypes).map(([name, type]) => [name, known[INDEXED[type]]]),
      ),
    });
  let now: Instant = await env.currentTimeMs();
  const skips = options.server === undefined || options.server === 'time-skipping';
  const clock = { now: () => (skips ? now : Date.now()) };
  const tick = async (): Promise<void> => {
    now = await env.currentTimeMs();
  };
  const faults: unknown[] = [];
  const client = env.client;
  const steps = createSteps({ db, directory, reader: embeddedReader((error) => faults.push(error)) });
  const activities = { ...steps, ...createReplan({ db, client, clock }) };
  let running: { workers: Worker[]; done: Promise<unknown> } | null = null;

  const delivery: Delivery = createDelivery({
    db,
    client,
    clock,
    deadlineMs: 10_000,
    onFault: (error) => faults.push(error),
  });

  async function startWorkers(change: Partial<typeof activities> = {}): Promise<void> {
    const workers = await createWorkers({
      connection: env.nativeConnection,
      namespace: env.namespace ?? 'default',
      workflowBundle: PRODUCTION_BUNDLE,
      activities: { ...activities, ...change },
    });
    running = { workers, done: Promise.all(workers.map((worker) => worker.run())) };
  }

  async function stopWorkers(): Promise<void> {
    if (running === null) return;
    for (const worker of running.workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await running.done;
    running = null;
  }

  async function lodge(o: LodgeOptions = {}): Promise<string> {
    await tick();
    const rules = await currentRules(db);
    const {
      category = 'ration_card',
      department = null,
      district = 'murshidabad',
      against = null,
      mobile = '+919000000001',
    } = o;
    const subject = directory.subject({ category, department, district, policeDistrict: null, against });
    const { reference } = await lodgeGrievance(
      db,
      directory,
      {
        facts: {
          kind: o.kind ?? 'grievance',
          channel: o.channel ?? 'phone',
          hasTelephone: mobile !== null,
          subject,
          against,
          districtOffice: directory.districtMagistracy(district),
          emergency: o.emergency ?? false,
          suspected: o.suspected ?? false,
        },
        content: {
          text: o.text ?? 'আমার রেশন কার্ড এখনও আসেনি',
          language: 'bn',
          name: 'Rahima Khatun',
          mobile,
          email: mobile === null ? 'rahima@example.org' : null,
          address: 'Domkal',
          complainantLanguage: 'bn',
          block: 'Domkal',
          said: {},
          receivedAt: now,
        },
        keyId: null,
        actor: { ...COMPLAINANT, verifiedBy: null },
        channelOfKey: 'phone',
        officer: null,
        lodgedBy: { office: 'call-centre' },
        partnerReference: null,
        rules,
      },
      clock.now(),
    );
    await delivery.lodged(reference, 10_000);
    return reference;
  }

  /** Accepts a command as the API would and delivers it at once. */
  async function send(
    reference: string,
    body: CommandBody,
    actor: Actor,
  ): Promise<DeliveryOutcome & { id: string }> {
    const id = await accept(reference, body, actor);
    return { id, ...(await delivery.command(id)) };
  }

  async function accept(reference: string, body: CommandBody, actor: Actor, at?: Instant): Promise<string> {
    await tick();
    const row = await loadCase(db, reference);
    const accepted = await acceptCommand(db, {
      reference,
      body,
      content: { remarks: 'as seen on the spot' },
      actor,
      channelOfKey: actor.role === 'channel' ? 'web' : null,
      officer: actor.post === null ? null : (directory.holderOf(actor.post)?.officer ?? null),
      keyId: null,
      seen: row === null ? null : { cycle: row.cycle, seq: row.seq },
      at: at ?? clock.now(),
    });
    if ('moved' in accepted) throw new Error('no If-Match was given');
    return accepted.id;
  }

  async function sleep(ms: number): Promise<void> {
    await env.sleep(ms);
    await tick();
  }

  async function stateOf(reference: string): Promise<GrievanceState> {
    const row = await loadCase(db, reference);
    if (row === null) throw new Error(`There is no case ${reference}.`);
    return row.state;
  }

  const handle = (reference: string) => client.workflow.getHandle(grievanceWorkflowId(reference));

  async function close(): Promise<void> {
    await stopWorkers();
    await env.teardown();
    await db.destroy();
    await database.drop();
  }

  if (options.workers !== false) await startWorkers();
  const as = (post: string): Actor => actorOf(directory, post);
  return {
    db: db as Knex,
    url: database.url,
    directory,
    env,
    client,
    clock,
    delivery,
    activities,
    faults,
    lodge,
    send,
    accept,
    sleep,
    tick,
    stateOf,
    handle,
    as,
    startWorkers,
    stopWorkers,
    close,
  };
}

let installed = false;
function quietRuntime(): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
  });
}
