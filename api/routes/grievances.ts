/** Lodging, reading and listing grievances, and their commands (page 8, Grievances). */
import { POST_ROLES } from '../../domain/vocabulary';
import { listMessages } from '../../register/lists/messages';
import { listMovements } from '../../register/lists/movements';
import { scopeOf } from '../access/scope';
import { caseList } from '../cases/case-list';
import { viewNow, viewOf, visibleCase } from '../cases/load-case';
import { messageView, movementView } from '../cases/movement-view';
import { sendCommand } from '../cases/send-command';
import { takeIn } from '../cases/take-in';
import { etagOf } from '../cases/view';
import { page, readCursor } from '../cursor';
import { invalid, Problem } from '../problem';
import { route, routeCheckingItsBody } from '../route';
import type { Route } from '../route';
import { anyCommand } from '../schemas/commands';
import { caseFilters, LARGEST_PAGE, pageOf, pageQuery, referenceParams } from '../schemas/lists';
import { lodgeBody } from '../schemas/lodge';
import { commandAnswer, grievance, ledgerEntry, message, summary } from '../schemas/views';
import { z } from '../schemas/zod';
import { signedIn } from './signed-in';

/** Posts that take complaints in: call centre, data entry, counters, and the Cell's and analysts' desks (C13). */
const MAY_LODGE = [
  'channel',
  'tele-caller',
  'data-entry-operator',
  'bsk-operator',
  'cell-officer',
  'analyst',
] as const;

const caseAnswer = { description: 'The grievance, masked by role', schema: grievance };
const onePage = z.strictObject(pageQuery(LARGEST_PAGE));

export function grievanceRoutes(): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/grievances',
      id: 'lodgeGrievance',
      summary: 'Lodge a grievance, a suggestion or an enquiry',
      tag: 'Grievances',
      who: MAY_LODGE,
      idempotency: 'required',
      takes: 'json',
      body: lodgeBody,
      answers: { 201: caseAnswer },
      async handle(asked, services) {
        const caller = signedIn(asked.caller);
        const { body, at, claim } = asked;
        const reference = await takeIn(services, { body, caller, at, claim });
        const { seq, grievance: shown } = await viewNow(services, reference, caller);
        return {
          status: 201,
          json: shown,
          headers: { Location: `/v1/grievances/${reference}`, ETag: etagOf(seq) },
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/grievances',
      id: 'listGrievances',
      summary: 'Cases within the caller’s sight, due first',
      tag: 'Grievances',
      who: POST_ROLES,
      query: caseFilters,
      answers: { 200: { description: 'A page of summaries', schema: pageOf(summary) } },
      handle({ query, at, ...asked }, services) {
        const caller = signedIn(asked.caller);
        return caseList(services, query, { caller, scope: scopeOf(caller), at, inbox: false });
      },
    }),
    route({
      method: 'get',
      path: '/v1/inbox',
      id: 'listInbox',
      summary: 'Open cases that the caller’s own office holds, due first',
      tag: 'Grievances',
      who: POST_ROLES,
      query: caseFilters.omit({ office: true }),
      answers: { 200: { description: 'A page of summaries', schema: pageOf(summary) } },
      handle({ query, at, ...asked }, services) {
        const caller = signedIn(asked.caller);
        const office = caller.kind === 'post' ? caller.office.id : '';
        return caseList(services, { ...query, office }, { caller, scope: scopeOf(caller), at, inbox: true });
      },
    }),
    route({
      method: 'get',
      path: '/v1/grievances/{reference}',
      id: 'readGrievance',
      summary: 'One grievance',
      tag: 'Grievances',
      who: 'any-key',
      params: referenceParams,
      answers: { 200: caseAnswer },
      async handle({ params, ...asked }, services) {
        const caller = signedIn(asked.caller);
        const row = await visibleCase(services, scopeOf(caller), params.reference);
        return {
          status: 200,
          json: await viewOf(services, row, caller),
          headers: { ETag: etagOf(row.seq) },
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/grievances/{reference}/movements',
      id: 'listMovements',
      summary: 'The ledger of a grievance, oldest first',
      tag: 'Grievances',
      who: 'any-key',
      params: referenceParams,
      query: onePage,
      answers: { 200: { description: 'A page of ledger entries', schema: pageOf(ledgerEntry) } },
      async handle({ params, query: { cursor, limit }, ...asked }, services) {
        const caller = signedIn(asked.caller);
        const { reference } = await visibleCase(services, scopeOf(caller), params.reference);
        const list = { list: 'movements', reference };
        const after = afterNumber(list, cursor);
        const rows = await listMovements(services.db, reference, after, limit + 1);
        const items = page(
          rows,
          limit,
          list,
          (row) => [row.seq],
          (row) => movementView(row, caller),
        );
        return { status: 200, json: items };
      },
    }),
    route({
      method: 'get',
      path: '/v1/grievances/{reference}/messages',
      id: 'listMessages',
      summary: 'What was sent to whom about a grievance',
      tag: 'Grievances',
      who: 'any-key',
      params: referenceParams,
      query: onePage,
      answers: { 200: { description: 'A page of messages', schema: pageOf(message) } },
      async handle({ params, query: { cursor, limit }, ...asked }, services) {
        const caller = signedIn(asked.caller);
        const { reference } = await visibleCase(services, scopeOf(caller), params.reference);
        if (caller.kind === 'channel')
          throw new Problem('not-permitted', {
            detail: 'Messages are shown to officers.',
            code: 'not-permitted',
          });
        const list = { list: 'messages', reference };
        const rows = await listMessages(services.db, reference, afterNumber(list, cursor), limit + 1);
        return { status: 200, json: page(rows, limit, list, (row) => [row.id], messageView) };
      },
    }),
    routeCheckingItsBody({
      method: 'post',
      path: '/v1/grievances/{reference}/commands',
      id: 'sendCommand',
      summary: 'Do something with a grievance; one schema per command, told apart by "command"',
      tag: 'Commands',
      who: 'any-key',
      idempotency: 'optional',
      takes: 'json',
      params: referenceParams,
      documentedBody: anyCommand,
      answers: {
        200: { description: 'Applied: every read after it shows it', schema: commandAnswer },
        202: {
          description: 'Accepted while an engine is away; Location tells the rest',
          schema: commandAnswer,
        },
      },
      handle(asked, services) {
        const { params, body, at, ifMatch, claim } = asked;
        const caller = signedIn(asked.caller);
        return sendCommand(services, { reference: params.reference, body, caller, at, ifMatch, claim });
      },
    }),
  ];
}

function afterNumber(list: unknown, cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [after] = readCursor(list, cursor);
  if (typeof after === 'number' && after >= 0 && after <= 2 ** 31 - 1) return after;
  throw invalid([{ field: 'cursor', message: 'is no cursor of this list; begin without it' }]);
}
