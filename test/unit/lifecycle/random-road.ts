/** Random roads: commands of random actors at random times, the system's own steps exactly between them. */
import fc from 'fast-check';
import type { Actor, CommandBody, CommandName } from '../../../domain/lifecycle/commands';
import { allowedCommands } from '../../../domain/lifecycle/decide';
import { COMMAND_NAMES } from '../../../domain/lifecycle/table';
import { DAY, HOUR, MINUTE } from '../../../domain/time';
import { DELIVERED, REDRESSALS, VERDICTS } from '../../../domain/vocabulary';
import type { Stage } from '../../../domain/vocabulary';
import { ACTOR_OF, BLOCK_HOSPITAL, HEALTH, hodOfPower, ivr, lowerOfficer, magistrate, POWER } from './actors';
import { aSubject, body, caseIn, MONDAY, rulesWith, TO_HEALTH, UNSURE } from './builders';
import type { CaseUnderTest, Lodging } from './builders';

export const CAST: readonly Actor[] = [...Object.values(ACTOR_OF), lowerOfficer, hodOfPower, magistrate, ivr];

/** `wild`: any command, fitting or not. `lag`: accepted so long before it is applied. */
export type Move = { who: number; what: number; variant: number; wait: number; lag: number; wild: boolean };
/** `head`: the stage it is driven to before chance takes over; else few roads would get as far as the end. */
export type Road = { lodging: Lodging; head: Stage; moves: Move[] };

const wait = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 * HOUR }) },
  { weight: 3, arbitrary: fc.integer({ min: MINUTE, max: 3 * DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: DAY, max: 20 * DAY }) },
);
const move: fc.Arbitrary<Move> = fc.record({
  who: fc.nat(CAST.length - 1),
  what: fc.nat(999),
  variant: fc.nat(11),
  wait,
  lag: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2 * HOUR) }),
  wild: fc.nat(9).map((n) => n === 0),
});

export const road: fc.Arbitrary<Road> = fc
  .record({
    kind: fc.constantFrom('grievance', 'grievance', 'grievance', 'suggestion', 'enquiry'),
    hasTelephone: fc.nat(4).map((n) => n > 0),
    emergency: fc.nat(4).map((n) => n === 0),
    suspected: fc.nat(4).map((n) => n === 0),
    against: fc.constantFrom(null, null, null, 'health', 'dm-nadia'),
    districtOffice: fc.constantFrom('dm-nadia', 'dm-nadia', null),
    tier: fc.constantFrom('individual', 'individual', 'community', 'policy'),
    limit: fc.constantFrom(null, null, { days: 3, counted: 'working' }, { minutes: 300, counted: 'working' }),
    route: fc.constantFrom(null, TO_HEALTH, UNSURE),
    at: fc.integer({ min: MONDAY, max: MONDAY + 14 * DAY }),
    head: fc.constantFrom('screening', 'screening', 'with-department', 'confirmation', 'ended'),
    moves: fc.array(move, { minLength: 5, maxLength: 32, size: 'max' }),
  } as const)
  .map(({ moves, head: wanted, tier, limit, route, against, ...facts }) => {
    const head = facts.kind !== 'grievance' && wanted === 'confirmation' ? 'screening' : wanted;
    const rules = rulesWith({
      visitShare: { individual: 0.5, community: 0.5, policy: 0.5 },
      declinedCallShare: 0.5,
    });
    const subject = { tier, atrLimit: limit };
    // The way to a later stage leads through Health.
    const own = head === 'screening' ? { against, finds: { subject: { route } } } : {};
    return { moves, head, lodging: { ...facts, ...own, subject, rules } };
  });

export type Turn = { command: CommandName; body: CommandBody; actor: Actor; applied: boolean };
/** The case after a turn (`null`: after waiting) and, in `before`, as it was when the turn began. */
export type Stop = { c: CaseUnderTest; before: CaseUnderTest; turn: Turn | null };
export type Walked = { road: Road; end: CaseUnderTest; stops: Stop[] };

/** Every state on the way is frozen: who edits one instead of making the next throws. */
export function walk(road: Road): Walked {
  const c = caseIn(road.head, road.lodging);
  const stops: Stop[] = [];
  let before = c.fork();
  const stop = (turn: Turn | null): void => {
    freeze(c.state);
    const after = c.fork();
    stops.push({ c: after, before, turn });
    before = after;
  };
  stop(null);
  for (const move of road.moves) {
    if (c.completed) break;
    if (move.wait > 0) c.wait(move.wait);
    if (move.wait > 0) stop(null);
    if (!c.completed) stop(take(c, move));
  }
  return { road, end: c, stops };
}

function freeze(value: object): void {
  if (Object.isFrozen(value)) return;
  Object.freeze(value);
  const parts: unknown[] = Object.values(value);
  for (const part of parts) if (typeof part === 'object' && part !== null) freeze(part);
}

function take(c: CaseUnderTest, next: Move): Turn {
  const actor = next.wild ? at(CAST, next.who) : someoneWithWork(c, next.who);
  const names = next.wild ? COMMAND_NAMES : inclined(work(c, actor, next.variant === 0));
  const command = at(names.length === 0 ? COMMAND_NAMES : names, next.what);
  const content = variantOf(command, c, next.variant);
  const when = Math.max(c.state.lodgedAt, c.now - next.lag);
  const decision = c.ask(actor, content, { at: when });
  if (decision.ok) {
    c.record(command, decision.events, when);
    c.runSystem(c.now);
  }
  return { command, body: content, actor, applied: decision.ok };
}

/** Now and then: they lead nowhere, or to an early end. */
const RARE: readonly CommandName[] = [
  'note',
  'attach',
  'withdraw',
  'merge',
  'reject',
  'reassign',
  'handOver',
];
/** Always offered; left to themselves roads would consist of little else. */
const DETOURS: readonly CommandName[] = [
  'askInformation',
  'recall',
  'transferBack',
  'correct',
  'raiseEmergency',
  'lowerEmergency',
  'answer',
  'noteSuggestion',
  'dispute',
  'returnAtr',
  'takeBack',
  'interimReply',
  'sendDown',
];

function work(c: CaseUnderTest, actor: Actor, rareToo = false): CommandName[] {
  const offered = allowedCommands(c.state, actor, c.rules, c.now);
  return rareToo ? offered : offered.filter((name) => !RARE.includes(name));
}

/** The main road six times as often as a detour. */
function inclined(names: CommandName[]): CommandName[] {
  return names.flatMap((name) =>
    DETOURS.includes(name) || RARE.includes(name) ? [name] : Array<CommandName>(6).fill(name),
  );
}

/** The first from a random place in the cast who is not left with detours; else the one at that place. */
function someoneWithWork(c: CaseUnderTest, from: number): Actor {
  const order = CAST.map((_, i) => at(CAST, from + i));
  const detour = from % 4 === 0;
  const busy = (actor: Actor): boolean => work(c, actor).some((name) => detour || !DETOURS.includes(name));
  return order.find(busy) ?? at(CAST, from);
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('An empty list has nothing to choose from.');
  return item;
}

function variantOf(command: CommandName, c: CaseUnderTest, n: number): CommandBody {
  switch (command) {
    case 'validate':
    case 'correct': {
      const tier = at(['individual', 'individual', 'community'] as const, n);
      const route = at([TO_HEALTH, UNSURE, null], n);
      return { command, subject: aSubject({ tier, route, isEmergency: n === 11 }) };
    }
    case 'forward':
      return { command, office: at([HEALTH, POWER], n), areaOffices: ['health-nadia'] };
    case 'delegate': {
      const due = at([null, c.now + DAY, c.now + 5 * DAY], n);
      return { command, office: c.holder === 'health-nadia' ? BLOCK_HOSPITAL : officeBelow(c), due };
    }
    case 'interimReply':
      return { command, expected: c.now + n * 3 * DAY };
    case 'decideExtension':
      return { command, granted: n % 3 > 0, until: n % 2 === 0 ? null : c.now + n * 2 * DAY };
    case 'submitAtr':
    case 'reportUp':
      return { command, redressal: at([...REDRESSALS, 'redressed', 'partly'] as const, n), reasonCode: null };
    case 'acceptAtr':
      return { command, fieldValidation: at([null, true, false], n) };
    case 'recordFeedback':
      return {
        command,
        delivered: at([...DELIVERED, 'yes', 'yes', 'unreachable', 'unreachable'] as const, n),
      };
    case 'recordFinding':
      return { command, verdict: at([...VERDICTS, 'as-reported', 'as-reported'] as const, n) };
    default:
      return body(command, c.holder ?? undefined);
  }
}

function officeBelow(c: CaseUnderTest) {
  return { id: `${c.holder}-nadia`, kind: 'sub-office', parent: c.holder } as const;
}
