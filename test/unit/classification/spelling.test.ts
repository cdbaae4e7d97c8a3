import * as fc from 'fast-check';
import { fold } from '../../../domain/classification/fold';
import { LONGEST_TEXT_READ, latinDigits, normalise } from '../../../domain/classification/normalise';

describe('a normalised text', () => {
  it.each([
    ['Bengali digits are Latin digits', '৯০০০০০০১০১', '9000000101'],
    ['Devanagari digits are Latin digits', '९०००', '9000'],
    ['case does not matter', 'Ration CARD', 'ration card'],
    ['punctuation and line ends are one blank', 'রেশন,\n\n-- কার্ড!!', 'রেশন কার্ড'],
    ['the danda ends a sentence, not a word', 'জল নেই।', 'জল নেই'],
    ['an apostrophe does not split', "don't", 'dont'],
    ['joiners are dropped', 'র\u200D্যাগিং', 'র্যাগিং'],
    ['a letter with nukta is the same in both encodings', 'বাড\u09BCি', 'বা\u09DCি'.normalize('NFC')],
    ['two part vowel signs compose', 'ক\u09C7\u09BE', 'ক\u09CB'],
    ['old encodings of khanda ta agree', 'বিদ্যুত্\u200D', 'বিদ্যুৎ'],
    ['nothing stays nothing', ' ?!… ', ''],
  ])('%s', (_what, text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('is normalised already, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
    );
  });

  it('is bounded, and a surrogate pair is not cut in two', () => {
    expect(normalise('জল '.repeat(100_000)).length).toBeLessThanOrEqual(LONGEST_TEXT_READ);
    expect(normalise(`${'a'.repeat(LONGEST_TEXT_READ - 1)}𝒜bc`)).toBe('a'.repeat(LONGEST_TEXT_READ - 1));
  });

  it('keeps everything but the digits when only digits are asked for', () => {
    expect(latinDigits('+৯১ 98-क१')).toBe('+91 98-क1');
  });
});

/** Spellings of one word, met in letters and messages; each row has one key. */
const SAME_SOUND: readonly (readonly [string, ...string[]])[] = [
  ['লক্ষ্মীর ভাণ্ডার', 'লক্ষ্মীর ভান্ডার', 'lokkhir bhandar', 'lakshmir bhandar', 'লক্ষীর ভান্ডার', 'लक्ष्मीर भंडार'],
  ['স্বাস্থ্য সাথী', 'swasthya sathi', 'sasthya sathi', 'sastho sathi', 'स्वास्थ्य साथी'],
  ['কৃষক বন্ধু', 'krishak bandhu', 'krishok bondhu', 'कृषक बंधु'],
  ['রেশন', 'ration', 'resan', 'rashan', 'राशन'],
  ['পেনশন', 'pension', 'पेंशन'],
  ['সার্টিফিকেট', 'certificate', 'सर्टिफिकेट'],
  ['বিদ্যুৎ', 'bidyut'],
  ['কন্যাশ্রী', 'kanyashree', 'konnasri'],
  ['আবাস যোজনা', 'awas yojana', 'abas jojona', 'आवास योजना'],
  ['অঙ্গনওয়াড়ি', 'ongonwari', 'आंगनवाड़ी'],
  ['স্কুল', 'school', 'स्कूल'],
  ['নিখোঁজ', 'nikhoj'],
  ['ভাতা', 'bhata', 'vata'],
  ['হয়েছে', 'hoyeche'],
  ['ওয়ার্ড', 'ward', 'वार्ड'],
  ['অ্যাম্বুলেন্স', 'ambulance', 'एम्बुलेंस'],
];

describe('the folded key', () => {
  it.each(SAME_SOUND)('of %s is the same in every script and spelling', (first, ...others) => {
    for (const other of others) expect([other, fold(other)]).toEqual([other, fold(first)]);
  });

  it('keeps words apart that mean different things', () => {
    const keys = [
      'ration',
      'pension',
      'kanyashree',
      'rupashree',
      'school',
      'certificate',
      'bidyut',
      'ward',
    ].map(fold);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is ASCII letters, digits and single blanks for any text, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/);
        expect(fold(text)).toBe(fold(text));
      }),
    );
  });
});
