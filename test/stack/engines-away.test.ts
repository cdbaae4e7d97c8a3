/** The real product with its engines taken away: nothing is lost, no step is done twice. */
import { randomUUID } from 'node:crypto';
import { verifyLedger } from '../../register/ledger-verify';
import { until } from '../until';
import { startStack } from './stack';
import type { Answer, Stack } from './stack';

const WITHIN = 60_000;
/** A test waits up to WITHIN several times over; the limit of the whole must not be shorter than its parts. */
jest.setTimeout(4 * WITHIN);

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
}, 120_000);
afterAll(async () => {
  await stack.stop();
}, 60_000);
/** Each test takes something away; the next begins when it is back. */
beforeEach(() => until(() => stack.ready(), WITHIN));

function lodge(key = randomUUID(), text = 'আমার রেশন কার্ড এখনও আসেনি'): Promise<Answer> {
  const body = {
    kind: 'grievance',
    channel: 'phone',
    text,
    complainant: { name: 'Rahima', mobile: '+919000000001', language: 'bn' },
    place: { district: 'murshidabad' },
    category: 'ration_card',
  };
  return stack.request('POST', '/v1/grievances', { as: { channel: 'phone' }, body, key });
}

async function lodged(): Promise<string> {
  const { status, body } = await lodge();
  expect(status).toBe(201);
  return String(body['reference']);
}

function send(reference: string, post: string, body: Record<string, unknown>): Promise<Answer> {
  return stack.request('POST', `/v1/grievances/${reference}/commands`, { as: { post }, body });
}

const VALIDATE = {
  command: 'validate',
  category: 'ration_card',
  department: 'food',
  district: 'murshidabad',
};

async function commandStatus(link: string, post: string): Promise<unknown> {
  const { body } = await stack.request('GET', link, { as: { post } });
  return (body['command'] as Record<string, unknown> | undefined)?.['status'] ?? body['status'];
}

async function stageOf(reference: string): Promise<unknown> {
  return (await stack.request('GET', `/v1/grievances/${reference}`, { as: { post: 'cell-officer-1' } })).body[
    'stage'
  ];
}

test('Temporal away: lodged all the same, commands are queued, and all is done when it is back', async () => {
  const known = await lodged();
  stack.signal('temporal', 'SIGSTOP');
  let reference = '';
  let link = '';
  try {
    const fresh = await lodge();
    expect(fresh.status).toBe(201);
    expect(fresh.body['stage']).toBe('registered');
    reference = String(fresh.body['reference']);
    const queued = await send(known, 'analyst-1', VALIDATE);
    expect(queued.status).toBe(202);
    link = queued.headers.get('location') ?? '';
    expect(link).toMatch(/^\/v1\/commands\//);
  } finally {
    stack.signal('temporal', 'SIGCONT');
  }
  await until(async () => (await commandStatus(link, 'analyst-1')) === 'applied', WITHIN);
  await until(async () => (await stageOf(reference)) === 'screening', WITHIN);
  expect(await stageOf(known)).toBe('with-department');
});

test('Temporal killed: it comes back with every case', async () => {
  const reference = await lodged();
  stack.signal('temporal', 'SIGKILL');
  const answer = await send(reference, 'analyst-1', VALIDATE);
  expect([200, 202]).toContain(answer.status);
  await until(async () => (await stageOf(reference)) === 'with-department', WITHIN);
});

test('the worker killed in mid-step, again and again: each command is applied exactly once', async () => {
  const references = await Promise.all(Array.from({ length: 12 }, lodged));
  const work = references.map((reference) => send(reference, 'analyst-1', VALIDATE));
  stack.signal('worker', 'SIGKILL');
  const answers = await Promise.all(work);
  for (const { status } of answers) expect([200, 202]).toContain(status);
  for (const reference of references)
    await until(async () => (await stageOf(reference)) === 'with-department', WITHIN);
  const notes = references.map((reference) =>
    send(reference, 'food-nodal', { command: 'note', text: 'seen', audience: 'officers' }),
  );
  await until(() => stack.pidsOf('worker').length > 0, WITHIN);
  stack.signal('worker', 'SIGKILL');
  await Promise.all(notes);
  const waiting = () => stack.db('commands').where({ status: 'queued' }).first('id');
  await until(async () => (await waiting()) === undefined, WITHIN);
  const twice = (await stack
    .db('ledger')
    .whereIn('reference', references)
    .whereNotNull('command_id')
    .groupBy('command_id')
    .havingRaw('count(*) > 1')
    .select('command_id')) as unknown[];
  expect(twice).toEqual([]);
  const applied = (await stack
    .db('ledger')
    .whereIn('reference', references)
    .where({ name: 'note' })
    .count({ n: '*' })
    .first()) as { n: number };
  expect(applied.n).toBe(references.length);
  expect((await verifyLedger(stack.db)).faults).toEqual([]);
});

test('the call centre pushes a record twice: one case', async () => {
  const key = randomUUID();
  const answers = await Promise.all([lodge(key), lodge(key), lodge(key)]);
  expect(answers.map(({ status }) => status).every((status) => status === 201 || status === 409)).toBe(true);
  const again = await lodge(key);
  expect(again.status).toBe(201);
  const references = new Set(
    [...answers, again].filter(({ status }) => status === 201).map(({ body }) => body['reference']),
  );
  expect(references.size).toBe(1);
  expect((await lodge(key, 'another text')).status).toBe(422);
});

test('the register killed: what was accepted is there when it is back, and work goes on', async () => {
  const reference = await lodged();
  stack.signal('postgres', 'SIGKILL');
  const answer = await lodge().catch(() => null);
  if (answer !== null) expect([201, 503]).toContain(answer.status);
  await until(() => stack.ready(), WITHIN);
  const sent = await send(reference, 'analyst-1', VALIDATE);
  expect([200, 202]).toContain(sent.status);
  await until(async () => (await stageOf(reference)) === 'with-department', WITHIN);
});

test('the register frozen for ten seconds: a step waits for it and is not repeated', async () => {
  const reference = await lodged();
  stack.signal('postgres', 'SIGSTOP');
  const sent = send(reference, 'analyst-1', VALIDATE);
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  stack.signal('postgres', 'SIGCONT');
  expect([200, 202, 503]).toContain((await sent).status);
  await send(reference, 'analyst-1', VALIDATE);
  await until(async () => (await stageOf(reference)) === 'with-department', WITHIN);
  const validated = (await stack
    .db('ledger')
    .where({ reference, name: 'validate' })
    .count({ n: '*' })
    .first()) as { n: number };
  expect(validated.n).toBe(1);
  expect((await verifyLedger(stack.db, reference)).faults).toEqual([]);
});
