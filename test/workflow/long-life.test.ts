/** What a long life asks of a workflow: continue-as-new at rest, changed rules, a raised flag's own queue. */
import type { GrievanceInput } from '../../workflows/messages';
import { EMERGENCY_QUEUE, grievanceWorkflowId } from '../../domain/workflow-names';
import { loadCase } from '../../register/cases/read-case';
import { currentRules, publishCalendar, publishPolicy } from '../../register/rules';
import { DAY } from '../../domain/time';
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

test('a case lives through ten runs and forgets nothing', async () => {
  const reference = await world.lodge();
  const handle = world.handle(reference);
  await handle.terminate('started again below with a low threshold');
  const row = await loadCase(world.db, reference);
  if (row === null) throw new Error('no case');
  const input: GrievanceInput = {
    state: row.state,
    rules: await currentRules(world.db),
    onEmergencyQueue: false,
    processed: [],
    continueAfterEvents: 12,
  };
  await world.client.workflow.start('grievance', {
    workflowId: grievanceWorkflowId(reference),
    taskQueue: 'grievances',
    args: [input],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  const t = new Traveller(world, reference);
  const runs = new Set<string>();
  const ids: string[] = [];
  await t.validates();
  for (let i = 0; i < 24; i += 1) {
    const { id } = await world.send(reference, { command: 'note' }, world.as(POSTS.nodal));
    ids.push(id);
    runs.add((await world.handle(reference).describe()).runId);
  }
  expect(runs.size).toBeGreaterThanOrEqual(10);
  // A command of the first run, brought again in the last one, is known.
  await world
    .db('commands')
    .where({ id: ids[0] ?? '' })
    .update({ status: 'queued' });
  expect(await world.delivery.command(ids[0] ?? '', { redelivered: true })).toEqual({ status: 'applied' });
  expect(await handle.query('state')).toEqual(await t.state());
  const notes = (await world.db('ledger').where({ reference, name: 'note' }).count({ n: '*' }).first()) as {
    n: number;
  };
  expect(notes.n).toBe(24);
});

test('raising an emergency moves the case to the queue of emergencies', async () => {
  const reference = await world.lodge();
  const t = new Traveller(world, reference);
  await t.validates();
  expect((await world.handle(reference).describe()).taskQueue).toBe('grievances');
  await t.does(POSTS.analyst, { command: 'raiseEmergency', reasonCode: 'life' });
  await t.does(POSTS.nodal, { command: 'acknowledge' });
  expect((await world.handle(reference).describe()).taskQueue).toBe(EMERGENCY_QUEUE);
});

test('a published policy re-plans open cases when it is carried to them', async () => {
  const t = new Traveller(world, await world.lodge());
  await t.validates();
  const before = (await loadCase(world.db, t.reference))?.due_at ?? 0;
  const { policy } = await currentRules(world.db);
  const atr = { ...policy.atr, individual: { days: 5, counted: 'calendar' as const } };
  await publishPolicy(world.db, { ...policy, atr }, null, world.clock.now());
  const job = (await world.db('replan_jobs').orderBy('id', 'desc').first('id')) as { id: number };
  await world.client.workflow.execute('replanOpenCases', {
    workflowId: `replan:${job.id}`,
    taskQueue: 'grievances',
    args: [job.id],
  });
  await t.does(POSTS.nodal, { command: 'note' });
  expect((await loadCase(world.db, t.reference))?.due_at).toBe(before - 2 * DAY);
  expect((await t.state()).rules.policy).toBe(policy.version + 1);
  const progress = (await world.db('replan_jobs').where({ id: job.id }).first()) as {
    done: number;
    finished_at: number | null;
  };
  expect(progress.finished_at).not.toBeNull();
  expect(progress.done).toBeGreaterThan(0);
});

test('a re-plan that was missed heals at the next step', async () => {
  const t = new Traveller(world, await world.lodge());
  await t.validates();
  const { office } = await currentRules(world.db);
  await publishCalendar(
    world.db,
    { ...office, holidays: [...office.holidays, '2027-01-12'] },
    null,
    world.clock.now(),
  );
  await t.submits();
  await t.does(POSTS.cell, { command: 'returnAtr', reasonCode: 'hollow' });
  expect((await t.state()).rules.office).toBe(office.version + 1);
});
