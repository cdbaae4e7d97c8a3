/** Commands that survive: order, recorded is not answered, overtaken, the register ahead of the workflow. */
import { evolveEntry } from '../../domain/lifecycle/evolve';
import type { LedgerEntry } from '../../domain/lifecycle/events';
import { loadCommand } from '../../register/commands/read-command';
import { currentRules } from '../../register/rules';
import { verifyLedger } from '../../register/ledger-verify';
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

async function withDepartment(): Promise<Traveller> {
  const traveller = new Traveller(world, await world.lodge());
  await traveller.validates();
  return traveller;
}

async function ledgerOf(
  reference: string,
): Promise<{ seq: number; name: string; command_id: string | null }[]> {
  return (await world
    .db('ledger')
    .where({ reference })
    .orderBy('seq')
    .select('seq', 'name', 'command_id')) as {
    seq: number;
    name: string;
    command_id: string | null;
  }[];
}

test('order: a command waits for an earlier one of its case', async () => {
  const t = await withDepartment();
  const first = await world.accept(t.reference, { command: 'note' }, world.as(POSTS.nodal));
  const second = await world.accept(
    t.reference,
    { command: 'submitAtr', redressal: 'redressed', reasonCode: null },
    world.as(POSTS.hod),
  );
  const outcomes = Promise.all([world.delivery.command(second), world.delivery.command(first)]);
  expect(await outcomes).toEqual([{ status: 'applied' }, { status: 'applied' }]);
  const names = (await ledgerOf(t.reference)).map(({ name }) => name);
  expect(names.slice(-2)).toEqual(['note', 'submitAtr']);
});

test('the same command twice is applied once', async () => {
  const t = await withDepartment();
  const id = await world.accept(t.reference, { command: 'note' }, world.as(POSTS.nodal));
  const outcomes = await Promise.all([1, 2, 3].map(() => world.delivery.command(id, { redelivered: true })));
  expect(outcomes).toEqual([1, 2, 3].map(() => ({ status: 'applied' })));
  expect((await ledgerOf(t.reference)).filter(({ command_id }) => command_id === id)).toHaveLength(1);
});

test('recorded is not answered: redelivered, it returns its recorded outcome', async () => {
  const t = await withDepartment();
  const { id } = await world.send(t.reference, { command: 'note' }, world.as(POSTS.nodal));
  const recorded = (await loadCommand(world.db, id))?.recordedSeq;
  // The answer was lost on its way: the row still waits.
  await world.db('commands').where({ id }).update({ status: 'queued', decided_at: null });
  expect(await world.delivery.command(id, { redelivered: true })).toEqual({ status: 'applied' });
  expect((await loadCommand(world.db, id))?.recordedSeq).toBe(recorded);
  expect((await ledgerOf(t.reference)).filter(({ command_id }) => command_id === id)).toHaveLength(1);
});

test('overtaken: redelivered after a rival has moved the case, it is refused, never applied', async () => {
  const t = await withDepartment();
  const office = t.districtOffice();
  const rival = await world.accept(
    t.reference,
    { command: 'delegate', office, due: null },
    world.as(POSTS.nodal),
  );
  const late = await world.accept(
    t.reference,
    { command: 'takeBack', reasonCode: 'no-progress' },
    world.as(POSTS.hod),
  );
  expect(await world.delivery.command(rival, { redelivered: true })).toEqual({ status: 'applied' });
  expect(await world.delivery.command(late, { redelivered: true })).toMatchObject({
    status: 'refused',
    code: 'overtaken',
  });
  expect((await t.state()).stage).toBe('with-sub-office');
});

test('what the same officer did himself does not overtake him', async () => {
  const t = await withDepartment();
  const office = t.districtOffice();
  const first = await world.accept(
    t.reference,
    { command: 'delegate', office, due: null },
    world.as(POSTS.nodal),
  );
  const second = await world.accept(
    t.reference,
    { command: 'takeBack', reasonCode: 'sent-by-mistake' },
    world.as(POSTS.nodal),
  );
  expect(await world.delivery.command(first, { redelivered: true })).toEqual({ status: 'applied' });
  expect(await world.delivery.command(second, { redelivered: true })).toEqual({ status: 'applied' });
});

test('the register ahead of the workflow: the missing entries are evolved and the next command decided anew', async () => {
  const t = await withDepartment();
  const before = await t.state();
  const office = t.districtOffice();
  const lost = await world.accept(
    t.reference,
    { command: 'delegate', office, due: null },
    world.as(POSTS.nodal),
  );
  // A worker commits the step and dies before its task completes: the Update is in no history.
  const entry: LedgerEntry = {
    seq: before.seq + 1,
    at: world.clock.now(),
    kind: 'command',
    name: 'delegate',
    commandId: lost,
    events: [
      { type: 'delegated', office: office.id, due: null },
      { type: 'moved-by', by: POSTS.nodal },
    ],
  };
  await world.activities.delegateToSubOffice({
    reference: t.reference,
    afterSeq: before.seq,
    entries: [entry],
    rules: await currentRules(world.db),
    waitForCommandsUntil: null,
    state: before,
    now: entry.at,
  });
  const next = await world.accept(
    t.reference,
    { command: 'submitAtr', redressal: 'redressed', reasonCode: null },
    world.as(POSTS.hod),
  );
  await world.db('commands').where({ id: lost }).update({ status: 'applied' });
  expect(await world.delivery.command(next)).toMatchObject({ status: 'refused', code: 'wrong-stage' });
  await world.db('commands').where({ id: lost }).update({ status: 'queued' });
  expect(await world.delivery.command(lost, { redelivered: true })).toEqual({ status: 'applied' });
  expect(await world.handle(t.reference).query('state')).toEqual(evolveEntry(before, entry));
  expect((await ledgerOf(t.reference)).filter(({ name }) => name === 'delegate')).toHaveLength(1);
  expect((await verifyLedger(world.db, t.reference)).faults).toEqual([]);
});

test('a refusal says who was first', async () => {
  const t = await withDepartment();
  await t.submits();
  const recall = world.accept(
    t.reference,
    { command: 'recall', reasonCode: 'below-standard' },
    world.as(POSTS.cell),
  );
  const accept = world.accept(
    t.reference,
    { command: 'acceptAtr', fieldValidation: false },
    world.as('cell-officer-2'),
  );
  const [first, second] = await Promise.all([recall, accept]);
  const outcomes = await Promise.all([world.delivery.command(first), world.delivery.command(second)]);
  const refused = outcomes.filter((outcome) => outcome.status === 'refused');
  expect(outcomes.filter(({ status }) => status === 'applied').length + refused.length).toBe(2);
  if (outcomes[0]?.status === 'applied' && outcomes[1]?.status === 'refused')
    expect(outcomes[1].sentence).toContain('was first (recall');
});

test.each([
  ['feedback then finding', ['recordFeedback', 'recordFinding']],
  ['finding then feedback', ['recordFinding', 'recordFeedback']],
] as const)('a feedback and a finding at once end it the same: %s', async (_name, order) => {
  const t = await withDepartment();
  await t.submits();
  await t.accepts(true);
  const bodies = {
    recordFeedback: [{ command: 'recordFeedback', delivered: 'yes' } as const, POSTS.caller],
    recordFinding: [{ command: 'recordFinding', verdict: 'as-reported' } as const, POSTS.validator],
  } as const;
  const ids = await Promise.all(
    order.map((name) => world.accept(t.reference, bodies[name][0], world.as(bodies[name][1]))),
  );
  await Promise.all(ids.map((id) => world.delivery.command(id)));
  expect(await t.state()).toMatchObject({ stage: 'ended', outcome: 'redressed' });
});

test('two officers delegate at once: one wins', async () => {
  const t = await withDepartment();
  const children = world.directory.childrenOf('food').slice(0, 2);
  const ids = await Promise.all(
    children.map(({ id, kind, parent }, i) =>
      world.accept(
        t.reference,
        { command: 'delegate', office: { id, kind, parent }, due: null },
        world.as(i === 0 ? POSTS.hod : POSTS.nodal),
      ),
    ),
  );
  const outcomes = await Promise.all(ids.map((id) => world.delivery.command(id)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['applied', 'refused']);
  expect((await t.state()).chain).toHaveLength(2);
});

test('a command accepted at the very instant of a rung goes before it', async () => {
  const t = await withDepartment();
  const clock = (await t.state()).clock;
  const half = (clock?.startedAt ?? 0) + 3.5 * 24 * 3_600_000;
  // Accepted while nobody delivers; the rung is due at the same instant and must wait for it.
  const id = await world.accept(
    t.reference,
    { command: 'submitAtr', redressal: 'redressed', reasonCode: null },
    world.as(POSTS.hod),
    half,
  );
  await world.sleep(half - world.clock.now() + 5_000);
  expect(await world.delivery.command(id, { redelivered: true })).toEqual({ status: 'applied' });
  expect((await ledgerOf(t.reference)).map(({ name }) => name)).not.toContain('rung:reminder');
  expect(await t.state()).toMatchObject({ stage: 'atr-review' });
});
