/**
 * THE TABLE of messages: at which event, who is told, over what, by when (page 3, Messages; N1–N3, N5–N8).
 *
 * The planner, the texts' types, the tests and `docs/messages.md` are all made from it. A new event is one row
 * here and one text a group in each `texts-*.ts`; forgetting one does not compile.
 */
import type { Audience } from '../vocabulary';
import { ANSWERABLE, citizen, desk, emergencyOnly, HIGHER, officers, rung } from './row';
import type { EventRow, GroupRow } from './row';

export const MESSAGE_TABLE = {
  // Intake
  lodged: {
    when: 'a grievance has its number (N2)',
    quietHours: 'broken-in-emergencies',
    tell: { complainant: citizen('case', ['due']) },
  },
  'lodged-urgent': {
    when: 'the same, of an emergency or what may be one',
    quietHours: 'broken',
    tell: { complainant: citizen('case', ['due']) },
  },
  'lodged-enquiry': {
    when: 'a scheme enquiry has its number (N2)',
    quietHours: 'kept',
    tell: { complainant: citizen('answer', ['due']) },
  },
  'lodged-suggestion': {
    when: 'a suggestion has its number (N2)',
    quietHours: 'kept',
    tell: { complainant: citizen('answer', ['due']) },
  },
  'rejection-proposed': {
    when: 'an analyst proposes to reject',
    quietHours: 'broken-in-emergencies',
    tell: { cell: desk('case', ['due']) },
  },

  // Movements
  forwarded: {
    when: 'the case is with an office of HoD’s rank (W3, W10, N3)',
    quietHours: 'broken-in-emergencies',
    tell: {
      complainant: citizen('case', ['office', 'due']),
      nodal: officers(['nodal'], 'case', ['due']),
      area: officers(['area'], 'case', ['office', 'due']),
      senior: emergencyOnly(officers(['hod', 'district'], 'case', ['office', 'due'])),
    },
  },
  delegated: {
    when: 'sent down to a sub-office',
    quietHours: 'broken-in-emergencies',
    tell: { holder: officers(['holder'], 'delegation', ['due']) },
  },
  'handed-over': {
    when: 'a named officer of the office answers from now on (also leave, transfer, acting charge)',
    quietHours: 'broken-in-emergencies',
    tell: { holder: officers(['holder'], 'case', ['due']) },
  },
  'taken-back': {
    when: 'an office above takes the case to itself',
    quietHours: 'broken-in-emergencies',
    tell: { holder: officers(['holder'], 'case', ['reason', 'due']) },
  },
  relieved: {
    when: 'an office lost the case by taking back or recall: nobody works on for nothing',
    quietHours: 'broken-in-emergencies',
    tell: { holder: officers(['holder'], null, []) },
  },
  'sent-down': {
    when: 'a report goes back down',
    quietHours: 'broken-in-emergencies',
    tell: { holder: officers(['holder'], 'case', ['reason', 'due']) },
  },
  'reported-up': {
    when: 'a sub-office’s report comes up',
    quietHours: 'broken-in-emergencies',
    tell: { holder: officers(['holder'], 'case', ['office', 'due']) },
  },
  'transferred-back': {
    when: 'the office says that the case is another’s; never a closing',
    quietHours: 'broken-in-emergencies',
    tell: { complainant: citizen('case', ['due']), cell: desk('case', ['reason', 'due']) },
  },

  // The report
  'atr-submitted': {
    when: 'the ATR is with the Cell (W5)',
    quietHours: 'broken-in-emergencies',
    tell: { cell: desk('case', ['office', 'due']) },
  },
  returned: {
    when: 'the Cell returns the ATR (W6)',
    quietHours: 'broken-in-emergencies',
    tell: { officer: officers(ANSWERABLE, 'case', ['reason', 'due']) },
  },
  recalled: {
    when: 'the Cell recalls before the closing (W8)',
    quietHours: 'broken-in-emergencies',
    tell: { officer: officers(ANSWERABLE, 'case', ['reason', 'due']) },
  },
  accepted: {
    when: 'the ATR is accepted; disposal, to be confirmed (N8, W7)',
    quietHours: 'kept',
    tell: { complainant: citizen('confirmation', ['due', 'helpline']) },
  },
  'interim-reply': {
    when: 'the HoD asks for more time',
    quietHours: 'kept',
    tell: {
      complainant: citizen('expected', ['office', 'due']),
      holder: officers(['holder'], 'expected', ['due']),
      cell: desk('expected', ['office', 'due']),
    },
  },
  'extension-granted': {
    when: 'the Cell grants more time',
    quietHours: 'kept',
    tell: {
      complainant: citizen('case', ['office', 'due']),
      officer: officers(['holder', 'nodal'], 'case', ['due']),
    },
  },
  'extension-refused': {
    when: 'the Cell does not, or has not decided at the deadline',
    quietHours: 'kept',
    tell: {
      complainant: citizen('case', ['office', 'due']),
      officer: officers(['holder', 'nodal'], 'case', ['due']),
    },
  },

  // Information from the complainant (I10)
  'information-asked': {
    when: 'the complainant is asked; an outreach call follows',
    quietHours: 'broken-in-emergencies',
    tell: { complainant: citizen('clarification', ['helpline', 'due']) },
  },
  'information-reminder': {
    when: 'no answer yet (days 3, 7, 12)',
    quietHours: 'broken-in-emergencies',
    tell: { complainant: citizen('clarification', ['helpline', 'due']) },
  },
  'information-given': {
    when: 'the complainant has answered',
    quietHours: 'broken-in-emergencies',
    tell: { holder: officers(['holder'], 'case', ['due']) },
  },
  'information-not-given': {
    when: 'no answer for 15 days: back to the asker with that fact; silence never closes',
    quietHours: 'kept',
    tell: {
      complainant: citizen('case', ['office', 'due']),
      holder: officers(['holder'], 'case', ['due']),
    },
  },

  // Closed on paper is not solved
  'visit-assigned': {
    when: 'field validation is ordered (W7)',
    quietHours: 'kept',
    tell: {
      complainant: citizen('visit', ['due']),
      validator: officers(['validator'], 'visit', ['due']),
    },
  },
  'visit-withdrawn': {
    when: 'the case left confirmation before the visit',
    quietHours: 'kept',
    tell: { validator: officers(['validator'], null, []) },
  },
  'visit-missed': {
    when: 'the visit’s time is over without a finding',
    quietHours: 'kept',
    tell: { validator: officers(['validator'], null, []), cell: desk(null, []) },
  },
  'not-delivered': {
    when: 'the complainant says: not, or partly, delivered',
    quietHours: 'broken-in-emergencies',
    tell: {
      complainant: citizen('case', ['office', 'due']),
      officer: officers(ANSWERABLE, 'case', ['due']),
      cell: desk('case', ['office', 'due']),
    },
  },
  contrary: {
    when: 'the visit found the report contrary, or partly true',
    quietHours: 'broken-in-emergencies',
    tell: {
      complainant: citizen('case', ['office', 'due']),
      officer: officers(ANSWERABLE, 'case', ['due']),
      cell: desk('case', ['office', 'due']),
    },
  },
  disputed: {
    when: 'the complainant disputes the closing',
    quietHours: 'broken-in-emergencies',
    tell: {
      complainant: citizen('case', ['office', 'due']),
      officer: officers(ANSWERABLE, 'case', ['reason', 'due']),
      cell: desk('case', ['office', 'reason', 'due']),
    },
  },
  'reopened-recall': {
    when: 'the Cell recalls a closed case (W8)',
    quietHours: 'broken-in-emergencies',
    tell: {
      complainant: citizen('case', ['office', 'due']),
      officer: officers(ANSWERABLE, 'case', ['reason', 'due']),
    },
  },
  'back-to-screening': {
    when: 'reopened, and there is no HoD to go back to',
    quietHours: 'broken-in-emergencies',
    tell: { complainant: citizen('case', ['due']), cell: desk('case', ['due']) },
  },

  // Ends
  'ended-redressed': {
    when: 'confirmed by the complainant or a validator',
    quietHours: 'kept',
    tell: { complainant: citizen('window', ['helpline', 'due']) },
  },
  'ended-closed-unconfirmed': {
    when: 'nobody reached, no finding; the message says so',
    quietHours: 'kept',
    tell: { complainant: citizen('window', ['helpline', 'due']) },
  },
  'ended-declined': {
    when: 'an accepted ATR says that it cannot be done',
    quietHours: 'kept',
    tell: { complainant: citizen('window', ['reason', 'helpline', 'due']) },
  },
  'ended-rejected': {
    when: 'rejected by the Cell',
    quietHours: 'kept',
    tell: { complainant: citizen('window', ['reason', 'helpline', 'due']) },
  },
  'ended-withdrawn': {
    when: 'withdrawn by the complainant; he hears it in case it was somebody else',
    quietHours: 'kept',
    tell: { complainant: citizen(null, ['helpline']), holder: officers(['holder'], null, []) },
  },
  'ended-answered': {
    when: 'an enquiry is answered',
    quietHours: 'kept',
    tell: { complainant: citizen('window', ['helpline', 'due']) },
  },
  'ended-noted': {
    when: 'a suggestion is noted',
    quietHours: 'kept',
    tell: { complainant: citizen(null, []) },
  },
  'ended-merged': {
    when: 'joined to a case on the same matter, whose number is not his to know',
    quietHours: 'kept',
    tell: { complainant: citizen(null, []) },
  },

  // Of the case into which his was merged: its milestones, under his own number
  'merged-forwarded': {
    when: 'the joint case is with an office',
    quietHours: 'kept',
    tell: { complainant: citizen('case', ['office', 'due']) },
  },
  'merged-accepted': {
    when: 'the joint case’s ATR is accepted',
    quietHours: 'kept',
    tell: { complainant: citizen('confirmation', ['due', 'helpline']) },
  },
  'merged-reopened': {
    when: 'the joint case is open again',
    quietHours: 'kept',
    tell: { complainant: citizen('case', ['office', 'due']) },
  },
  'merged-ended': {
    when: 'the joint case ended',
    quietHours: 'kept',
    tell: { complainant: citizen(null, ['outcome', 'helpline']) },
  },
  unmerged: {
    when: 'the joint case was withdrawn or rejected: handled by itself again',
    quietHours: 'kept',
    tell: { complainant: citizen('case', ['due']) },
  },

  // Emergencies and the ladder (T6, N5, N6)
  'emergency-raised': {
    when: 'an open case becomes an emergency',
    quietHours: 'broken',
    tell: { officer: officers(['holder', 'district'], 'case', ['office', 'due']) },
  },
  'emergency-lowered': {
    when: 'it is none any more: those who were alarmed hear it',
    quietHours: 'kept',
    tell: {
      officer: officers(['holder', 'nodal', 'hod', 'area', 'district'], 'case', ['office', 'due']),
    },
  },
  'emergency-alert': {
    when: 'first rungs of an emergency: SMS, call, WhatsApp (C12)',
    quietHours: 'broken',
    tell: { officer: rung(['office', 'due']) },
  },
  'suspected-emergency': {
    when: 'what may be an emergency has lain in the queue too long',
    quietHours: 'broken',
    tell: { officer: rung(['due']) },
  },
  'duty-post': {
    when: 'an emergency without known office or district: the Cell’s duty post calls',
    quietHours: 'broken',
    tell: {
      cell: { ...desk('case', ['due']), channels: ['voice', 'sms'], delivery: 'every' },
    },
  },
  reminder: {
    when: 'rung: the limit comes near',
    quietHours: 'broken-in-emergencies',
    tell: { officer: rung(['office', 'due']) },
  },
  'interim-reply-wanted': {
    when: 'rung: a long case owes the complainant a word',
    quietHours: 'broken-in-emergencies',
    tell: { officer: rung(['office', 'due']) },
  },
  overdue: {
    when: 'rung: the limit has passed (T6, N5)',
    quietHours: 'broken-in-emergencies',
    tell: { officer: rung(['office', 'due']) },
  },
  escalation: {
    when: 'rung: nobody has acted, a higher one is told',
    quietHours: 'broken-in-emergencies',
    tell: { officer: rung(['office', 'due']) },
  },
  'in-progress': {
    when: 'a rung that a ladder addresses to the complainant',
    quietHours: 'broken-in-emergencies',
    tell: { complainant: citizen('clock', ['office', 'due']) },
  },
  'escalated-returns': {
    when: 'the third returned ATR of the case',
    quietHours: 'broken-in-emergencies',
    tell: { officer: officers(HIGHER, 'case', ['office', 'due']) },
  },
  'escalated-transfers': {
    when: 'the third transfer of the case',
    quietHours: 'broken-in-emergencies',
    tell: { officer: officers(HIGHER, 'case', ['due']) },
  },
  'escalated-disputes': {
    when: 'the second dispute of the case',
    quietHours: 'broken-in-emergencies',
    tell: { officer: officers(HIGHER, 'case', ['office', 'due']) },
  },
} as const satisfies Readonly<Record<string, EventRow>>;

type Table = typeof MESSAGE_TABLE;
export type MessageEvent = keyof Table;
export type { MessageChannel } from './row';
/** The audiences that an event's row names; a union of events gives the union. */
export type AudienceOf<E extends MessageEvent> = E extends MessageEvent
  ? { [G in keyof Table[E]['tell']]: AudiencesIn<Table[E]['tell'][G]> }[keyof Table[E]['tell']]
  : never;
type AudiencesIn<G> = G extends { audiences: readonly (infer A)[] } ? A : never;

/** One text a group. */
export type TextShape = { [E in MessageEvent]: { [G in keyof Table[E]['tell']]: string } };
export type NeededBy<E extends MessageEvent, G extends PropertyKey> =
  'subject' | 'reference' | (Table[E]['tell'] extends Readonly<Record<G, infer Row>> ? NeedsIn<Row> : never);
type NeedsIn<G> = G extends { needs: readonly (infer N)[] } ? N : never;

export const MESSAGE_ROWS: Readonly<Record<MessageEvent, EventRow>> = MESSAGE_TABLE;

export function isMessageEvent(name: string): name is MessageEvent {
  return Object.hasOwn(MESSAGE_TABLE, name);
}

export const MESSAGE_EVENTS: readonly MessageEvent[] = Object.keys(MESSAGE_TABLE).filter(isMessageEvent);

/** The group whose text `audience` gets at `event`; `null` when the table does not tell him. */
export function groupOf(event: MessageEvent, audience: Audience): { name: string; row: GroupRow } | null {
  for (const [name, row] of Object.entries(MESSAGE_ROWS[event].tell))
    if (row.audiences.includes(audience)) return { name, row };
  return null;
}
