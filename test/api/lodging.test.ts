/** `POST /v1/grievances`: what is taken, what is refused, and what becomes of what is not known (page 8, Lodge). */
import { A_GRIEVANCE, fresh, openApi } from './open-api';
import type { TestApi } from './open-api';

let api: TestApi;
let web: string;
beforeAll(async () => {
  api = await openApi();
  web = await api.key({ channel: 'web' });
});
afterAll(() => api.close());

const lodge = (body: unknown, key = web) => api.ask('/v1/grievances', { key, json: body, headers: fresh() });

test('the least that is required is enough: kind, channel, text and one way to reach the complainant', async () => {
  const least = {
    kind: 'enquiry',
    channel: 'web',
    text: 'How do I apply?',
    complainant: { email: 'a@b.in' },
  };
  const answer = await lodge(least);
  expect(answer.status).toBe(201);
  expect(answer.headers.get('location')).toBe(`/v1/grievances/${answer.json['reference']}`);
  expect(answer.headers.get('etag')).toMatch(/^"\d+"$/);
  expect(answer.json).toMatchObject({ kind: 'enquiry', stage: 'screening', cycle: 1, outcome: null });
});

test('a grievance has every field of the contract', async () => {
  const { json } = await lodge(A_GRIEVANCE);
  for (const field of [
    'reference',
    'kind',
    'stage',
    'cycle',
    'outcome',
    'category',
    'department',
    'district',
    'tier',
    'emergency',
    'suspected',
    'channel',
    'holder',
    'lodgedAt',
    'dueAt',
    'rung',
    'escalationLevel',
    'clock',
    'allowedCommands',
    'text',
    'complainant',
  ])
    expect(json).toHaveProperty(field);
  expect(json['holder']).toMatchObject({ office: 'data-processing-unit' });
  expect(json['lodgedAt']).toBe('2026-11-23T11:00:00+05:30');
});

test('what the directory does not know is kept as said and flagged, not lost', async () => {
  const odd = {
    ...A_GRIEVANCE,
    place: { district: 'Atlantis' },
    category: 'flying-carpets',
    department: 'magic',
  };
  const answer = await lodge(odd);
  expect(answer.status).toBe(201);
  expect(answer.json).toMatchObject({
    district: null,
    said: { district: 'Atlantis', category: 'flying-carpets', department: 'magic' },
    flags: ['unknown-district', 'unknown-category', 'unknown-department'],
  });
});

test.each([
  ['Bengali digits', '৯৮১২৩৪৫৬০১'],
  ['blanks', ' 98123 45601 '],
  ['a leading 0', '09812345601'],
  ['91', '919812345601'],
  ['+91 and hyphens', '+91-98123-45601'],
])('a mobile with %s is understood', async (_how, mobile) => {
  const { json } = await lodge({ ...A_GRIEVANCE, complainant: { mobile } });
  const kept = await api.db('complaints').where({ reference: json['reference'] }).first('mobile');
  expect(kept).toEqual({ mobile: '+919812345601' });
});

const without = (field: string) =>
  Object.fromEntries(Object.entries(A_GRIEVANCE).filter(([name]) => name !== field));
test.each([
  ['no kind', without('kind'), 'kind'],
  ['no text', without('text'), 'text'],
  ['no channel', without('channel'), 'channel'],
  ['nobody', without('complainant'), 'complainant'],
  ['no way to reach', { ...A_GRIEVANCE, complainant: { name: 'Anita' } }, 'complainant'],
  ['blank text', { ...A_GRIEVANCE, text: '   ' }, 'text'],
  ['huge text', { ...A_GRIEVANCE, text: 'ক'.repeat(20_001) }, 'text'],
  ['a bad mobile', { ...A_GRIEVANCE, complainant: { mobile: '12345' } }, 'complainant.mobile'],
  ['a bad email', { ...A_GRIEVANCE, complainant: { email: 'nobody' } }, 'complainant.email'],
  ['the future', { ...A_GRIEVANCE, receivedAt: '2027-01-01T00:00:00+05:30' }, 'receivedAt'],
  ['no offset', { ...A_GRIEVANCE, receivedAt: '2026-11-22T10:15:00' }, 'receivedAt'],
  ['another channel', { ...A_GRIEVANCE, channel: 'bsk' }, 'channel'],
  ['an unknown field', { ...A_GRIEVANCE, colour: 'red' }, 'colour'],
  ['another type', { ...A_GRIEVANCE, text: 7 }, 'text'],
  ['a NUL', { ...A_GRIEVANCE, text: 'a\u0000b' }, 'text'],
  [
    'half a character',
    { ...A_GRIEVANCE, complainant: { mobile: '9812345601', name: '\ud83d' } },
    'complainant.name',
  ],
])('%s: 422 naming the field, nothing stored', async (_what, body, field) => {
  const before = await api.db('grievances').count('* as n').first();
  const answer = await lodge(body);
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.json).toMatchObject({ type: '/problems/invalid', status: 422, errors: [{ field }] });
  expect(await api.db('grievances').count('* as n').first()).toEqual(before);
});

test('without an Idempotency-Key: 400', async () => {
  const answer = await api.ask('/v1/grievances', { key: web, json: A_GRIEVANCE });
  expect(answer.status).toBe(400);
});

test.each([
  ['a form of the web', 'web', { emergency: false, suspected: true }],
  ['a partner', 'partner', { emergency: false, suspected: true }],
  ['a counter', 'bsk', { emergency: true, suspected: false }],
  ['the telephone', 'phone', { emergency: true, suspected: false }],
])('an emergency raised by %s', async (_who, channel, expected) => {
  const key = await api.key({ channel });
  const { json } = await lodge(
    { ...A_GRIEVANCE, channel, emergency: { raised: true, signs: ['life'] } },
    key,
  );
  expect(json).toMatchObject(expected);
});

test('a known partnerReference is 409, another partner may use it', async () => {
  const partner = await api.key({ channel: 'partner' });
  const body = { ...A_GRIEVANCE, channel: 'partner', partnerReference: 'P-1' };
  expect((await lodge(body, partner)).status).toBe(201);
  const again = await lodge(body, partner);
  expect(again).toMatchObject({ status: 409, json: { code: 'partner-reference-known' } });
});

test('Temporal away: still 201, registered', async () => {
  api.delivery.away = true;
  const answer = await lodge(A_GRIEVANCE);
  api.delivery.away = false;
  expect(answer).toMatchObject({ status: 201, json: { stage: 'registered', holder: null } });
});
