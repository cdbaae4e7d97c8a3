/** From a case's facts to the words that fill a text: instants, codes and kinds in the recipient's language. */
import { OFFSET_MS } from '../time';
import type { Instant } from '../time';
import type { Audience, Kind, Language, Outcome } from '../vocabulary';
import { outcomeInWords, reasonInWords } from './reasons';

/** What fills the placeholders; `signature` ends every text (DLT: the sender's name stands in every template). */
export type MessageValues = {
  /** "Your grievance" to the complainant, "Grievance" or "EMERGENCY" to officers. */
  subject: string;
  /** The registration number in groups, as it is read aloud. */
  reference: string;
  signature: string;
  office?: string;
  due?: string;
  reason?: string;
  helpline?: string;
  outcome?: string;
};

export type MessageFacts = {
  reference: string;
  kind: Kind;
  emergency: boolean;
  /** Short name of the office in the recipient's language; see `PlannedMessage.office`. */
  office: string | null;
  due: Instant | null;
  reasonCode: string | null;
  outcome: Outcome | null;
  /** The telephone to call, as configured. */
  helpline: string;
  /** The programme's short name, as configured: political names change. */
  signature: string;
};

/** A DLT variable holds at most 30 characters, Unicode too (MSG91, DLT content template FAQ). */
export const LONGEST_VALUE = 30;

type KindWords = Readonly<Record<Kind | 'emergency', string>>;
const TO_OFFICERS: Readonly<Record<Language, KindWords>> = {
  en: { grievance: 'Grievance', suggestion: 'Suggestion', enquiry: 'Enquiry', emergency: 'EMERGENCY' },
  bn: { grievance: 'অভিযোগ', suggestion: 'পরামর্শ', enquiry: 'জিজ্ঞাসা', emergency: 'জরুরি' },
  hi: { grievance: 'शिकायत', suggestion: 'सुझाव', enquiry: 'पूछताछ', emergency: 'आपात' },
};
const TO_COMPLAINANT: Readonly<Record<Language, Readonly<Record<Kind, string>>>> = {
  en: { grievance: 'Your grievance', suggestion: 'Your suggestion', enquiry: 'Your enquiry' },
  bn: { grievance: 'আপনার অভিযোগ', suggestion: 'আপনার পরামর্শ', enquiry: 'আপনার জিজ্ঞাসা' },
  hi: { grievance: 'आपकी शिकायत', suggestion: 'आपका सुझाव', enquiry: 'आपकी पूछताछ' },
};

const ENGLISH_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Said where a fact is not known: a message that lacks one must not stop the case's step. */
const UNKNOWN: Readonly<Record<Language, { office: string; due: string }>> = {
  en: { office: 'the office concerned', due: 'the set date' },
  bn: { office: 'সংশ্লিষ্ট দপ্তর', due: 'নির্ধারিত সময়' },
  hi: { office: 'संबंधित कार्यालय', due: 'नियत समय' },
};

/** The values of one message. */
export function messageValues(facts: MessageFacts, audience: Audience, language: Language): MessageValues {
  const toComplainant = audience === 'complainant';
  const subject = toComplainant
    ? TO_COMPLAINANT[language][facts.kind]
    : TO_OFFICERS[language][facts.emergency ? 'emergency' : facts.kind];
  // A complainant plans by days, save where hours matter; officers are judged by the minute.
  const withTime = !toComplainant || facts.emergency;
  return {
    subject,
    reference: facts.reference,
    signature: facts.signature,
    helpline: facts.helpline,
    office: facts.office === null ? UNKNOWN[language].office : abridged(facts.office),
    due: facts.due === null ? UNKNOWN[language].due : dueInWords(facts.due, language, withTime),
    reason: reasonInWords(facts.reasonCode ?? 'other', language),
    ...(facts.outcome === null ? {} : { outcome: outcomeInWords(facts.outcome, language) }),
  };
}

/**
 * `28 Sep`, or `28/09` in Bengali and Hindi, whose month names would cost up to eight of 70 characters; with the
 * time `28 Sep 18:00`. Local, Latin digits, day first as everybody writes it here; deadlines lie within months.
 */
export function dueInWords(at: Instant, language: Language, withTime: boolean): string {
  const local = new Date(at + OFFSET_MS);
  const [month, day] = local.toISOString().slice(5, 10).split('-');
  const date =
    language === 'en'
      ? `${local.getUTCDate()} ${ENGLISH_MONTHS[local.getUTCMonth()] ?? ''}`
      : `${day ?? ''}/${month ?? ''}`;
  return withTime ? `${date} ${local.toISOString().slice(11, 16)}` : date;
}

/** A vowel sign, a joiner, the second half of a surrogate pair. */
function belongsToTheOneBefore(unit: string): boolean {
  return (
    /\p{M}/u.test(unit) || unit === '\u200c' || unit === '\u200d' || (unit >= '\udc00' && unit <= '\udfff')
  );
}

/** At most 30 characters, cut between words; typographic quotes and dashes made plain, for GSM-7 has none. */
export function abridged(name: string): string {
  const plain = name
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2013\u2014]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= LONGEST_VALUE) return plain;
  const cut = plain.lastIndexOf(' ', LONGEST_VALUE - 2);
  if (cut > LONGEST_VALUE / 2)
    return `${plain
      .slice(0, cut)
      .replace(/[,;:&-]+$/, '')
      .trim()}..`;
  // One very long word: cut before a letter, never between a letter and its vowel sign or half a pair.
  let end = LONGEST_VALUE - 2;
  while (end > 0 && belongsToTheOneBefore(plain.charAt(end))) end -= 1;
  return `${plain.slice(0, end)}..`;
}
