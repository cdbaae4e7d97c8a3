/** A few messages in full, for `--messages`: what complainants read in three languages, then what officers read. */
import type { MessageEvent } from '../domain/messages/table';
import type { Language } from '../domain/vocabulary';
import type { CaseReport } from './case-report';

const TO_COMPLAINANTS: readonly [MessageEvent, Language][] = [
  ['lodged', 'bn'],
  ['lodged', 'hi'],
  ['lodged', 'en'],
  ['lodged-urgent', 'bn'],
  ['forwarded', 'bn'],
  ['forwarded', 'hi'],
  ['information-asked', 'hi'],
  ['extension-granted', 'bn'],
  ['accepted', 'en'],
  ['merged-ended', 'bn'],
  ['ended-redressed', 'hi'],
  ['ended-closed-unconfirmed', 'bn'],
  ['ended-declined', 'en'],
  ['ended-rejected', 'hi'],
];
/** Whatever their language. */
const TO_OFFICERS: readonly MessageEvent[] = [
  'delegated',
  'reminder',
  'overdue',
  'escalation',
  'escalated-returns',
  'returned',
  'emergency-alert',
  'visit-assigned',
];

/** The first message of each sort, with what it belongs to. */
export function shownMessages(reports: readonly CaseReport[]): string {
  const all = reports.flatMap(({ reference, messages }) => messages.map((sent) => ({ ...sent, reference })));
  const citizens = all.filter(({ audience }) => audience === 'complainant');
  const officers = all.filter(({ audience }) => audience !== 'complainant');
  const picked = [
    ...TO_COMPLAINANTS.flatMap(([wanted, tongue]) =>
      citizens.filter(({ event, language }) => event === wanted && language === tongue).slice(0, 1),
    ),
    ...TO_OFFICERS.flatMap((wanted) => officers.filter(({ event }) => event === wanted).slice(0, 1)),
  ];
  return picked
    .map(
      ({ event, audience, channel, language, recipient, text, state, reference }) =>
        `${reference}  ${event} → ${audience}  (${channel}, ${language}, to ${recipient ?? '—'}, ${state}, ${text.length} characters)\n${text}\n`,
    )
    .join('\n');
}
