/**
 * `npm run bench:burst`: a rung of many cases at the same instant, some of them emergencies, on the embedded engines.
 * How late is each, and is any lost (docs/benchmarks.md)?
 *
 * The instant is a real one: a limit counted in working time. Whatever comes in while the office is closed falls due
 * together, that limit after it opens. Here the office opens for the first time a few minutes after the start.
 */
import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import type { Knex } from 'knex';
import type { Calendar, Policy } from '../domain/policy';
import { DAY, MINUTE, OFFSET_MS, toRfc3339 } from '../domain/time';
import type { Instant } from '../domain/time';
import { createKey } from '../register/api-keys';
import { openRegister } from '../register/database';
import { currentRules, publishCalendar } from '../register/rules';
import { withoutQuietHours } from './bench-policy';
import { startEmbeddedSystem } from './embedded-system';
import { inParallel } from './in-parallel';
import { openJsonClient } from './json-over-http';
import type { JsonClient } from './json-over-http';
import { percentile, rounded } from './statistics';
import { runBench, say } from './until-stopped';
import type { Cleanup } from './until-stopped';
import { wholeNumber } from './whole-number';

const program = new Command('bench:burst')
  .description('Rungs of many cases at the same instant, on embedded engines')
  .option('--cases <number>', 'cases with a rung at the instant', wholeNumber, 2000)
  .option('--emergencies <number>', 'how many of them are emergencies', wholeNumber, 50)
  .option('--concurrency <number>', 'cases lodged at once', wholeNumber, 16)
  .option(
    '--per-second <number>',
    'cases this machine takes in a second; sets how far off the instant is',
    wholeNumber,
    12,
  )
  .option('--jitter <seconds>', 'spread of what is no emergency, instead of the policy’s', wholeNumber)
  .parse();
const { cases, emergencies, concurrency, perSecond, jitter } = program.opts<{
  cases: number;
  emergencies: number;
  concurrency: number;
  perSecond: number;
  jitter?: number;
}>();

/** Without a new rung for this long, in milliseconds, the rest are lost. */
const LOST_AFTER = 60_000;

void runBench(bench);

async function bench(cleanup: Cleanup): Promise<void> {
  say('starting the embedded engines, worker and API…');
  const system = await startEmbeddedSystem(cleanup);
  const db = openRegister(system.databaseUrl, { poolMax: 4, name: 'ssm-bench' });
  cleanup(() => db.destroy());
  const http = openJsonClient(system.apiUrl);
  cleanup(() => http.close());
  const instant = instantAfter(Date.now() + 20_000 + (1000 * cases) / perSecond + MINUTE);
  await publishRules(db, instant);
  const keys = {
    web: await createKey(db, { channel: 'web' }),
    caller: await createKey(db, { post: 'tele-caller-1' }),
  };
  await db('api_keys').update({ per_second: 1_000_000, burst: 1_000_000 });

  say(`lodging ${cases} cases, ${emergencies} of them emergencies, all due at ${toRfc3339(instant)}…`);
  const every = Math.max(1, Math.floor(cases / emergencies));
  let lodged = 0;
  await inParallel(cases, concurrency, async (index) => {
    const urgent = index % every === 0 && index / every < emergencies;
    await lodge(http, urgent ? keys.caller : keys.web, urgent);
    lodged += 1;
    if (lodged % 500 === 0) say(`${lodged} lodged`);
  });
  await allAtRest(db, instant);
  say(`all wait for ${toRfc3339(instant)}, in ${Math.round((instant - Date.now()) / 1000)} s`);
  await until(instant);
  await allFired(db);
  const { text, lost } = await report(db, instant);
  process.stdout.write(text);
  if (lost > 0) throw new Error(`${lost} rungs did not fire within ${LOST_AFTER / 1000} s of the last one.`);
}

/** The whole minute after; calendars know no smaller one. */
function instantAfter(at: Instant): Instant {
  return Math.ceil(at / MINUTE) * MINUTE;
}

/** Both stage limits are one working minute, and the office opens one minute before the instant, day after day. */
async function publishRules(db: Knex, instant: Instant): Promise<void> {
  const { policy, office } = await currentRules(db);
  const oneMinute = { minutes: 1, counted: 'working' } as const;
  const change: Partial<Policy> = {
    stages: { ...policy.stages, screening: oneMinute, screeningEmergency: oneMinute },
    ladders: {
      ...policy.ladders,
      stage: [
        { at: '100%', action: 'overdue', audience: 'holder' },
        { at: 'limit+P1D', action: 'escalate', audience: 'highest' },
      ],
    },
    ...(jitter === undefined ? {} : { jitter: 1000 * jitter }),
    // Nothing else may fall due meanwhile.
    unroutedEmergency: DAY,
  };
  const opens: [string, string][] = [
    [localClock(instant - MINUTE), localClock(instant) === '00:00' ? '24:00' : localClock(instant)],
  ];
  const calendar: Calendar = {
    ...office,
    week: { mon: opens, tue: opens, wed: opens, thu: opens, fri: opens, sat: opens, sun: opens },
    holidays: [],
  };
  await publishCalendar(db, calendar, 'bench', Date.now());
  await withoutQuietHours(db, change);
}

function localClock(at: Instant): string {
  return new Date(at + OFFSET_MS).toISOString().slice(11, 16);
}

/** An emergency whose office is not known waits in screening as an ordinary case does, on its own task queue. */
async function lodge(http: JsonClient, key: string, urgent: boolean): Promise<void> {
  const body = {
    kind: 'grievance',
    channel: urgent ? 'phone' : 'web',
    text: urgent ? 'Somebody cried for help and the line was cut.' : 'আমার রেশন কার্ড এখনও আসেনি।',
    language: urgent ? 'en' : 'bn',
    complainant: { mobile: '+919000000001' },
    ...(urgent
      ? { emergency: { raised: true, signs: ['violence'] } }
      : { place: { district: 'murshidabad' }, category: 'ration_card' }),
  };
  const answer = await http.send({
    method: 'POST',
    path: '/v1/grievances',
    key,
    body,
    idempotencyKey: randomUUID(),
  });
  if (answer.status !== 201) throw new Error(`lodge: ${answer.status} ${JSON.stringify(answer.json)}`);
}

/** @throws Error when not all cases are in screening before the office opens: they would be due at other instants */
async function allAtRest(db: Knex, instant: Instant): Promise<void> {
  for (;;) {
    const row = (await db('grievances').where('stage', 'screening').count({ n: '*' }).first()) as {
      n: number;
    };
    if (Date.now() > instant - MINUTE)
      throw new Error(
        `Only ${row.n} of ${cases} cases were taken in before the office opens: give a smaller --per-second.`,
      );
    if (row.n === cases) return;
    await pause(500);
  }
}

async function allFired(db: Knex): Promise<void> {
  let [fired, since] = [-1, Date.now()];
  while (fired < cases && Date.now() - since < LOST_AFTER) {
    const row = (await db('fired_rungs').count({ n: '*' }).first()) as { n: number };
    if (row.n !== fired) [fired, since] = [row.n, Date.now()];
    await pause(500);
  }
}

type Rung = { lateMs: number; emergency: boolean; planned_at: Instant };

async function report(db: Knex, instant: Instant): Promise<{ text: string; lost: number }> {
  const rungs = (await db('fired_rungs').select(
    'emergency',
    'planned_at',
    db.raw('extract(epoch FROM recorded_at - planned_at)::float8 * 1000 AS "lateMs"'),
  )) as Rung[];
  const astray = rungs.filter(({ planned_at }) => planned_at !== instant).length;
  if (astray > 0) throw new Error(`${astray} rungs were planned for another instant.`);
  const late = (emergency: boolean): number[] =>
    rungs.filter((rung) => rung.emergency === emergency).map(({ lateMs }) => lateMs);
  const { policy } = await currentRules(db);
  const row = (what: string, values: readonly number[]): string =>
    `${what.padEnd(14)}${String(values.length).padStart(8)}${[0.5, 0.99, 1]
      .map((share) => `${(percentile(values, share) / 1000).toFixed(2)} s`.padStart(10))
      .join('')}`;
  const json = {
    count: cases,
    fired: rungs.length,
    p50Ms: rounded(percentile(late(false), 0.5)),
    p99Ms: rounded(percentile(late(false), 0.99)),
    emergencyP50Ms: rounded(percentile(late(true), 0.5)),
    emergencyP99Ms: rounded(percentile(late(true), 0.99)),
    lost: cases - rungs.length,
    jitterMs: policy.jitter,
  };
  const lines = [
    '',
    `${cases} rungs due at ${toRfc3339(instant)}; all but emergencies are spread over ${policy.jitter / 1000} s`,
    `${''.padEnd(14)}${'fired'.padStart(8)}${'p50'.padStart(10)}${'p99'.padStart(10)}${'last'.padStart(10)}`,
    row('ordinary', late(false)),
    row('emergencies', late(true)),
    `lost: ${json.lost}`,
    '',
  ];
  return { text: `${lines.join('\n')}\n${JSON.stringify(json)}\n`, lost: json.lost };
}

function until(at: Instant): Promise<void> {
  return pause(Math.max(0, at - Date.now()));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
