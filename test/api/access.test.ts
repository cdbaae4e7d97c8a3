/** Who sees what, by key, role, custody and channel (page 8, Who calls; issue 3, point 7). */
import { CHANNELS, POST_ROLES } from '../../domain/vocabulary';
import { PUBLIC_COMMANDS, rolesOf } from '../../domain/lifecycle/table';
import { maskedEmail, maskedMobile } from '../../api/access/masking';
import { createKey } from '../../register/api-keys';
import { createKeyLimiter } from '../../api/access/key-limits';
import { expectOk, inConfirmation, lodged, send, withDepartment } from './actors';
import { fresh, openApi } from './open-api';
import type { TestApi } from './open-api';

let api: TestApi;
let reference: string;
beforeAll(async () => {
  api = await openApi();
  reference = await withDepartment(api);
});
afterAll(() => api.close());

const read = (key: string, which = reference) => api.ask(`/v1/grievances/${which}`, { key });

test.each([
  ['no header', null, {}],
  ['another scheme', null, { Authorization: 'Basic abc' }],
  ['a key that nobody has', 'ssm_nobody', {}],
  ['an empty key', null, { Authorization: 'Bearer ' }],
])('%s: 401', async (_what, key, headers) => {
  const answer = await api.ask(`/v1/grievances/${reference}`, { key, headers });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toContain('Bearer');
});

const PLACES: readonly [string, () => Promise<string>, number][] = [
  ['the holder’s HoD', () => api.keyOf('hod', 'health'), 200],
  ['the holder’s nodal officer', () => api.keyOf('nodal-officer', 'health'), 200],
  ['the area officer who is informed', () => api.keyOf('officer', 'health-murshidabad'), 200],
  ['the Cell', () => api.keyOf('cell-officer'), 200],
  ['the data processing unit', () => api.keyOf('analyst'), 200],
  ['data entry', () => api.keyOf('data-entry-operator'), 200],
  ['the call centre', () => api.keyOf('tele-caller'), 200],
  ['the administrator', () => api.keyOf('administrator'), 200],
  ['the channel it came by', () => api.key({ channel: 'web' }), 200],
  ['another department', () => api.keyOf('hod', 'agri'), 404],
  ['the same department elsewhere', () => api.keyOf('officer', 'health-bankura'), 404],
  ['an office below that it has not reached', () => api.keyOf('officer', 'health-murshidabad-sadar'), 404],
  ['a validator without a visit', () => api.keyOf('validator', 'field-validation-murshidabad'), 404],
  ['a BSK that did not lodge it', () => api.keyOf('bsk-operator'), 404],
  ['another channel', () => api.key({ channel: 'phone' }), 404],
  ['a partner', () => api.key({ channel: 'partner' }), 404],
];
test.each(PLACES)('%s, in every route of a case and every list', async (_who, keyOf, status) => {
  const key = await keyOf();
  for (const tail of ['', '/movements'])
    expect((await api.ask(`/v1/grievances/${reference}${tail}`, { key })).status).toBe(status);
  const list = await api.ask(`/v1/grievances?q=${reference}`, { key });
  if (list.status === 200) expect(list.items).toHaveLength(status === 200 ? 1 : 0);
  else expect(list.status).toBe(403);
  const noted = await send(api, key, reference, 'note', { text: 'x', audience: 'officers' });
  expect(noted.status).toBe(status);
});

test('the offices that held it go on seeing it; a visit lets its validators see it', async () => {
  const held = await withDepartment(api);
  await expectOk(
    send(api, await api.keyOf('hod', 'health'), held, 'delegate', { office: 'health-murshidabad' }),
  );
  await expectOk(
    send(api, await api.keyOf('hod', 'health'), held, 'takeBack', { reasonCode: 'no-progress' }),
  );
  expect((await read(await api.keyOf('officer', 'health-murshidabad'), held)).status).toBe(200);
  const visited = await inConfirmation(api);
  expect((await read(await api.keyOf('validator', 'field-validation-murshidabad'), visited)).status).toBe(
    200,
  );
  expect((await read(await api.keyOf('validator', 'field-validation-bankura'), visited)).status).toBe(404);
});

test('a partner sees what its own key lodged, not what another partner’s did', async () => {
  const own = await lodged(api, { channel: 'partner' });
  expect((await read(await api.key({ channel: 'partner' }), own)).status).toBe(200);
  expect((await read(await createKey(api.db, { channel: 'partner' }), own)).status).toBe(404);
});

test('messages are for officers', async () => {
  const messages = (key: string) => api.ask(`/v1/grievances/${reference}/messages`, { key });
  const shown = await messages(await api.keyOf('cell-officer'));
  expect(shown.status).toBe(200);
  expect(shown.items.length).toBeGreaterThan(0);
  expect(shown.items[0]).toMatchObject({ key: expect.any(String), state: expect.any(String), attempts: [] });
  expect(shown.text).not.toContain('9812345601');
  expect((await messages(await api.key({ channel: 'web' }))).status).toBe(403);
});

describe('a role that never has a command: 403; one that has it: never 403', () => {
  const roles = [...POST_ROLES.filter((role) => role !== 'policy-analyst' && role !== 'highest-authority')];
  test.each(roles)('%s', async (role) => {
    const key = await api.keyOf(role, role === 'hod' || role === 'nodal-officer' ? 'health' : undefined);
    const post = (await api.ask('/v1/posts?limit=1', { key })).status;
    expect(post).toBe(200);
    if ((await read(key)).status === 404) return;
    for (const command of PUBLIC_COMMANDS) {
      const { status } = await send(api, key, reference, command, { broken: true });
      expect([command, status]).toEqual([command, rolesOf(command).includes(role) ? 422 : 403]);
    }
  });
});

describe('speaking for the complainant', () => {
  test('without verification: 403 not-verified', async () => {
    const web = await api.key({ channel: 'web' });
    const answer = await send(api, web, reference, 'withdraw', { reasonCode: 'by-mistake' });
    expect(answer).toMatchObject({ status: 403, json: { code: 'not-verified' } });
    const caller = await api.keyOf('tele-caller');
    const byPost = await send(api, caller, reference, 'withdraw', { reasonCode: 'by-mistake' });
    expect(byPost).toMatchObject({ status: 403, json: { code: 'not-verified' } });
  });
  test('verified, another channel may carry it; a partner and social media may not', async () => {
    const own = await lodged(api);
    const fields = { reasonCode: 'by-mistake', verifiedBy: 'caller-id' };
    for (const channel of ['partner', 'social'])
      expect((await send(api, await api.key({ channel }), own, 'withdraw', fields)).status).toBe(404);
    const done = await send(api, await api.key({ channel: 'phone' }), own, 'withdraw', fields);
    expect(done).toMatchObject({
      status: 200,
      json: { grievance: { stage: 'ended', outcome: 'withdrawn' } },
    });
  });
  test('verification opens the complainant’s commands, not the others', async () => {
    const phone = await api.key({ channel: 'phone' });
    const note = { text: 'x', audience: 'officers', verifiedBy: 'otp' };
    expect((await send(api, phone, reference, 'note', note)).status).toBe(404);
  });
});

test('lodging is for channels and the posts that take complaints in', async () => {
  const body = { kind: 'enquiry', channel: 'letter', text: 'How?', complainant: { address: '12 Lake Road' } };
  for (const role of ['tele-caller', 'data-entry-operator', 'bsk-operator'] as const) {
    const key = await api.keyOf(role);
    const answer = await api.ask('/v1/grievances', { key, json: body, headers: fresh() });
    expect(answer.status).toBe(201);
    const { reference: own } = answer.json as unknown as { reference: string };
    expect((await read(key, own)).status).toBe(200);
  }
  const hod = await api.keyOf('hod', 'health');
  expect((await api.ask('/v1/grievances', { key: hod, json: body, headers: fresh() })).status).toBe(403);
});

describe('masking', () => {
  const whole = { name: 'Anita Das', mobile: '+919812345601', address: '12 Lake Road' };
  test.each([
    ['cell-officer', undefined, whole],
    ['analyst', undefined, whole],
    ['tele-caller', undefined, whole],
    ['data-entry-operator', undefined, whole],
    ['hod', 'health', { ...whole, mobile: '98xxxxxx01' }],
    ['officer', 'health-murshidabad', { ...whole, mobile: '98xxxxxx01' }],
    ['administrator', undefined, { name: 'A. D.', mobile: '98xxxxxx01', address: null }],
  ] as const)('%s', async (role, office, expected) => {
    const { json } = await read(await api.keyOf(role, office));
    expect(json['complainant']).toMatchObject(expected);
  });
  test('a channel gets back what it lodged, its mobile masked', async () => {
    const { json } = await read(await api.key({ channel: 'web' }));
    expect(json['complainant']).toMatchObject({ name: 'Anita Das', mobile: '98xxxxxx01' });
  });
  test('numbers and addresses of any kind', () => {
    expect(maskedMobile('+447911123456')).toBe('+44xxxxxxxx56');
    expect(maskedEmail('anita@example.org')).toBe('axxx@example.org');
    expect(maskedEmail('@')).toBe('xxx');
  });
});

test('the log names nobody', () => {
  const all = api.log.join('\n');
  for (const secret of ['9812345601', 'Anita', 'Lake Road', 'school', reference])
    expect(all).not.toContain(secret);
  expect(all).toContain('"route":"/v1/grievances/{reference}"');
  expect(all).toContain('"traceId"');
});

test('a bucket of 200 that fills by 50 a second', () => {
  let now = 0;
  const take = createKeyLimiter(() => now);
  const key = { id: 'k', channel: 'web', post: null, perSecond: 50, burst: 200 } as const;
  const passed = (n: number): number => {
    let done = 0;
    for (let i = 0; i < n; i += 1) {
      try {
        take(key);
        done += 1;
      } catch (error) {
        expect(error).toMatchObject({ status: 429, details: { headers: { 'Retry-After': '1' } } });
      }
    }
    return done;
  };
  expect(passed(300)).toBe(200);
  now = 1_000;
  expect(passed(300)).toBe(50);
  now = 60_000;
  expect(passed(300)).toBe(200);
});

test('every channel has a key, and its key lists no cases', async () => {
  for (const channel of CHANNELS) {
    const key = await api.key({ channel });
    expect((await api.ask('/v1/grievances', { key })).status).toBe(403);
    expect((await api.ask('/v1/offices?limit=1', { key })).status).toBe(200);
  }
});
