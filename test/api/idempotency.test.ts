/** The same Idempotency-Key and body again get the first answer again, whatever happened in between (page 8). */
import {
  abandonKey,
  claimKey,
  ClaimLost,
  forgetOldAnswers,
  keepAnswer,
  noteMade,
} from '../../register/idempotency';
import { lodged, send, withDepartment } from './actors';
import { A_GRIEVANCE, fresh, openApi } from './open-api';
import type { TestApi } from './open-api';

let api: TestApi;
let web: string;
beforeAll(async () => {
  api = await openApi();
  web = await api.key({ channel: 'web' });
});
afterAll(() => api.close());

const lodge = (headers: Record<string, string>, body: unknown = A_GRIEVANCE, key = web) =>
  api.ask('/v1/grievances', { key, json: body, headers });
const cases = async () => Number((await api.db('grievances').count('* as n').first())?.n);

test('the first answer comes again, byte for byte, also after the case has moved', async () => {
  const headers = fresh();
  const first = await lodge(headers);
  const before = await cases();
  const reference = first.json['reference'] as string;
  await send(api, await api.keyOf('tele-caller'), reference, 'raiseEmergency', { reasonCode: 'life' });
  const again = await lodge(headers);
  expect([again.status, again.text]).toEqual([201, first.text]);
  for (const name of ['location', 'etag']) expect(again.headers.get(name)).toBe(first.headers.get(name));
  expect(await cases()).toBe(before);
});

test('another body with the same key: 422; another caller’s same key is another key', async () => {
  const headers = fresh();
  await lodge(headers);
  const other = await lodge(headers, { ...A_GRIEVANCE, text: 'Something else.' });
  expect(other).toMatchObject({ status: 422, json: { code: 'key-reused' } });
  const phone = await api.key({ channel: 'phone' });
  expect((await lodge(headers, { ...A_GRIEVANCE, channel: 'phone' }, phone)).status).toBe(201);
});

test('a double push: twenty at once make one case; those in flight hear when to ask again', async () => {
  const headers = fresh();
  const before = await cases();
  const answers = await Promise.all(Array.from({ length: 20 }, () => lodge(headers)));
  expect(await cases()).toBe(before + 1);
  const created = answers.filter(({ status }) => status === 201);
  expect(created.length).toBeGreaterThan(0);
  expect(new Set(created.map(({ text }) => text)).size).toBe(1);
  for (const answer of answers.filter(({ status }) => status !== 201)) {
    expect(answer).toMatchObject({ status: 409, json: { type: '/problems/in-flight' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect((await lodge(headers)).text).toBe(created[0]?.text);
});

test('a request that was refused for its fields leaves the key to the corrected one', async () => {
  const headers = fresh();
  expect((await lodge(headers, { ...A_GRIEVANCE, text: '' })).status).toBe(422);
  expect((await lodge(headers)).status).toBe(201);
});

test('a refusal is an answer: it comes again', async () => {
  const reference = await withDepartment(api);
  const cell = await api.keyOf('cell-officer');
  const headers = fresh();
  const first = await send(api, cell, reference, 'acceptAtr', {}, headers);
  const again = await send(api, cell, reference, 'acceptAtr', {}, headers);
  expect([again.status, again.text]).toEqual([409, first.text]);
  expect(await api.db('commands').where({ reference, command: 'acceptAtr' })).toHaveLength(1);
});

describe('a process that died between accepting and answering', () => {
  const die = async (headers: Record<string, string>) => {
    const key = headers['Idempotency-Key'];
    const row = await api.db('idempotency_keys').where({ idempotency_key: key }).first();
    const made =
      row.body.includes('"command"') && row.body.includes('applied')
        ? { command: JSON.parse(row.body).command.id }
        : { reference: JSON.parse(row.body).reference };
    await api
      .db('idempotency_keys')
      .where({ idempotency_key: key })
      .update({
        status: null,
        body: null,
        headers: JSON.stringify({ token: 'of-the-dead', made }),
        locked_until: api.db.raw(`clock_timestamp() - interval '1 second'`),
      });
  };

  test('a lodging: the repetition finds the case that was made', async () => {
    const headers = fresh();
    const first = await lodge(headers);
    const before = await cases();
    await die(headers);
    const again = await lodge(headers);
    expect(again).toMatchObject({ status: 201, json: { reference: first.json['reference'] } });
    expect(await cases()).toBe(before);
  });

  test('a command: the repetition tells what became of it', async () => {
    const reference = await withDepartment(api);
    const hod = await api.keyOf('hod', 'health');
    const headers = fresh();
    const note = { text: 'once', audience: 'officers' };
    const first = await send(api, hod, reference, 'note', note, headers);
    await die(headers);
    const again = await send(api, hod, reference, 'note', note, headers);
    expect(again).toMatchObject({ status: 200, json: { command: first.json['command'] } });
    expect(await api.db('commands').where({ reference, command: 'note' })).toHaveLength(1);
  });

  test('whoever outlived his lease makes nothing', async () => {
    const request = { keyId: 'someone', key: 'slow', bodyHash: 'h' };
    const slow = await claimKey(api.db, request);
    if (slow.kind !== 'claimed') throw new Error(slow.kind);
    expect((await claimKey(api.db, request)).kind).toBe('in-flight');
    await api
      .db('idempotency_keys')
      .where({ key_id: 'someone' })
      .update({ locked_until: api.db.raw(`clock_timestamp()`) });
    const quick = await claimKey(api.db, request);
    if (quick.kind !== 'claimed') throw new Error(quick.kind);
    await expect(api.db.transaction((trx) => noteMade(trx, slow.claim, { reference: '1' }))).rejects.toThrow(
      ClaimLost,
    );
    await keepAnswer(api.db, slow.claim, { status: 201, headers: {}, body: 'of the slow one' });
    await api.db.transaction((trx) => noteMade(trx, quick.claim, { reference: '2' }));
    await abandonKey(api.db, quick.claim);
    const third = await claimKey(api.db, request);
    expect(third).toMatchObject({ kind: 'claimed', claim: { made: { reference: '2' } } });
  });
});

test('kept for 7 days, then forgotten', async () => {
  const headers = fresh();
  await lodge(headers);
  const row = () => api.db('idempotency_keys').where({ idempotency_key: headers['Idempotency-Key'] });
  await row().update({ created_at: api.db.raw(`clock_timestamp() - interval '6 days 23 hours'`) });
  await forgetOldAnswers(api.db);
  expect(await row()).toHaveLength(1);
  await row().update({ created_at: api.db.raw(`clock_timestamp() - interval '7 days 1 hour'`) });
  expect((await lodge(headers, { ...A_GRIEVANCE, text: 'A new one.' })).status).toBe(201);
  await row().update({ created_at: api.db.raw(`clock_timestamp() - interval '7 days 1 hour'`) });
  await forgetOldAnswers(api.db);
  expect(await row()).toHaveLength(0);
});

test.each([[''], ['x'.repeat(201)], ['with blank'], ['ünicode']])(
  'a key that is none (%j): 400',
  async (key) => {
    const answer = await lodge({ 'Idempotency-Key': Buffer.from(key, 'utf8').toString('latin1') });
    expect(answer.status).toBe(400);
    expect(await lodged(api)).toMatch(/^\d{10}$/);
  },
);
