import type { DemoGrievance } from './demo-grievance';
import { EMERGENCY_GRIEVANCES } from './emergency-grievances';
import { ENQUIRIES_AND_SUGGESTIONS } from './enquiries-and-suggestions';
import { EVERYDAY_GRIEVANCES } from './everyday-grievances';

export type { DemoGrievance };

/** In the order in which the demonstration lodges them: emergencies overtake what came before them. */
export const DEMO_GRIEVANCES: readonly DemoGrievance[] = [
  ...EVERYDAY_GRIEVANCES,
  ...ENQUIRIES_AND_SUGGESTIONS,
  ...EMERGENCY_GRIEVANCES,
];

/** The grievance of that slug; a script that names one that is not there fails at once. */
export function demoGrievance(slug: string): DemoGrievance {
  const found = DEMO_GRIEVANCES.find((grievance) => grievance.slug === slug);
  if (found === undefined)
    throw new Error(`no demonstration grievance "${slug}"; the slugs stand in demo/*.ts`);
  return found;
}
