/** Keys of channels and posts (page 8, Who calls). */
import type { Knex } from 'knex';
import { createKey, findKey, UnknownKeyOwner } from '../../register/api-keys';
import { openRegister, sqlTime } from '../../register/database';
import { cloneDatabase } from './template-database';
import type { TestDatabase } from './template-database';

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await cloneDatabase();
  db = openRegister(database.url);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

test('a key is found by itself, with its owner and the limits of page 8', async () => {
  const web = await createKey(db, { channel: 'web' });
  const administrator = await createKey(db, { post: 'administrator' });
  expect(await findKey(db, web)).toMatchObject({ channel: 'web', post: null, perSecond: 50, burst: 200 });
  expect(await findKey(db, administrator)).toMatchObject({ channel: null, post: 'administrator' });
  expect(Object.keys((await findKey(db, web)) ?? {}).sort()).toEqual([
    'burst',
    'channel',
    'id',
    'perSecond',
    'post',
  ]);
});

test('it has at least 40 characters, no two are alike, and the register holds none of them', async () => {
  const keys = await Promise.all([1, 2, 3].map(() => createKey(db, { channel: 'BSK' })));
  expect(new Set(keys).size).toBe(3);
  const stored = JSON.stringify(await db('api_keys').select('*'));
  for (const key of keys) {
    expect(key).toMatch(/^ssm_[\w-]{40,}$/);
    expect(stored).not.toContain(key);
    expect(stored).not.toContain(key.slice('ssm_'.length));
  }
});

test.each([
  [
    'an unknown channel',
    { channel: 'pigeon' },
    'There is no channel "pigeon"; the channels are phone, missed-call,',
  ],
  ['an unknown post', { post: 'nobody' }, 'There is no post "nobody"'],
  ['an empty post', { post: '' }, 'There is no post ""'],
])('%s is refused in words and leaves nothing', async (_what, owner, sentence) => {
  const before = await db('api_keys').select('id');
  const refused = createKey(db, owner);
  await expect(refused).rejects.toThrow(sentence);
  await expect(refused).rejects.toBeInstanceOf(UnknownKeyOwner);
  expect(await db('api_keys').select('id')).toEqual(before);
});

test('an unknown key, an altered one and a revoked one are none', async () => {
  const key = await createKey(db, { channel: 'web' });
  expect(await findKey(db, `${key}x`)).toBeNull();
  expect(await findKey(db, '')).toBeNull();
  expect(await findKey(db, "' or 1=1 --")).toBeNull();
  const revoked = await createKey(db, { channel: 'sms' });
  await db('api_keys')
    .where({ channel: 'sms' })
    .update({ revoked_at: sqlTime(Date.now()) });
  expect(await findKey(db, revoked)).toBeNull();
});
