/** Public tracking: the timeline without personal data, and nothing for those who guess (P1, P6; page 8). */
import { makeReference } from '../../domain/reference';
import { expectOk, lodged, send, withDepartment } from './actors';
import { listIn, openApi } from './open-api';
import type { Reply, TestApi } from './open-api';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});
afterEach(() => api.close());

const track = (reference: string, query: string): Promise<Reply> =>
  api.ask(`/v1/track/${reference}?${query}`);
const untraced = ({ status, json }: Reply) => ({ status, ...json, traceId: '' });

test('number and last four digits give the timeline in the complainant’s words, and nobody’s name', async () => {
  const reference = await withDepartment(api, { language: 'bn' });
  const answer = await track(reference, 'mobile=5601');
  expect(answer).toMatchObject({
    status: 200,
    json: { reference, stage: 'with-department', language: 'bn', timeline: expect.any(Array) },
  });
  expect(listIn(answer, 'timeline').map(({ stage }) => stage)).toEqual([
    'registered',
    'screening',
    'with-department',
  ]);
  const officers = (await api.db('officers').select('name')).map(({ name }) => name as string);
  for (const secret of ['Anita', '98123', 'Lake', 'school', ...officers])
    expect(answer.text).not.toContain(secret);
  const inWords = async (lang: string) =>
    (await track(reference, `mobile=5601&lang=${lang}`)).json['stageText'];
  expect([await inWords('en'), await inWords('hi')]).toEqual([
    'With the office that is to act on it',
    'कार्रवाई करने वाले कार्यालय के पास है',
  ]);
  expect((await track(reference, `mobile=${encodeURIComponent('৫৬০১')}`)).status).toBe(200);
});

test('an end is told with its outcome', async () => {
  const reference = await lodged(api);
  const web = await api.key({ channel: 'web' });
  await expectOk(send(api, web, reference, 'withdraw', { reasonCode: 'by-mistake', verifiedBy: 'otp' }));
  const answer = await track(reference, 'mobile=5601&lang=en');
  expect(answer.json).toMatchObject({ stage: 'ended', outcome: 'withdrawn', stageText: 'Ended: withdrawn' });
  expect(listIn(answer, 'timeline').at(-1)).toMatchObject({ text: 'Ended: withdrawn' });
});

test('wrong digits, an unknown number, a mistyped one, no telephone: answered alike', async () => {
  const reference = await lodged(api);
  const silent = await lodged(api, { complainant: { address: '12 Lake Road' } });
  const answers = [
    await track(reference, 'mobile=0000'),
    await track(makeReference(2026, 4_444_444), 'mobile=5601'),
    await track(`${reference.slice(0, -1)}${(Number(reference.at(-1)) + 1) % 10}`, 'mobile=5601'),
    await track('nonsense', 'mobile=5601'),
    await track(silent, 'mobile=5601'),
  ].map(untraced);
  expect(answers[0]?.status).toBe(404);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test.each(['', 'mobile=560', 'mobile=56011', 'mobile=abcd', 'mobile=5601&lang=fr'])(
  '%j: 422',
  async (query) => {
    expect((await track('2600000014', query)).status).toBe(422);
  },
);

test('ten questions a minute from one address, then 429 with Retry-After', async () => {
  const statuses = [];
  for (let i = 0; i < 10; i += 1) statuses.push((await track('2600000014', 'mobile=0000')).status);
  expect(statuses).toEqual(Array.from({ length: 10 }, () => 404));
  const limited = await track('2600000014', 'mobile=0000');
  expect(limited.status).toBe(429);
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  const spoofed = await api.ask('/v1/track/2600000014?mobile=0000', {
    headers: { 'X-Forwarded-For': '10.9.8.7' },
  });
  expect(spoofed.status).toBe(429);
});
