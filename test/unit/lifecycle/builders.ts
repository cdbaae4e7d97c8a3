/**
 * A case under test: the workflow without Temporal. Commands become entries as the workflow makes them, and the
 * system's own steps run exactly when `nextStep` and `nextWake` say so.
 */
import type { Actor, CommandBody, CommandName } from '../../../domain/lifecycle/commands';
import { holderOffice } from '../../../domain/lifecycle/custody';
import { decide } from '../../../domain/lifecycle/decide';
import type { Decision } from '../../../domain/lifecycle/decide';
import type { EventType, GrievanceEvent, LedgerEntry, LodgedFacts } from '../../../domain/lifecycle/events';
import { evolveEntry } from '../../../domain/lifecycle/evolve';
import { nextStep, nextWake } from '../../../domain/lifecycle/next';
import type { NewEntry } from '../../../domain/lifecycle/next';
import type { Refusal } from '../../../domain/lifecycle/refusals';
import type { GrievanceState, Route, Subject } from '../../../domain/lifecycle/state';
import { DEFAULT_RULES } from '../../../domain/policy';
import type { Policy, Rules } from '../../../domain/policy';
import { parseRfc3339 } from '../../../domain/time';
import type { Instant } from '../../../domain/time';
import type { Redressal, Stage } from '../../../domain/vocabulary';
import {
  analyst,
  BLOCK_HOSPITAL,
  cell,
  CMOH,
  complainant,
  HEALTH,
  hod,
  lowerOfficer,
  officer,
} from './actors';

/** Local wall time, `at('2026-11-23 10:00')`. */
export function at(local: string): Instant {
  const instant = parseRfc3339(`${local.replace(' ', 'T')}:00+05:30`);
  if (instant === null) throw new Error(`${local} is no local time; write 2026-11-23 10:00`);
  return instant;
}

/** A Monday morning in office hours. */
export const MONDAY = at('2026-11-23 10:00');

export const TO_HEALTH: Route = { office: HEALTH.id, areaOffices: [], certain: true };
export const UNSURE: Route = { ...TO_HEALTH, certain: false };

export function aSubject(more: Partial<Subject> = {}): Subject {
  return {
    category: 'hospital-care',
    tier: 'individual',
    atrLimit: null,
    emergencyHours: null,
    isEmergency: false,
    department: 'health',
    district: 'nadia',
    policeDistrict: null,
    route: null,
    ...more,
  };
}

/** No case is drawn into a share unless a test wants it: what is compulsory shows. */
export function rulesWith(policy: Partial<Policy> = {}): Rules {
  const visitShare = { individual: 0, community: 0, policy: 0 };
  return {
    ...DEFAULT_RULES,
    policy: { ...DEFAULT_RULES.policy, visitShare, declinedCallShare: 0, ...policy },
  };
}

export type Lodging = Partial<Omit<LodgedFacts, 'subject'>> & {
  at?: Instant;
  subject?: Partial<Subject>;
  rules?: Rules;
  /** What the classification finds; nothing by default. */
  finds?: { subject?: Partial<Subject>; suspected?: boolean };
};

let commandsMade = 0;

export class CaseUnderTest {
  state: GrievanceState;
  readonly entries: LedgerEntry[] = [];
  now: Instant;
  rules: Rules;
  /** The window is over and the workflow has completed. */
  completed = false;
  private readonly finds: NonNullable<Lodging['finds']>;

  constructor(lodging: Lodging = {}) {
    const { at: lodgedAt, subject, rules, finds, ...facts } = lodging;
    this.now = lodgedAt ?? MONDAY;
    this.rules = rules ?? rulesWith();
    this.finds = finds ?? {};
    const { policy, office, calls } = this.rules;
    const versions = { policy: policy.version, office: office.version, calls: calls.version };
    const lodged: LodgedFacts = {
      reference: '2600-0001',
      kind: 'grievance',
      channel: 'phone',
      hasTelephone: true,
      subject: aSubject(subject),
      against: null,
      districtOffice: 'dm-nadia',
      emergency: false,
      suspected: false,
      ...facts,
    };
    const entry: LedgerEntry = {
      seq: 1,
      at: this.now,
      kind: 'command',
      name: 'lodge',
      commandId: 'lodge',
      events: [{ type: 'lodged', facts: lodged, rules: versions }],
    };
    this.entries.push(entry);
    this.state = evolveEntry(null, entry);
  }

  /** The decision alone, as the Update's validator asks for it. */
  ask(actor: Actor, body: CommandBody, more: Partial<CommandContext> = {}): Decision {
    commandsMade += 1;
    const context = { id: `c-${commandsMade}`, at: this.now, seen: null, redelivered: false, ...more };
    return decide(this.state, { ...body, ...context, actor }, this.rules);
  }

  /** Carries a command out; throws what it was refused with. The system's immediate steps follow. */
  do(actor: Actor, body: CommandBody, more: Partial<CommandContext> = {}): this {
    const decision = this.ask(actor, body, more);
    if (!decision.ok) throw new Error(`${body.command} refused: ${decision.refusal.code}`);
    this.record(body.command, decision.events, more.at ?? this.now);
    return this.runSystem(this.now);
  }

  /** As `do`, but a refusal is an answer too. */
  attempt(actor: Actor, body: CommandBody, more: Partial<CommandContext> = {}): this {
    return this.ask(actor, body, more).ok ? this.do(actor, body, more) : this;
  }

  /** The same case, to be led another way. */
  fork(): CaseUnderTest {
    const copy = new CaseUnderTest();
    copy.entries.splice(0, 1, ...this.entries);
    copy.state = this.state;
    copy.now = this.now;
    copy.rules = this.rules;
    copy.completed = this.completed;
    return copy;
  }

  /** The refusal of a command that must be refused. */
  refused(actor: Actor, body: CommandBody, more: Partial<CommandContext> = {}): Refusal {
    const decision = this.ask(actor, body, more);
    if (decision.ok) throw new Error(`${body.command} was not refused`);
    return decision.refusal;
  }

  record(name: string, events: GrievanceEvent[], when: Instant): void {
    this.append({ at: Math.max(when, this.state.at), kind: 'command', name, commandId: name, events });
  }

  /** Sleeps from wake to wake as the workflow does, until `until` (included). */
  runSystem(until: Instant): this {
    for (let turns = 0; turns < 5000; turns += 1) {
      if (this.completed) break;
      const step = nextStep(this.state, this.rules, this.now);
      if (step !== null) {
        if (step.step === 'classifyGrievance') this.classify();
        for (const entry of step.entries) this.append(entry);
        this.completed = this.state.closed;
        continue;
      }
      const wake = nextWake(this.state, this.rules);
      if (wake === null || wake > until) {
        this.now = Math.max(this.now, until);
        return this;
      }
      if (wake <= this.now) throw new Error(`nextWake ${wake} has passed, yet nothing is due at ${this.now}`);
      this.now = wake;
    }
    if (!this.completed) throw new Error('The system does not come to rest.');
    this.now = Math.max(this.now, until);
    return this;
  }

  /** Lets time pass. */
  wait(length: number): this {
    return this.runSystem(this.now + length);
  }

  /** An outage: nothing happens until `until`, then everything that is due. */
  sleepThrough(until: Instant): this {
    this.now = until;
    return this.runSystem(until);
  }

  get holder(): string | null {
    return holderOffice(this.state);
  }

  /** All events so far of one type. */
  events<T extends EventType>(type: T): Extract<GrievanceEvent, { type: T }>[] {
    const all = this.entries.flatMap((entry) => entry.events);
    return all.filter((event): event is Extract<GrievanceEvent, { type: T }> => event.type === type);
  }

  /** Rungs as `action audience @hours since the case was lodged`, those that were sent. */
  rungsSent(): string[] {
    return this.events('rung')
      .filter((rung) => rung.send)
      .map(
        (rung) => `${rung.action} ${rung.audience} @${(rung.plannedAt - this.state.lodgedAt) / 3_600_000}h`,
      );
  }

  /** Its ways from stage to stage, each named by the entry that led there. */
  waysGone(): string[] {
    let state: GrievanceState | null = null;
    return this.entries.flatMap((entry) => {
      const before: GrievanceState | null = state;
      const after: GrievanceState = evolveEntry(before, entry);
      state = after;
      return before === null || before.stage === after.stage
        ? []
        : [`${before.stage} → ${after.stage}: ${entry.name}`];
    });
  }

  private classify(): void {
    const { subject, suspected } = this.finds;
    const event: GrievanceEvent = {
      type: 'classified',
      subject: { ...this.state.subject, ...subject },
      suspected: suspected ?? false,
      suggestions: [],
      signs: [],
    };
    this.append({
      at: this.now,
      kind: 'system',
      name: 'classifyGrievance',
      commandId: null,
      events: [event],
    });
  }

  private append(entry: NewEntry): void {
    const numbered = { ...entry, seq: this.state.seq + 1 };
    this.entries.push(numbered);
    this.state = evolveEntry(this.state, numbered);
  }
}

export type CommandContext = {
  id: string;
  at: Instant;
  seen: { cycle: number; seq: number } | null;
  redelivered: boolean;
};

/** Lodged and classified: in screening, or with an office where an emergency's is known. */
export function aCase(lodging: Lodging = {}): CaseUnderTest {
  const c = new CaseUnderTest(lodging);
  return c.runSystem(c.now);
}

/** Validated and forwarded by the system to Health. */
export function aForwardedCase(lodging: Lodging = {}): CaseUnderTest {
  return aCase(lodging).do(analyst, { command: 'validate', subject: subjectFor(lodging, TO_HEALTH) });
}

function subjectFor(lodging: Lodging, route: Route): Subject {
  return aSubject({ ...lodging.subject, ...lodging.finds?.subject, route });
}

/** Forwarded, reported, with the Cell. */
export function aReviewedCase(lodging: Lodging = {}): CaseUnderTest {
  return aForwardedCase(lodging).do(hod, body('submitAtr'));
}

/** Closed on paper: the feedback call is open, a visit too where it is compulsory or `visit` asks for it. */
export function aDisposedCase(lodging: Lodging = {}, visit: boolean | null = null): CaseUnderTest {
  return aReviewedCase(lodging).do(cell, { command: 'acceptAtr', fieldValidation: visit });
}

/** Driven to a stage by real commands. Ended means confirmed by the complainant, the visit having run out. */
export function caseIn(stage: Stage, lodging: Lodging = {}): CaseUnderTest {
  switch (stage) {
    case 'registered':
      return new CaseUnderTest(lodging);
    case 'screening':
      return aCase(lodging);
    case 'awaiting-information':
      return aForwardedCase(lodging).do(hod, body('askInformation'));
    case 'with-department':
      return aForwardedCase(lodging);
    case 'with-sub-office':
      return aForwardedCase(lodging).do(hod, body('delegate'));
    case 'atr-review':
      return aReviewedCase(lodging);
    case 'confirmation':
      return aDisposedCase(lodging, true);
    case 'ended':
      return anEndedCase(lodging);
  }
}

function anEndedCase(lodging: Lodging): CaseUnderTest {
  if (lodging.kind === 'enquiry') return aForwardedCase(lodging).do(hod, body('answer'));
  if (lodging.kind === 'suggestion') return aForwardedCase(lodging).do(hod, body('noteSuggestion'));
  const c = aDisposedCase(lodging, true).do(complainant, body('recordFeedback'));
  return c.wait(10 * 24 * 3_600_000);
}

/** A report that came up to its holder lies with Health, or with the CMOH. */
export function aCaseWithReport(stage: 'with-department' | 'with-sub-office'): CaseUnderTest {
  const c = aForwardedCase().do(hod, body('delegate'));
  if (stage === 'with-department') return c.do(officer, body('reportUp'));
  const below: CommandBody = { command: 'delegate', office: BLOCK_HOSPITAL, due: null };
  return c.do(officer, below).do(lowerOfficer, body('reportUp'));
}

/** A body that fits the cases above; `office` is the holding office, for posts. */
export function body(command: CommandName, office: string = HEALTH.id): CommandBody {
  switch (command) {
    case 'validate':
    case 'correct':
      return { command, subject: aSubject({ route: UNSURE }) };
    case 'forward':
      return { command, office: HEALTH, areaOffices: [CMOH.id] };
    case 'merge':
      return { command, into: '2600-0002' };
    case 'delegate':
      return { command, office: office === CMOH.id ? BLOCK_HOSPITAL : CMOH, due: null };
    case 'transferBack':
      return { command, suggestedDepartment: 'power', reasonCode: 'other-department' };
    case 'handOver':
      return { command, post: { id: `${office}/second`, office } };
    case 'reassign':
      return { command, post: { id: `${office}/acting`, office }, reasonCode: 'leave' };
    case 'interimReply':
      return { command, expected: MONDAY + 20 * 24 * 3_600_000 };
    case 'decideExtension':
      return { command, granted: true, until: null };
    case 'submitAtr':
    case 'reportUp':
      return { command, redressal: 'redressed', reasonCode: null };
    case 'acceptAtr':
      return { command, fieldValidation: null };
    case 'recordFeedback':
      return { command, delivered: 'yes' };
    case 'recordFinding':
      return { command, verdict: 'as-reported' };
    case 'reject':
    case 'sendDown':
    case 'takeBack':
    case 'returnAtr':
    case 'recall':
    case 'dispute':
    case 'withdraw':
    case 'raiseEmergency':
    case 'lowerEmergency':
      return { command, reasonCode: 'other' };
    case 'answer':
    case 'noteSuggestion':
    case 'askInformation':
    case 'giveInformation':
    case 'acknowledge':
    case 'note':
    case 'attach':
    case 'unmerge':
    case 'endFollowing':
      return { command };
  }
}

/** With the Cell, whose HoD reported this. */
export function anAtrBy(redressal: Redressal, lodging: Lodging = {}): CaseUnderTest {
  return aForwardedCase(lodging).do(hod, { command: 'submitAtr', redressal, reasonCode: null });
}
