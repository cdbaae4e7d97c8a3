import { normalise } from './normalise';

/**
 * Which language a citizen wrote in: script counting plus function words (page 7). No library tried knows
 * romanised Bengali, which is what most mobile keyboards in the State produce.
 */

/** Bengali, Hindi, English, or an Indian language in Latin letters (`rom`: Bengali unless `replyIn` says Hindi). */
export type WrittenLanguage = 'bn' | 'hi' | 'en' | 'rom';

export interface LanguageReading {
  language: WrittenLanguage;
  /** Language in which a message to the writer is understood. Romanised Bengali is answered in Bengali. */
  replyIn: 'bn' | 'hi' | 'en';
  /** 0 to 1: share of what was counted that speaks for `language`. */
  confidence: number;
  /**
   * False where the text gives nothing to go by: no letters, an unknown script, or Latin words of which none is a
   * function word of a known language. `language` is then the least bad guess; emergencies treat it as unknown.
   */
  known: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const ENGLISH = words(
  'the is are was were be been have has had not no and or of to in on at for from with by my our we i me he she it ' +
    'they this that there their his her your you please sir madam since but as an a who which when what how why can ' +
    'will would should could do does did any all after before still yet am us if so because out up also very now ' +
    'get got give given want need help days months years received complaint problem does',
);

const ROMANISED_BENGALI = words(
  'ami amar amra amader amake ekhon ekhono ekhane okhane ache achi achen chilo nei na hoyni hoini hoy hocche hochhe hochche ' +
    'hoyeche hoyche paini pai pacchi pachhi pabo peyechi kore korche korchi korechi korechen korben korun korte kora koreni ' +
    'korlam bolche bolchen bole boleche bolen dicche dichhe dicchena dey deyni dile diye din dite debe niye nicche nichhe ' +
    'jacche jachhe jabe jay jete gele geche gechi asche aschena asena asche ashche theke thake thakche theka jonno jonyo kono ' +
    'keu kichu kothao kobe kivabe kibhabe keno kintu tai ar aar er ei oi sei eta ota ekta akta ekti tar tara tader take ' +
    'taka tao moto mote sathe shathe songe porjonto theke pore por age aage bar bochor bachor mas maas din dine gramer ' +
    'gram bari barite barir chele meye baba ma maa dada didi dayakore doya doyakore hobe hole hoy khub onek sob shob ' +
    'rasta jol aj aaj kal ekhuni taratari lok loker upor niche bhitor bhai kaj kaje thik bhalo kharap dui tin char panch ' +
    'ghor ghore ra ke ki ba o ota bochore mase hoeche hoche dorkar chai chaiche parchi parchina parche pari parina janai janan',
);

const ROMANISED_HINDI = words(
  'hai hain nahi nahin nhi mera meri mere hum hamara hamare hamari mujhe main mai aap aapka kya kyu kyon kab kaise ka ki ko ' +
    'se mein par aur ke liye raha rahi rahe kar karo kiya kiye gaya gayi gaye mila mili milta diya diye tha thi the ' +
    'bahut sab koi kuch abhi yahan wahan ghar paisa paise pani sadak bijli gaon log din mahine saal se tak chahiye kripya',
);

/**
 * Function words of Bengali and Hindi in their own scripts; these languages are told by script, so the words serve
 * only to weigh phrases (a phrase's "নেই" or "नहीं" says nothing about its subject).
 */
const INDIC_FUNCTION_WORDS = words(
  'আমি আমার আমাদের না নেই নিয়ে দিয়ে থেকে জন্য হচ্ছে দিচ্ছে পাইনি পাচ্ছি টাকা আছে হয়নি করে চাই এর ও ' +
    'मैं मेरा नहीं नहीं है हैं का की के को से में पर और लिए रहा रही रहे मिला मिल पैसा पैसे चाहिए नहीं ने हो गया गई',
);

/** Words that say nothing about a grievance's subject, normalised, of all four forms. */
export const FUNCTION_WORDS: readonly string[] = [
  ...new Set(
    [...ENGLISH, ...ROMANISED_BENGALI, ...ROMANISED_HINDI, ...INDIC_FUNCTION_WORDS, 'taka', 'money'].map(
      normalise,
    ),
  ),
];

interface Counts {
  bengali: number;
  devanagari: number;
  latin: number;
  other: number;
}

function countScripts(text: string): Counts {
  const counts: Counts = { bengali: 0, devanagari: 0, latin: 0, other: 0 };
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    if (point >= 0x0980 && point <= 0x09ff) counts.bengali += 1;
    else if (point >= 0x0900 && point <= 0x097f) counts.devanagari += 1;
    else if (point >= 0x61 && point <= 0x7a) counts.latin += 1;
    else if (point > 0x7f && /\p{L}/u.test(letter)) counts.other += 1;
  }
  return counts;
}

/**
 * An Indian script weighs three times a Latin letter: "আমার swasthya sathi card নিচ্ছে না" is Bengali though most
 * of its letters are Latin, because names of schemes and offices are often left in English.
 */
const INDIC_WEIGHT = 3;

function readLatin(text: string): LanguageReading {
  let english = 0;
  let bengali = 0;
  let hindi = 0;
  for (const word of text.split(' ')) {
    if (ENGLISH.has(word)) english += 1;
    if (ROMANISED_BENGALI.has(word)) bengali += 1;
    if (ROMANISED_HINDI.has(word)) hindi += 1;
  }
  const romanised = Math.max(bengali, hindi);
  const all = english + romanised;
  if (all === 0) return { language: 'en', replyIn: 'en', confidence: 0, known: false };
  if (english > romanised || (english === romanised && english > 0 && bengali < hindi)) {
    return { language: 'en', replyIn: 'en', confidence: english / all, known: true };
  }
  return {
    language: 'rom',
    replyIn: hindi > bengali ? 'hi' : 'bn',
    confidence: romanised / all,
    known: true,
  };
}

/** The language a text is written in. Total: any string gives a reading, the empty one an unknown. */
export function detectLanguage(text: string): LanguageReading {
  const read = normalise(text);
  const counts = countScripts(read);
  const bengali = counts.bengali * INDIC_WEIGHT;
  const devanagari = counts.devanagari * INDIC_WEIGHT;
  const all = bengali + devanagari + counts.latin + counts.other;
  if (all === 0) return { language: 'bn', replyIn: 'bn', confidence: 0, known: false };
  if (counts.other > all / 2) return { language: 'en', replyIn: 'en', confidence: 0, known: false };
  if (bengali >= devanagari && bengali >= counts.latin) {
    return { language: 'bn', replyIn: 'bn', confidence: bengali / all, known: true };
  }
  if (devanagari >= counts.latin)
    return { language: 'hi', replyIn: 'hi', confidence: devanagari / all, known: true };
  return readLatin(read);
}
