/**
 * What a caller may see and command. A post: what its office holds, held, lodged or is informed of; the Cell and
 * the data processing unit all of it, the call centre too, for it is the front office that answers any complainant
 * (S0); administrators all of it, masked. A channel: what came in through it; partners and social media only what
 * their own key lodged.
 */
import type { CommandName } from '../../domain/lifecycle/commands';
import { TABLE, rolesOf } from '../../domain/lifecycle/table';
import { WHO_ROLES } from '../../domain/lifecycle/who-may';
import type { Who } from '../../domain/lifecycle/who-may';
import { CALL_CENTRE, CELL, DATA_PROCESSING_UNIT } from '../../domain/vocabulary';
import type { Role, Verification } from '../../domain/vocabulary';
import type { CaseScope } from '../../register/lists/scope';
import { Problem } from '../problem';
import type { Caller } from './caller';

const OFFICES_THAT_SEE_ALL: readonly string[] = [CELL, DATA_PROCESSING_UNIT, CALL_CENTRE];
const ROLES_THAT_SEE_ALL: readonly Role[] = ['cell-officer', 'analyst', 'tele-caller', 'administrator'];
/** Their keys are used by machines that hear from many people: no word of theirs about another's case is taken. */
const ONLY_THEIR_OWN = ['partner', 'social'];

export function scopeOf(caller: Caller): CaseScope {
  if (caller.kind === 'channel')
    return ONLY_THEIR_OWN.includes(caller.channel)
      ? { sees: 'key', keyId: caller.key.id }
      : { sees: 'channel', channel: caller.channel };
  const all = ROLES_THAT_SEE_ALL.includes(caller.role) || OFFICES_THAT_SEE_ALL.includes(caller.office.id);
  return all ? { sees: 'all' } : { sees: 'office', office: caller.office.id };
}

/**
 * The cases a caller may command. Whoever has verified that he hears the complainant may carry the complainant's
 * commands to any case: the same person lodges by telephone and disputes at a counter.
 */
export function commandScopeOf(
  caller: Caller,
  command: CommandName,
  verifiedBy: Verification | null,
): CaseScope {
  const speaks = verifiedBy !== null && whoMayAs(command, caller.role).includes('complainant');
  const trusted = caller.kind === 'post' || !ONLY_THEIR_OWN.includes(caller.channel);
  return speaks && trusted ? { sees: 'all' } : scopeOf(caller);
}

/** @throws Problem 403 when the caller's role never has the command */
export function requireCommand(caller: Caller, command: CommandName): void {
  if (rolesOf(command).includes(caller.role)) return;
  const who = caller.kind === 'channel' ? 'A channel' : `The role ${caller.role}`;
  throw new Problem('not-permitted', {
    detail: `${who} never has the command ${command}.`,
    code: 'not-permitted',
  });
}

/** @throws Problem 403 `not-verified` when the caller could only speak for the complainant and has not verified */
export function requireVerification(
  caller: Caller,
  command: CommandName,
  verifiedBy: Verification | null,
): void {
  if (verifiedBy !== null || whoMayAs(command, caller.role).some((who) => who !== 'complainant')) return;
  throw new Problem('not-verified', {
    detail: 'Say how you know that the complainant speaks: verifiedBy "otp", "caller-id" or "counter".',
    code: 'not-verified',
  });
}

/** As what a role may have a command, in whatever stage. */
function whoMayAs(command: CommandName, role: Role): Who[] {
  return Object.values(TABLE[command].allowed)
    .flat()
    .filter((who) => WHO_ROLES[who].includes(role));
}
