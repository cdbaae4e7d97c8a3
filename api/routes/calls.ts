/** The call centre's work: the next call, and what came of it (page 8, Work that is not a case). */
import { compileCalendar, isOpen } from '../../domain/calendar';
import { toRfc3339 } from '../../domain/time';
import { claimNextCall, loadCall, questionOf } from '../../register/calls';
import type { Call } from '../../register/calls';
import { loadCaseDetail } from '../../register/lists/case-detail';
import { currentRules } from '../../register/rules';
import type { Caller, PostCaller } from '../access/caller';
import type { RecordedOutcome } from '../cases/call-outcome';
import { recordCallOutcome } from '../cases/call-outcome';
import { viewOf } from '../cases/load-case';
import { instantOrNull } from '../cases/view';
import { notFound, Problem } from '../problem';
import { route } from '../route';
import type { Route } from '../route';
import { callOutcome } from '../schemas/calls';
import { idParams } from '../schemas/lists';
import { call, commandAnswer } from '../schemas/views';
import { z } from '../schemas/zod';
import type { Services } from '../services';
import { signedIn } from './signed-in';

const AGENTS = ['tele-caller'] as const;

export function callRoutes(): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/calls/next',
      id: 'claimNextCall',
      summary: 'Claim the next call: callback, outreach or feedback; emergencies first',
      tag: 'Calls and visits',
      who: AGENTS,
      idempotency: 'optional',
      body: z.strictObject({}),
      answers: {
        200: { description: 'The call, the agent’s for the length of its lease', schema: call },
        204: { description: 'There is none now, or the call centre is closed' },
      },
      async handle({ at, ...asked }, services) {
        const caller = agentIn(asked.caller);
        const { policy, calls } = await currentRules(services.db);
        if (!isOpen(compileCalendar(calls), at)) return { status: 204 };
        const { lease } = policy.calls;
        const claimed = await claimNextCall(services.db, { post: caller.post.id, at, lease });
        return claimed === null
          ? { status: 204 }
          : { status: 200, json: await callView(services, claimed, caller) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/calls/{id}/outcome',
      id: 'recordCallOutcome',
      summary: 'What came of a call: line, person, content',
      tag: 'Calls and visits',
      who: AGENTS,
      idempotency: 'optional',
      takes: 'json',
      params: idParams,
      body: callOutcome,
      answers: {
        200: {
          description: 'Recorded; where the case heard of it, the command and the grievance',
          schema: z.object({ call, command: commandAnswer.shape.command.optional() }),
        },
        202: { description: 'Recorded; its command is queued', schema: z.object({ call }) },
      },
      async handle({ params, body, at, claim, ...asked }, services) {
        const caller = agentIn(asked.caller);
        const made = claim?.made ?? null;
        const recorded =
          made === null
            ? await recordCallOutcome(services, { id: params.id, outcome: body, caller, at, claim })
            : await recordedBefore(services, params.id, made.command);
        const shown = await callView(services, recorded.call, caller);
        const { command } = recorded;
        if (command === null) return { status: 200, json: { call: shown } };
        const outcome = await services.delivery.command(command);
        const queued = outcome.status === 'queued';
        return {
          status: queued ? 202 : 200,
          json: {
            call: await callView(services, recorded.call, caller),
            command: { id: command, ...outcome },
          },
          ...(queued ? { headers: { Location: `/v1/commands/${command}` } } : {}),
        };
      },
    }),
  ];
}

function agentIn(caller: Caller | null): PostCaller {
  const known = signedIn(caller);
  if (known.kind === 'post') return known;
  throw new Problem('not-permitted', { detail: 'Calls are for posts of the call centre.' });
}

/** The first request with this Idempotency-Key recorded it and then never answered. */
async function recordedBefore(
  { db }: Services,
  id: string,
  commandId: string | undefined,
): Promise<RecordedOutcome> {
  const found = await loadCall(db, id);
  if (found === null) throw notFound('call');
  return { call: found, command: commandId ?? null };
}

async function callView(services: Services, row: Call, caller: Caller): Promise<Record<string, unknown>> {
  const { db } = services;
  const detail = row.reference === null ? null : await loadCaseDetail(db, { sees: 'all' }, row.reference);
  const question =
    row.kind === 'outreach' && row.reference !== null ? await questionOf(db, row.reference) : null;
  return {
    id: row.id,
    kind: row.kind,
    reference: row.reference,
    number: row.number ?? detail?.mobile ?? null,
    language: row.language,
    urgent: row.urgent,
    state: row.state,
    openedAt: toRfc3339(row.opened_at),
    dueAt: instantOrNull(row.due_at),
    notBefore: toRfc3339(row.not_before),
    attempts: row.attempts,
    rings: row.rings,
    leaseUntil: instantOrNull(row.lease_until),
    ...(question === null ? {} : { question }),
    ...(detail === null ? {} : { grievance: await viewOf(services, detail, caller) }),
  };
}
