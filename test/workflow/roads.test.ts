import { ROADS, Traveller } from './roads';
import { openWorld } from './world';
import type { World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

/** Server and clock are shared by all roads (time skipping is global), so they are travelled one after the other. */
test.each(ROADS.map((road) => [road.name, road] as const))('%s', async (_name, road) => {
  const reference = await world.lodge(road.lodge);
  const traveller = new Traveller(world, reference);
  await road.play(traveller);
  expect(await traveller.state()).toMatchObject(road.ends);
  expect(world.faults).toEqual([]);
});
