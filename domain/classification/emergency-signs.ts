import type { Classification } from './classify';
import { startingSignals } from './emergency-signals';
import type { EmergencySignals, SignalGroup } from './emergency-signals';
import { foldNormalised } from './fold';
import { detectLanguage } from './language';
import { normalise } from './normalise';
import { signalMatcher } from './signal-matching';
import type { SignalMatcher } from './signal-matching';

/**
 * Signs of an emergency in a text (I7, page 7). **Software never gates one**: the tele-caller's five questions
 * decide, this only orders the queue and marks a case `suspected`. Phrase lists miss most of what they were not
 * written for, so GREEN never means "no emergency"; it is seen in normal triage.
 */
export interface EmergencyReading {
  /** RED first in the queue at once; AMBER seen by a person within 30 minutes; GREEN in normal triage. */
  band: 'red' | 'amber' | 'green';
  /** Groups found, heaviest first, context groups (`time`, `vulnerable`) last; without doubles. */
  signs: SignalGroup[];
  /** Sum of the groups' weights, `category` counting 2; orders the queue within a band. */
  score: number;
  /**
   * Marks the case `suspected`: RED, or AMBER because of a sign or of the category. AMBER for an unreadable or very
   * short text is not suspected: every missed call and every "please call me" would be, and a queue in which all are
   * first has no first. The figures of both stand in the test `emergency-signs.test.ts`.
   */
  suspected: boolean;
  /** Why, for the person who screens: the phrases found, or what could not be read. */
  reasons: string[];
}

/** What a caller records when reading a text failed: a model error is AMBER (page 7). */
export const UNREAD: EmergencyReading = {
  band: 'amber',
  signs: [],
  score: 0,
  suspected: false,
  reasons: ['the text could not be read by software'],
};

/** Groups that strengthen a sign but are none: half of all letters say "urgent" or mention a child. */
const CONTEXT: ReadonlySet<SignalGroup> = new Set<SignalGroup>(['time', 'vulnerable']);

/** Groups where one phrase is enough for RED: nobody writes them about last year's roof. */
const ALWAYS_RED: ReadonlySet<SignalGroup> = new Set<SignalGroup>(['selfharm', 'missing', 'violence']);

/** Weight of danger to people. */
const DANGER = 3;

/** A category of the emergency tier with at least this score is a sign by itself. */
const CATEGORY_SCORE = 0.4;
const CATEGORY_WEIGHT = 2;

/** Fewer words than this cannot be judged ("help", "please call"). */
const FEWEST_WORDS = 4;

const normalisedWords = (list: string): ReadonlySet<string> => new Set(normalise(list).split(' '));

/**
 * Words beside which a sign is something harmless. `near` is looked for within three words on either side.
 * Each row is a real kind of letter: money that is stuck, a password that does not arrive, a camp or a drill.
 */
const HARMLESS: readonly { signs: ReadonlySet<string>; near: ReadonlySet<string> }[] = [
  {
    signs: new Set(['আটকে', 'atke', 'আটকে রেখেছে', 'atke rekheche', 'रोक रखा']),
    near: normalisedWords(
      'টাকা পেনশন ভাতা ফাইল আবেদন বেতন কিস্তি কাজ রেজাল্ট সার্টিফিকেট জল নিকাশি taka pension bhata vata file abedon ' +
        'beton kisti kaj certificate result jol पैसा पैसे पेंशन वेतन तनख्वाह किस्त फाइल',
    ),
  },
  {
    signs: new Set(['ওটিপি', 'otp niye']),
    near: normalisedWords('আসছে আসেনি আসে asche ascheni aseni ase asena problem সমস্যা পোর্টাল portal'),
  },
  {
    signs: new Set(['রক্ত দরকার', 'rokto dorkar', 'खून चाहिए']),
    near: normalisedWords('শিবির shibir camp शिविर'),
  },
  {
    signs: new Set(['দুর্ঘটনা', 'accident', 'दुर्घटना']),
    near: normalisedWords('বীমা bima insurance claim बीमा'),
  },
  {
    signs: new Set(['fire broke out', 'gas leak', 'bomb', 'বোমা', 'boma', 'আগুন', 'agun', 'आग']),
    near: normalisedWords(
      'drill training licence license noc মহড়া দাম দামে বাজার বাজারে dam bajar bajare दाम बाजार महंगाई लाइसेंस लाइसेन्स লাইসেন্স',
    ),
  },
  {
    signs: new Set(['হারিয়ে গেছে', 'hariye geche', 'खो गया', 'खो गई', 'is missing']),
    near: normalisedWords(
      'কার্ড দলিল ফাইল সার্টিফিকেট শংসাপত্র কাগজ নাম card dolil file certificate kagoj naam name names list document ' +
        'documents amount instalment entry कार्ड कागज प्रमाण फाइल',
    ),
  },
];

/** A thing of the past may still be one; it is not RED. */
const LONG_AGO =
  /(?:^| )(?:last year|years? ago|গত বছর|বছর আগে|goto bochor|gato bochor|bochor age|पिछले साल|साल पहले)(?: |$)/;

interface Found {
  group: SignalGroup;
  weight: number;
  phrases: string[];
}

function harmless(written: string, at: number, words: readonly string[]): boolean {
  const near = words.slice(Math.max(0, at - 3), at + 4);
  return HARMLESS.some((row) => row.signs.has(written) && near.some((word) => row.near.has(word)));
}

function isRed(found: readonly Found[]): boolean {
  const signs = found.filter(({ group }) => !CONTEXT.has(group));
  if (signs.some(({ group }) => ALWAYS_RED.has(group))) return true;
  if (!signs.some(({ weight }) => weight === DANGER)) return false;
  return found.length > 1 || signs.some(({ phrases }) => phrases.length > 1);
}

export type EmergencyReader = (text: string, classification?: Classification) => EmergencyReading;

/** Builds the matchers of a list of signals once. Reading a text then takes about a millisecond or less. */
export function buildEmergencyReader(signals: readonly EmergencySignals[]): EmergencyReader {
  const groups = signals
    .map(({ group, weight, phrases }) => ({ group, weight, matchers: phrases.map(signalMatcher) }))
    .sort((a, b) => b.weight - a.weight);

  function phrasesFound(
    matchers: readonly SignalMatcher[],
    words: readonly string[],
    folded: readonly string[],
  ) {
    return matchers
      .filter((matcher) => {
        const at = matcher.find(words, folded);
        return at >= 0 && !harmless(matcher.written, at, words);
      })
      .map((matcher) => matcher.written);
  }

  return (text, classification) => {
    const normalised = normalise(text);
    const words = normalised.split(' ');
    const folded = foldNormalised(normalised).split(' ');
    const found = groups
      .map(({ group, weight, matchers }): Found => ({
        group,
        weight,
        phrases: phrasesFound(matchers, words, folded),
      }))
      .filter(({ phrases }) => phrases.length > 0);
    const first = classification?.suggestions[0];
    const categorySays = first !== undefined && first.tier === 'emergency' && first.score >= CATEGORY_SCORE;

    const reasons = found.map(({ group, phrases }) => `${group}: ${phrases.slice(0, 3).join(', ')}`);
    if (categorySays) reasons.push(`category of emergencies: ${first.category}`);
    const signs = found.map(({ group }) => group);
    const score = found.reduce((sum, { weight }) => sum + weight, 0) + (categorySays ? CATEGORY_WEIGHT : 0);

    if (isRed(found) && !LONG_AGO.test(normalised))
      return { band: 'red', signs, score, suspected: true, reasons };
    if (categorySays || signs.some((group) => !CONTEXT.has(group))) {
      return { band: 'amber', signs, score, suspected: true, reasons };
    }
    if (words.length < FEWEST_WORDS) {
      return { band: 'amber', signs, score, suspected: false, reasons: [...reasons, 'very short text'] };
    }
    if (!detectLanguage(text).known) {
      return { band: 'amber', signs, score, suspected: false, reasons: [...reasons, 'language not known'] };
    }
    return { band: 'green', signs, score, suspected: false, reasons };
  };
}

let startingReader: EmergencyReader | undefined;

/**
 * Reads a text with the product's starting signals.
 * @param classification what `classify` said of the same text; a category of the emergency tier counts as a sign.
 */
export function emergencySigns(text: string, classification?: Classification): EmergencyReading {
  startingReader ??= buildEmergencyReader(startingSignals());
  return startingReader(text, classification);
}
