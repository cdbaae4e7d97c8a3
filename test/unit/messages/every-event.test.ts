import type { EventType, GrievanceEvent } from '../../../domain/lifecycle/events';
import { NEWS, SILENT_EVENTS } from '../../../domain/messages/news';
import { planEntryMessages, planFollowerMessages, planMessages } from '../../../domain/messages/plan';
import { MESSAGE_EVENTS } from '../../../domain/messages/table';
import { OUTCOMES } from '../../../domain/vocabulary';
import { aCase, entry, MONDAY, rung, SUBJECT, WITH_BLOCK, WITH_HOD } from './case';

const facts = {
  reference: '2600012345',
  kind: 'grievance',
  channel: 'phone',
  hasTelephone: true,
  subject: SUBJECT,
  against: null,
  districtOffice: null,
  emergency: false,
  suspected: false,
} as const;
const rules = { policy: 1, office: 1, calls: 1 };

/** Every kind of ledger event, in each form that is told differently; a new kind must be entered here. */
const SAMPLES: { readonly [T in EventType]: readonly Extract<GrievanceEvent, { type: T }>[] } = {
  lodged: [
    { type: 'lodged', facts, rules },
    { type: 'lodged', facts: { ...facts, suspected: true }, rules },
    { type: 'lodged', facts: { ...facts, kind: 'enquiry' }, rules },
    { type: 'lodged', facts: { ...facts, kind: 'suggestion' }, rules },
  ],
  classified: [{ type: 'classified', subject: SUBJECT, suspected: true, suggestions: [], signs: [] }],
  validated: [{ type: 'validated', subject: SUBJECT, desk: 'cell' }],
  corrected: [{ type: 'corrected', subject: SUBJECT }],
  forwarded: [{ type: 'forwarded', office: 'dept', areaOffices: ['cmoh'] }],
  'rejection-proposed': [{ type: 'rejection-proposed' }],
  ended: OUTCOMES.map((outcome) => ({ type: 'ended', outcome, reasonCode: null })),
  merged: [{ type: 'merged', into: '2600012352' }],
  unmerged: [{ type: 'unmerged' }],
  'information-asked': [{ type: 'information-asked', paused: true }],
  'outreach-opened': [{ type: 'outreach-opened', callId: 'c1' }],
  'information-given': [{ type: 'information-given' }],
  'information-timed-out': [{ type: 'information-timed-out' }],
  'transferred-back': [
    { type: 'transferred-back', suggestedDepartment: 'land', reasonCode: 'not-our-subject' },
  ],
  delegated: [{ type: 'delegated', office: 'block', due: null }],
  'reported-up': [{ type: 'reported-up', from: 'block' }],
  'sent-down': [{ type: 'sent-down', office: 'block', reasonCode: 'incomplete' }],
  'taken-back': [{ type: 'taken-back', office: 'dept', reasonCode: 'no-progress' }],
  'handed-over': [{ type: 'handed-over', post: 'p2' }],
  reassigned: [{ type: 'reassigned', post: 'p2', reasonCode: 'leave' }],
  'extension-asked': [{ type: 'extension-asked', expected: MONDAY }],
  'extension-decided': [
    { type: 'extension-decided', granted: true, until: MONDAY },
    { type: 'extension-decided', granted: false, until: null },
  ],
  'extension-lapsed': [{ type: 'extension-lapsed' }],
  'atr-submitted': [{ type: 'atr-submitted', redressal: 'redressed', reasonCode: null, inTime: true }],
  'atr-accepted': [{ type: 'atr-accepted', call: true, visit: true }],
  'atr-returned': [{ type: 'atr-returned', reasonCode: 'hollow', leastUntil: MONDAY }],
  recalled: [{ type: 'recalled', reasonCode: 'below-standard', leastUntil: null }],
  reopened: (['recall', 'dispute', 'feedback', 'finding'] as const).map((by) => ({
    type: 'reopened',
    by,
    reasonCode: null,
  })),
  'returned-to-screening': [{ type: 'returned-to-screening', by: 'dispute', reasonCode: 'not-done' }],
  'call-opened': [{ type: 'call-opened', callId: 'c1' }],
  'call-attempted': [{ type: 'call-attempted' }],
  'call-finished': [{ type: 'call-finished', how: 'answered', delivered: 'yes' }],
  'visit-opened': [{ type: 'visit-opened', visitId: 'v1' }],
  'visit-finished': [{ type: 'visit-finished', how: 'expired', verdict: null }],
  'evidence-kept': [{ type: 'evidence-kept', about: 'note' }],
  'emergency-raised': [{ type: 'emergency-raised' }],
  'emergency-lowered': [{ type: 'emergency-lowered' }],
  acknowledged: [{ type: 'acknowledged', office: 'dept' }],
  'duty-post-called': [{ type: 'duty-post-called' }],
  rung: [],
  escalated: (['returns', 'transfers', 'disputes'] as const).map((why) => ({
    type: 'escalated',
    level: 3,
    why,
  })),
  'moved-by': [{ type: 'moved-by', by: 'p1' }],
  replanned: [{ type: 'replanned', rules }],
  'window-closed': [{ type: 'window-closed' }],
};
const RUNGS = [
  ...['notify', 'reminder', 'overdue', 'escalate', 'interim-reply-wanted'].map((action) => rung({ action })),
  rung({ action: 'notify', clock: 'emergency#1' }),
  rung({ action: 'escalate', clock: 'suspected@1', audience: 'cell' }),
  rung({ audience: 'complainant' }),
];
const SENT_TO_OPEN_CASE = aCase({ ...WITH_HOD, stage: 'confirmation' });

const every: GrievanceEvent[] = [...Object.values(SAMPLES).flat(), ...RUNGS];
const types = Object.keys(NEWS);

test('every ledger event is told to somebody or is silent for a reason', () => {
  for (const type of types) {
    const of = every.filter((event) => event.type === type);
    const told = of.flatMap((event) => planMessages(event, SENT_TO_OPEN_CASE, aCase(WITH_BLOCK)));
    expect([type, told.length > 0, type in SILENT_EVENTS]).toEqual([
      type,
      !(type in SILENT_EVENTS),
      type in SILENT_EVENTS,
    ]);
    expect(of.length).toBeGreaterThan(0);
  }
});

test('every row of the table is reached by some event', () => {
  const asking = aCase({
    ...WITH_HOD,
    stage: 'awaiting-information',
    ask: { askedAt: MONDAY, from: 'with-department', paused: true, callId: null, post: null },
  });
  const visiting = aCase({
    ...WITH_HOD,
    stage: 'confirmation',
    visit: { state: 'open', id: 'v1', openedAt: MONDAY, verdict: null },
  });
  const reached = new Set(
    [
      ...every.flatMap((event) => planMessages(event, SENT_TO_OPEN_CASE, aCase(WITH_BLOCK))),
      ...every.flatMap((event) => planFollowerMessages(event, SENT_TO_OPEN_CASE)),
      ...planMessages(rung({ audience: 'complainant' }), asking),
      ...planEntryMessages(visiting, entry({ type: 'ended', outcome: 'withdrawn', reasonCode: null })),
    ].map((message) => message.event),
  );
  expect(MESSAGE_EVENTS.filter((event) => !reached.has(event))).toEqual([]);
});
