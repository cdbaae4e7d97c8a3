/** A ledger entry and a message as the API shows them (page 8). */
import { parseRfc3339, toRfc3339 } from '../../domain/time';
import type { MessageRow } from '../../register/lists/messages';
import type { Movement } from '../../register/lists/movements';
import type { Caller } from '../access/caller';
import { maskedAddress } from '../access/masking';

/** Where the words of a command lie, by the command's own name for them. */
const SPOKEN = ['remarks', 'text', 'question', 'reason', 'finding'];

export function movementView(row: Movement, caller: Caller) {
  const words = visibleWords(row, caller);
  const details = Object.fromEntries(Object.entries(words).filter(([name]) => name !== 'remarks'));
  return {
    seq: row.seq,
    at: toRfc3339(row.at),
    kind: row.kind,
    name: row.name,
    command: row.kind === 'command' ? row.name : null,
    fromStage: row.from_stage,
    toStage: row.to_stage,
    office: row.office,
    actor: actorView(row, caller),
    cycle: row.cycle,
    remarks: SPOKEN.map((name) => words[name]).find((said) => typeof said === 'string') ?? null,
    ...(Object.keys(details).length === 0 ? {} : { details }),
    events: row.events,
    hash: row.hash,
  };
}

function actorView(row: Movement, caller: Caller): object | 'system' {
  if (row.actor_post === null && row.actor_channel === null) return 'system';
  if (row.actor_post === null) return { post: null, name: null, channel: row.actor_channel };
  return { post: row.actor_post, name: caller.kind === 'channel' ? null : row.actor_name };
}

/** A channel hears what its complainant said and what is meant for him; notes to the Cell stay with the Cell. */
function visibleWords(row: Movement, caller: Caller): Record<string, unknown> {
  const words = row.payload ?? {};
  if (row.name === 'note') {
    const audience = words['audience'];
    if (audience === 'cell' && caller.role !== 'cell-officer' && caller.role !== 'analyst') return {};
    if (audience === 'officers' && caller.kind === 'channel') return {};
    return words;
  }
  if (caller.kind === 'post' || row.actor_channel !== null) return words;
  return row.name === 'askInformation' || row.name === 'answer' ? words : {};
}

const SHOWN_STATES = new Set(['queued', 'accepted', 'delivered', 'failed', 'unknown', 'withdrawn']);

export function messageView(row: MessageRow) {
  const state = SHOWN_STATES.has(row.state) ? row.state : 'queued';
  return {
    id: String(row.id),
    key: row.key,
    event: row.event,
    audience: row.audience,
    channel: row.channel,
    language: row.language,
    recipient: maskedAddress(row.address),
    post: row.recipient_post,
    text: row.text,
    state,
    at: toRfc3339(row.at),
    ...(state === 'queued' ? { notBefore: toRfc3339(row.not_before) } : {}),
    reason: row.reason,
    settledAt: row.settled_at === null ? null : toRfc3339(row.settled_at),
    attempts: row.attempts.map(({ startedAt, outcome, detail, finishedAt }) => ({
      at: local(startedAt),
      outcome,
      detail,
      finishedAt: finishedAt === null ? null : local(finishedAt),
    })),
  };
}

/** PostgreSQL writes instants inside JSON in its own zone. */
function local(written: string): string {
  const at = parseRfc3339(written);
  return at === null ? written : toRfc3339(at);
}
