/** Every text with the longest plausible values: what an SMS of it may cost. For the tests and the document. */
import type { Audience, Language } from '../vocabulary';
import { AUDIENCES, LANGUAGES } from '../vocabulary';
import { smsLength } from './sms-length';
import type { SmsLength } from './sms-length';
import { MESSAGE_EVENTS, MESSAGE_ROWS } from './table';
import type { MessageEvent } from './table';
import { renderMessage } from './templates';
import { abridged, messageValues } from './values';
import type { MessageFacts } from './values';

/** Office names of the longest kind the directory has; longer ones are abridged to 30 characters. */
const LONG_OFFICE: Readonly<Record<Language, string>> = {
  en: 'District Magistrate, Dakshin Dinajpur',
  bn: 'জেলাশাসক, দক্ষিণ চব্বিশ পরগনা',
  hi: 'ज़िलाधिकारी, दक्षिण चौबीस परगना',
};
/** 28 September 2026, 18:00 local: the longest day and month name in Bengali. */
const LATE_SEPTEMBER = Date.UTC(2026, 8, 28, 12, 30);

/** Facts with every value at its longest that this message can have; a toll-free number in groups. */
export function longestFacts(event: MessageEvent, audience: Audience, language: Language): MessageFacts {
  // An emergency, which states the hour too, is acknowledged by a text of its own.
  const routine = event.startsWith('lodged') && event !== 'lodged-urgent';
  return {
    reference: '26 1234 5678',
    kind: event === 'lodged-enquiry' ? 'enquiry' : event === 'lodged-suggestion' ? 'suggestion' : 'grievance',
    emergency: !routine && audience === 'complainant',
    office: abridged(LONG_OFFICE[language]),
    due: LATE_SEPTEMBER,
    reasonCode: 'complainant-not-contacted',
    outcome: 'declined',
    helpline: '1800 345 8244',
    signature: 'SSM WB',
  };
}

export type MeasuredText = {
  event: MessageEvent;
  audience: Audience;
  group: string;
  language: Language;
  text: string;
  length: SmsLength;
};

/** One entry an event, audience and language. */
export function measuredTexts(): MeasuredText[] {
  return MESSAGE_EVENTS.flatMap((event) =>
    Object.entries(MESSAGE_ROWS[event].tell).flatMap(([group, row]) =>
      AUDIENCES.filter((audience) => row.audiences.includes(audience)).flatMap((audience) =>
        LANGUAGES.map((language) => {
          const values = messageValues(longestFacts(event, audience, language), audience, language);
          const text = renderMessage(event, audience, language, values);
          return { event, audience, group, language, text, length: smsLength(text) };
        }),
      ),
    ),
  );
}
