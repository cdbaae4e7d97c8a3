/**
 * One spelling of a text for everything that compares texts: the classifier, the emergency signs and the
 * search for duplicates. Citizens write on every keyboard there is, so two encodings of the same word must
 * not be two words.
 */

/**
 * Characters of a text that are read (UTF-16 units). The longest hand-written grievance seen has about 1,500;
 * the bound keeps a pasted book from holding a worker up.
 */
export const LONGEST_TEXT_READ = 4_000;

const BENGALI_ZERO = 0x09e6;
const DEVANAGARI_ZERO = 0x0966;

function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code - (code >= BENGALI_ZERO ? BENGALI_ZERO : DEVANAGARI_ZERO));
}

/**
 * Bengali (০-৯) and Devanagari (०-९) digits as 0-9, everything else untouched. A mobile number or a house
 * number typed on a Bengali keyboard is the same number (page "Bad input" of the requirements).
 */
export function latinDigits(text: string): string {
  return text.replace(/[\u09E6-\u09EF\u0966-\u096F]/g, latinDigit);
}

/** The first `LONGEST_TEXT_READ` units of a text, never ending within a surrogate pair. */
function bounded(text: string): string {
  if (text.length <= LONGEST_TEXT_READ) return text;
  const cut = text.slice(0, LONGEST_TEXT_READ);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/**
 * The text in NFC, lower case, with Latin digits, without joiners and with every run of punctuation and white
 * space as one blank. Letters, their vowel signs and digits of any script stay. Bounded by
 * `LONGEST_TEXT_READ`; never throws; `normalise(normalise(x)) === normalise(x)`.
 */
export function normalise(text: string): string {
  const unified = bounded(text)
    .normalize('NFC')
    .toLowerCase()
    // Khanda ta is typed in two ways: as one letter, and on older phones as ta + hasanta + joiner.
    .replace(/ত্\u200D/g, 'ৎ')
    // Joiners only shape glyphs (ra + ya-phala); keyboards disagree about them.
    .replace(/[\u200B-\u200D\uFEFF\u00AD]/g, '')
    // "didn't" is one word, and so is "Ma's".
    .replace(/['\u2019\u02BC]/g, '');
  return (
    latinDigits(unified)
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()
      // Removing a joiner can bring two marks together that compose, and lower-casing can decompose (İ).
      .normalize('NFC')
      .slice(0, LONGEST_TEXT_READ)
      .trim()
  );
}
