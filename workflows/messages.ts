/** The grievance workflow's contract: what may be sent to it, under which names, with what in it. */
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Command } from '../domain/lifecycle/commands';
import type { GrievanceState } from '../domain/lifecycle/state';
import type { Rules } from '../domain/policy';
import { COMMAND_NAMES } from '../domain/lifecycle/table';
import { RULES_PUBLISHED_SIGNAL } from '../domain/workflow-names';

export type GrievanceInput = {
  state: GrievanceState;
  rules: Rules;
  /** Whether this run was put on the queue of emergencies: told, not asked, for a replay runs on neither. */
  onEmergencyQueue: boolean;
  /** Ids of commands applied already: Temporal forgets update ids with each run, the register never does. */
  processed: { id: string; seq: number }[];
  /** Lowers the history length at which the run continues as new; for tests. */
  continueAfterEvents?: number;
};

export type GrievanceResult = { outcome: string; cycles: number };

/** The answer of an applied command: the ledger seq that holds it. */
export type CommandAnswer = { seq: number };

/** One Update a command, named like it: the Temporal UI shows an Update by its name alone. */
export const commandUpdates = COMMAND_NAMES.map((name) => defineUpdate<CommandAnswer, [Command]>(name));
/** A calendar or policy was published: compare versions now, not at the next step. */
export const rulesPublishedSignal = defineSignal(RULES_PUBLISHED_SIGNAL);
export const stateQuery = defineQuery<GrievanceState>('state');
