/**
 * `decide(state, command)`: events or a refusal. Everything that a refusal can depend on is looked at here, in
 * one order (page 8): window, stage, role, verification, holder, kind, then the circumstances of the effect.
 */
import type { Rules } from '../policy';
import { CELL, DATA_PROCESSING_UNIT } from '../vocabulary';
import type { Role } from '../vocabulary';
import type { Actor, Command, CommandName } from './commands';
import { holderOffice } from './custody';
import { windowEnd } from './deadlines';
import { EFFECTS } from './effects';
import type { Effect } from './effects/effect';
import { settleConfirmation } from './effects/review';
import { correctable } from './effects/screening';
import { evolve } from './evolve';
import type { GrievanceEvent } from './events';
import { refusal } from './refusals';
import type { Refusal, RefusalCode } from './refusals';
import type { GrievanceState } from './state';
import { rolesOf, TABLE } from './table';
import { WHO_ROLES } from './who-may';
import type { Who } from './who-may';

export type Decision = { ok: true; events: GrievanceEvent[] } | { ok: false; refusal: Refusal };

/** Pure: the same state, command and rules give the same decision, in the workflow, the API and the tests. */
export function decide(state: GrievanceState, command: Command, rules: Rules): Decision {
  const refused =
    permitted(state, command.command, command.actor, rules, command.at) ?? circumstances(state, command);
  if (refused !== null) return { ok: false, refusal: withRival(state, command, refused) };
  const at = Math.max(command.at, state.at);
  const effect = EFFECTS[command.command] as Effect<typeof command.command>;
  const outcome = effect(state, command as never, rules, at);
  if (!Array.isArray(outcome)) return { ok: false, refusal: withRival(state, command, outcome) };
  const moved = moves(outcome) ? [{ type: 'moved-by', by: command.actor.by } as const] : [];
  return { ok: true, events: withConsequences(state, [...outcome, ...moved], at) };
}

/** Adds what follows of itself: a confirmation that is complete ends. */
export function withConsequences(
  state: GrievanceState,
  events: GrievanceEvent[],
  at: number,
): GrievanceEvent[] {
  let after = state;
  for (const event of events) after = evolve(after, event, at, state.seq + 1);
  return [...events, ...settleConfirmation(after)];
}

/** Events that leave the case where it is; anything else is a move a rival must know of. */
const STILL = new Set<GrievanceEvent['type']>([
  'evidence-kept',
  'acknowledged',
  'call-attempted',
  'extension-asked',
  // They change a deadline, a flag or a name; the case stays where the officer saw it.
  'extension-decided',
  'emergency-raised',
  'emergency-lowered',
  'handed-over',
  'reassigned',
]);
function moves(events: readonly GrievanceEvent[]): boolean {
  return events.some((event) => !STILL.has(event.type));
}

/** Stage, role, verification, holder and kind, from the table. `null`: permitted. */
export function permitted(
  state: GrievanceState,
  name: CommandName,
  actor: Actor,
  rules: Rules,
  at: number,
): Refusal | null {
  const rule = TABLE[name];
  if (!rolesOf(name).includes(actor.role))
    return refusal(rankTooLow(name, actor.role) ? 'rank-too-low' : 'not-permitted');
  if (state.stage === 'ended' && rule.allowed.ended !== undefined && !SURVIVES_WINDOW.includes(name)) {
    const end = windowEnd(state, rules);
    if (end !== null && at > end) return refusal('window-over');
  }
  const cell = rule.allowed[state.stage];
  if (cell === undefined) return refusal('wrong-stage');
  const candidates = cell.filter((who) => WHO_ROLES[who].includes(actor.role));
  if (candidates.length === 0) return refusal('wrong-stage');
  const reasons = candidates.map((who) => notThisOne(state, who, actor));
  const first = reasons.find((code) => code !== null);
  if (first !== undefined && first !== null && !reasons.includes(null)) return refusal(first);
  if (rule.kinds !== undefined && !rule.kinds.includes(state.kind)) return refusal('wrong-kind');
  if (!reachable(state, name)) return refusal('wrong-stage');
  if (name === 'handOver' && !desksOf(state).includes(actor.office)) return refusal('not-holder');
  return null;
}

/** What stays possible for ever: the ledger of a finished case still takes notes and papers. */
const SURVIVES_WINDOW: readonly CommandName[] = ['note', 'attach', 'unmerge', 'endFollowing'];

/** Feedback and findings come late only to cases that were called or visited. */
function reachable(state: GrievanceState, name: CommandName): boolean {
  if (state.stage !== 'ended' || (name !== 'recordFeedback' && name !== 'recordFinding')) return true;
  return (
    state.outcome === 'redressed' || state.outcome === 'closed-unconfirmed' || state.outcome === 'declined'
  );
}

/** What an office may do, but only by its HoD or nodal officer. */
function rankTooLow(name: CommandName, role: Role): boolean {
  return role === 'officer' && TABLE[name].allowed['with-department']?.includes('senior-holder') === true;
}

/** Of a candidate by role: what keeps this very person from it. */
function notThisOne(state: GrievanceState, who: Who, actor: Actor): RefusalCode | null {
  switch (who) {
    case 'holder':
    case 'senior-holder':
      return actor.office !== null && actor.office === holderOffice(state) ? null : 'not-holder';
    case 'office-above':
      return actor.office !== null && state.chain.slice(0, -1).includes(actor.office) ? null : 'not-above';
    case 'hod-of-case':
    case 'senior-of-case':
      return headsHolder(state, actor) ? null : 'not-holder';
    case 'complainant':
      return actor.verifiedBy === null ? 'not-verified' : null;
    default:
      return null;
  }
}

/** The case lies with this office or one below it: a head has no say in the Cell's or the call centre's posts. */
function headsHolder(state: GrievanceState, actor: Actor): boolean {
  const holder = holderOffice(state);
  const { chain } = state;
  return holder !== null && actor.office !== null && chain.includes(holder) && chain.includes(actor.office);
}

/** Overtaken (page 2) and what posts must fit, whatever the command. */
function circumstances(state: GrievanceState, command: Command): Refusal | null {
  if (command.redelivered && TABLE[command.command].survivesMoves === undefined && overtaken(state, command))
    return refusal('overtaken');
  if (command.command === 'handOver' || command.command === 'reassign') {
    if (holderOffice(state) === null || !desksOf(state).includes(command.post.office))
      return refusal('wrong-office');
  }
  return null;
}

/** Offices whose posts may have the case; in screening it wanders between two desks. */
function desksOf(state: GrievanceState): (string | null)[] {
  return state.stage === 'screening' ? [CELL, DATA_PROCESSING_UNIT] : [holderOffice(state)];
}

/** The last move by another hand since the caller looked. */
function rivalOf(state: GrievanceState, command: Command): { by: string; seq: number } | undefined {
  const seen = command.seen?.seq;
  if (seen === undefined) return undefined;
  return state.movers.findLast(({ by, seq }) => by !== command.actor.by && seq > seen);
}

function overtaken(state: GrievanceState, command: Command): boolean {
  return rivalOf(state, command) !== undefined;
}

/** Of two that race the one refused is told who was first (page 3). */
function withRival(state: GrievanceState, command: Command, refused: Refusal): Refusal {
  const first = rivalOf(state, command);
  return first === undefined ? refused : { ...refused, first };
}

/** Commands this caller could send now (page 8, `allowedCommands`); circumstances of the content apart. */
export function allowedCommands(
  state: GrievanceState,
  actor: Actor,
  rules: Rules,
  at: number,
): CommandName[] {
  const spoken: Actor = { ...actor, verifiedBy: actor.verifiedBy ?? 'otp' };
  return (Object.keys(TABLE) as CommandName[]).filter(
    (name) =>
      TABLE[name].internal === undefined &&
      permitted(state, name, spoken, rules, at) === null &&
      fitsNow(state, name),
  );
}

/** Buttons that could only be refused are not shown. */
function fitsNow(state: GrievanceState, name: CommandName): boolean {
  switch (name) {
    case 'acknowledge':
      return state.emergency !== null && !state.acknowledged.includes(state.chain.at(-1) ?? '');
    case 'raiseEmergency':
      return state.emergency === null;
    case 'lowerEmergency':
      return state.emergency !== null || state.suspectedAt !== null;
    case 'decideExtension':
      return state.extension !== null;
    case 'interimReply':
      return state.extension === null;
    case 'correct':
      return correctable(state);
    case 'sendDown':
      return state.reportFrom !== null;
    case 'recordFinding':
      return state.visit.state !== 'none' && state.visit.state !== 'wanted' && state.visit.verdict === null;
    case 'recall':
      return state.hod !== null;
    case 'dispute':
      return state.outcome !== 'withdrawn' && state.outcome !== 'noted';
    default:
      return true;
  }
}
