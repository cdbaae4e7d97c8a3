/** Nobody told the case of newer rules; its own timer wakes it (page 3, Re-planning). A world with no other case. */
import { DAY } from '../../domain/time';
import { currentRules, publishPolicy } from '../../register/rules';
import { Traveller } from './roads';
import { openWorld } from './world';
import type { World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

test('a rung of the old rules does not fire where a newer calendar or policy was missed', async () => {
  const t = new Traveller(world, await world.lodge());
  await t.validates();
  const { policy } = await currentRules(world.db);
  const atr = { ...policy.atr, individual: { days: 60, counted: 'calendar' as const } };
  await publishPolicy(world.db, { ...policy, atr }, null, world.clock.now());
  // Nobody tells the case; its own timer to the old half of the time wakes it.
  await world.sleep(20 * DAY);
  const rungs = await world.db('fired_rungs').where({ reference: t.reference });
  expect(rungs).toEqual([]);
  expect((await t.state()).rules.policy).toBe(policy.version + 1);
});
