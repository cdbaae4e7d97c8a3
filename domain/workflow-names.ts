/** Names shared by everything that addresses workflows; the sandbox's own definitions import from here too. */
export const GRIEVANCE_WORKFLOW = 'grievance';
export const REPLAN_WORKFLOW = 'replanOpenCases';
export const RULES_PUBLISHED_SIGNAL = 'rulesPublished';
/** Type of the ApplicationFailure that carries a refusal; its details hold code and sentence. */
export const REFUSED = 'Refused';

export const GRIEVANCE_QUEUE = 'grievances';
/** Emergencies have workers of their own, so a backlog of everything else cannot hold them up. */
export const EMERGENCY_QUEUE = 'grievance-emergencies';

/** One workflow per grievance; the reference is not personal. */
export function grievanceWorkflowId(reference: string): string {
  return `grievance:${reference}`;
}
