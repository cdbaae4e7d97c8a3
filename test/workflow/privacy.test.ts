/** Nothing personal is found in any history: planted values are looked for in every encoding a payload could have. */
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { POSTS, Traveller } from './roads';
import { openWorld } from './world';
import type { World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

/** What `world.lodge` plants: name, address, mobile, and the words of complaint and remarks. */
const PLANTED = [
  'Rahima',
  'Khatun',
  '9000000001',
  'Domkal',
  'রেশন কার্ড এখনও',
  'as seen on the spot',
  'example.org',
];

/** The text itself, and everything in it that is base64 of text, to the second depth. */
function layers(text: string, depth = 2): string[] {
  if (depth === 0) return [text];
  const decoded = (text.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? []).map((part) =>
    Buffer.from(part, 'base64').toString(),
  );
  return [text, ...decoded.flatMap((inner) => layers(inner, depth - 1))];
}

function foundIn(text: string): string[] {
  const all = layers(text).join('\n');
  const escaped = (value: string): string => JSON.stringify(value).slice(1, -1);
  const inUnicodeEscapes = (value: string): string =>
    value.replace(/[^\x00-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return PLANTED.filter((value) =>
    [value, escaped(value), inUnicodeEscapes(value), encodeURIComponent(value)].some((form) =>
      all.includes(form),
    ),
  );
}

test('the search finds what it should find', () => {
  const inner = Buffer.from(JSON.stringify({ name: 'Rahima' })).toString('base64');
  expect(foundIn(JSON.stringify({ data: Buffer.from(`{"x":"${inner}"}`).toString('base64') }))).toEqual([
    'Rahima',
  ]);
});

test('a travelled case leaves nothing personal in history, search attributes, memo or details', async () => {
  const t = new Traveller(world, await world.lodge());
  await t.toReview();
  await t.does(POSTS.cell, { command: 'returnAtr', reasonCode: 'other' });
  await t.refused(POSTS.caller, { command: 'recordFeedback', delivered: 'yes' });
  await t.does(POSTS.nodal, { command: 'askInformation' });
  await t.does('complainant', { command: 'giveInformation' });
  await t.submits();
  await t.accepts(true);
  await t.does(POSTS.caller, { command: 'recordFeedback', delivered: 'yes' });
  await t.does(POSTS.validator, { command: 'recordFinding', verdict: 'as-reported' });
  const handle = world.handle(t.reference);
  const history = historyToJSON(await handle.fetchHistory());
  const description = await handle.describe();
  const rest = JSON.stringify({
    memo: description.memo,
    attributes: description.typedSearchAttributes.getAll(),
    id: description.workflowId,
  });
  expect(foundIn(history)).toEqual([]);
  expect(foundIn(rest)).toEqual([]);
});
