/** Field validation: what is to be visited, and what was found (page 8; A11). */
import { toRfc3339 } from '../../domain/time';
import { CELL } from '../../domain/vocabulary';
import { listVisits, loadVisit } from '../../register/visits';
import type { VisitDetail } from '../../register/visits';
import type { Caller } from '../access/caller';
import { scopeOf } from '../access/scope';
import { instantOrNull } from '../cases/view';
import { sendCommand } from '../cases/send-command';
import { page, readCursor } from '../cursor';
import { invalid, notFound } from '../problem';
import { route, routeCheckingItsBody } from '../route';
import type { Route } from '../route';
import { FIELD_SCHEMAS } from '../schemas/fields';
import { idParams, pageOf, pageQuery } from '../schemas/lists';
import { oneOf } from '../schemas/text';
import { commandAnswer, visit } from '../schemas/views';
import { z } from '../schemas/zod';
import { signedIn } from './signed-in';

const VISIT_STATES = ['open', 'done', 'expired', 'withdrawn'] as const;
const finding = z.strictObject({
  verdict: FIELD_SCHEMAS.verdict,
  remarks: FIELD_SCHEMAS.text,
  photographs: FIELD_SCHEMAS.attachments.optional(),
  position: FIELD_SCHEMAS.position.optional(),
});

export function visitRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/visits',
      id: 'listVisits',
      summary: 'Field visits of the caller’s office, due first',
      tag: 'Calls and visits',
      who: ['validator', 'cell-officer', 'analyst', 'administrator'],
      query: z.strictObject({ state: oneOf(VISIT_STATES).optional(), ...pageQuery(50) }),
      answers: { 200: { description: 'A page of visits', schema: pageOf(visit) } },
      async handle({ query: { state, cursor, limit }, ...asked }, { db }) {
        const caller = signedIn(asked.caller);
        const list = { list: 'visits', state };
        const after = cursor === undefined ? null : positionIn(readCursor(list, cursor));
        const filters = {
          office: officeOf(caller),
          states: state === undefined ? ['open', 'expired'] : [state],
        };
        const rows = await listVisits(db, filters, after, limit + 1);
        const items = page(
          rows,
          limit,
          list,
          (row) => [row.due_at, row.id],
          (row) => visitView(row, caller),
        );
        return { status: 200, json: items };
      },
    }),
    routeCheckingItsBody({
      method: 'post',
      path: '/v1/visits/{id}/finding',
      id: 'recordFinding',
      summary: 'What was found on the spot: the command recordFinding of the visit’s case',
      tag: 'Calls and visits',
      who: 'any-key',
      idempotency: 'optional',
      takes: 'json',
      params: idParams,
      documentedBody: finding,
      answers: {
        200: { description: 'Applied', schema: commandAnswer },
        202: { description: 'Accepted while an engine is away', schema: commandAnswer },
      },
      async handle({ params, body, at, ifMatch, claim, ...asked }, services) {
        const caller = signedIn(asked.caller);
        const found = await loadVisit(services.db, params.id);
        const mine = officeOf(caller);
        if (found === null || (mine !== null && found.office !== mine)) throw notFound('visit');
        if (body === null || typeof body !== 'object' || Array.isArray(body))
          throw invalid([{ field: '', message: 'send an object with verdict and remarks' }]);
        const command = { ...body, command: 'recordFinding' };
        return sendCommand(services, {
          reference: found.reference,
          body: command,
          caller,
          at,
          ifMatch,
          claim,
        });
      },
    }),
  ];
}

/** The office whose visits a caller sees; `null`: all of them. */
function officeOf(caller: Caller): string | null {
  if (caller.kind === 'channel') return '';
  const all = caller.role !== 'validator' && scopeOf(caller).sees === 'all';
  return all || caller.office.id === CELL ? null : caller.office.id;
}

function visitView(row: VisitDetail, caller: Caller) {
  return {
    id: row.id,
    reference: row.reference,
    office: row.office,
    post: row.post,
    state: row.state,
    openedAt: toRfc3339(row.opened_at),
    dueAt: toRfc3339(row.due_at),
    verdict: row.verdict,
    foundAt: instantOrNull(row.found_at),
    category: row.category,
    department: row.department,
    district: row.district,
    emergency: row.emergency,
    block: row.block,
    address: caller.role === 'administrator' ? null : row.address,
  };
}

function positionIn(position: readonly (string | number)[]): { dueAt: number; id: string } {
  const [dueAt, id] = position;
  if (typeof dueAt !== 'number' || dueAt < 0 || dueAt > 253402300799999 || typeof id !== 'string')
    throw invalid([{ field: 'cursor', message: 'is no cursor of this list; begin without it' }]);
  return { dueAt, id };
}
