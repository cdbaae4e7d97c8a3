/** The plain road of one case, over HTTP, by the keys of those who travel it. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { createKey } from '../register/api-keys';
import type { KeyOwner } from '../register/api-keys';
import type { JsonClient } from './json-over-http';

/** Steps of the register on the plain road; the bare workflow has as many empty ones after each Update. */
export const STEPS_AT_START = 1;
export const STEPS_OF_UPDATES: readonly number[] = [2, 1, 1, 1, 2, 1];

type Who = 'web' | 'analyst' | 'nodal' | 'officer' | 'hod' | 'cell' | 'caller';
export type RoadKeys = { of: Readonly<Record<Who, string>>; subOffice: string };

const CATEGORY = { category: 'ration_card', department: 'food', district: 'murshidabad' };

/** Keys for the people of a ration case in Murshidabad; their limits are lifted, for they stand for a whole State's. */
export async function makeRoadKeys(db: Knex): Promise<RoadKeys> {
  const place = { parent: CATEGORY.department, district: CATEGORY.district };
  const office = (await db('offices').where(place).orderBy('id').first('id')) as { id: string } | undefined;
  const officer = (await db('posts')
    .where({ office: office?.id ?? '', role: 'officer' })
    .orderBy('id')
    .first('id')) as { id: string } | undefined;
  if (office === undefined || officer === undefined)
    throw new Error('The starting directory has no food office with an officer in Murshidabad.');
  const owners: Record<Who, KeyOwner> = {
    web: { channel: 'web' },
    analyst: { post: 'analyst-1' },
    nodal: { post: 'food-nodal' },
    officer: { post: officer.id },
    hod: { post: 'food-hod' },
    cell: { post: 'cell-officer-1' },
    caller: { post: 'tele-caller-1' },
  };
  const keys = {} as Record<Who, string>;
  for (const [who, owner] of Object.entries(owners) as [Who, KeyOwner][])
    keys[who] = await createKey(db, owner);
  await db('api_keys').update({ per_second: 1_000_000, burst: 1_000_000 });
  return { of: keys, subOffice: office.id };
}

export type TimedCase = { reference: string; lodgeMs: number; commandMs: number[] };

/** @throws Error naming the command that was not applied at once */
export async function travelPlainRoad(
  client: JsonClient,
  keys: RoadKeys,
  number: number,
): Promise<TimedCase> {
  const began = performance.now();
  const lodged = await client.send({
    method: 'POST',
    path: '/v1/grievances',
    key: keys.of.web,
    idempotencyKey: randomUUID(),
    body: {
      kind: 'grievance',
      channel: 'web',
      text: 'আমার রেশন কার্ড এখনও আসেনি। ছয় মাস আগে ডোমকল ব্লক অফিসে আবেদন করেছি।',
      language: 'bn',
      complainant: {
        name: 'Rahima Khatun',
        mobile: `+9190${String(number % 100_000_000).padStart(8, '0')}`,
        language: 'bn',
      },
      place: { district: CATEGORY.district, block: 'Domkal' },
      category: CATEGORY.category,
    },
  });
  const lodgeMs = performance.now() - began;
  const { reference, stage } = lodged.json as { reference: string; stage: string };
  if (lodged.status !== 201) throw new Error(`lodge: ${lodged.status} ${JSON.stringify(lodged.json)}`);
  if (stage !== 'screening' && stage !== 'registered')
    throw new Error(`lodge: the case is in stage ${stage}`);

  const commandMs: number[] = [];
  for (const [who, body] of commandsOf(keys)) {
    const sent = performance.now();
    const answer = await client.send({
      method: 'POST',
      path: `/v1/grievances/${reference}/commands`,
      key: keys.of[who],
      body,
    });
    commandMs.push(performance.now() - sent);
    if (answer.status !== 200)
      throw new Error(`${body.command}: ${answer.status} ${JSON.stringify(answer.json).slice(0, 500)}`);
  }
  return { reference, lodgeMs, commandMs };
}

const REPORT = {
  finding: 'The card was printed and lay at the block office.',
  action: 'Handed over to the applicant against a signature.',
  complainantContacted: true,
  redressal: 'redressed',
};

function commandsOf(keys: RoadKeys): [Who, { command: string } & Record<string, unknown>][] {
  const actionDate = new Date(Date.now() + 5.5 * 3_600_000).toISOString().slice(0, 10);
  return [
    ['analyst', { command: 'validate', ...CATEGORY }],
    ['nodal', { command: 'delegate', office: keys.subOffice, remarks: 'Please look into it and report.' }],
    ['officer', { command: 'reportUp', ...REPORT, actionDate }],
    ['hod', { command: 'submitAtr', ...REPORT, actionDate }],
    ['cell', { command: 'acceptAtr', fieldValidation: false }],
    ['caller', { command: 'recordFeedback', delivered: 'yes', rating: 5 }],
  ];
}
