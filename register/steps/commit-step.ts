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
import { writeCustody } from '../cases/custody-rows';
import { projectionRow } from '../cases/projection-row';
import { appendEntries, entriesAfter, NOBODY } from '../ledger/append-entries';
import type { EntryWords } from '../ledger/append-entries';
import { currentVersions } from '../rules-versions';
import { queueMessages, withdrawUntrueMessages } from './messages';
import { moveFollowers } from './followers';
import { writeTaskRows } from './task-rows';

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

type CaseRow = { seq: number; last_hash: string; state: GrievanceState };
type CommandRow = {
  id: string;
  command: string;
  actor: { post: string | null; channel?: string | null };
  officer: string | null;
  content: Record<string, unknown>;
};

/** The workflow is ahead of the register: a register restored from an older backup. Not healed by retrying. */
export class RegisterBehindError extends Error {
  override readonly name = 'RegisterBehindError';
}

export async function commitStep(db: Knex, directory: Directory, input: StepInput): Promise<StepResult> {
  const { reference, afterSeq, entries, rules } = input;
  return db.transaction(async (trx) => {
    const row = (await trx('grievances')
      .where({ reference })
      .forUpdate()
      .first('seq', 'last_hash', 'state')) as CaseRow | undefined;
    if (row === undefined || row.seq < afterSeq)
      throw new RegisterBehindError(
        `Case ${reference}: the workflow is at ${afterSeq}, the register at ${row?.seq ?? 0}.`,
      );
    if (row.seq > afterSeq) return { kind: 'behind', entries: await entriesAfter(trx, reference, afterSeq) };
    if (
      input.waitForCommandsUntil !== null &&
      (await commandsWaiting(trx, reference, input.waitForCommandsUntil))
    )
      return { kind: 'wait' };
    const versions = await currentVersions(trx);
    if (input.waitForCommandsUntil !== null && !plannedBy(rules, versions)) return { kind: 'stale' };

    const words = await wordsOfCommands(trx, entries);
    const before = row.state;
    const { state, hash } = await appendEntries(
      trx,
      before,
      entries,
      (entry) => (entry.commandId === null ? NOBODY : (words.get(entry.commandId) ?? NOBODY)),
      row.last_hash,
    );
    const projection = project(state, rules);
    await trx('grievances')
      .where({ reference })
      .update({ ...projectionRow(state, projection, hash, directory), completed: state.closed });
    await writeCustody(trx, before, state, entries);
    await writeRungs(trx, state, entries);
    await writeTaskRows(trx, directory, entries, state, projection);
    await withdrawUntrueMessages(trx, before, state);
    await queueMessages(trx, directory, before, entries, rules);
    await moveFollowers(trx, before, state);
    await markRecorded(trx, entries);
    return { kind: 'recorded', entries, rules: versions };
  });
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

async function wordsOfCommands(
  trx: Knex.Transaction,
  entries: readonly LedgerEntry[],
): Promise<Map<string, EntryWords>> {
  const ids = entries.flatMap(({ commandId }) => (commandId === null ? [] : [commandId]));
  if (ids.length === 0) return new Map();
  const rows = (await trx('commands')
    .whereIn('id', ids)
    .select('id', 'command', 'actor', 'officer', 'content')) as CommandRow[];
  return new Map(
    rows.map(({ id, actor, officer, content }) => [
      id,
      { actor: { post: actor.post, officer, channel: actor.channel ?? null }, payload: content },
    ]),
  );
}

async function writeRungs(
  trx: Knex.Transaction,
  state: GrievanceState,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const rows = entries.flatMap(({ at, events }) =>
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
  if (rows.length > 0) await trx('fired_rungs').insert(rows);
}

/** Recorded is not answered: the row is done only when the Update's answer has come back (page 2). */
async function markRecorded(trx: Knex.Transaction, entries: readonly LedgerEntry[]): Promise<void> {
  for (const { commandId, seq } of entries)
    if (commandId !== null) await trx('commands').where({ id: commandId }).update({ recorded_seq: seq });
}
