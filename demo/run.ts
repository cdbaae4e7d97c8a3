/**
 * `npm run demo`: the whole product on its embedded engines, written grievances lodged through the API and played
 * by scripted officers on a policy whose days are seconds, and a table of what became of them.
 *
 * `--keep` leaves everything running at the end, to look at the histories; `--messages` prints some messages in
 * full. Exits with 1 when a case did not end as its script says.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openRegister } from '../register/database';
import { verifyLedger } from '../register/ledger-verify';
import { ApiClient } from './api-client';
import { AGENTS, workAsAgent } from './call-desk';
import { reportOf } from './case-report';
import type { CaseReport } from './case-report';
import { CaseWatch } from './case-watch';
import type { CaseNow } from './case-watch';
import { demoGrievance } from './grievances';
import { KeyRing } from './key-ring';
import { PlayedCase } from './played-case';
import { startProduct } from './product';
import type { Product } from './product';
import { openCalendar, QUICK_DAY, QUICK_HOUR, QUICK_POLICY } from './quick-policy';
import { SCRIPTS } from './scripts';
import { shownMessages } from './shown-messages';
import { latenessOf, tableOf } from './table';

/** Processes keep the rules in force for two seconds. */
const RULES_KNOWN_MS = 2_500;
/** Time to write a case down: some forty at the same instant would be no picture of a day. */
const BETWEEN_LODGINGS_MS = 150;
const MESSAGES_SENT_WITHIN_MS = 10_000;

const began = Date.now();
const stop = new AbortController();
let interrupted = false;
/** Exit code of a program that was stopped by Ctrl-C. */
const INTERRUPTED = 130;
const say = (sentence: string): void => {
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`${seconds} s  ${sentence}\n`);
};

function interrupt(): void {
  interrupted = true;
  stop.abort();
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { keep: { type: 'boolean', default: false }, messages: { type: 'boolean', default: false } },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  say('bringing up PostgreSQL, Temporal, worker and API of the demonstration …');
  const product = await startProduct(stop.signal);
  try {
    const reports = await play(product);
    if (values.messages) process.stdout.write(`\n${shownMessages(reports)}`);
    const failed = show(reports, product);
    if (values.keep) await untilStopped(product);
    return failed;
  } finally {
    process.stdout.write('stopping and cleaning up …\n');
    await product.stop();
  }
}

async function play(product: Product): Promise<CaseReport[]> {
  const api = new ApiClient(product.api, stop.signal);
  void product.ended.then((how) => {
    if (!stop.signal.aborted) stop.abort(new Error(`the product ${how} in the middle of the demonstration`));
  });
  const db = openRegister(product.databaseUrl, { name: 'demo', poolMax: 4 });
  const over = new AbortController();
  const ending = AbortSignal.any([stop.signal, over.signal]);
  try {
    const keys = new KeyRing(db);
    const administrator = await keys.ofPost('administrator');
    const cell = await keys.ofPost('cell-officer-1');
    await publishQuickRules(api, administrator);
    const cases = new Map<string, PlayedCase>();
    const byReference = (reference: string): PlayedCase | undefined =>
      [...cases.values()].find((played) => played.reference === reference);
    const watch = new CaseWatch(api, cell, (before, now) => {
      const played = byReference(now.reference);
      if (played !== undefined) say(progressOf(played.id, before, now));
    });
    const stage = { api, keys, watch, departments: await departmentsOf(api, administrator), cases };
    const desk = {
      api,
      keys,
      say,
      answer: (reference: string, kind: 'feedback' | 'outreach') => byReference(reference)?.answersCall(kind),
    };
    const shifts = [watch.run(ending), ...AGENTS.map((agent) => workAsAgent(agent, desk, ending))];
    const shiftFailed = Promise.all(shifts).then(() => new Promise<never>(() => undefined));
    await Promise.race([playAll(stage, cases), shiftFailed]);
    await allSent(db);
    const reports: CaseReport[] = [];
    for (const played of cases.values()) reports.push(await reportOf(played, api, { administrator, cell }));
    const { checked, faults } = await verifyLedger(db, undefined);
    say(`ledger: ${checked} entries checked, ${faults.length} faults`);
    over.abort();
    await Promise.allSettled(shifts);
    return reports;
  } finally {
    over.abort();
    await db.destroy();
  }
}

/** Lodged one after the other, so that the same case has the same place every time; played all at once. */
async function playAll(
  stage: ConstructorParameters<typeof PlayedCase>[2],
  cases: Map<string, PlayedCase>,
): Promise<void> {
  const playing: Promise<void>[] = [];
  for (const script of SCRIPTS) {
    const played = new PlayedCase(script, demoGrievance(script.slug), stage);
    await played.lodge();
    cases.set(played.id, played);
    const road = script.play(played).catch((error: unknown) => {
      if (stop.signal.aborted) throw error;
      played.failure = error instanceof Error ? error.message : String(error);
      say(`${played.id}: ${played.failure}`);
    });
    road.catch(() => undefined);
    playing.push(road);
    await sleep(BETWEEN_LODGINGS_MS, undefined, { signal: stop.signal });
  }
  await Promise.all(playing);
}

async function publishQuickRules(api: ApiClient, key: string): Promise<void> {
  await api.ask({ method: 'POST', path: '/v1/policies', key, body: QUICK_POLICY });
  for (const id of ['office', 'calls'] as const)
    await api.ask({ method: 'POST', path: '/v1/calendars', key, body: openCalendar(id) });
  say(
    `rules published: a day lasts ${QUICK_DAY / 1000} s, an emergency’s hour ${QUICK_HOUR / 1000} s, no quiet hours`,
  );
  await sleep(RULES_KNOWN_MS, undefined, { signal: stop.signal });
}

async function departmentsOf(api: ApiClient, key: string): Promise<Map<string, string>> {
  const category = z.object({ code: z.string(), department: z.string() });
  const found = await api.all(key, '/v1/categories', category);
  return new Map(found.map(({ code, department }) => [code, department]));
}

function progressOf(id: string, before: CaseNow | undefined, now: CaseNow): string {
  const stageOf = ({ stage, outcome }: CaseNow): string => outcome ?? stage;
  const from = before === undefined || stageOf(before) === stageOf(now) ? '' : `${stageOf(before)} → `;
  const marks = [
    now.holder?.office,
    now.cycle > 1 ? `cycle ${now.cycle}` : undefined,
    now.emergency ? 'EMERGENCY' : now.suspected ? 'suspected' : undefined,
    now.escalationLevel > 0 ? `level ${now.escalationLevel}` : undefined,
    now.overdue ? 'OVERDUE' : undefined,
  ].filter((mark) => mark !== undefined);
  return `${now.reference}  ${id.padEnd(32)}  ${from}${stageOf(now)}  ${marks.join(', ')}`.trimEnd();
}

/** The sender's loop is a process of its own: what the last step caused may still lie in the outbox. */
async function allSent(db: ReturnType<typeof openRegister>): Promise<void> {
  const until = Date.now() + MESSAGES_SENT_WITHIN_MS;
  while (Date.now() < until) {
    const waiting: unknown = await db('outbox').whereIn('state', ['queued', 'sending']).first('id');
    if (waiting === undefined) return;
    await sleep(200, undefined, { signal: stop.signal });
  }
}

function show(reports: readonly CaseReport[], product: Product): number {
  const wrong = reports.filter(({ differences }) => differences.length > 0);
  const { count, p50, max } = latenessOf(reports);
  const sent = reports.reduce((sum, { messages }) => sum + messages.length, 0);
  const unsent = reports
    .flatMap(({ messages }) => messages)
    .filter(({ state }) => state === 'queued' || state === 'failed');
  process.stdout.write(
    [
      '',
      tableOf(reports),
      '',
      `${reports.length} cases, ${reports.length - wrong.length} ended as their scripts say; ${sent} messages, ${unsent.length} not sent; ` +
        `${count} rungs, late by ${p50} ms (half of them), ${max} ms (the latest); ${((Date.now() - began) / 1000).toFixed(0)} s in all.`,
      `Temporal UI: ${product.temporalUi}/namespaces/default/workflows`,
      '',
    ].join('\n'),
  );
  return wrong.length === 0 ? 0 : 1;
}

async function untilStopped(product: Product): Promise<void> {
  process.stdout.write(
    `Everything keeps running: API ${product.api}/docs, Temporal UI ${product.temporalUi}, data ${product.dataFolder}.\n` +
      'Ctrl-C stops it and cleans up.\n',
  );
  await new Promise<void>((resolve) => {
    if (stop.signal.aborted) resolve();
    stop.signal.addEventListener('abort', () => resolve());
    void product.ended.then(() => resolve());
  });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`demo: ${interrupted ? 'stopped' : reasonOf(error)}\n`);
    process.exit(interrupted ? INTERRUPTED : 1);
  },
);

/** A product that ended in the middle is the reason of whatever failed through it. */
function reasonOf(error: unknown): string {
  const reason: unknown = stop.signal.aborted ? stop.signal.reason : error;
  return reason instanceof Error ? reason.message : String(error);
}
