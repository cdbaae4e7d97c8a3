/**
 * What an agent heard, written in one transaction: the attempt, what becomes of the call, and the command that
 * follows of it (page 3, Calls); the command is delivered afterwards like any other.
 */
import type { Knex } from 'knex';
import { compileCalendar, nextOpen } from '../../domain/calendar';
import type { CommandBody } from '../../domain/lifecycle/commands';
import { attemptsExhausted } from '../../domain/lifecycle/effects/review';
import { nextAttemptAt } from '../../domain/next-call';
import type { Rules } from '../../domain/policy';
import { DAY } from '../../domain/time';
import type { Instant } from '../../domain/time';
import { acceptCommand } from '../../register/commands/accept-command';
import { loadCall, lockCall, recordAttempt, unsuccessfulAttempts } from '../../register/calls';
import type { Call } from '../../register/calls';
import { noteMade } from '../../register/idempotency';
import type { IdempotencyClaim } from '../../register/idempotency';
import { loadCaseDetail } from '../../register/lists/case-detail';
import type { CaseDetail } from '../../register/lists/case-detail';
import { currentRules } from '../../register/rules';
import { actorOf } from '../access/caller';
import type { PostCaller } from '../access/caller';
import { invalid, notFound, Problem } from '../problem';
import type { CallOutcomeBody } from '../schemas/calls';
import type { Services } from '../services';

export type OutcomeRequest = {
  id: string;
  outcome: CallOutcomeBody;
  caller: PostCaller;
  at: Instant;
  claim: IdempotencyClaim | null;
};
/** `command` is its id; null: the outcome asks nothing of the case. */
export type RecordedOutcome = { call: Call; command: string | null };

/** @throws Problem 404, 409 `lease-lost`, 422 */
export async function recordCallOutcome(
  { db }: Services,
  { id, outcome, caller, at, claim }: OutcomeRequest,
): Promise<RecordedOutcome> {
  const call = await loadCall(db, id);
  if (call === null) throw notFound('call');
  const rules = await currentRules(db);
  const row = call.reference === null ? null : await loadCaseDetail(db, { sees: 'all' }, call.reference);
  const follows = commandOf(call, outcome);
  const command = await db.transaction(async (trx) => {
    const locked = await lockCall(trx, call);
    if (!holds(locked, caller, at)) throw leaseLost();
    const made = [...(await unsuccessfulAttempts(trx, id)), at];
    await recordAttempt(
      trx,
      locked,
      {
        at,
        post: caller.post.id,
        outcome: { line: outcome.line, person: outcome.person ?? null, content: outcome.content ?? null },
      },
      whatNext(locked, outcome, made, rules, at),
    );
    const accepted = follows === null || row === null ? null : await accept(trx, row, follows, caller, at);
    if (claim !== null)
      await noteMade(trx, claim, accepted === null ? { call: id } : { command: accepted, call: id });
    return accepted;
  });
  return { call: (await loadCall(db, id)) ?? call, command };
}

function holds(call: Call | null, caller: PostCaller, at: Instant): call is Call {
  return (
    call !== null &&
    call.state === 'claimed' &&
    call.claimed_by === caller.post.id &&
    call.lease_until !== null &&
    call.lease_until > at
  );
}

function leaseLost(): Problem {
  return new Problem('lease-lost', {
    detail: 'The call is not, or no longer, claimed by you; ask for the next one.',
    code: 'lease-lost',
  });
}

type Following = { body: CommandBody; content: Record<string, unknown> };

/** The complainant's words go to the case; a person's vain attempt to reach him counts there too. */
function commandOf(call: Call, outcome: CallOutcomeBody): Following | null {
  const { person, content = {} } = outcome;
  if (call.kind === 'callback' || person === 'later') return null;
  if (person !== 'right') {
    if (call.kind !== 'feedback') return null;
    const { line } = outcome;
    return {
      body: { command: 'recordFeedback', delivered: 'unreachable' },
      content: { delivered: 'unreachable', call: call.id, line, person: person ?? null },
    };
  }
  if (call.kind === 'feedback') {
    const { delivered, rating, remarks } = content;
    if (delivered === undefined)
      throw invalid([{ field: 'content.delivered', message: 'is missing; use one of: yes, partly, no' }]);
    return {
      body: { command: 'recordFeedback', delivered },
      content: { delivered, rating, remarks, call: call.id },
    };
  }
  if (content.text === undefined)
    throw invalid([{ field: 'content.text', message: 'is missing; write down what the complainant said' }]);
  return { body: { command: 'giveInformation' }, content: { text: content.text, call: call.id } };
}

function whatNext(
  call: Call,
  outcome: CallOutcomeBody,
  made: readonly Instant[],
  rules: Rules,
  at: Instant,
): { state: 'done' | 'exhausted' } | { state: 'open'; notBefore: Instant } {
  const { person } = outcome;
  if (person === 'right' || (person === 'refused' && call.kind === 'callback')) return { state: 'done' };
  if (person === 'later') return { state: 'open', notBefore: whenAsked(outcome.at, made, rules, at) };
  // Of a feedback call the case itself counts the attempts, and closes it.
  if (call.kind !== 'feedback' && attemptsExhausted(made, rules)) return { state: 'exhausted' };
  return { state: 'open', notBefore: nextAttemptAt(rules, made, at) };
}

const LATEST = 30 * DAY;

function whenAsked(asked: Instant | undefined, made: readonly Instant[], rules: Rules, at: Instant): Instant {
  if (asked === undefined) return nextAttemptAt(rules, made, at);
  if (asked <= at) throw invalid([{ field: 'at', message: 'lies in the past; say when to call again' }]);
  if (asked > at + LATEST) throw invalid([{ field: 'at', message: 'is more than 30 days ahead' }]);
  return nextOpen(compileCalendar(rules.calls), asked) ?? asked;
}

/** A case whose workflow is over keeps the attempt and hears no more of it. */
async function accept(
  trx: Knex.Transaction,
  row: CaseDetail,
  { body, content }: Following,
  caller: PostCaller,
  at: Instant,
): Promise<string | null> {
  if (row.completed) return null;
  const accepted = await acceptCommand(trx, {
    reference: row.reference,
    body,
    content: Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)),
    actor: actorOf(caller),
    channelOfKey: null,
    officer: caller.officer,
    keyId: caller.key.id,
    seen: { cycle: row.cycle, seq: row.seq },
    at,
  });
  return 'moved' in accepted ? null : accepted.id;
}
