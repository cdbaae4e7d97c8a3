/**
 * One grievance, from lodging to its confirmed end: a thin shell around the pure decider. It takes commands,
 * lets steps carry them out one after the other, and sleeps on one timer to the next thing that time brings.
 */
import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  log,
  makeContinueAsNewFunc,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { nextStep, nextWake } from '../domain/lifecycle/next';
import type { NewEntry, SystemStep } from '../domain/lifecycle/next';
import type { Command } from '../domain/lifecycle/commands';
import type { LedgerEntry } from '../domain/lifecycle/events';
import { refusal } from '../domain/lifecycle/refusals';
import type { Refusal } from '../domain/lifecycle/refusals';
import { jitterOf } from '../domain/lifecycle/sampling';
import { TABLE } from '../domain/lifecycle/table';
import type { Instant } from '../domain/time';
import { EMERGENCY_QUEUE, GRIEVANCE_QUEUE, REFUSED } from '../domain/workflow-names';
import type { StepName } from '../activities/steps';
import type { RuleVersions, StepResult } from '../register/steps/commit-step';
import { CaseInFlight } from './case-in-flight';
import type { WaitingCommand } from './case-in-flight';
import { commandUpdates, rulesPublishedSignal, stateQuery } from './messages';
import type { CommandAnswer, GrievanceInput, GrievanceResult } from './messages';
import { Presentation } from './presentation';
import { searchAttributesOf } from './search-attributes';
import { steps } from './steps';
import { summaryOfEntries, summaryOfWake } from './summaries';
import { WakeTimer } from './wake-timer';

/** Temporal suggests continuing at 4,096 events; ten times the plain road is plenty for one run. */
const CONTINUE_AFTER_EVENTS = 1500;
/** How long a due rung lets earlier accepted commands go first before it climbs all the same. */
const LET_COMMANDS_FIRST = { tries: 30, pause: 1000 };

export async function grievance(input: GrievanceInput): Promise<GrievanceResult> {
  const run = setup(input);
  for (;;) {
    await run.workOff();
    if (run.finished()) break;
    if (run.shouldContinueAsNew()) await run.continueAsNew();
    await run.rest();
  }
  await condition(allHandlersFinished);
  return run.result();
}

function setup(input: GrievanceInput) {
  const flight = new CaseInFlight(input.state, input.rules, input.processed);
  const shown = new Presentation(searchAttributesOf(input.state, input.rules, Date.now()));
  const timer = new WakeTimer();
  const continueAfter = input.continueAfterEvents ?? CONTINUE_AFTER_EVENTS;
  let rulesPublished = false;
  let waitedForCommands = 0;

  async function take(command: Command): Promise<CommandAnswer> {
    const waiting = flight.accept(command);
    await condition(() => waiting.outcome !== null);
    const { outcome } = waiting;
    if (outcome === null || !outcome.applied) throw refused(outcome?.refusal ?? null);
    return { seq: outcome.seq };
  }
  function judge(command: Command): void {
    const decision = flight.judge(command);
    if (!decision.ok) throw refused(decision.refusal);
  }
  for (const update of commandUpdates) setHandler(update, take, { validator: judge });
  setHandler(rulesPublishedSignal, () => {
    rulesPublished = true;
  });
  setHandler(stateQuery, () => flight.confirmed);

  /** Commits entries on the confirmed state. `null`: try again later (the register is away or asks to wait). */
  async function commit(
    step: StepName,
    entries: LedgerEntry[],
    waitForCommandsUntil: Instant | null,
  ): Promise<StepResult | null> {
    const { confirmed, rules } = flight;
    const request = {
      reference: confirmed.reference,
      afterSeq: confirmed.seq,
      entries,
      rules,
      waitForCommandsUntil,
    };
    try {
      const summary = summaryOfEntries(entries);
      const result = await steps[step].executeWithOptions(summary === '' ? {} : { summary }, [
        { ...request, state: confirmed, now: Date.now() },
      ]);
      if (result.kind === 'stale') rulesPublished = true;
      if (result.kind === 'wait' || result.kind === 'stale') return result;
      flight.confirm(result.entries);
      if (result.kind === 'recorded') noteVersions(result.rules);
      shown.show(flight.confirmed, rules, step);
      return result;
    } catch (error) {
      // A step is never given up: the register will be back, and what the step writes is keyed.
      log.warn('step failed, trying again', { step, error: String(error) });
      await sleep('10s', { summary: `register away: ${step} again` });
      return null;
    }
  }

  function noteVersions(versions: RuleVersions): void {
    const mine = flight.confirmed.rules;
    if (versions.policy !== mine.policy || versions.office !== mine.office || versions.calls !== mine.calls)
      rulesPublished = true;
  }

  /** Carries out commands in order and everything the system does by itself, until nothing is due. */
  async function workOff(): Promise<void> {
    let recorded: WaitingCommand | null = null;
    for (;;) {
      if (rulesPublished) await replan();
      const system = nextStep(flight.confirmed, flight.rules, Date.now());
      const immediate = system !== null && system.dueAt === null;
      if (recorded !== null && !immediate) {
        flight.answer(recorded);
        recorded = null;
      }
      if (system !== null && (immediate || flight.waiting.length === 0)) {
        await carryOut(system);
        continue;
      }
      const next = flight.waiting[0];
      if (next === undefined) return;
      if (recorded === null && (await apply(next))) recorded = next;
    }
  }

  async function carryOut(system: SystemStep): Promise<void> {
    // Past its patience a rung climbs all the same: nothing waits for a command of before 1970.
    const letFirst = waitedForCommands < LET_COMMANDS_FIRST.tries || system.dueAt === null ? system.dueAt : 0;
    const result = await commit(system.step, numbered(system.entries), letFirst);
    if (result?.kind === 'wait') {
      waitedForCommands += 1;
      await condition(() => flight.waiting.length > 0, LET_COMMANDS_FIRST.pause, {
        summary: 'an earlier command goes first',
      });
      return;
    }
    waitedForCommands = 0;
  }

  /** `true`: recorded, to be answered once what follows from it is recorded too. */
  async function apply(waiting: WaitingCommand): Promise<boolean> {
    if (flight.processedSeq(waiting.command.id) !== null) return true;
    const made = flight.entryOf(waiting);
    if ('refusal' in made) {
      flight.refuse(waiting, made.refusal);
      return false;
    }
    await commit(TABLE[waiting.command.command].step, [made.entry], null);
    return flight.processedSeq(waiting.command.id) !== null;
  }

  function numbered(entries: readonly NewEntry[]): LedgerEntry[] {
    return entries.map((entry, i) => ({ ...entry, seq: flight.confirmed.seq + 1 + i }));
  }

  async function replan(): Promise<void> {
    rulesPublished = false;
    const rules = await steps.readRules();
    const versions = {
      policy: rules.policy.version,
      office: rules.office.version,
      calls: rules.calls.version,
    };
    const mine = flight.confirmed.rules;
    flight.rules = rules;
    if (versions.policy === mine.policy && versions.office === mine.office && versions.calls === mine.calls)
      return;
    const entry: NewEntry = {
      at: Date.now(),
      kind: 'system',
      name: 'replanDeadlines',
      commandId: null,
      events: [{ type: 'replanned', rules: versions }],
    };
    await commit('replanDeadlines', numbered([entry]), null);
  }

  /** Sleeps to the next thing that is due, or until somebody sends a command. */
  async function rest(): Promise<void> {
    const { confirmed, rules } = flight;
    const wake = nextWake(confirmed, rules);
    const spread = confirmed.emergency === null ? jitterOf(confirmed.reference, rules.policy.jitter) : 0;
    timer.set(wake, spread, wake === null ? '' : summaryOfWake(confirmed, rules, wake));
    // A handler that has just been answered is still finishing: continuing as new waits for it here.
    await condition(
      () => flight.waiting.length > 0 || timer.fired || rulesPublished || shouldContinueAsNew(),
    );
  }

  /** Only at rest: nothing waits, every handler has answered. */
  function shouldContinueAsNew(): boolean {
    if (flight.waiting.length > 0 || !allHandlersFinished()) return false;
    const info = workflowInfo();
    return info.continueAsNewSuggested || info.historyLength > continueAfter || onWrongQueue();
  }

  /** A run's queue is fixed: a case that became an emergency moves to the queue of emergencies. */
  function onWrongQueue(): boolean {
    return flight.confirmed.emergency !== null && !input.onEmergencyQueue;
  }

  async function continueAsNew(): Promise<never> {
    timer.clear();
    const onEmergencyQueue = input.onEmergencyQueue || onWrongQueue();
    const taskQueue = onEmergencyQueue ? EMERGENCY_QUEUE : GRIEVANCE_QUEUE;
    return makeContinueAsNewFunc<typeof grievance>({ taskQueue })({
      state: flight.confirmed,
      rules: flight.rules,
      onEmergencyQueue,
      processed: flight.processed,
      ...(input.continueAfterEvents === undefined ? {} : { continueAfterEvents: input.continueAfterEvents }),
    });
  }

  return {
    workOff,
    rest,
    shouldContinueAsNew,
    continueAsNew,
    finished: (): boolean => flight.confirmed.closed && flight.waiting.length === 0,
    result: (): GrievanceResult => ({
      outcome: flight.confirmed.outcome ?? 'open',
      cycles: flight.confirmed.cycle,
    }),
  };
}

/** The only thing a handler may throw: anything else would wedge the workflow in task retries. */
function refused(why: Refusal | null): ApplicationFailure {
  const { sentence, ...details } = why ?? refusal('wrong-stage');
  return ApplicationFailure.nonRetryable(sentence, REFUSED, { ...details, sentence });
}
