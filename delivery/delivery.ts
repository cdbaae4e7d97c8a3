/**
 * Brings what the register has accepted to the workflow: used by the API at once and by the worker's dispatcher
 * for whatever is left. The command's id is the Update's id, so bringing it twice is harmless (page 2).
 */
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Knex } from 'knex';
import type { CommandAnswer } from '../workflows/messages';
import { grievanceWorkflowId, REFUSED } from '../domain/workflow-names';
import { refusal } from '../domain/lifecycle/refusals';
import type { Clock } from '../register/clock';
import { loadCase } from '../register/cases/read-case';
import type { CaseRow } from '../register/cases/read-case';
import { loadCommand, loadCommandInTurn, toLifecycleCommand } from '../register/commands/read-command';
import type { StoredCommand } from '../register/commands/read-command';
import { settleApplied, settleRefused } from '../register/commands/settle-command';
import { startGrievance } from './start-grievance';
import { whoWasFirst } from './who-was-first';

export type DeliveryOutcome =
  { status: 'applied' } | { status: 'refused'; code: string; sentence: string } | { status: 'queued' };

export interface Delivery {
  /** Starts the case's workflow and waits up to `deadlineMs` for it to leave `registered`; never throws. */
  lodged(reference: string, deadlineMs?: number): Promise<void>;
  /** Delivers one accepted command, earlier ones of its case first; never throws. */
  command(id: string, options?: { redelivered?: boolean }): Promise<DeliveryOutcome>;
}

export type DeliveryDeps = {
  db: Knex;
  client: Client;
  clock: Clock;
  /** How long a caller waits for the workflow's answer before it is told `queued`. */
  deadlineMs?: number;
  onFault?: (error: unknown, about: { reference: string; command?: string }) => void;
};

/** Page 8: a lodge waits up to 2 s for screening. */
const LODGE_DEADLINE = 2000;
const COMMAND_DEADLINE = 5000;
/** An engine that has just been found away is not asked again by every caller at once. */
const AWAY_FOR = 1500;
const POLL = 20;

export function createDelivery(deps: DeliveryDeps): Delivery {
  const { db, client, clock, deadlineMs = COMMAND_DEADLINE, onFault = () => undefined } = deps;
  let awayUntil = 0;

  async function lodged(reference: string, waitMs = LODGE_DEADLINE): Promise<void> {
    const until = Date.now() + waitMs;
    if (Date.now() < awayUntil) return;
    try {
      await client.withDeadline(until, () => startGrievance(db, client, reference));
    } catch (error) {
      awayUntil = Date.now() + AWAY_FOR;
      onFault(error, { reference });
      return;
    }
    await polled(until, async () => hasSettled(await loadCase(db, reference)));
  }

  async function command(id: string, { redelivered = false } = {}): Promise<DeliveryOutcome> {
    const until = Date.now() + deadlineMs;
    let found = await loadCommandInTurn(db, id);
    // An earlier command of the case is on its way: wait for it rather than pass it.
    if (found?.inTurn === false)
      await polled(until, async () => {
        found = await loadCommandInTurn(db, id);
        return found?.inTurn !== false;
      });
    if (found === null) throw new Error(`There is no command ${id}.`);
    const { stored, inTurn } = found;
    if (stored.status !== 'queued') return outcomeOf(stored);
    if (!inTurn || (!redelivered && Date.now() < awayUntil)) return { status: 'queued' };
    return deliver(stored, redelivered, until);
  }

  async function deliver(
    stored: StoredCommand,
    redelivered: boolean,
    until: number,
  ): Promise<DeliveryOutcome> {
    const { id, reference } = stored;
    try {
      const handle = client.workflow.getHandle(grievanceWorkflowId(reference));
      const answer = await client.withDeadline(until, () =>
        handle.executeUpdate<CommandAnswer, [ReturnType<typeof toLifecycleCommand>]>(stored.command, {
          updateId: id,
          args: [toLifecycleCommand(stored, redelivered)],
        }),
      );
      await settleApplied(db, id, answer.seq, clock.now());
      return { status: 'applied' };
    } catch (error) {
      return undelivered(stored, error);
    }
  }

  async function undelivered(stored: StoredCommand, error: unknown): Promise<DeliveryOutcome> {
    const why = refusalOf(error);
    if (why !== null) return refuse(stored, why);
    if (error instanceof WorkflowNotFoundError) {
      const row = await loadCase(db, stored.reference);
      if (row?.completed === true) return refuse(stored, refusal('window-over'));
    } else {
      awayUntil = Date.now() + AWAY_FOR;
    }
    onFault(error, { reference: stored.reference, command: stored.command });
    return { status: 'queued' };
  }

  async function refuse(stored: StoredCommand, why: ToldRefusal): Promise<DeliveryOutcome> {
    const first = why.first === undefined ? null : await whoWasFirst(db, stored.reference, why.first.seq);
    const told = { code: why.code, sentence: first === null ? why.sentence : `${why.sentence} ${first}` };
    await settleRefused(db, stored.id, told, clock.now());
    const settled = await loadCommand(db, stored.id);
    return settled === null || settled.status === 'queued'
      ? { status: 'refused', ...told }
      : outcomeOf(settled);
  }

  return { lodged, command };
}

/** Past the steps that follow a lodging at once: classification and, of an emergency with a known office, forwarding. */
function hasSettled(row: CaseRow | null): boolean {
  if (row === null || row.stage === 'registered') return row === null;
  const { emergency, subject } = row.state;
  return !(row.stage === 'screening' && emergency !== null && subject.route !== null);
}

function outcomeOf(stored: StoredCommand): DeliveryOutcome {
  if (stored.status === 'applied') return { status: 'applied' };
  if (stored.status === 'queued') return { status: 'queued' };
  return { status: 'refused', code: stored.refusalCode ?? 'refused', sentence: stored.refusalSentence ?? '' };
}

/** A refusal as it comes back from the workflow: codes of another release are told as they are. */
type ToldRefusal = { code: string; sentence: string; first?: { seq: number } };

/** The refusal in an Update's failure; `null` for everything that says nothing about the command. */
function refusalOf(error: unknown): ToldRefusal | null {
  if (!(error instanceof WorkflowUpdateFailedError)) return null;
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || cause.type !== REFUSED) return null;
  const details = cause.details?.[0] as Partial<ToldRefusal> | undefined;
  return { ...details, code: details?.code ?? 'refused', sentence: details?.sentence ?? cause.message };
}

/** Asks until true or until the deadline; `false` when time ran out. */
async function polled(until: number, ask: () => Promise<boolean>): Promise<boolean> {
  for (let wait = POLL; ; wait = Math.min(wait * 1.5, 200)) {
    if (await ask()) return true;
    if (Date.now() + wait > until) return false;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
