/**
 * Personal data by role (page 5, Personal data). Those who write, validate and call see it whole; those who act on
 * the spot see name and address; everybody else initials. A channel gets back what it lodged, its numbers masked.
 */
import type { Role } from '../../domain/vocabulary';

export type Sight = 'full' | 'partial' | 'initials';

const FULL: readonly Role[] = ['cell-officer', 'analyst', 'tele-caller', 'data-entry-operator'];
const PARTIAL: readonly Role[] = ['hod', 'nodal-officer', 'officer', 'validator', 'channel'];

export function sightOf(role: Role): Sight {
  if (FULL.includes(role)) return 'full';
  return PARTIAL.includes(role) ? 'partial' : 'initials';
}

export type Person = {
  name: string | null;
  mobile: string | null;
  email: string | null;
  address: string | null;
  language: string;
};

export function maskedPerson(person: Person, sight: Sight): Person {
  if (sight === 'full') return person;
  return {
    name: sight === 'partial' ? person.name : initials(person.name),
    mobile: maskedMobile(person.mobile),
    email: maskedEmail(person.email),
    address: sight === 'partial' ? person.address : null,
    language: person.language,
  };
}

/** `+919812345601` → `98xxxxxx01`; a foreign number keeps its country and its last two digits. */
export function maskedMobile(mobile: string | null): string | null {
  if (mobile === null) return null;
  const indian = /^\+91(\d{2})\d{6}(\d{2})$/.exec(mobile);
  if (indian !== null) return `${indian[1] ?? ''}xxxxxx${indian[2] ?? ''}`;
  return mobile.length <= 6
    ? 'xxxxxx'
    : `${mobile.slice(0, 3)}${'x'.repeat(mobile.length - 5)}${mobile.slice(-2)}`;
}

/** `anita@example.org` → `axxx@example.org`. */
export function maskedEmail(email: string | null): string | null {
  if (email === null) return null;
  const at = email.lastIndexOf('@');
  return at < 1 ? 'xxx' : `${firstLetter(email)}xxx${email.slice(at)}`;
}

/** A message's recipient, whatever it is reached by. */
export function maskedAddress(address: string | null): string | null {
  return address?.includes('@') === true ? maskedEmail(address) : maskedMobile(address);
}

export function initials(name: string | null): string | null {
  if (name === null) return null;
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words.map((word) => `${firstLetter(word)}.`).join(' ');
}

const letters = new Intl.Segmenter('bn', { granularity: 'grapheme' });

/** The first letter as a reader sees it: a Bengali consonant keeps its vowel sign. */
function firstLetter(text: string): string {
  for (const { segment } of letters.segment(text)) return segment;
  return '';
}
