/**
 * The messages a step causes, as outbox rows in its own transaction: one row per recipient and channel, each
 * with a unique business key, so that whatever is repeated is the same message (page 3, Messages; page 5).
 */
import type { Knex } from 'knex';
import { holderOffice } from '../../domain/lifecycle/custody';
import { evolveEntry } from '../../domain/lifecycle/evolve';
import type { LedgerEntry } from '../../domain/lifecycle/events';
import type { GrievanceState } from '../../domain/lifecycle/state';
import { dueOfMessage } from '../../domain/messages/due';
import { messageKey } from '../../domain/messages/key';
import { planEntryMessages, planFollowerMessages } from '../../domain/messages/plan';
import type { PlannedMessage } from '../../domain/messages/plan';
import type { MessageChannel } from '../../domain/messages/row';
import type { MessageEvent } from '../../domain/messages/table';
import { renderMessage } from '../../domain/messages/templates';
import { messageValues } from '../../domain/messages/values';
import type { Rules } from '../../domain/policy';
import { afterQuietHours } from '../../domain/quiet-hours';
import { inGroups } from '../../domain/reference';
import type { Kind, Language } from '../../domain/vocabulary';
import { sqlTime } from '../database';
import type { Directory } from '../directory/directory';
import { officersToTell } from './officers-to-tell';

/** Political names and telephone numbers change: both are configuration (page 6). */
export type ProgrammeIdentity = { signature: string; helpline: string };

export const DEFAULT_IDENTITY: ProgrammeIdentity = {
  signature: process.env.SSM_SIGNATURE ?? 'SSM WB',
  helpline: process.env.SSM_HELPLINE ?? '1800 000 000',
};

export type Complainant = {
  mobile: string | null;
  email: string | null;
  complainant_language: Language;
};

type MessageRow = Record<string, unknown> & {
  event: MessageEvent;
  recipient_post: string | null;
  channel: MessageChannel;
};

type Recipient = {
  id: string;
  post: string | null;
  officer: string | null;
  mobile: string | null;
  email: string | null;
  language: Language;
};

/**
 * Rows of the outbox for every message of these entries; a message that has no address is left out, never an error.
 * `template_values` is an object, for a `jsonb` column.
 */
export async function messageRows(
  trx: Knex.Transaction,
  directory: Directory,
  complainant: Complainant,
  before: GrievanceState | null,
  entries: readonly LedgerEntry[],
  rules: Rules,
): Promise<MessageRow[]> {
  const rows: MessageRow[] = [];
  let state = before;
  for (const entry of entries) {
    const after: GrievanceState = evolveEntry(state, entry);
    const planned = planEntryMessages(state, entry);
    if (planned.length > 0) {
      rows.push(
        ...oncePerPerson(
          planned.flatMap((message) => rowsOf(message, after, entry, complainant, directory, rules)),
        ),
      );
    }
    rows.push(...(await followerRows(trx, after, entry, directory, rules)));
    state = after;
  }
  return rows;
}

/** An officer who is holder and nodal officer in one hears a movement once. */
function oncePerPerson(rows: readonly MessageRow[]): MessageRow[] {
  const first = new Map<string, MessageRow>();
  for (const row of rows) {
    const person = `${row.event} ${row.recipient_post ?? 'complainant'} ${row.channel}`;
    if (!first.has(person)) first.set(person, row);
  }
  return [...first.values()];
}

/** Complainants of merged cases hear the target's milestones, under their own reference (page 3, Merged). */
async function followerRows(
  trx: Knex.Transaction,
  target: GrievanceState,
  entry: LedgerEntry,
  directory: Directory,
  rules: Rules,
): Promise<MessageRow[]> {
  const planned = entry.events.flatMap((event) => planFollowerMessages(event, target));
  if (planned.length === 0) return [];
  const followers = (await trx('grievances as g')
    .join('complaints as c', 'c.reference', 'g.reference')
    .where('g.merged_into', target.reference)
    .select('c.reference', 'c.mobile', 'c.email', 'c.complainant_language', 'g.kind')) as (Complainant & {
    reference: string;
    kind: Kind;
  })[];
  return followers.flatMap((follower) =>
    planned.flatMap((message) =>
      rowsOf(
        message,
        { ...target, reference: follower.reference, kind: follower.kind, emergency: null },
        entry,
        follower,
        directory,
        rules,
      ),
    ),
  );
}

function rowsOf(
  message: PlannedMessage,
  after: GrievanceState,
  entry: LedgerEntry,
  complainant: Complainant,
  directory: Directory,
  rules: Rules,
): MessageRow[] {
  const due = dueOfMessage(message.due, message.clock, after, rules);
  return recipientsOf(message, after, complainant, directory).flatMap((recipient) =>
    channelsFor(message, recipient).map((channel) => {
      const facts = {
        reference: inGroups(after.reference),
        kind: after.kind,
        emergency: after.emergency !== null,
        office: officeName(directory, message.office, recipient.language),
        due,
        reasonCode: message.reasonCode,
        outcome: message.outcome,
        ...DEFAULT_IDENTITY,
      };
      const { event, audience } = message;
      const values = messageValues(facts, audience, recipient.language);
      return {
        key: messageKey({
          reference: after.reference,
          seq: entry.seq,
          event,
          audience,
          recipient: recipient.id,
          channel,
        }),
        reference: after.reference,
        seq: entry.seq,
        event,
        audience,
        channel,
        language: recipient.language,
        recipient_post: recipient.post,
        recipient_officer: recipient.officer,
        address: channel === 'email' ? recipient.email : recipient.mobile,
        text: renderMessage(event, audience, recipient.language, values),
        template_values: values,
        urgent: message.urgent,
        at: sqlTime(entry.at),
        not_before: sqlTime(message.urgent ? entry.at : afterQuietHours(entry.at, rules.policy.quietHours)),
      };
    }),
  );
}

function officeName(directory: Directory, id: string | null, language: Language): string | null {
  const office = id === null ? null : directory.office(id);
  return (language === 'bn' ? office?.nameBn : null) ?? office?.name ?? null;
}

function recipientsOf(
  message: PlannedMessage,
  state: GrievanceState,
  complainant: Complainant,
  directory: Directory,
): Recipient[] {
  if (message.audience !== 'complainant')
    return officersToTell(directory, message, state).map(({ post, ...officer }) => ({
      ...officer,
      post,
      id: post,
    }));
  const { mobile, email, complainant_language: language } = complainant;
  return [{ id: 'complainant', post: null, officer: null, mobile, email, language }];
}

function channelsFor(message: PlannedMessage, recipient: Recipient): MessageChannel[] {
  const reachable = message.channels.filter(
    (channel) => (channel === 'email' ? recipient.email : recipient.mobile) !== null,
  );
  return message.delivery === 'every' ? reachable : reachable.slice(0, 1);
}

const UNTRUE_ONCE_MOVED: readonly MessageEvent[] = [
  'reminder',
  'overdue',
  'escalation',
  'interim-reply-wanted',
  'information-asked',
  'information-reminder',
  'suspected-emergency',
  'in-progress',
  'visit-assigned',
];

/**
 * A reminder for a case that has been answered meanwhile is untrue: what was held for quiet hours and no longer
 * fits is withdrawn, and says so. What is still true is sent: an officer who delegates at night must not swallow
 * the escalation of the evening, nor a good word by telephone the visit that somebody is to make.
 *
 * @returns the events whose queued messages a step makes untrue; none while the case stays where it is
 */
export function eventsMadeUntrue(before: GrievanceState, after: GrievanceState): readonly MessageEvent[] {
  if (before.stage === after.stage && holderOffice(before) === holderOffice(after)) return [];
  const withOffice = after.stage === 'with-department' || after.stage === 'with-sub-office';
  const stillTrue: readonly MessageEvent[] = [
    ...(withOffice ? (['overdue', 'escalation'] as const) : []),
    ...(after.visit.state === 'open' ? (['visit-assigned'] as const) : []),
  ];
  return UNTRUE_ONCE_MOVED.filter((event) => !stillTrue.includes(event));
}
