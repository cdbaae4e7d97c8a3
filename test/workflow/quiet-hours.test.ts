/** What was held for the night and has become untrue is withdrawn and says so; what is still true is sent. */
import { DAY, HOUR, OFFSET_MS } from '../../domain/time';
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

/** Sleeps to an hour of local time, tomorrow. */
async function toHour(hour: number): Promise<void> {
  const now = world.clock.now();
  const midnight = Math.floor((now + OFFSET_MS) / DAY) * DAY - OFFSET_MS;
  await world.sleep(midnight + DAY + hour * HOUR - now);
}

async function statesOf(reference: string, event: string): Promise<string[]> {
  const rows = (await world.db('outbox').where({ reference, event }).select('state')) as { state: string }[];
  return rows.map(({ state }) => state);
}

async function validatedAt(hour: number): Promise<Traveller> {
  await toHour(hour);
  const traveller = new Traveller(world, await world.lodge());
  await traveller.validates();
  return traveller;
}

test('a reminder of the night is withdrawn when the report comes before morning', async () => {
  // 80 % of seven days after noon is at 2:24 at night.
  const t = await validatedAt(12);
  await world.sleep(0.8 * 7 * DAY + HOUR);
  expect(await statesOf(t.reference, 'reminder')).toContain('queued');
  const queued = await world
    .db('outbox')
    .where({ reference: t.reference, event: 'reminder', state: 'queued' })
    .max({ until: 'not_before' });
  expect(Number((queued[0] as { until: number }).until)).toBeGreaterThan(world.clock.now());
  await t.submits();
  expect(await statesOf(t.reference, 'reminder')).not.toContain('queued');
  expect(await statesOf(t.reference, 'reminder')).toContain('withdrawn');
});

test('an escalation of the night stays true when an officer delegates before morning', async () => {
  const t = await validatedAt(22);
  await world.sleep(8 * DAY + HOUR);
  const before = await statesOf(t.reference, 'escalation');
  expect(before).toContain('queued');
  const office = t.districtOffice();
  await t.does(POSTS.nodal, { command: 'delegate', office, due: null });
  expect(await statesOf(t.reference, 'escalation')).toEqual(before);
});

test('a good word by telephone does not call the visit off', async () => {
  const t = new Traveller(world, await world.lodge());
  await t.toReview();
  await t.accepts(true);
  await t.does(POSTS.caller, { command: 'recordFeedback', delivered: 'yes' });
  const told = await statesOf(t.reference, 'visit-assigned');
  expect(new Set(told)).toEqual(new Set(['queued']));
  const visit = await world.db('visits').where({ reference: t.reference }).first('post');
  const recipients = await world
    .db('outbox')
    .where({ reference: t.reference, event: 'visit-assigned', audience: 'validator' })
    .distinct('recipient_post');
  expect(recipients).toEqual([{ recipient_post: (visit as { post: string }).post }]);
});

test('a Bengali-speaking complainant reads the department’s name in Bengali', async () => {
  const t = new Traveller(world, await world.lodge());
  await t.validates();
  const row = (await world
    .db('outbox')
    .where({ reference: t.reference, event: 'forwarded', audience: 'complainant' })
    .first('text')) as { text: string };
  expect(row.text).toContain('দপ্তর');
  expect(row.text).not.toMatch(/Department/);
});
