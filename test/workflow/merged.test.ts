/** Cases merged into another follow it (page 3, Merged). */
import { startDispatcher } from '../../worker/dispatcher';
import { DAY } from '../../domain/time';
import { until } from '../until';
import { POSTS, Traveller } from './roads';
import { openWorld } from './world';
import type { World } from './world';

let world: World;
let dispatcher: { stop(): Promise<void> };
beforeAll(async () => {
  world = await openWorld();
  dispatcher = startDispatcher({ ...world, onFault: (error) => world.faults.push(error) });
});
afterAll(async () => {
  await dispatcher.stop();
  await world.close();
});

async function pair(): Promise<{ target: Traveller; follower: Traveller }> {
  const target = new Traveller(world, await world.lodge());
  const follower = new Traveller(world, await world.lodge({ mobile: '+919000000002' }));
  await follower.does(POSTS.analyst, { command: 'merge', into: target.reference });
  return { target, follower };
}

const settled = async (): Promise<boolean> =>
  (await world.db('commands').where({ status: 'queued' }).first('id')) === undefined;

test('a follower hears the milestones of its target under its own reference, without the other’s data', async () => {
  const { target, follower } = await pair();
  await target.validates();
  const rows = (await world
    .db('outbox')
    .where({ reference: follower.reference, event: 'merged-forwarded' })
    .select('audience', 'text', 'address')) as { audience: string; text: string; address: string }[];
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ audience: 'complainant', address: '+919000000002' });
  expect(rows[0]?.text).not.toContain(target.reference.slice(2, 6) + ' ' + target.reference.slice(6));
});

test('withdrawn, its followers go back to screening', async () => {
  const { target, follower } = await pair();
  await target.does('complainant', { command: 'withdraw', reasonCode: 'by-mistake' });
  await until(settled, 20_000);
  expect(await follower.state()).toMatchObject({ stage: 'screening', mergedInto: null, outcome: null });
});

test('a follower may be taken out long after its own ending, and ends when its target’s window is over', async () => {
  const { target, follower } = await pair();
  const { follower: second } = { follower: new Traveller(world, await world.lodge()) };
  await second.does(POSTS.analyst, { command: 'merge', into: target.reference });
  await world.sleep(40 * DAY);
  await second.does('complainant', { command: 'dispute', reasonCode: 'wrong-action' });
  expect(await second.state()).toMatchObject({ stage: 'screening', mergedInto: null });
  await target.toReview();
  await target.accepts();
  await target.does(POSTS.caller, { command: 'recordFeedback', delivered: 'yes' });
  await world.sleep(31 * DAY);
  await until(settled, 20_000);
  expect((await follower.state()).closed).toBe(true);
  expect((await world.handle(follower.reference).describe()).status.name).toBe('COMPLETED');
});
