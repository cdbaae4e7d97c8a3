/**
 * Which of the table's events a ledger event is: the one place where something that happened becomes something
 * that is told. Every ledger event has its entry, a silent one with the reason; a new one does not compile here.
 */
import type { EventType, GrievanceEvent, ReopenedBy } from '../lifecycle/events';
import type { GrievanceState, OfficeId, PostId } from '../lifecycle/state';
import type { RungChannel } from '../policy';
import { AUDIENCES } from '../vocabulary';
import type { Audience, Stage } from '../vocabulary';
import type { MessageEvent } from './table';

/** One thing to tell. What is left out is taken from the table and the state. */
export type News = {
  event: MessageEvent;
  /** The office that the text names; else the one that holds the case. */
  office?: OfficeId | null;
  reasonCode?: string | null;
  /** For whom, where not everybody of the row: a rung's audience, an escalation's level. */
  audiences?: readonly Audience[];
  /** The offices of `holder`, where it is not the present one. */
  holders?: readonly OfficeId[];
  post?: PostId;
  rung?: { clock: string; channels: readonly RungChannel[] };
};

type Of<T extends EventType> = Extract<GrievanceEvent, { type: T }>;
type Silent = { silent: string };
type NewsTable = {
  readonly [T in EventType]:
    Silent | ((event: Of<T>, after: GrievanceState, before: GrievanceState) => News[]);
};

const silent = (why: string): Silent => ({ silent: why });

/** By `escalationLevel` (page 3: HoD 1, district 2, Cell 3, highest 4). */
const AUDIENCE_OF_LEVEL: Readonly<Record<number, Audience>> = {
  1: 'hod',
  2: 'district',
  3: 'cell',
  4: 'highest',
};

const REOPENED: Readonly<Record<ReopenedBy, MessageEvent>> = {
  recall: 'reopened-recall',
  dispute: 'disputed',
  feedback: 'not-delivered',
  finding: 'contrary',
};

export const NEWS: NewsTable = {
  lodged: ({ facts }) => [
    {
      event:
        facts.emergency || facts.suspected
          ? 'lodged-urgent'
          : facts.kind === 'grievance'
            ? 'lodged'
            : `lodged-${facts.kind}`,
    },
  ],
  classified: silent('a machine’s guess; a person validates it next'),
  validated: silent('forwarding follows and is told'),
  corrected: silent('changes nothing for those outside the desk'),
  forwarded: (event) => [{ event: 'forwarded', office: event.office }],
  'rejection-proposed': () => [{ event: 'rejection-proposed' }],
  ended: (event, _after, before) => [
    { event: `ended-${event.outcome}`, reasonCode: event.reasonCode, holders: atWork(before) },
  ],
  merged: () => [{ event: 'ended-merged' }],
  unmerged: () => [{ event: 'unmerged' }],
  'information-asked': () => [{ event: 'information-asked' }],
  'outreach-opened': silent('the asking was told'),
  'information-given': () => [{ event: 'information-given' }],
  'information-timed-out': () => [{ event: 'information-not-given' }],
  'transferred-back': (event) => [{ event: 'transferred-back', reasonCode: event.reasonCode }],
  delegated: (event) => [{ event: 'delegated', office: event.office }],
  'reported-up': (event) => [{ event: 'reported-up', office: event.from }],
  'sent-down': (event) => [{ event: 'sent-down', office: event.office, reasonCode: event.reasonCode }],
  'taken-back': (event, _after, before) => [
    { event: 'taken-back', office: event.office, reasonCode: event.reasonCode },
    ...relieved(before, event.office),
  ],
  'handed-over': (event) => [{ event: 'handed-over', post: event.post }],
  reassigned: (event) => [{ event: 'handed-over', post: event.post }],
  'extension-asked': (_event, after) => [{ event: 'interim-reply', office: after.hod }],
  'extension-decided': (event, after) => [
    { event: event.granted ? 'extension-granted' : 'extension-refused', office: after.hod },
  ],
  'extension-lapsed': (_event, after) => [{ event: 'extension-refused', office: after.hod }],
  'atr-submitted': (_event, after) => [{ event: 'atr-submitted', office: after.hod }],
  // A declined ATR is told by the end that follows in the same entry.
  'atr-accepted': (_event, after) =>
    after.stage === 'confirmation' ? [{ event: 'accepted', office: after.hod }] : [],
  'atr-returned': (event) => [{ event: 'returned', reasonCode: event.reasonCode }],
  recalled: (event, after, before) => [
    { event: 'recalled', reasonCode: event.reasonCode },
    ...(before.stage === 'with-sub-office' && after.hod !== null ? relieved(before, after.hod) : []),
  ],
  reopened: (event) => [
    {
      event: REOPENED[event.by],
      reasonCode: event.reasonCode,
    },
  ],
  'returned-to-screening': () => [{ event: 'back-to-screening' }],
  'call-opened': silent('the acceptance said that we would ask'),
  'call-attempted': silent('the number may be a stranger’s: nothing about a case goes to it unasked'),
  'call-finished': silent('the end or the reopening that follows is told'),
  'visit-opened': () => [{ event: 'visit-assigned' }],
  'visit-finished': (event) => (event.how === 'expired' ? [{ event: 'visit-missed' }] : []),
  'evidence-kept': silent('kept with the case; shown to whoever opens it'),
  'emergency-raised': () => [{ event: 'emergency-raised' }],
  'emergency-lowered': () => [{ event: 'emergency-lowered' }],
  acknowledged: silent('it stops the rungs, which is what the others would want of it'),
  'duty-post-called': () => [{ event: 'duty-post' }],
  rung: (event, after) => (event.send ? rungNews(event, after) : []),
  escalated: (event) => [
    { event: `escalated-${event.why}`, audiences: [AUDIENCE_OF_LEVEL[event.level] ?? 'highest'] },
  ],
  'moved-by': silent('book-keeping'),
  replanned: silent('a calendar moves every open case; millions of messages would say nothing to be done'),
  'window-closed': silent('its date was told with the end'),
};

/** Ledger events nobody is told of, with the reason. */
export const SILENT_EVENTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(NEWS).flatMap(([type, entry]) => ('silent' in entry ? [[type, entry.silent]] : [])),
);

/** The office that lost the case, unless it is the one that has it now. */
function relieved(before: GrievanceState, now: OfficeId): News[] {
  const loser = before.chain.at(-1);
  return loser === undefined || loser === now ? [] : [{ event: 'relieved', office: loser, holders: [loser] }];
}

/** The office that was working on it, if one was: what lies in screening needs no calling off. */
function atWork(before: GrievanceState): OfficeId[] {
  const working: readonly Stage[] = ['with-department', 'with-sub-office', 'awaiting-information'];
  return working.includes(before.stage) ? before.chain.slice(-1) : [];
}

function rungNews(event: Of<'rung'>, after: GrievanceState): News[] {
  const rung = { clock: event.clock, channels: event.channels.filter(isRungChannel) };
  if (event.audience === 'complainant')
    return [{ event: after.stage === 'awaiting-information' ? 'information-reminder' : 'in-progress', rung }];
  if (event.audience === 'everyone') return [{ event: rungEvent(event), rung, ...everyone(after) }];
  return [
    { event: rungEvent(event), rung, audiences: AUDIENCES.filter((known) => known === event.audience) },
  ];
}

function rungEvent(event: Of<'rung'>): MessageEvent {
  if (event.clock.startsWith('suspected')) return 'suspected-emergency';
  switch (event.action) {
    case 'notify':
      return event.clock.startsWith('emergency') ? 'emergency-alert' : 'reminder';
    case 'overdue':
      return 'overdue';
    case 'escalate':
      return 'escalation';
    case 'interim-reply-wanted':
      return 'interim-reply-wanted';
    default:
      return 'reminder';
  }
}

/** T6: everyone who holds it (each office in the line) and the informed; of an emergency its seniors too. */
function everyone(after: GrievanceState): Pick<News, 'audiences' | 'holders'> {
  const audiences: readonly Audience[] =
    after.emergency === null ? ['holder', 'area'] : ['holder', 'nodal', 'hod', 'area', 'district'];
  const inLine = after.stage === 'with-department' || after.stage === 'with-sub-office';
  return inLine ? { audiences, holders: after.chain } : { audiences };
}

const RUNG_CHANNELS: readonly RungChannel[] = ['sms', 'voice', 'whatsapp', 'email'];
function isRungChannel(channel: string): channel is RungChannel {
  return RUNG_CHANNELS.some((known) => known === channel);
}
