/**
 * The state of one case inside its workflow: what the register has confirmed, and the commands accepted on top
 * of it that wait for their step, first in first out.
 */
import { decide } from '../domain/lifecycle/decide';
import type { Decision } from '../domain/lifecycle/decide';
import { evolveEntry } from '../domain/lifecycle/evolve';
import type { Command } from '../domain/lifecycle/commands';
import type { LedgerEntry } from '../domain/lifecycle/events';
import type { Refusal } from '../domain/lifecycle/refusals';
import type { GrievanceState } from '../domain/lifecycle/state';
import type { Rules } from '../domain/policy';

export type CommandOutcome = { applied: true; seq: number } | { applied: false; refusal: Refusal };
export type WaitingCommand = { command: Command; outcome: CommandOutcome | null };

/** Ids carried through continue-as-new; the register's unique key is final (page 2). */
export const PROCESSED_KEPT = 200;

export class CaseInFlight {
  /** As the register has it. */
  confirmed: GrievanceState;
  /** With every waiting command applied: what the next command is judged by. */
  state: GrievanceState;
  readonly waiting: WaitingCommand[] = [];
  private processedIds: { id: string; seq: number }[];

  constructor(
    start: GrievanceState,
    public rules: Rules,
    processed: readonly { id: string; seq: number }[],
  ) {
    this.confirmed = start;
    this.state = start;
    this.processedIds = [...processed];
  }

  get processed(): { id: string; seq: number }[] {
    return this.processedIds.slice(-PROCESSED_KEPT);
  }

  processedSeq(id: string): number | null {
    return this.processedIds.find((entry) => entry.id === id)?.seq ?? null;
  }

  /** For the Update's validator: nothing changes. */
  judge(command: Command): Decision {
    if (this.processedSeq(command.id) !== null) return { ok: true, events: [] };
    return decide(this.state, command, this.rules);
  }

  /** First, synchronous statement of the Update's handler. */
  accept(command: Command): WaitingCommand {
    const recorded = this.processedSeq(command.id);
    if (recorded !== null) return { command, outcome: { applied: true, seq: recorded } };
    const again = this.waiting.find((waiting) => waiting.command.id === command.id);
    if (again !== undefined) return again;
    const waiting: WaitingCommand = { command, outcome: null };
    this.waiting.push(waiting);
    this.rebase();
    return waiting;
  }

  /** The entry of a waiting command on the confirmed state, or why it no longer fits. */
  entryOf({ command }: WaitingCommand): { entry: LedgerEntry } | { refusal: Refusal } {
    return this.entryOn(this.confirmed, command);
  }

  /** The register has these entries: the confirmed state follows, waiting commands are judged anew on top. */
  confirm(entries: readonly LedgerEntry[]): void {
    for (const entry of entries) {
      if (entry.seq !== this.confirmed.seq + 1)
        throw new Error(`Entry ${entry.seq} does not follow ${this.confirmed.seq}.`);
      this.confirmed = evolveEntry(this.confirmed, entry);
      if (entry.commandId !== null) {
        this.processedIds = [...this.processedIds, { id: entry.commandId, seq: entry.seq }].slice(
          -PROCESSED_KEPT,
        );
      }
    }
    this.rebase();
  }

  refuse(waiting: WaitingCommand, why: Refusal): void {
    waiting.outcome = { applied: false, refusal: why };
    this.drop(waiting);
    this.rebase();
  }

  /** Answers a recorded command once what follows from it at once has been recorded too. */
  answer(waiting: WaitingCommand): void {
    const seq = this.processedSeq(waiting.command.id);
    if (seq !== null) waiting.outcome = { applied: true, seq };
    this.drop(waiting);
    this.rebase();
  }

  private drop(waiting: WaitingCommand): void {
    const index = this.waiting.indexOf(waiting);
    if (index >= 0) this.waiting.splice(index, 1);
  }

  private rebase(): void {
    let state = this.confirmed;
    for (const waiting of this.waiting) {
      if (waiting.outcome !== null || this.processedSeq(waiting.command.id) !== null) continue;
      const made = this.entryOn(state, waiting.command);
      if ('entry' in made) state = evolveEntry(state, made.entry);
    }
    this.state = state;
  }

  private entryOn(state: GrievanceState, command: Command): { entry: LedgerEntry } | { refusal: Refusal } {
    const decision = decide(state, command, this.rules);
    if (!decision.ok) return { refusal: decision.refusal };
    const entry: LedgerEntry = {
      seq: state.seq + 1,
      at: Math.max(command.at, state.at),
      kind: 'command',
      name: command.command,
      commandId: command.id,
      events: decision.events,
    };
    return { entry };
  }
}
