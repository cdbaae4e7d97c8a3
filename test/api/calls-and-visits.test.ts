/** The call centre's and the validators' work (page 3, Calls, Field validation; page 8). */
import { DAY, HOUR, MINUTE } from '../../domain/time';
import { openCallback } from '../../register/calls';
import { expectOk, inConfirmation, send, withDepartment } from './actors';
import { fresh, MONDAY, openApi } from './open-api';
import type { Reply, TestApi } from './open-api';

let api: TestApi;
let agent: string, colleague: string, validator: string;
beforeEach(async () => {
  api = await openApi();
  const posts = api.directory.posts().filter(({ role }) => role === 'tele-caller');
  agent = await api.key({ post: posts[0]?.id ?? '' });
  colleague = await api.key({ post: posts[1]?.id ?? '' });
  validator = await api.keyOf('validator', 'field-validation-murshidabad');
});
afterEach(() => api.close());

const next = (key = agent) => api.ask('/v1/calls/next', { key, method: 'POST' });
const outcome = (call: Reply | string, json: unknown, key = agent, headers: Record<string, string> = {}) => {
  const id = typeof call === 'string' ? call : String(call.json['id']);
  return api.ask(`/v1/calls/${id}/outcome`, { key, json, headers });
};

test('a feedback call: claimed, answered, and the case has heard it', async () => {
  const reference = await inConfirmation(api);
  const call = await next();
  expect(call).toMatchObject({
    status: 200,
    json: { kind: 'feedback', reference, number: '+919812345601', attempts: 0, grievance: { reference } },
  });
  const done = await outcome(call, {
    line: 'answered',
    person: 'right',
    content: { delivered: 'yes', rating: 5, remarks: 'ok' },
  });
  expect(done).toMatchObject({
    status: 200,
    json: { call: { state: 'done' }, command: { status: 'applied' } },
  });
  const { items } = await api.ask(`/v1/grievances/${reference}/movements`, { key: agent });
  expect(items.at(-1)).toMatchObject({ command: 'recordFeedback', remarks: 'ok' });
  expect((await next()).status).toBe(204);
});

test('one call goes to one agent, however many ask at once; emergencies first', async () => {
  const plain = [await inConfirmation(api), await inConfirmation(api)];
  api.clock.at += 5 * MINUTE;
  const phone = { channel: 'phone', department: 'health', emergency: { raised: true, signs: ['life'] } };
  const urgent = await inConfirmation(api, phone);
  const claimed = await Promise.all(
    Array.from({ length: 10 }, (_, i) => next(i % 2 === 0 ? agent : colleague)),
  );
  const calls = claimed.filter(({ status }) => status === 200).map(({ json }) => String(json['reference']));
  expect([...calls].sort()).toEqual([...plain, urgent].sort());
  api.clock.at += 16 * MINUTE;
  expect((await next()).json['reference']).toBe(urgent);
});

test('a lease of 15 minutes: whoever lost it is told so, and nothing is recorded twice', async () => {
  await inConfirmation(api);
  const call = await next();
  const answered = { line: 'answered', person: 'right', content: { delivered: 'yes' } };
  expect((await outcome(call, answered, colleague)).status).toBe(409);
  api.clock.at += 15 * MINUTE;
  const taken = await next(colleague);
  expect(taken.json['id']).toEqual(call.json['id']);
  expect(await outcome(call, answered)).toMatchObject({
    status: 409,
    json: { type: '/problems/lease-lost' },
  });
  expect((await outcome(taken, answered, colleague)).status).toBe(200);
  expect((await outcome(taken, answered, colleague)).status).toBe(409);
});

test('nobody reached: tried again at another hour, on two working days, then exhausted, never satisfied', async () => {
  const reference = await inConfirmation(api);
  const times: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const call = await next();
    expect(call.status).toBe(200);
    times.push(api.clock.at);
    const tried = await outcome(call, { line: i === 1 ? 'busy' : 'no-answer' });
    expect(tried.json['command']).toMatchObject({ status: 'applied' });
    expect((await next()).status).toBe(204);
    const row = await api.db('calls').where({ reference, kind: 'feedback' }).first();
    if (row.state === 'open') api.clock.at = row.not_before;
    else expect([i, row.state]).toEqual([2, 'exhausted']);
  }
  const days = new Set(times.map((at) => new Date(at + 5.5 * HOUR).toISOString().slice(0, 10)));
  const hours = new Set(times.map((at) => new Date(at + 5.5 * HOUR).getUTCHours()));
  expect(days.size).toBeGreaterThanOrEqual(2);
  expect(hours.size).toBe(3);
  expect((await api.ask(`/v1/grievances/${reference}`, { key: agent })).json['outcome']).not.toBe(
    'redressed',
  );
});

test('"later" is no failed attempt: the call comes again when it was asked for', async () => {
  const reference = await inConfirmation(api);
  const call = await next();
  const at = '2026-11-25T15:00:00+05:30';
  expect(
    (await outcome(call, { line: 'answered', person: 'later', at: '2026-11-20T15:00:00+05:30' })).status,
  ).toBe(422);
  expect((await outcome(call, { line: 'answered', person: 'later', at })).json).toMatchObject({
    call: { state: 'open', notBefore: at },
  });
  expect(await api.db('commands').where({ reference, command: 'recordFeedback' })).toHaveLength(0);
});

test('outside its hours and on holidays the call centre has no next call', async () => {
  await inConfirmation(api);
  for (const closed of [
    '2026-11-23T18:00:00+05:30',
    '2026-11-22T11:00:00+05:30',
    '2026-12-25T11:00:00+05:30',
  ]) {
    api.clock.at = Date.parse(closed);
    expect((await next()).status).toBe(204);
  }
  api.clock.at = MONDAY + HOUR;
  expect((await next()).status).toBe(200);
});

test('an outreach call gives the question and takes the answer to the case', async () => {
  const reference = await withDepartment(api);
  const hod = await api.keyOf('hod', 'health');
  await expectOk(send(api, hod, reference, 'askInformation', { question: 'Which ward?' }));
  const call = await next();
  expect(call.json).toMatchObject({ kind: 'outreach', question: 'Which ward?' });
  expect(
    (await outcome(call, { line: 'answered', person: 'right', content: { delivered: 'yes' } })).status,
  ).toBe(422);
  const done = await outcome(call, { line: 'answered', person: 'right', content: { text: 'Ward 7.' } });
  expect(done).toMatchObject({ status: 200, json: { command: { status: 'applied' } } });
  const { json } = await api.ask(`/v1/grievances/${reference}`, { key: hod });
  expect(json['stage']).toBe('with-department');
});

test('one open callback for a number, however often it rang', async () => {
  const rings = await Promise.all(
    [1, 2, 3].map(() => openCallback(api.db, '+919000000001', api.clock.at - DAY)),
  );
  expect(new Set(rings.map(({ id }) => id)).size).toBe(1);
  const call = await next();
  expect(call.json).toMatchObject({ kind: 'callback', number: '+919000000001', reference: null, rings: 3 });
  expect((await outcome(call, { line: 'answered', person: 'right' })).json).toMatchObject({
    call: { state: 'done' },
  });
  expect((await openCallback(api.db, '+919000000001', api.clock.at)).first).toBe(true);
});

test('an outcome while the engine is away: 202, and the same again for the same key', async () => {
  await inConfirmation(api);
  const call = await next();
  api.delivery.away = true;
  const headers = fresh();
  const body = { line: 'answered', person: 'right', content: { delivered: 'no' } };
  const first = await outcome(call, body, agent, headers);
  expect(first).toMatchObject({ status: 202, json: { command: { status: 'queued' } } });
  expect((await outcome(call, body, agent, headers)).text).toBe(first.text);
});

const MISFITS = [
  [{ line: 'answered' }, 'person'],
  [{ line: 'busy', person: 'right' }, 'person'],
  [{ line: 'answered', person: 'wrong', content: { delivered: 'yes' } }, 'content'],
  [{ line: 'answered', person: 'right' }, 'content.delivered'],
  [{ line: 'answered', person: 'right', content: { delivered: 'unreachable' } }, 'content.delivered'],
  [{ line: 'answered', person: 'right', content: { delivered: 'yes', rating: 6 } }, 'content.rating'],
  [{ line: 'crackling' }, 'line'],
] as const;
test('outcomes that do not fit: 422 naming the field, and the call stays claimed', async () => {
  await inConfirmation(api);
  const call = await next();
  for (const [body, field] of MISFITS)
    expect(await outcome(call, body)).toMatchObject({ status: 422, json: { errors: [{ field }] } });
  expect(
    (
      await api
        .db('calls')
        .where({ id: String(call.json['id']) })
        .first()
    ).state,
  ).toBe('claimed');
});

test('calls are for tele-callers', async () => {
  expect((await next(await api.keyOf('analyst'))).status).toBe(403);
  expect((await outcome('nothing', { line: 'busy' })).status).toBe(404);
});

test('a visit is listed to its office and its finding goes to the case', async () => {
  const reference = await inConfirmation(api);
  const visits = async (key: string) => (await api.ask('/v1/visits', { key })).items ?? [];
  const [visit] = await visits(validator);
  expect(visit).toMatchObject({ reference, state: 'open', district: 'murshidabad', address: '12 Lake Road' });
  expect(await visits(await api.keyOf('validator', 'field-validation-bankura'))).toHaveLength(0);
  const finding = (key: string, json: unknown) =>
    api.ask(`/v1/visits/${visit?.['id']}/finding`, { key, json });
  const found = { verdict: 'contrary', remarks: 'Nothing was done.', position: { lat: 24.1, lon: 88.2 } };
  expect((await finding(await api.keyOf('validator', 'field-validation-bankura'), found)).status).toBe(404);
  expect((await finding(await api.keyOf('analyst'), found)).status).toBe(403);
  expect((await finding(validator, { verdict: 'contrary' })).status).toBe(422);
  expect(await finding(validator, found)).toMatchObject({
    status: 200,
    json: { grievance: { stage: 'with-department', cycle: 2 } },
  });
  expect(await finding(validator, found)).toMatchObject({ status: 409, json: { code: expect.any(String) } });
});
