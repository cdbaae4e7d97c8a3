/**
 * Records the history of every road as this release writes it: `npm run histories:record`. The files are committed;
 * `replay.test.ts` replays them against the production bundle of every later build.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { version } from '../../package.json';
import { ROADS, Traveller } from './roads';
import { openWorld } from './world';
import type { World } from './world';

const FOLDER = path.join(__dirname, '..', 'histories', version);

let world: World;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

test.each(ROADS.map((road) => [road.name, road] as const))('%s', async (name, road) => {
  const traveller = new Traveller(world, await world.lodge(road.lodge));
  await road.play(traveller);
  const history = await world.handle(traveller.reference).fetchHistory();
  const file = path.join(FOLDER, `${name.replace(/[^a-z0-9]+/gi, '-')}.json`);
  writeFileSync(file, `${historyToJSON(history)}\n`);
});
