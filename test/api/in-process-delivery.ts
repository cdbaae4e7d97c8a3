/**
 * A delivery without Temporal for tests of the API: the real decider and the real steps on a real register, one
 * command after the other, time moved by hand. `away` makes it do nothing, as an engine that is away.
 */
import type { Knex } from 'knex';
import { embeddedReader } from '../../activities/read-complaint';
import { createSteps } from '../../activities/steps';
import type { StepName } from '../../activities/steps';
import type { Delivery, DeliveryOutcome } from '../../delivery/delivery';
import { decide } from '../../domain/lifecycle/decide';
import type { LedgerEntry } from '../../domain/lifecycle/events';
import { nextStep } from '../../domain/lifecycle/next';
import { TABLE } from '../../domain/lifecycle/table';
import { loadCase } from '../../register/cases/read-case';
import { loadCommand, toLifecycleCommand, undeliveredCommands } from '../../register/commands/read-command';
import { settleApplied, settleRefused } from '../../register/commands/settle-command';
import type { Clock } from '../../register/clock';
import type { Directory } from '../../register/directory/directory';
import { readRules } from '../../register/rules';

export type InProcessDelivery = Delivery & {
  away: boolean;
  /** Carries out whatever the system does by itself now, rungs included. */
  settle(reference: string): Promise<void>;
  /** What the dispatcher would do once the engine is back. */
  deliverQueued(reference: string): Promise<void>;
};

export function inProcessDelivery(deps: { db: Knex; directory: Directory; clock: Clock }): InProcessDelivery {
  const { db, directory, clock } = deps;
  const steps = createSteps({ db, directory, reader: embeddedReader(() => undefined) });
  let lane: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = lane.then(work);
    lane = done.catch(() => undefined);
    return done;
  };

  async function commit(reference: string, step: StepName, entries: readonly Omit<LedgerEntry, 'seq'>[]) {
    const row = await loadCase(db, reference);
    if (row === null) throw new Error(`no case ${reference}`);
    await steps[step]({
      reference,
      afterSeq: row.state.seq,
      entries: entries.map((entry, i) => ({ ...entry, seq: row.state.seq + 1 + i })),
      rules: await readRules(db),
      waitForCommandsUntil: null,
      state: row.state,
      now: clock.now(),
    });
  }

  async function workOff(reference: string): Promise<void> {
    for (;;) {
      const row = await loadCase(db, reference);
      if (row === null || row.completed) return;
      const due = nextStep(row.state, await readRules(db), clock.now());
      if (due === null) return;
      await commit(reference, due.step, due.entries);
    }
  }

  async function apply(id: string): Promise<DeliveryOutcome> {
    const stored = await loadCommand(db, id);
    if (stored === null) throw new Error(`no command ${id}`);
    if (stored.status === 'applied') return { status: 'applied' };
    if (stored.status === 'refused')
      return { status: 'refused', code: stored.refusalCode ?? '', sentence: stored.refusalSentence ?? '' };
    await workOff(stored.reference);
    const row = await loadCase(db, stored.reference);
    if (row === null) throw new Error('no case');
    const command = toLifecycleCommand(stored, false);
    const decision = decide(row.state, command, await readRules(db));
    if (!decision.ok) {
      await settleRefused(db, id, decision.refusal, clock.now());
      return { status: 'refused', ...decision.refusal };
    }
    const at = Math.max(command.at, row.state.at);
    const entry = {
      at,
      kind: 'command',
      name: stored.command,
      commandId: id,
      events: decision.events,
    } as const;
    await commit(stored.reference, TABLE[stored.command].step, [entry]);
    await settleApplied(db, id, row.state.seq + 1, clock.now());
    await workOff(stored.reference);
    return { status: 'applied' };
  }

  const delivery: InProcessDelivery = {
    away: false,
    lodged: (reference) => (delivery.away ? Promise.resolve() : inTurn(() => workOff(reference))),
    command: (id) => (delivery.away ? Promise.resolve({ status: 'queued' }) : inTurn(() => apply(id))),
    settle: (reference) => inTurn(() => workOff(reference)),
    deliverQueued: (reference) =>
      inTurn(async () => {
        for (const { id } of await undeliveredCommands(db, reference)) await apply(id);
      }),
  };
  return delivery;
}
