/** What became of a command, and the closed lists of reasons (page 8, Commands). */
import { TABLE, PUBLIC_COMMANDS, rolesOf } from '../../domain/lifecycle/table';
import { toRfc3339 } from '../../domain/time';
import { loadCommand } from '../../register/commands/read-command';
import { loadCaseDetail } from '../../register/lists/case-detail';
import { scopeOf } from '../access/scope';
import { viewOf } from '../cases/load-case';
import { notFound } from '../problem';
import { route } from '../route';
import type { Route } from '../route';
import { reasonCodesOf } from '../schemas/commands';
import { idParams } from '../schemas/lists';
import { commandAnswer } from '../schemas/views';
import { z } from '../schemas/zod';
import { signedIn } from './signed-in';

export function commandRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/commands/{id}',
      id: 'readCommand',
      summary: 'What became of a command',
      tag: 'Commands',
      who: 'any-key',
      params: idParams,
      answers: { 200: { description: 'Its status, and the grievance as it is now', schema: commandAnswer } },
      async handle({ params, ...asked }, services) {
        const caller = signedIn(asked.caller);
        const stored = await loadCommand(services.db, params.id);
        if (stored === null) throw notFound('command');
        // Whoever sent it may ask for it, also where the case was never his to see otherwise.
        const scope = stored.keyId === caller.key.id ? ({ sees: 'all' } as const) : scopeOf(caller);
        const row = await loadCaseDetail(services.db, scope, stored.reference);
        if (row === null) throw notFound('command');
        const { id, command, status, acceptedAt, refusalCode, refusalSentence } = stored;
        const refused = status === 'refused' ? { code: refusalCode, sentence: refusalSentence } : {};
        return {
          status: 200,
          json: {
            command: { id, command, status, acceptedAt: toRfc3339(acceptedAt), ...refused },
            grievance: await viewOf(services, row, caller),
          },
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/reason-codes',
      id: 'listReasonCodes',
      summary: 'The closed list of reasons of each command; "other" needs remarks',
      tag: 'Commands',
      who: 'any-key',
      answers: {
        200: {
          description: 'All lists',
          schema: z.object({
            items: z.array(
              z.object({ command: z.string(), codes: z.array(z.string()), roles: z.array(z.string()) }),
            ),
            nextCursor: z.null(),
          }),
        },
      },
      handle() {
        const items = PUBLIC_COMMANDS.filter((command) => 'reasonCode' in TABLE[command].fields).map(
          (command) => ({
            command,
            codes: reasonCodesOf(command),
            roles: rolesOf(command),
          }),
        );
        return Promise.resolve({ status: 200, json: { items, nextCursor: null } });
      },
    }),
  ];
}
