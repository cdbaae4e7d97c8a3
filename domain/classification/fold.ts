import { normalise } from './normalise';

/**
 * The folded view (page 7): Bengali, Devanagari and Latin spellings of a sound meet in one ASCII key, so that
 * "lokkhir bhandar", "laxmi bhandar", "লক্ষ্মীর ভাণ্ডার" and "लक्ष्मी भंडार" can be compared. Written for
 * comparison only: a key is not readable and cannot be turned back.
 *
 * Two steps. A script is spelled out in Latin with its inherent vowels; then one set of sound rules, the same
 * for all, removes what writers of romanised Bengali do not agree on: aspiration (bhata, vata), the three s,
 * dental and retroflex, doubled consonants, and the vowels a, e and o, which stand for each other and for
 * nothing. i and u are kept; they are what is left to tell short words apart.
 */

/** "letter=sound" pairs; a letter without a sound is silent. */
function soundsOf(pairs: string): ReadonlyMap<string, string> {
  const sounds = new Map<string, string>();
  for (const pair of pairs.split(' ')) {
    const [letter = '', sound = ''] = pair.split('=');
    sounds.set(letter, sound);
  }
  return sounds;
}

const BENGALI = soundsOf(
  'অ=o আ=a ই=i ঈ=i উ=u ঊ=u ঋ=ri এ=e ঐ=oi ও=o ঔ=ou ' +
    'ক=k খ=kh গ=g ঘ=gh ঙ=ng চ=ch ছ=ch জ=j ঝ=jh ঞ=n ট=t ঠ=th ড=d ঢ=dh ণ=n ত=t থ=th দ=d ধ=dh ন=n ' +
    'প=p ফ=ph ব=b ভ=bh ম=m য=j র=r ল=l শ=sh ষ=sh স=s হ=h ৎ=t ং=ng ৰ=r ৱ=w ' +
    'া=a ি=i ী=i ু=u ূ=u ৃ=ri ে=e ৈ=oi ো=o ৌ=ou ৗ=u',
);

const DEVANAGARI = soundsOf(
  'अ=a आ=a इ=i ई=i उ=u ऊ=u ऋ=ri ए=e ऐ=ai ओ=o औ=au ऑ=o ऍ=e ' +
    'क=k ख=kh ग=g घ=gh ङ=ng च=ch छ=ch ज=j झ=jh ञ=n ट=t ठ=th ड=d ढ=dh ण=n त=t थ=th द=d ध=dh न=n ' +
    'प=p फ=ph ब=b भ=bh म=m य=y र=r ल=l व=w श=sh ष=sh स=s ह=h ं=n ँ=n ' +
    'ा=a ि=i ी=i ु=u ू=u ृ=ri े=e ै=ai ो=o ौ=au ॉ=o ॅ=e',
);

/** Clusters whose sound is not the sum of their letters, spelled out before the letters are. */
const CLUSTERS: readonly (readonly [RegExp, string])[] = [
  [/ক্ষ্ম|ক্ষ|क्ष्म|क्ष/g, 'kkho'],
  [/জ্ঞ|ज्ञ/g, 'ggo'],
  [/ওয\u09BC|ওয়/g, 'w'],
  [/অ্যা|এ্যা/g, 'a'],
  // Nukta letters: য় glides, ড় and ढ़ are flapped.
  [/য\u09BC/g, 'y'],
  [/[ডঢ]\u09BC|[डढ]\u093C/g, 'ro'],
  [/ज\u093C/g, 'jo'],
  [/फ\u093C/g, 'pho'],
  // Ya-phala and ba-phala double what they follow or are silent, but not after র (কার্য, পূর্ব) nor ম (অম্বল).
  [/(?<!র)্য/g, ''],
  [/(?<![রম])্ব/g, ''],
  [/्[यव]/g, ''],
];

const VOWEL_SIGN = /[\u09BE-\u09CC\u09D7\u093E-\u094C]/;
const HASANTA = /[\u09CD\u094D]/;
const CONSONANT = /[\u0995-\u09B9\u09F0\u09F1\u0915-\u0939]/;
const INDIC = /[\u0900-\u09FF]/;

function spelledInLatin(text: string): string {
  if (!INDIC.test(text)) return text;
  let clustered = text;
  for (const [cluster, sound] of CLUSTERS) clustered = clustered.replace(cluster, sound);
  let out = '';
  for (let at = 0; at < clustered.length; at += 1) {
    const letter = clustered.charAt(at);
    const sound = BENGALI.get(letter) ?? DEVANAGARI.get(letter) ?? (INDIC.test(letter) ? '' : letter);
    out += sound;
    if (CONSONANT.test(letter)) {
      const next = clustered.charAt(at + 1);
      if (!VOWEL_SIGN.test(next) && !HASANTA.test(next)) out += 'o';
    }
  }
  return out;
}

/** The sound rules, in order. Each word is folded alone. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/[ts]ion/g, 'son'],
  [/kshm|kkhm|xm|ksh|x/g, 'kh'],
  [/gy|gn(?=[aeo])/g, 'g'],
  [/sch(?=[aou])/g, 'sk'],
  [/chh?/g, 'C'],
  [/c(?=[eiy])/g, 's'],
  [/c|q/g, 'k'],
  [/C/g, 'c'],
  [/sh|z(?=h)/g, 's'],
  [/ph|f/g, 'p'],
  [/([kgtdbj])h/g, '$1'],
  [/z/g, 'j'],
  [/rh/g, 'r'],
  // After a consonant y and w are the silent second letter of a cluster; elsewhere they are sounds.
  [/([bcdghjklmnprst])y(?=[aeou])/g, '$1'],
  [/([dkst])w(?=[aei])/g, '$1'],
  [/^y/g, 'j'],
  [/[vw]/g, 'b'],
  [/ng+/g, 'n'],
  [/ee|y/g, 'i'],
  [/oo/g, 'u'],
  [/([a-z])\1+/g, '$1'],
  [/^[aeo]/g, 'A'],
  [/[aeo]/g, ''],
  [/i+/g, 'i'],
  [/u+/g, 'u'],
  [/A/g, 'a'],
];

function foldedWord(word: string): string {
  let sound = word;
  for (const [pattern, by] of SOUNDS) sound = sound.replace(pattern, by);
  return sound;
}

/**
 * The ASCII phonetic key of a text: words of [a-z0-9] separated by single blanks. Takes any text, normalised
 * or not; letters of other scripts are dropped. Never throws.
 */
export function fold(text: string): string {
  return foldNormalised(normalise(text));
}

/** As `fold`, for a text that already went through `normalise`. */
export function foldNormalised(normalised: string): string {
  const latin = spelledInLatin(normalised)
    .normalize('NFD')
    .replace(/[^a-z0-9 ]+/g, '');
  const words: string[] = [];
  for (const word of latin.split(' ')) {
    const key = foldedWord(word);
    if (key !== '') words.push(key);
  }
  return words.join(' ');
}
