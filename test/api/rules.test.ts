/** The question "when would this be due?", and publishing what the real deadlines are planned with (page 8). */
import vectors from '../vectors/business-time.json';
import { listIn, openApi } from './open-api';
import type { TestApi } from './open-api';

let api: TestApi;
let administrator: string;
beforeAll(async () => {
  api = await openApi();
  administrator = await api.keyOf('administrator');
});
afterAll(() => api.close());

const preview = (json: unknown) => api.ask('/v1/deadlines/preview', { key: administrator, json });

test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', async (_name, vector) => {
  const answer = await preview(vector.request);
  if ('error' in vector.expect) {
    expect(answer.status).toBe(vector.expect.error);
    return;
  }
  const { dueAt } = answer.json as unknown as { dueAt: string };
  expect(Date.parse(dueAt)).toBe(Date.parse(vector.expect.dueAt ?? ''));
  expect(dueAt).toMatch(/\+05:30$/);
});

const week = { mon: [['10:00', '18:00']], tue: [['10:00', '18:00']] };
const start = '2026-11-23T10:00:00+05:30';
const limit = { minutes: 600, counted: 'working' };

test('holidays, pauses and ladder may be left out; a published calendar by its id', async () => {
  expect((await preview({ calendar: { week }, start, limit })).json).toEqual({
    dueAt: '2026-11-24T12:00:00+05:30',
    rungs: [],
  });
  expect((await preview({ calendar: 'office', start, limit })).status).toBe(200);
});

test('rungs come after quiet hours, in order', async () => {
  const ladder = [
    { at: '50%', action: 'reminder', audience: 'holder' },
    { at: 'start+PT13H', action: 'escalate', audience: 'cell' },
  ];
  const { json } = await preview({ calendar: { week }, start, limit, ladder });
  expect(json['rungs']).toEqual([
    { at: '2026-11-23T15:00:00+05:30', action: 'reminder', audience: 'holder' },
    { at: '2026-11-24T09:00:00+05:30', action: 'escalate', audience: 'cell' },
  ]);
});

test.each([
  [
    'a calendar that crosses midnight',
    { calendar: { week: { mon: [['22:00', '06:00']] } } },
    'calendar.week.mon.0',
  ],
  [
    'overlapping intervals',
    {
      calendar: {
        week: {
          mon: [
            ['10:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
    },
    'calendar.week.mon.1',
  ],
  ['no open interval', { calendar: { week: {} } }, 'calendar.week'],
  ['a pause that ends before it begins', { pauses: [['2026-11-24T10:00:00+05:30', start]] }, 'pauses.0'],
  ['a holiday that is none', { calendar: { week, holidays: ['2026-02-30'] } }, 'calendar.holidays.0'],
  ['an unknown calendar', { calendar: 'moon' }, 'calendar'],
  ['half a working day', { limit: { days: 0.5, counted: 'working' } }, 'limit.days'],
  ['less than nothing', { limit: { minutes: -1, counted: 'wall' } }, 'limit.minutes'],
  ['a limit that counts wrongly', { limit: { days: 1, counted: 'wall' } }, 'limit.counted'],
  ['ten thousand years', { limit: { days: 9_999_999, counted: 'calendar' } }, 'limit'],
  [
    'a rung that is not understood',
    { ladder: [{ at: 'noon', action: 'reminder', audience: 'holder' }] },
    'ladder.0.at',
  ],
  ['a start without offset', { start: '2026-11-23T10:00:00' }, 'start'],
])('%s: 422 naming the field', async (_what, part, field) => {
  const answer = await preview({ calendar: { week }, start, limit, ...part });
  expect(answer.status).toBe(422);
  expect(listIn(answer, 'errors').map(({ field }) => field)).toContain(field);
});

test('a policy is published by an administrator: what is left out stays as it is', async () => {
  const body = { quietHours: null, atr: { individual: { minutes: 1, counted: 'wall' } } };
  const hod = await api.keyOf('hod', 'health');
  expect((await api.ask('/v1/policies', { key: hod, json: body })).status).toBe(403);
  const { status, json } = await api.ask('/v1/policies', { key: administrator, json: body });
  expect(status).toBe(201);
  expect(json).toMatchObject({
    version: 2,
    quietHours: null,
    atr: { individual: { minutes: 1, counted: 'wall' }, community: { days: 30, counted: 'calendar' } },
  });
  const { items } = await api.ask('/v1/policies?limit=1', { key: administrator });
  expect(items[0]).toMatchObject({ version: 2, publishedBy: 'administrator' });
});

test.each([
  [{ quietHours: { from: '25:00', to: '09:00' } }, 'quietHours.from'],
  [
    { ladders: { individual: [{ at: 'x', action: 'reminder', audience: 'holder' }] } },
    'ladders.individual.0.at',
  ],
  [{ visitShare: { individual: 2 } }, 'visitShare.individual'],
  [{ colour: 'red' }, 'colour'],
  [{ calls: { attempts: 0 } }, 'calls.attempts'],
])('a policy that cannot be used (%j): 422', async (body, field) => {
  const answer = await api.ask('/v1/policies', { key: administrator, json: body });
  expect(answer).toMatchObject({ status: 422, json: { errors: [{ field }] } });
});

test('a calendar is published as its next version', async () => {
  const body = { id: 'calls', week, holidays: ['2026-12-25'] };
  const answer = await api.ask('/v1/calendars', { key: administrator, json: body });
  expect(answer).toMatchObject({ status: 201, json: { id: 'calls', version: 2, holidays: ['2026-12-25'] } });
  for (const wrong of [
    { ...body, id: 'moon' },
    { ...body, week: {} },
    { ...body, week: { mon: [['9', '10']] } },
  ])
    expect((await api.ask('/v1/calendars', { key: administrator, json: wrong })).status).toBe(422);
});
