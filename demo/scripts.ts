/** All scripts, in the order in which they are lodged and stand in the table. */
import { COMPLAINANT_SCRIPTS, MERGED_SCRIPTS } from './roads/complainant';
import { DEPARTMENT_SCRIPTS } from './roads/department';
import { EMERGENCY_SCRIPTS } from './roads/emergencies';
import { ENQUIRY_SCRIPTS } from './roads/enquiries';
import type { Script } from './script';

export const SCRIPTS: readonly Script[] = [
  ...DEPARTMENT_SCRIPTS,
  ...COMPLAINANT_SCRIPTS,
  ...MERGED_SCRIPTS,
  ...ENQUIRY_SCRIPTS,
  ...EMERGENCY_SCRIPTS,
];
