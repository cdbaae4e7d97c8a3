/**
 * The steps a reader of a history would name. Each is one register transaction; all but two are the same
 * transaction under another name, for what differs is the entry they carry.
 */
import type { Knex } from 'knex';
import type { Rules } from '../domain/policy';
import { readRules } from '../register/rules';
import type { Directory } from '../register/directory/directory';
import { commitStep } from '../register/steps/commit-step';
import { SYSTEM_STEPS } from '../domain/lifecycle/next';
import type { SystemStepName } from '../domain/lifecycle/next';
import { TABLE } from '../domain/lifecycle/table';
import type { CommandStep } from '../domain/lifecycle/table';
import { classifyGrievance } from './classify-grievance';
import type { Reader } from './classify-grievance';
import type { Step } from './step-request';

export type StepName = CommandStep | SystemStepName;
export type StepActivities = Record<StepName, Step> & { readRules: () => Promise<Rules> };

export type StepDeps = { db: Knex; directory: Directory; reader: Reader };

export function createSteps({ db, directory, reader }: StepDeps): StepActivities {
  const commit: Step = async ({ state: _state, now: _now, ...input }) => {
    await directory.refresh();
    return commitStep(db, directory, input);
  };
  const names = new Set([...Object.values(TABLE).map(({ step }) => step), ...SYSTEM_STEPS]);
  const committing = Object.fromEntries([...names].map((name) => [name, commit])) as Record<StepName, Step>;
  return {
    ...committing,
    classifyGrievance: async (request) => {
      await directory.refresh();
      return classifyGrievance({ db, directory, reader }, request);
    },
    readRules: () => readRules(db),
  };
}
