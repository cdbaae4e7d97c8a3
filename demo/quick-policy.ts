/**
 * The demonstration's policy: the default one with its days shortened, everything else as it is in force.
 *
 * 7 days for an ATR become 21 s, so the last rung of a late case (7 days after that) comes after 42 s, and the
 * whole emergency ladder fits into 18 s. Shorter, and an officer who acts at once would be late on a machine
 * whose two cores also run the engines.
 */
import type { Limit, RungSpec } from '../domain/policy';
import { HOUR, MINUTE, SECOND } from '../domain/time';
import type { Millis } from '../domain/time';

/** What a day and an hour of the real policy last here. */
export const QUICK_DAY: Millis = 3 * SECOND;
export const QUICK_HOUR: Millis = 750;

const days = (count: number): Millis => count * QUICK_DAY;
const hours = (count: number): Millis => count * QUICK_HOUR;

/** Wall time: a demonstration at night must run like one by day. */
const lasting = (ms: Millis): Limit => ({ minutes: ms / MINUTE, counted: 'wall' });
const duration = (ms: Millis): string => `PT${ms / SECOND}S`;

const overdueTail: RungSpec[] = [
  { at: '100%', action: 'overdue', audience: 'everyone' },
  { at: `limit+${duration(days(1))}`, action: 'escalate', audience: 'hod' },
  { at: `limit+${duration(days(3))}`, action: 'escalate', audience: 'cell' },
  { at: `limit+${duration(days(7))}`, action: 'escalate', audience: 'highest', every: duration(days(7)) },
];
const reminders: RungSpec[] = [
  { at: '50%', action: 'reminder', audience: 'holder' },
  { at: '80%', action: 'reminder', audience: 'holder' },
];
const interimReply: RungSpec = {
  at: `start+${duration(days(7))}`,
  action: 'interim-reply-wanted',
  audience: 'holder',
};
const atOnce = (audience: 'hod' | 'nodal' | 'area'): RungSpec => ({
  at: '0%',
  action: 'notify',
  audience,
  channels: ['sms', 'voice', 'whatsapp'],
});

/** Half an hour, lengthened; before the acknowledgement rung, as in the real policy. */
const UNROUTED = 2 * SECOND;

/** Body of `POST /v1/policies`; what it leaves out stays as it is in force. */
export const QUICK_POLICY = {
  atr: { individual: lasting(days(7)), community: lasting(days(30)), policy: lasting(days(90)) },
  emergencyHours: hours(24) / HOUR,
  leastAfterReturn: { normal: days(2), emergency: hours(6) },
  stages: {
    // One and two days, doubled: an officer takes a moment however short the day.
    screening: lasting(days(2)),
    review: lasting(days(4)),
    // Half an hour would be 0.4 s.
    screeningEmergency: lasting(UNROUTED),
    reviewEmergency: lasting(hours(8)),
    enquiry: lasting(days(7)),
    suggestion: lasting(days(30)),
    visit: lasting(days(4)),
  },
  unroutedEmergency: UNROUTED,
  clarification: { reminders: [days(3), days(7), days(12)], timeout: days(15), pausedAsksPerCycle: 2 },
  window: days(30),
  ladders: {
    emergency: [
      atOnce('hod'),
      atOnce('nodal'),
      atOnce('area'),
      // Two hours, lengthened so that it stays before the HoD's second call at a quarter of the limit.
      {
        at: `start+${duration(4 * SECOND)}`,
        atMostShare: 0.5,
        action: 'escalate',
        audience: 'district',
        when: 'unacknowledged',
      },
      { at: '25%', action: 'escalate', audience: 'hod', channels: ['voice', 'sms'] },
      { at: '50%', action: 'escalate', audience: 'cell' },
      { at: '83%', action: 'escalate', audience: 'highest' },
      { at: '100%', action: 'overdue', audience: 'everyone', every: duration(hours(6)) },
    ],
    individual: [...reminders, ...overdueTail],
    community: [interimReply, ...reminders, ...overdueTail],
    policy: [interimReply, ...reminders, ...overdueTail],
    stage: [
      { at: '100%', action: 'overdue', audience: 'holder' },
      { at: '100%', action: 'escalate', audience: 'cell' },
      { at: '200%', action: 'escalate', audience: 'highest', every: duration(days(7)) },
    ],
  } satisfies Record<string, RungSpec[]>,
  quietHours: null,
  calls: {
    leastWorkingDays: 1,
    spacing: hours(1),
    lease: 5 * SECOND,
    giveUpAfter: lasting(days(7)),
  },
  // A share would be drawn by registration number, and so differ from one year to the next.
  visitShare: { individual: 0, community: 0, policy: 0 },
  declinedCallShare: 1,
  jitter: 0,
};

const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Body of `POST /v1/calendars`: open day and night. */
export function openCalendar(id: 'office' | 'calls'): object {
  return { id, week: Object.fromEntries(EVERY_DAY.map((day) => [day, [['00:00', '24:00']]])), holidays: [] };
}
