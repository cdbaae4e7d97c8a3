/**
 * Who is told what of a ledger entry: pure, with offices and posts as ids. Names, mobiles and languages are
 * looked up by the caller in the same transaction that writes the outbox rows.
 */
import { holderOffice } from '../lifecycle/custody';
import { evolve } from '../lifecycle/evolve';
import type { GrievanceEvent, LedgerEntry } from '../lifecycle/events';
import type { GrievanceState, OfficeId, PostId } from '../lifecycle/state';
import { CELL, CHIEF_SECRETARY, fieldValidationOffice } from '../vocabulary';
import type { Audience, Outcome } from '../vocabulary';
import { NEWS } from './news';
import type { News } from './news';
import type { DueOf, GroupRow, MessageChannel } from './row';
import { MESSAGE_ROWS } from './table';
import type { MessageEvent } from './table';

export type PlannedMessage = {
  event: MessageEvent;
  audience: Audience;
  /** In order of preference where `delivery` is `first-reachable`; each of them where it is `every`. */
  channels: MessageChannel[];
  delivery: 'first-reachable' | 'every';
  /** Sent in quiet hours too. */
  urgent: boolean;
  /**
   * Offices whose officer is told: `hod` its head, `nodal` its nodal officers, `validator` its executives, every
   * other audience the answerable post. Empty for the complainant. A vacant post never swallows a message: acting
   * officer, else one level up.
   */
  offices: OfficeId[];
  /** The named officer of the last of `offices`, where there is one; told instead of its answerable post. */
  post: PostId | null;
  /** The office that the text names (`{office}`). */
  office: OfficeId | null;
  /** Which instant `{due}` is; `dueOfMessage` gives it. */
  due: DueOf | null;
  clock: string | null;
  reasonCode: string | null;
  outcome: Outcome | null;
};

/**
 * The messages of one event. `after` is the state that holds the event; `before` the one without it, needed only to
 * tell an office that it lost the case.
 */
export function planMessages(
  event: GrievanceEvent,
  after: GrievanceState,
  before: GrievanceState = after,
): PlannedMessage[] {
  return newsOf(event, after, before).flatMap((news) => planned(news, after));
}

/**
 * The messages of a whole entry, each once (a merge is both `merged` and `ended`); a validator whose visit is no
 * longer wanted hears it. `before` is `null` for the lodging.
 */
export function planEntryMessages(before: GrievanceState | null, entry: LedgerEntry): PlannedMessage[] {
  const messages: PlannedMessage[] = [];
  let state = before;
  for (const event of entry.events) {
    const after = evolve(state, event, entry.at, entry.seq);
    messages.push(...planMessages(event, after, state ?? after));
    state = after;
  }
  if (before !== null && state !== null && visitFellAway(before, state, entry.events))
    messages.push(...planned({ event: 'visit-withdrawn' }, state));
  return messages.filter(
    (m, i) => messages.findIndex((o) => o.event === m.event && o.audience === m.audience) === i,
  );
}

/** Milestones of the case into which others were merged, for each of their complainants (page 3, Merged). */
export function planFollowerMessages(event: GrievanceEvent, target: GrievanceState): PlannedMessage[] {
  const milestone = milestoneOf(event, target);
  return milestone === null
    ? []
    : planned({ event: milestone, office: target.hod }, { ...target, emergency: null });
}

function milestoneOf(event: GrievanceEvent, target: GrievanceState): MessageEvent | null {
  switch (event.type) {
    case 'forwarded':
      return 'merged-forwarded';
    case 'atr-accepted':
      return target.stage === 'confirmation' ? 'merged-accepted' : null;
    case 'reopened':
      return 'merged-reopened';
    case 'ended':
      // Withdrawn and rejected put the followers back to screening, which `unmerged` tells them.
      return event.outcome === 'withdrawn' || event.outcome === 'rejected' ? null : 'merged-ended';
    default:
      return null;
  }
}

/**
 * Narrowing a union's member for a table keyed by its tag is beyond the compiler; the generic call does it.
 */
function newsOf(event: GrievanceEvent, after: GrievanceState, before: GrievanceState): News[] {
  return newsOfType(event.type, event, after, before);
}

function newsOfType<T extends GrievanceEvent['type']>(
  type: T,
  event: GrievanceEvent,
  after: GrievanceState,
  before: GrievanceState,
): News[] {
  const entry = NEWS[type];
  if ('silent' in entry) return [];
  return isOfType(event, type) ? entry(event, after, before) : [];
}

function isOfType<T extends GrievanceEvent['type']>(
  event: GrievanceEvent,
  type: T,
): event is Extract<GrievanceEvent, { type: T }> {
  return event.type === type;
}

function planned(news: News, state: GrievanceState): PlannedMessage[] {
  const row = MESSAGE_ROWS[news.event];
  const urgent =
    row.quietHours === 'broken' || (row.quietHours === 'broken-in-emergencies' && state.emergency !== null);
  return Object.values(row.tell).flatMap((group) =>
    group.onlyEmergency === true && state.emergency === null
      ? []
      : group.audiences
          .filter((audience) => news.audiences?.includes(audience) ?? true)
          .flatMap((audience) => messageFor(audience, group, news, state, urgent)),
  );
}

function messageFor(
  wanted: Audience,
  group: GroupRow,
  news: News,
  state: GrievanceState,
  urgent: boolean,
): PlannedMessage[] {
  const addressed = addresseeOf(wanted, news, state);
  if (addressed === null) return [];
  const { audience, offices } = addressed;
  return [
    {
      event: news.event,
      audience,
      ...routeOf(audience, group, news, state),
      urgent,
      offices,
      post: postOf(audience, offices, news, state),
      office: news.office === undefined ? holdingOffice(state) : news.office,
      due: group.due,
      clock: news.rung?.clock ?? null,
      reasonCode: news.reasonCode ?? null,
      outcome: state.outcome,
    },
  ];
}

function postOf(
  audience: Audience,
  offices: readonly OfficeId[],
  news: News,
  state: GrievanceState,
): PostId | null {
  if (audience !== 'holder') return null;
  if (news.post !== undefined) return news.post;
  return offices.at(-1) === holdingOffice(state) ? state.post : null;
}

function routeOf(
  audience: Audience,
  group: GroupRow,
  news: News,
  state: GrievanceState,
): Pick<PlannedMessage, 'channels' | 'delivery'> {
  // An e-mail that waits to be opened is not enough in an emergency.
  if (audience === 'cell' && state.emergency !== null && group.channels[0] === 'email')
    return { channels: ['sms', 'email'], delivery: 'every' };
  if (audience === 'complainant' || news.rung === undefined)
    return { channels: [...group.channels], delivery: group.delivery };
  const channels = news.rung.channels;
  return { channels: channels.length === 0 ? ['sms'] : [...channels], delivery: 'every' };
}

/** A rung or an escalation whose audience this case does not have goes to the next one up, never nowhere. */
const NEXT_UP: Readonly<Partial<Record<Audience, Audience>>> = {
  area: 'district',
  nodal: 'hod',
  hod: 'cell',
  district: 'cell',
};

function addresseeOf(
  wanted: Audience,
  news: News,
  state: GrievanceState,
): { audience: Audience; offices: OfficeId[] } | null {
  if (wanted === 'complainant') return { audience: wanted, offices: [] };
  // One named audience must be reached; of `everyone` those there are.
  const mustReach = news.audiences?.length === 1;
  let audience: Audience = wanted;
  for (;;) {
    const offices = officesOf(audience, news, state);
    if (offices.length > 0) return { audience, offices };
    const up: Audience | undefined = NEXT_UP[audience];
    if (!mustReach || up === undefined) return null;
    audience = up;
  }
}

function officesOf(audience: Audience, news: News, state: GrievanceState): OfficeId[] {
  const known = (office: OfficeId | null): OfficeId[] => (office === null ? [] : [office]);
  switch (audience) {
    case 'complainant':
      return [];
    case 'holder':
      return news.holders === undefined ? [holdingOffice(state)] : [...news.holders];
    case 'nodal':
    case 'hod':
      return known(state.hod);
    case 'area':
      return [...state.informed];
    case 'district':
      return known(state.districtOffice);
    case 'cell':
      return [CELL];
    case 'highest':
      return [CHIEF_SECRETARY];
    case 'validator':
      return [fieldValidationOffice(state.subject.district)];
  }
}

/** Who must act next: while the complainant is asked, the one who asked; at the end, who had it last. */
export function holdingOffice(state: GrievanceState): OfficeId {
  if (state.ask !== null && (state.ask.from === 'screening' || state.ask.from === 'registered'))
    return state.desk;
  if (state.ask !== null && state.ask.from === 'atr-review') return CELL;
  if (state.stage === 'registered') return state.desk;
  const last = state.chain.at(-1) ?? state.hod ?? CELL;
  return state.stage === 'awaiting-information' ? last : (holderOffice(state) ?? last);
}

function visitFellAway(
  before: GrievanceState,
  after: GrievanceState,
  events: readonly GrievanceEvent[],
): boolean {
  return (
    before.visit.state === 'open' &&
    after.stage !== 'confirmation' &&
    !events.some((event) => event.type === 'visit-finished')
  );
}
