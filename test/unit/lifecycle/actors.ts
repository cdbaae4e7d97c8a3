/** One actor for each role, in the offices of a small State: a department, its line, a district, the Cell. */
import type { Actor, OfficeFacts } from '../../../domain/lifecycle/commands';
import { CALL_CENTRE, CELL, CHIEF_SECRETARY, DATA_PROCESSING_UNIT } from '../../../domain/vocabulary';
import type { Role } from '../../../domain/vocabulary';

export const HEALTH: OfficeFacts = { id: 'health', kind: 'department', parent: CHIEF_SECRETARY };
export const POWER: OfficeFacts = { id: 'power', kind: 'department', parent: CHIEF_SECRETARY };
export const MAGISTRACY: OfficeFacts = {
  id: 'dm-nadia',
  kind: 'district-magistracy',
  parent: CHIEF_SECRETARY,
};
export const CMOH: OfficeFacts = { id: 'health-nadia', kind: 'sub-office', parent: 'health' };
export const BLOCK_HOSPITAL: OfficeFacts = {
  id: 'health-nadia-1',
  kind: 'sub-office',
  parent: 'health-nadia',
};

const post = (role: Role, office: string): Actor => {
  const id = `${office}/${role}`;
  return { role, office, post: id, by: id, verifiedBy: null };
};

export const administrator = post('administrator', 'administration');
export const cell = post('cell-officer', CELL);
export const analyst = post('analyst', DATA_PROCESSING_UNIT);
export const teleCaller = post('tele-caller', CALL_CENTRE);
export const dataEntry = post('data-entry-operator', DATA_PROCESSING_UNIT);
export const hod = post('hod', HEALTH.id);
export const nodal = post('nodal-officer', HEALTH.id);
export const officer = post('officer', CMOH.id);
export const lowerOfficer = post('officer', BLOCK_HOSPITAL.id);
export const hodOfPower = post('hod', POWER.id);
export const magistrate = post('hod', MAGISTRACY.id);
export const validator = post('validator', 'field-validation-nadia');
export const bsk = post('bsk-operator', 'bsk-1');
export const policyAnalyst = post('policy-analyst', CELL);
export const highest = post('highest-authority', CHIEF_SECRETARY);
/** A channel's key that has not said how it knows the complainant. */
export const stranger: Actor = { role: 'channel', office: null, post: null, by: 'key-web', verifiedBy: null };
export const complainant = verified(stranger);
export const ivr: Actor = { ...stranger, by: 'key-ivr', verifiedBy: 'caller-id' };
const system: Actor = { role: 'system', office: null, post: null, by: 'system', verifiedBy: null };

/** Has heard the one-time password, or sees the complainant at the counter. */
export function verified(actor: Actor): Actor {
  return { ...actor, verifiedBy: actor.role === 'channel' ? 'otp' : 'counter' };
}

/** The actor of a role for whom the table says most: in the line of the case, speaking for the complainant. */
export const ACTOR_OF: Readonly<Record<Role, Actor>> = {
  administrator,
  'cell-officer': cell,
  analyst,
  'tele-caller': verified(teleCaller),
  'data-entry-operator': verified(dataEntry),
  hod,
  'nodal-officer': nodal,
  officer,
  validator,
  'bsk-operator': verified(bsk),
  'policy-analyst': policyAnalyst,
  'highest-authority': highest,
  channel: complainant,
  system,
};
export const ROLES = Object.keys(ACTOR_OF) as Role[];
