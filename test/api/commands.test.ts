/** Commands over HTTP: 200, 202, 409, 412, 422 and their order (page 8, Commands). */
import { ATR, expectOk, inConfirmation, lodged, send, VALID, withDepartment } from './actors';
import { makeReference } from '../../domain/reference';
import { fresh, listIn, openApi } from './open-api';
import type { TestApi } from './open-api';

let api: TestApi;
let analyst: string, cell: string, hod: string, nodal: string, web: string;
beforeAll(async () => {
  api = await openApi();
  analyst = await api.keyOf('analyst');
  cell = await api.keyOf('cell-officer');
  hod = await api.keyOf('hod', 'health');
  nodal = await api.keyOf('nodal-officer', 'health');
  web = await api.key({ channel: 'web' });
});
afterAll(() => api.close());

test('the plain road, and an officer who gets 200 reads his own write in every list', async () => {
  const reference = await withDepartment(api);
  const cmoh = await api.keyOf('officer', 'health-murshidabad');
  const delegated = await expectOk(
    send(api, hod, reference, 'delegate', { office: 'health-murshidabad', dueAt: '2026-11-27' }),
  );
  expect(delegated.json).toMatchObject({
    command: { status: 'applied' },
    grievance: { stage: 'with-sub-office', holder: { office: 'health-murshidabad' } },
  });
  const inbox = await api.ask('/v1/inbox', { key: cmoh });
  expect(inbox.items.map((item) => item['reference'])).toContain(reference);
  await expectOk(send(api, cmoh, reference, 'reportUp', ATR));
  await expectOk(send(api, nodal, reference, 'submitAtr', ATR));
  await expectOk(send(api, cell, reference, 'acceptAtr'));
  const heard = await expectOk(
    send(api, web, reference, 'recordFeedback', { delivered: 'yes', rating: 5, verifiedBy: 'otp' }),
  );
  expect(['ended', 'confirmation']).toContain(heard.grievance['stage']);
  const { items } = await api.ask(`/v1/grievances/${reference}/movements`, { key: hod });
  expect(items.map((entry) => entry['seq'])).toEqual(items.map((_entry, i) => i + 1));
  const commands = items.map((entry) => entry['command']).filter((name) => name !== null);
  expect(commands).toEqual([
    'lodge',
    'validate',
    'delegate',
    'reportUp',
    'submitAtr',
    'acceptAtr',
    'recordFeedback',
  ]);
  const submitted = items.find((entry) => entry['command'] === 'submitAtr');
  expect(submitted).toMatchObject({
    actor: { post: 'health-nodal', name: expect.any(String) },
    remarks: ATR.finding,
  });
});

test('a date means the end of that day’s work', async () => {
  const reference = await withDepartment(api);
  await expectOk(
    send(api, hod, reference, 'delegate', { office: 'health-murshidabad', dueAt: '2026-11-27' }),
  );
  const stored = await api.db('commands').where({ reference, command: 'delegate' }).first('body');
  expect(new Date(stored.body.due).toISOString()).toBe('2026-11-27T12:30:00.000Z');
});

describe('the order of answers', () => {
  let reference: string;
  const elsewhere = () => api.keyOf('officer', 'agri-murshidabad');
  beforeAll(async () => {
    reference = await withDepartment(api);
  });

  test('a command that does not exist: 422, even on a case out of sight', async () => {
    const answer = await send(api, await elsewhere(), reference, 'explode');
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ field: 'command' }] } });
  });
  test('a case out of sight: 404, word for word as one that does not exist', async () => {
    const hidden = await send(api, await elsewhere(), reference, 'acceptAtr', { nonsense: 1 });
    const none = await send(api, await elsewhere(), makeReference(2026, 9_999_999), 'acceptAtr');
    expect(hidden.status).toBe(404);
    expect({ ...hidden.json, traceId: '' }).toEqual({ ...none.json, traceId: '' });
  });
  test('a command his role never has: 403, before its fields are looked at', async () => {
    expect((await send(api, hod, reference, 'acceptAtr', { nonsense: 1 })).status).toBe(403);
  });
  test('fields that do not fit: 422 naming each', async () => {
    const answer = await send(api, nodal, reference, 'submitAtr', {
      ...ATR,
      redressal: 'policy',
      actionDate: '2026-02-30',
      colour: 1,
    });
    expect(answer.status).toBe(422);
    expect(
      listIn(answer, 'errors')
        .map(({ field }) => field)
        .sort(),
    ).toEqual(['actionDate', 'colour', 'reasonCode']);
  });
  test('the wrong stage: 409 refused with a code and a sentence, kept in the command’s row', async () => {
    const answer = await send(api, cell, reference, 'acceptAtr');
    expect(answer).toMatchObject({ status: 409, json: { type: '/problems/refused', code: 'wrong-stage' } });
    const told = await api.ask(answer.headers.get('location') ?? '', { key: cell });
    expect(told.json['command']).toMatchObject({ status: 'refused', code: 'wrong-stage' });
  });
  test('another’s case: 409 not-holder', async () => {
    const cmoh = await api.keyOf('officer', 'health-murshidabad');
    const answer = await send(api, cmoh, reference, 'delegate', { office: 'health-murshidabad-sadar' });
    expect(answer).toMatchObject({ status: 409, json: { code: 'not-holder' } });
  });
});

describe('fields that name nothing real', () => {
  let reference: string;
  beforeAll(async () => {
    reference = await withDepartment(api);
  });
  test.each([
    ['an unknown office', 'delegate', { office: 'nowhere' }, 'office'],
    ['an office outside the holder’s line', 'delegate', { office: 'agri-murshidabad' }, 'office'],
    ['an office two levels down', 'delegate', { office: 'health-murshidabad-sadar' }, 'office'],
    ['a day that is over', 'delegate', { office: 'health-murshidabad', dueAt: '2026-11-20' }, 'dueAt'],
    ['a day in a hundred years', 'delegate', { office: 'health-murshidabad', dueAt: '2126-11-20' }, 'dueAt'],
    ['an action in the future', 'submitAtr', { ...ATR, actionDate: '2026-11-24' }, 'actionDate'],
    ['a refusal without reason', 'submitAtr', { ...ATR, redressal: 'not-possible' }, 'reasonCode'],
    [
      '"other" without remarks',
      'transferBack',
      { reasonCode: 'other', suggestedDepartment: 'agri' },
      'remarks',
    ],
    ['an unknown reason', 'transferBack', { reasonCode: 'mood', suggestedDepartment: 'agri' }, 'reasonCode'],
    [
      'an unknown department',
      'transferBack',
      { reasonCode: 'not-our-subject', suggestedDepartment: 'x' },
      'suggestedDepartment',
    ],
    ['an unknown post', 'handOver', { post: 'nobody' }, 'post'],
    [
      'an unknown attachment',
      'attach',
      { attachments: ['00000000-0000-0000-0000-000000000000'] },
      'attachments.0',
    ],
    ['a promise in the past', 'interimReply', { reason: 'late', expectedDate: '2026-11-01' }, 'expectedDate'],
  ])('%s: 422', async (_what, command, fields, field) => {
    const answer = await send(api, hod, reference, command, fields);
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ field }] } });
  });
  test('a correction of nothing, an unknown category', async () => {
    const fresh = await lodged(api);
    expect((await send(api, analyst, fresh, 'correct')).status).toBe(422);
    const unknown = await send(api, analyst, fresh, 'validate', { ...VALID, category: 'none' });
    expect(unknown).toMatchObject({ status: 422, json: { errors: [{ field: 'category' }] } });
  });
});

test('codes and slugs are taken in any case, districts by LGD number too', async () => {
  const reference = await lodged(api);
  const lgd = api.directory.district('murshidabad')?.lgd;
  const fields = { category: 'ASHA-STAFF', department: 'HEALTH', district: lgd, tier: 'Individual' };
  const answer = await expectOk(send(api, analyst, reference, 'validate', fields));
  expect(answer.grievance).toMatchObject({
    category: 'asha_staff',
    department: 'health',
    district: 'murshidabad',
  });
});

describe('If-Match', () => {
  test('the ETag as it is: done; as it was: 412', async () => {
    const reference = await withDepartment(api);
    const etag = (await api.ask(`/v1/grievances/${reference}`, { key: hod })).headers.get('etag') ?? '';
    const first = await send(
      api,
      hod,
      reference,
      'note',
      { text: 'seen', audience: 'officers' },
      { 'If-Match': etag },
    );
    expect(first.status).toBe(200);
    expect(first.headers.get('etag')).not.toBe(etag);
    const second = await send(
      api,
      hod,
      reference,
      'note',
      { text: 'again', audience: 'officers' },
      { 'If-Match': etag },
    );
    expect(second).toMatchObject({ status: 412, json: { code: 'moved' } });
  });
});

test('an engine away: 202 with a link, applied when it is back, and a 202 is repeated as a 202', async () => {
  const reference = await withDepartment(api);
  api.delivery.away = true;
  const headers = fresh();
  const queued = await send(api, hod, reference, 'delegate', { office: 'health-murshidabad' }, headers);
  api.delivery.away = false;
  expect(queued).toMatchObject({ status: 202, json: { command: { status: 'queued' } } });
  const location = queued.headers.get('location') ?? '';
  expect((await api.ask(location, { key: hod })).json['command']).toMatchObject({ status: 'queued' });
  await api.delivery.deliverQueued(reference);
  const again = await send(api, hod, reference, 'delegate', { office: 'health-murshidabad' }, headers);
  expect(again.status).toBe(202);
  expect(again.text).toBe(queued.text);
  expect(again.headers.get('location')).toBe(location);
  expect((await api.ask(location, { key: hod })).json).toMatchObject({
    command: { status: 'applied' },
    grievance: { stage: 'with-sub-office' },
  });
});

test('merging: only into an open, unmerged case that is not itself', async () => {
  const [one, two, three] = [await lodged(api), await lodged(api), await lodged(api)];
  const into = (target: string) => send(api, analyst, one, 'merge', { into: target });
  for (const wrong of [one, '2600000000', 'nonsense']) expect((await into(wrong)).status).toBe(422);
  await expectOk(send(api, analyst, three, 'merge', { into: two }));
  expect(await into(three)).toMatchObject({ status: 422, json: { errors: [{ field: 'into' }] } });
  const done = await expectOk(into(two));
  expect(done.grievance).toMatchObject({ stage: 'ended', outcome: 'merged', mergedInto: two });
});

test('after the window: notes and papers are kept, the rest is 409 window-over', async () => {
  const reference = await inConfirmation(api);
  await expectOk(
    send(api, web, reference, 'withdraw', { reasonCode: 'solved-otherwise', verifiedBy: 'otp' }),
  );
  api.clock.at += 40 * 24 * 60 * 60 * 1000;
  await api.delivery.settle(reference);
  expect(await api.db('grievances').where({ reference }).first('completed')).toEqual({ completed: true });
  const noted = await send(api, hod, reference, 'note', { text: 'kept', audience: 'officers' });
  expect(noted).toMatchObject({ status: 200, json: { command: { status: 'applied' } } });
  const late = await send(api, web, reference, 'dispute', { reasonCode: 'not-done', verifiedBy: 'otp' });
  expect(late).toMatchObject({ status: 409, json: { code: 'window-over' } });
  const told = await api.ask(late.headers.get('location') ?? '', { key: web });
  expect(told.json['command']).toMatchObject({ status: 'refused', code: 'window-over' });
  api.clock.at -= 40 * 24 * 60 * 60 * 1000;
});

test('notes to the Cell stay with the Cell', async () => {
  const reference = await withDepartment(api);
  await expectOk(send(api, cell, reference, 'note', { text: 'between us', audience: 'cell' }));
  const movements = (key: string) => api.ask(`/v1/grievances/${reference}/movements`, { key });
  expect((await movements(cell)).text).toContain('between us');
  for (const key of [hod, web]) expect((await movements(key)).text).not.toContain('between us');
});

test('a block that an analyst names is kept with the case', async () => {
  const reference = await lodged(api);
  const place = { category: 'ration_card', department: 'food', district: 'murshidabad' };
  await expectOk(send(api, analyst, reference, 'validate', { ...place, block: 'Domkal' }));
  const { json } = await api.ask(`/v1/grievances/${reference}`, { key: cell });
  expect(json['place']).toMatchObject({ district: 'murshidabad', block: 'Domkal' });
});
