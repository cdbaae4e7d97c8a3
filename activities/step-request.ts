import type { GrievanceState } from '../domain/lifecycle/state';
import type { Instant } from '../domain/time';
import type { StepInput, StepResult } from '../register/steps/commit-step';

/** What the workflow passes to every step: the state is the confirmed one, before the step's entries. */
export type StepRequest = StepInput & { state: GrievanceState; now: Instant };
export type Step = (request: StepRequest) => Promise<StepResult>;
