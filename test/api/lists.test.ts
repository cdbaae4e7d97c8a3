/** Lists: filters, order, cursors (page 8). */
import { makeCursor } from '../../api/cursor';
import { DAY, HOUR } from '../../domain/time';
import { expectOk, lodged, send, withDepartment } from './actors';
import { MONDAY, openApi } from './open-api';
import type { TestApi } from './open-api';

let api: TestApi;
let cell: string;
const all: string[] = [];
beforeAll(async () => {
  api = await openApi();
  cell = await api.keyOf('cell-officer');
  for (let i = 0; i < 7; i += 1) {
    api.clock.at = MONDAY + i * 60_000;
    all.push(i % 2 === 0 ? await lodged(api) : await withDepartment(api));
  }
  api.clock.at = MONDAY;
});
afterAll(() => api.close());

const list = (query: string, key = cell) => api.ask(`/v1/grievances?${query}`, { key });
const references = async (query: string, key = cell) =>
  (await list(query, key)).items.map((item) => item['reference'] as string) ?? [];

test('pages follow each other without a gap or a double, due first', async () => {
  const seen: string[] = [];
  const dues: string[] = [];
  let cursor = '';
  do {
    const { json, items } = await list(`limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
    for (const item of items) {
      seen.push(item['reference'] as string);
      dues.push((item['dueAt'] as string) ?? '9999');
    }
    cursor = (json['nextCursor'] as string | null) ?? '';
  } while (cursor !== '');
  expect([...seen].sort()).toEqual([...all].sort());
  expect(dues).toEqual([...dues].sort());
});

test('a cursor that was altered, cut short, invented or used elsewhere: 422', async () => {
  const { json } = await list('limit=2');
  const cursor = json['nextCursor'] as string;
  const forged = [
    cursor.slice(0, -2),
    `${cursor}x`,
    'nonsense',
    Buffer.from('null').toString('base64url'),
    makeCursor({ list: 'grievances' }, ['a', 'b', 'c']),
    makeCursor({ list: 'grievances' }, [1e15, 'x']),
  ];
  for (const wrong of forged)
    expect([wrong, (await list(`limit=2&cursor=${encodeURIComponent(wrong)}`)).status]).toEqual([wrong, 422]);
  expect((await list(`limit=2&stage=screening&cursor=${cursor}`)).status).toBe(422);
  expect((await api.ask(`/v1/posts?cursor=${cursor}`, { key: cell })).status).toBe(422);
  expect((await list(`limit=2&cursor=${cursor}`)).status).toBe(200);
});

test.each([
  ['stage=screening', 4],
  ['stage=WITH-DEPARTMENT', 3],
  ['department=HEALTH', 3],
  ['office=health', 3],
  ['tier=policy', 0],
  ['emergency=true', 0],
  ['emergency=false', 7],
  ['channel=web', 7],
  ['channel=phone', 0],
  ['kind=grievance&district=murshidabad', 7],
  ['q=broken', 7],
  ['q=since+broken', 0],
  ['q=%25%25%25', 0],
  ['q=9812345601', 7],
])('%s: %i', async (query, count) => {
  expect(await references(query)).toHaveLength(count);
});

test('districts by LGD number', async () => {
  expect(await references(`district=${api.directory.district('murshidabad')?.lgd}`)).toHaveLength(7);
});

test('what is due: overdue, today, this week', async () => {
  // Tuesday is a holiday: screening is due at the end of Wednesday's work, a department's ATR in seven days.
  expect(await references('due=overdue')).toHaveLength(0);
  expect(await references('due=today')).toHaveLength(0);
  expect(await references('due=week')).toHaveLength(4);
  api.clock.at = MONDAY + 2 * DAY;
  expect(await references('due=today')).toHaveLength(4);
  api.clock.at = MONDAY + 2 * DAY + 8 * HOUR;
  expect(await references('due=overdue')).toHaveLength(4);
  api.clock.at = MONDAY;
});

test.each([
  ['stage=nowhere', 'stage'],
  ['district=atlantis', 'district'],
  ['department=magic', 'department'],
  ['emergency=perhaps', 'emergency'],
  ['due=someday', 'due'],
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['limit=1e3', 'limit'],
  ['limit=99999999999999999999', 'limit'],
  ['q=ab', 'q'],
  ['colour=red', 'colour'],
  ['stage=screening&stage=ended', 'stage'],
  ['q=%00abc', 'q'],
])('%s: 422 naming %s', async (query, field) => {
  expect(await list(query)).toMatchObject({ status: 422, json: { errors: [{ field }] } });
});

test('a mobile finds nothing for those who may not see mobiles', async () => {
  expect(await references('q=9812345601', await api.keyOf('administrator'))).toHaveLength(0);
});

test('a mistyped registration number is told as such', async () => {
  const [reference = ''] = all;
  const wrong = reference.slice(0, -1) + String((Number(reference.at(-1)) + 1) % 10);
  const answer = await api.ask(`/v1/grievances/${wrong}`, { key: cell });
  expect(answer).toMatchObject({ status: 404, json: { code: 'mistyped' } });
  const spoken = `${reference.slice(0, 2)} ${reference.slice(2, 6)} ${reference.slice(6)}`;
  expect((await api.ask(`/v1/grievances/${encodeURIComponent(spoken)}`, { key: cell })).status).toBe(200);
});

test('the inbox is what the caller’s own office holds', async () => {
  const inbox = async (key: string) => (await api.ask('/v1/inbox', { key })).items ?? [];
  expect(await inbox(await api.keyOf('hod', 'health'))).toHaveLength(3);
  expect(await inbox(await api.keyOf('analyst'))).toHaveLength(4);
  expect(await inbox(await api.keyOf('officer', 'health-murshidabad'))).toHaveLength(0);
});

test('movements are paged by their sequence', async () => {
  const reference = await withDepartment(api);
  for (const text of ['one', 'two', 'three'])
    await expectOk(send(api, cell, reference, 'note', { text, audience: 'officers' }));
  const path = `/v1/grievances/${reference}/movements`;
  const first = await api.ask(`${path}?limit=2`, { key: cell });
  const second = await api.ask(`${path}?limit=2&cursor=${first.json['nextCursor']}`, { key: cell });
  expect([...first.items, ...second.items].map((entry) => entry['seq'])).toEqual([1, 2, 3, 4]);
});

test('the directory as lists: every department has an HoD, a nodal officer beside him and two levels below', async () => {
  const everything = async (path: string) => {
    const items: Record<string, unknown>[] = [];
    let cursor: string | null = null;
    do {
      const query = cursor === null ? '' : `?cursor=${cursor}`;
      const { json, items: page } = await api.ask(path + query, { key: cell });
      items.push(...page);
      cursor = json['nextCursor'] as string | null;
    } while (cursor !== null);
    return items;
  };
  const offices = await everything('/v1/offices');
  const posts = await everything('/v1/posts');
  expect(offices).toHaveLength(api.directory.offices().length);
  expect(posts).toHaveLength(api.directory.posts().length);
  for (const department of offices.filter(({ kind }) => kind === 'department')) {
    const roles = posts
      .filter(({ office, holder }) => office === department['id'] && holder !== null)
      .map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['hod', 'nodal-officer']));
  }
  expect(Object.keys(offices[0] ?? {})).toEqual(
    expect.arrayContaining(['id', 'name', 'kind', 'parent', 'department', 'district']),
  );
});

test('officers and postings are for those who keep the directory', async () => {
  for (const path of ['/v1/officers', '/v1/postings']) {
    expect((await api.ask(`${path}?limit=3`, { key: cell })).items).toHaveLength(3);
    expect((await api.ask(path, { key: await api.keyOf('hod', 'health') })).status).toBe(403);
  }
});

test.each([
  '/v1/categories',
  '/v1/departments',
  '/v1/districts',
  '/v1/templates',
  '/v1/policies',
  '/v1/calendars',
  '/v1/reason-codes',
])('%s', async (path) => {
  const { status, json, items } = await api.ask(path, { key: cell });
  expect(status).toBe(200);
  expect(items.length).toBeGreaterThan(0);
  expect(json).toHaveProperty('nextCursor');
});
