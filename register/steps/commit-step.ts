/**
 * One step, one transaction: ledger entries, projection, custody, calls and visits, messages. Its key is the
 * case's ledger sequence: where the register is ahead of the workflow (a worker died after its commit), the step
 * writes nothing and gives the missing entries, and the workflow catches up (page 2).
 */
import type { Knex } from 'knex';
import type { LedgerEntry } from '../../domain/lifecycle/events';
import { project } from '../../domain/lifecycle/projection';
import type { GrievanceState } from '../../domain/lifecycle/state';
import type { Rules } from '../../domain/policy';
import type { Instant } from '../../domain/time';
import { sqlTime } from '../database';
import type { Directory } from '../directory/directory';
import { writeCorrectedPlace } from '../cases/corrected-place';
import { custodyRows } from '../cases/custody-rows';
import { projectionRow } from '../cases/projection-row';
import { chainEntries, entriesAfter, NOBODY } from '../ledger/append-entries';
import type { EntryWords } from '../ledger/append-entries';
import { eventsMadeUntrue, messageRows } from './messages';
import { moveFollowers } from './followers';
import { writeTaskRows } from './task-rows';
import { lockStepSubject, writeStepRows } from './write-step';
import type { StepSubject } from './write-step';

export type StepInput = {
  reference: string;
  /** The ledger sequence the workflow has reached; the step's entries follow it. */
  afterSeq: number;
  entries: LedgerEntry[];
  /** The rules the workflow plans with; local activities' inputs are not kept in the history. */
  rules: Rules;
  /**
   * Set where a clock has caused the step: commands accepted up to this instant go first, and today's rules must
   * be those it was planned by. `null`: a person or the step before has caused it.
   */
  waitForCommandsUntil: Instant | null;
};

export type RuleVersions = { policy: number; office: number; calls: number };

export type StepResult =
  | { kind: 'recorded'; entries: LedgerEntry[]; rules: RuleVersions }
  /** The register was ahead: these entries are its, nothing was written. */
  | { kind: 'behind'; entries: LedgerEntry[] }
  /** Earlier accepted commands must be applied first. */
  | { kind: 'wait' }
  /** A newer calendar or policy is in force: what a clock of the old one has caused may not be due at all. */
  | { kind: 'stale' };

/** The workflow is ahead of the register: a register restored from an older backup. Not healed by retrying. */
export class RegisterBehindError extends Error {
  override readonly name = 'RegisterBehindError';
}

export async function commitStep(db: Knex, directory: Directory, input: StepInput): Promise<StepResult> {
  const { reference, afterSeq, entries, rules } = input;
  const recorded = entries.flatMap(({ commandId, seq }) =>
    commandId === null ? [] : [{ id: commandId, seq }],
  );
  return db.transaction(async (trx) => {
    const subject = await lockStepSubject(
      trx,
      reference,
      recorded.map(({ id }) => id),
    );
    if (subject === null || subject.seq < afterSeq)
      throw new RegisterBehindError(
        `Case ${reference}: the workflow is at ${afterSeq}, the register at ${subject?.seq ?? 0}.`,
      );
    if (subject.seq > afterSeq)
      return { kind: 'behind', entries: await entriesAfter(trx, reference, afterSeq) };
    // Asked once the case is locked: an acceptance that held the lock until now is seen only by a later statement.
    if (
      input.waitForCommandsUntil !== null &&
      (await commandsWaiting(trx, reference, input.waitForCommandsUntil))
    )
      return { kind: 'wait' };
    const versions: RuleVersions = {
      policy: subject.policy ?? 1,
      office: subject.office ?? 1,
      calls: subject.calls ?? 1,
    };
    if (input.waitForCommandsUntil !== null && !plannedBy(rules, versions)) return { kind: 'stale' };

    const before = subject.state;
    const { state, hash, ledger, payloads } = chainEntries(
      before,
      entries,
      ({ commandId }) => wordsOf(subject, commandId),
      subject.last_hash,
    );
    const projection = project(state, rules);
    const { mobile, email, complainant_language } = subject;
    const complainant = { mobile, email, complainant_language: complainant_language ?? 'bn' };
    await writeStepRows(trx, {
      reference,
      grievance: { ...projectionRow(state, projection, hash, directory), state, completed: state.closed },
      ledger,
      payloads,
      custody: custodyRows(before, state, entries),
      rungs: rungRows(state, entries),
      untrueEvents: eventsMadeUntrue(before, state),
      outbox: await messageRows(trx, directory, complainant, before, entries, rules),
      // Recorded is not answered: a command is done only when the Update's answer has come back (page 2).
      recorded,
    });
    await writeCorrectedPlace(trx, reference, entries, ({ commandId }) => wordsOf(subject, commandId));
    await writeTaskRows(trx, directory, entries, state, projection);
    await moveFollowers(trx, before, state);
    return { kind: 'recorded', entries, rules: versions };
  });
}

function wordsOf({ commands }: StepSubject, commandId: string | null): EntryWords {
  const command = commands.find(({ id }) => id === commandId);
  if (command === undefined) return NOBODY;
  const { actor, officer, content } = command;
  return { actor: { post: actor.post, officer, channel: actor.channel ?? null }, payload: content };
}

function plannedBy({ policy, office, calls }: Rules, versions: RuleVersions): boolean {
  return (
    policy.version === versions.policy &&
    office.version === versions.office &&
    calls.version === versions.calls
  );
}

async function commandsWaiting(trx: Knex.Transaction, reference: string, until: Instant): Promise<boolean> {
  const waiting = (await trx('commands')
    .where({ reference, status: 'queued' })
    .whereNull('recorded_seq')
    .andWhere('accepted_at', '<=', sqlTime(until))
    .first('id')) as { id: string } | undefined;
  return waiting !== undefined;
}

function rungRows(state: GrievanceState, entries: readonly LedgerEntry[]): Record<string, unknown>[] {
  return entries.flatMap(({ at, events }) =>
    events.flatMap((event) =>
      event.type !== 'rung'
        ? []
        : [
            {
              reference: state.reference,
              cycle: state.cycle,
              key: event.key,
              action: event.action,
              audience: event.audience,
              planned_at: sqlTime(event.plannedAt),
              fired_at: sqlTime(at),
              emergency: state.emergency !== null,
            },
          ],
    ),
  );
}
