import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Knex } from 'knex';
import { inGroups } from '../domain/reference';
import {
  EMERGENCY_QUEUE,
  grievanceWorkflowId,
  GRIEVANCE_QUEUE,
  GRIEVANCE_WORKFLOW,
} from '../domain/workflow-names';
import { loadCase } from '../register/cases/read-case';
import { currentRules } from '../register/rules';
import type { GrievanceInput } from '../workflows/messages';
import { searchAttributesOf } from '../workflows/search-attributes';

/**
 * Starts a case's workflow, once: the register owns uniqueness, Temporal is asked to use what runs already.
 * The workflow begins at the state the register has, whether that is the lodging or, for a case whose workflow
 * was lost, anything later.
 */
export async function startGrievance(db: Knex, client: Client, reference: string): Promise<void> {
  const row = await loadCase(db, reference);
  if (row === null) throw new Error(`There is no case ${reference}.`);
  if (row.started || row.completed) return;
  const rules = await currentRules(db);
  const { state } = row;
  const urgent = state.emergency !== null;
  const input: GrievanceInput = { state, rules, onEmergencyQueue: urgent, processed: [] };
  try {
    await client.workflow.start(GRIEVANCE_WORKFLOW, {
      workflowId: grievanceWorkflowId(reference),
      taskQueue: urgent ? EMERGENCY_QUEUE : GRIEVANCE_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      typedSearchAttributes: searchAttributesOf(state, rules, state.at),
      priority: {
        priorityKey: urgent ? 1 : 3,
        ...(state.subject.department === null ? {} : { fairnessKey: state.subject.department }),
      },
      staticSummary: `${urgent ? 'EMERGENCY ' : ''}${state.kind} ${inGroups(reference)}`,
    });
  } catch (error) {
    // It ran and has completed: nothing is left to start.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  await db('grievances').where({ reference }).update({ started: true });
}
