import type { Instant } from '../../time';
import type { Rules } from '../../policy';
import type { Command, CommandBody, CommandName } from '../commands';
import type { GrievanceEvent } from '../events';
import type { Refusal } from '../refusals';
import type { GrievanceState } from '../state';

/** The narrowed command `N`. */
export type CommandOf<N extends CommandName> = Omit<Command, 'command'> & BodyOf<N, CommandBody>;
type BodyOf<N extends CommandName, B> = B extends { command: infer C } ? (N extends C ? B : never) : never;

/**
 * What a permitted command does: events, or a refusal where the circumstances do not fit. Stage, role, holder,
 * kind and window have been checked by `decide` from the table. `at` never lies before the case's last entry.
 */
export type Effect<N extends CommandName> = (
  state: GrievanceState,
  command: CommandOf<N>,
  rules: Rules,
  at: Instant,
) => GrievanceEvent[] | Refusal;
