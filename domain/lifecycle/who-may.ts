/** Who may give a command, as the table says it, and by which roles. */
import type { Role } from '../vocabulary';

/** Who may, as the table says it. `WHO_ROLES` gives the roles; the decider adds office and verification. */
export type Who =
  | 'cell'
  | 'analyst'
  | 'tele-caller'
  | 'data-entry'
  | 'holder'
  | 'senior-holder'
  | 'office-above'
  | 'hod-of-case'
  | 'senior-of-case'
  | 'complainant'
  | 'validator'
  | 'administrator'
  | 'system'
  | 'anyone';

export const WHO_ROLES: Readonly<Record<Who, readonly Role[]>> = {
  cell: ['cell-officer'],
  analyst: ['analyst', 'cell-officer'],
  'tele-caller': ['tele-caller'],
  'data-entry': ['data-entry-operator'],
  holder: ['hod', 'nodal-officer', 'officer'],
  'senior-holder': ['hod', 'nodal-officer'],
  'office-above': ['hod', 'nodal-officer', 'officer'],
  'hod-of-case': ['hod'],
  'senior-of-case': ['hod', 'nodal-officer'],
  complainant: ['channel', 'tele-caller', 'bsk-operator', 'data-entry-operator'],
  validator: ['validator'],
  administrator: ['administrator'],
  system: ['system'],
  anyone: [
    'administrator',
    'cell-officer',
    'analyst',
    'tele-caller',
    'data-entry-operator',
    'hod',
    'nodal-officer',
    'officer',
    'validator',
    'bsk-operator',
    'policy-analyst',
    'highest-authority',
    'channel',
  ],
};
