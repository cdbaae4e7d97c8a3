/**
 * One command from the request to its outcome. The order of answers is page 8's: 422 for a command that does not
 * exist, 404 for a case the caller may not see, 403 for a command his role never has, 422 for its fields, 403
 * without verification; then it is accepted into the register and delivered: 200, 202 or 409.
 */
import type { Knex } from 'knex';
import type { CommandBody, CommandName } from '../../domain/lifecycle/commands';
import type { DeliveryOutcome } from '../../delivery/delivery';
import { permitted } from '../../domain/lifecycle/decide';
import { refusal } from '../../domain/lifecycle/refusals';
import type { Rules } from '../../domain/policy';
import type { Instant } from '../../domain/time';
import { VERIFICATIONS } from '../../domain/vocabulary';
import type { Verification } from '../../domain/vocabulary';
import { linkAttachments } from '../../register/attachments';
import { acceptCommand } from '../../register/commands/accept-command';
import type { NewCommand } from '../../register/commands/accept-command';
import { loadCommand } from '../../register/commands/read-command';
import { recordAfterCompletion } from '../../register/commands/record-after-completion';
import { settleRefused } from '../../register/commands/settle-command';
import { noteMade } from '../../register/idempotency';
import type { IdempotencyClaim } from '../../register/idempotency';
import type { CaseDetail } from '../../register/lists/case-detail';
import { currentRules } from '../../register/rules';
import { actorOf } from '../access/caller';
import type { Caller } from '../access/caller';
import { commandScopeOf, requireCommand, requireVerification, scopeOf } from '../access/scope';

import { invalid, Problem } from '../problem';
import type { Answer } from '../route';
import { check } from '../schemas/check';
import { COMMAND_SCHEMAS, namedCommand } from '../schemas/commands';
import { ALL_FIELDS } from '../schemas/fields';
import type { CommandFields } from '../schemas/fields';
import type { Services } from '../services';
import { attachmentErrors, attachmentIdsOf } from './check-attachments';
import { visibleCase, viewNow } from './load-case';
import { mergeErrors } from './check-merge';
import { resolveCommand } from './resolve-command';
import { etagOf } from './view';

export type CommandRequest = {
  reference: string;
  body: unknown;
  caller: Caller;
  at: Instant;
  ifMatch: string | undefined;
  claim: IdempotencyClaim | null;
};

/** @throws Problem 404, 403, 409, 412, 422 */
export async function sendCommand(services: Services, request: CommandRequest): Promise<Answer> {
  const { caller, claim } = request;
  const { command } = check(namedCommand, request.body);
  const verifiedBy = verificationIn(request.body);
  const row = await visibleCase(services, commandScopeOf(caller, command, verifiedBy), request.reference);
  requireCommand(caller, command);
  const schema = COMMAND_SCHEMAS.get(command);
  if (schema === undefined) throw invalid([{ field: 'command', message: 'is not offered here' }]);
  const fields = check(ALL_FIELDS, check(schema, request.body));
  requireVerification(caller, command, verifiedBy);
  const made = claim?.made?.command;
  if (made !== undefined)
    return outcomeOf(services, made, row.reference, caller, await toldAgain(services, made));
  const rules = await currentRules(services.db);
  const resolved = await resolvedCommand(services, { command, fields, row, rules, request });
  const accepted = await accept(
    services,
    row,
    rules,
    {
      reference: row.reference,
      ...resolved,
      actor: actorOf(caller, verifiedBy),
      channelOfKey: caller.key.channel,
      officer: caller.kind === 'post' ? caller.officer : null,
      keyId: caller.key.id,
      seen: { cycle: row.cycle, seq: row.seq },
      at: request.at,
      expectSeq: expectedSeq(request.ifMatch, row.seq),
    },
    claim,
  );
  const outcome = accepted.outcome ?? (await services.delivery.command(accepted.id));
  services.metrics.command(command, outcome.status);
  return outcomeOf(services, accepted.id, row.reference, caller, outcome);
}

/** Read before the body's own schema: it decides what the caller may see. */
function verificationIn(body: unknown): Verification | null {
  const said = body !== null && typeof body === 'object' && 'verifiedBy' in body ? body.verifiedBy : null;
  return typeof said === 'string'
    ? (VERIFICATIONS.find((known) => known === said.trim().toLowerCase()) ?? null)
    : null;
}

async function resolvedCommand(
  { db, directory }: Services,
  asked: {
    command: CommandName;
    fields: CommandFields;
    row: CaseDetail;
    rules: Rules;
    request: CommandRequest;
  },
): Promise<{ body: CommandBody; content: Record<string, unknown> }> {
  const { command, fields, row, rules, request } = asked;
  const { caller, at } = request;
  const resolved = resolveCommand(command, fields, { directory, rules, row, caller, at });
  const errors = await attachmentErrors(db, fields, caller, row.reference);
  if (resolved.body.command !== 'merge') {
    if (errors.length > 0) throw invalid(errors);
    return resolved;
  }
  const target = await mergeErrors(db, scopeOf(caller), resolved.body.into, row.reference);
  if (target.errors.length > 0) throw invalid([...errors, ...target.errors]);
  return { body: { command: 'merge', into: target.reference }, content: resolved.content };
}

type AcceptedCommand = { id: string; outcome: DeliveryOutcome | null };

/** Everything that stands or falls with the acceptance is in its transaction. */
async function accept(
  { db }: Services,
  row: CaseDetail,
  rules: Rules,
  command: NewCommand,
  claim: IdempotencyClaim | null,
): Promise<AcceptedCommand> {
  const attachments = attachmentIdsOf(command.content);
  // Alone it is one statement, which needs no transaction around it.
  if (!row.completed && claim === null && attachments.length === 0) return acceptOpen(db, command);
  return db.transaction(async (trx) => {
    const accepted = row.completed
      ? await acceptAfterCompletion(trx, row, rules, command)
      : await acceptOpen(trx, command);
    await linkAttachments(trx, attachments, row.reference);
    if (claim !== null) await noteMade(trx, claim, { command: accepted.id });
    return accepted;
  });
}

async function acceptOpen(db: Knex, command: NewCommand): Promise<AcceptedCommand> {
  const accepted = await acceptCommand(db, command);
  if ('moved' in accepted) throw moved();
  return { id: accepted.id, outcome: null };
}

/** The workflow is gone: notes and papers are kept in the register, everything else came too late. */
async function acceptAfterCompletion(
  trx: Knex.Transaction,
  row: CaseDetail,
  rules: Rules,
  command: NewCommand,
): Promise<AcceptedCommand> {
  if (command.expectSeq !== null && command.expectSeq !== row.seq) throw moved();
  const { command: name } = command.body;
  if (name === 'note' || name === 'attach') {
    const { id } = await recordAfterCompletion(trx, command);
    return { id, outcome: { status: 'applied' } };
  }
  const accepted = await acceptOpen(trx, command);
  const refused = permitted(row.state, name, command.actor, rules, command.at) ?? refusal('window-over');
  await settleRefused(trx, accepted.id, refused, command.at);
  return { ...accepted, outcome: { status: 'refused', ...refused } };
}

/** What a command whose first answer was lost has come to: told again, delivered if it still waits. */
async function toldAgain(services: Services, id: string): Promise<DeliveryOutcome> {
  const stored = await loadCommand(services.db, id);
  if (stored === null || stored.status === 'queued') return services.delivery.command(id);
  if (stored.status === 'applied') return { status: 'applied' };
  return { status: 'refused', code: stored.refusalCode ?? '', sentence: stored.refusalSentence ?? '' };
}

async function outcomeOf(
  services: Services,
  id: string,
  reference: string,
  caller: Caller,
  outcome: DeliveryOutcome,
): Promise<Answer> {
  const location = `/v1/commands/${id}`;
  if (outcome.status === 'refused')
    throw new Problem('refused', {
      detail: outcome.sentence,
      code: outcome.code,
      headers: { Location: location },
    });
  const { seq, grievance } = await viewNow(services, reference, caller);
  const queued = outcome.status === 'queued';
  return {
    status: queued ? 202 : 200,
    json: { command: { id, status: outcome.status }, grievance },
    headers: { ETag: etagOf(seq), ...(queued ? { Location: location } : {}) },
  };
}

/** `If-Match` against the grievance's ETag; `*` and none match whatever it is. */
function expectedSeq(ifMatch: string | undefined, seq: number): number | null {
  if (ifMatch === undefined) return null;
  const tags = ifMatch.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''));
  if (tags.includes('*')) return null;
  if (!tags.includes(String(seq))) throw moved();
  return seq;
}

function moved(): Problem {
  return new Problem('moved', {
    detail: 'The case has moved since the ETag that you sent; look at it again and decide anew.',
    code: 'moved',
  });
}
