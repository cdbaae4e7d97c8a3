import type { CommandBody } from '../../domain/lifecycle/commands';
import { openWorld } from './world';
import type { World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

test('the plain road ends redressed, at the word of the complainant', async () => {
  const reference = await world.lodge();
  expect((await world.stateOf(reference)).stage).toBe('screening');
  const subject = world.directory.subject({
    category: 'ration_card',
    department: 'food',
    district: 'murshidabad',
    policeDistrict: null,
    against: null,
  });
  const sub = world.directory.childrenOf('food').find(({ district }) => district === 'murshidabad');
  if (sub === undefined) throw new Error('no district office');
  const office = { id: sub.id, kind: sub.kind, parent: sub.parent };
  const subPost = world.directory.answerable(sub.id)?.post.id ?? '';
  const road: [CommandBody, string, string][] = [
    [{ command: 'validate', subject }, 'analyst-1', 'with-department'],
    [{ command: 'delegate', office, due: null }, 'food-nodal', 'with-sub-office'],
    [{ command: 'reportUp', redressal: 'redressed', reasonCode: null }, subPost, 'with-department'],
    [{ command: 'submitAtr', redressal: 'redressed', reasonCode: null }, 'food-hod', 'atr-review'],
    [{ command: 'acceptAtr', fieldValidation: false }, 'cell-officer-1', 'confirmation'],
    [{ command: 'recordFeedback', delivered: 'yes' }, 'tele-caller-1', 'ended'],
  ];
  for (const [body, post, stage] of road) {
    expect(await world.send(reference, body, world.as(post))).toMatchObject({ status: 'applied' });
    expect((await world.stateOf(reference)).stage).toBe(stage);
  }
  const state = await world.stateOf(reference);
  expect(state.outcome).toBe('redressed');
  const history = await world.handle(reference).fetchHistory();
  const description = await world.handle(reference).describe();
  // Page 4, Budget.
  expect(history.events?.length).toBe(description.historyLength);
  expect(description.historyLength).toBeLessThanOrEqual(100);
  await world.sleep(31 * 24 * 3600_000);
  expect(await world.handle(reference).result()).toEqual({ outcome: 'redressed', cycles: 1 });
});
