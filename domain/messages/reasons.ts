/**
 * The reason codes in words that fit into a message: at most 30 characters, because a DLT template's variable may
 * not hold more (MSG91, DLT content template FAQ).
 */
import type { Language, Outcome, REASON_CODES, Redressal } from '../vocabulary';

type ReasonCode = (typeof REASON_CODES)[keyof typeof REASON_CODES][number];
/** A declined case's reason is its ATR's redressal. */
type Told = ReasonCode | Exclude<Redressal, 'redressed' | 'partly'>;
type Words = Readonly<Record<Language, string>>;

const REASONS: Readonly<Record<Told, Words>> = {
  hollow: { en: 'says nothing definite', bn: 'স্পষ্ট কিছু বলা নেই', hi: 'कुछ स्पष्ट नहीं' },
  'no-action': { en: 'no action taken', bn: 'ব্যবস্থা নেওয়া হয়নি', hi: 'कार्रवाई नहीं हुई' },
  'no-evidence': { en: 'no evidence', bn: 'প্রমাণ নেই', hi: 'प्रमाण नहीं' },
  'complainant-not-contacted': {
    en: 'complainant not contacted',
    bn: 'যোগাযোগ করা হয়নি',
    hi: 'संपर्क नहीं किया गया',
  },
  'wrong-grievance': {
    en: 'about another grievance',
    bn: 'অন্য অভিযোগের প্রতিবেদন',
    hi: 'दूसरी शिकायत की रिपोर्ट',
  },
  incomplete: { en: 'incomplete', bn: 'অসম্পূর্ণ', hi: 'अधूरी' },
  'below-standard': { en: 'below standard', bn: 'মান সন্তোষজনক নয়', hi: 'स्तर के अनुरूप नहीं' },
  'wrong-report': { en: 'report is wrong', bn: 'প্রতিবেদন ভুল', hi: 'रिपोर्ट गलत' },
  'contrary-information': { en: 'contrary information', bn: 'বিপরীত তথ্য এসেছে', hi: 'विपरीत जानकारी मिली' },
  'review-meeting': { en: 'review meeting', bn: 'পর্যালোচনা সভা', hi: 'समीक्षा बैठक' },
  'wrong-facts': { en: 'facts are wrong', bn: 'তথ্য ভুল', hi: 'तथ्य गलत' },
  'not-our-subject': { en: 'not our subject', bn: 'এই দপ্তরের বিষয় নয়', hi: 'इस विभाग का विषय नहीं' },
  'other-department': { en: 'another department', bn: 'অন্য দপ্তরের বিষয়', hi: 'दूसरे विभाग का विषय' },
  'other-district': { en: 'another district', bn: 'অন্য জেলার বিষয়', hi: 'दूसरे ज़िले का विषय' },
  'central-government': { en: 'central government', bn: 'কেন্দ্রীয় সরকারের বিষয়', hi: 'केंद्र सरकार का विषय' },
  'out-of-purview': { en: 'outside our powers', bn: 'এক্তিয়ারের বাইরে', hi: 'अधिकार क्षेत्र से बाहर' },
  'sub-judice': { en: 'before a court', bn: 'আদালতে বিচারাধীন', hi: 'न्यायालय में विचाराधीन' },
  abusive: { en: 'abusive language', bn: 'অশালীন ভাষা', hi: 'अभद्र भाषा' },
  'no-grievance': { en: 'states no grievance', bn: 'কোনও অভিযোগ নেই', hi: 'कोई शिकायत नहीं' },
  'anonymous-without-facts': {
    en: 'anonymous, without facts',
    bn: 'নাম ও তথ্য নেই',
    hi: 'नाम और तथ्य नहीं',
  },
  'not-done': { en: 'work not done', bn: 'কাজ হয়নি', hi: 'काम नहीं हुआ' },
  'partly-done': { en: 'only partly done', bn: 'আংশিক কাজ হয়েছে', hi: 'आंशिक काम हुआ' },
  'wrong-action': { en: 'wrong action', bn: 'ভুল ব্যবস্থা', hi: 'गलत कार्रवाई' },
  'wrong-reason': { en: 'wrong reason given', bn: 'ভুল কারণ দেখানো', hi: 'गलत कारण बताया' },
  'bribe-demanded': { en: 'bribe demanded', bn: 'ঘুষ চাওয়া হয়েছে', hi: 'रिश्वत माँगी गई' },
  'solved-otherwise': { en: 'solved otherwise', bn: 'অন্যভাবে মিটেছে', hi: 'अन्यथा हल हुआ' },
  'by-mistake': { en: 'lodged by mistake', bn: 'ভুল করে জানানো', hi: 'भूल से दर्ज' },
  'no-longer-wanted': { en: 'no longer wanted', bn: 'আর দরকার নেই', hi: 'अब ज़रूरत नहीं' },
  pressure: { en: 'under pressure', bn: 'চাপের মুখে', hi: 'दबाव में' },
  life: { en: 'life in danger', bn: 'প্রাণসংশয়', hi: 'जान को खतरा' },
  violence: { en: 'violence', bn: 'হিংসা', hi: 'हिंसा' },
  missing: { en: 'missing person', bn: 'নিখোঁজ ব্যক্তি', hi: 'लापता व्यक्ति' },
  hazard: { en: 'public hazard', bn: 'জনসাধারণের বিপদ', hi: 'जन-जोखिम' },
  deprivation: { en: 'without food or shelter', bn: 'খাদ্য বা আশ্রয় নেই', hi: 'भोजन या आश्रय नहीं' },
  'no-danger': { en: 'no danger', bn: 'বিপদ নেই', hi: 'खतरा नहीं' },
  'danger-over': { en: 'danger is over', bn: 'বিপদ কেটে গেছে', hi: 'खतरा टल गया' },
  'raised-by-mistake': { en: 'raised by mistake', bn: 'ভুল করে চিহ্নিত', hi: 'भूल से चिह्नित' },
  'no-progress': { en: 'no progress', bn: 'কাজ এগোয়নি', hi: 'प्रगति नहीं' },
  'sent-by-mistake': { en: 'sent by mistake', bn: 'ভুল করে পাঠানো', hi: 'भूल से भेजी गई' },
  'other-office': { en: 'another office acts', bn: 'অন্য অফিস দেখবে', hi: 'दूसरा कार्यालय देखेगा' },
  leave: { en: 'leave', bn: 'ছুটি', hi: 'अवकाश' },
  transfer: { en: 'transfer', bn: 'বদলি', hi: 'स्थानांतरण' },
  'acting-charge': { en: 'acting charge', bn: 'অস্থায়ী দায়িত্ব', hi: 'कार्यवाहक प्रभार' },
  'conflict-of-interest': { en: 'conflict of interest', bn: 'স্বার্থের সংঘাত', hi: 'हितों का टकराव' },
  workload: { en: 'workload', bn: 'কাজের চাপ', hi: 'कार्यभार' },
  'no-entitlement': { en: 'not entitled under the rules', bn: 'নিয়মে প্রাপ্য নয়', hi: 'नियम से पात्रता नहीं' },
  'not-possible': { en: 'it cannot be done', bn: 'কাজটি সম্ভব নয়', hi: 'ऐसा करना संभव नहीं' },
  policy: { en: 'needs a policy decision', bn: 'নীতিগত সিদ্ধান্ত দরকার', hi: 'नीतिगत निर्णय आवश्यक' },
  'no-funds': { en: 'no funds at present', bn: 'এখন বরাদ্দ নেই', hi: 'अभी धनराशि नहीं' },
  'policy-decision': { en: 'needs a policy decision', bn: 'নীতিগত সিদ্ধান্ত দরকার', hi: 'नीतिगत निर्णय आवश्यक' },
  'not-feasible': { en: 'not feasible', bn: 'সম্ভব নয়', hi: 'संभव नहीं' },
  other: { en: 'other reason', bn: 'অন্য কারণ', hi: 'अन्य कारण' },
};

const OUTCOMES_IN_WORDS: Readonly<Record<Outcome, Words>> = {
  redressed: { en: 'solved', bn: 'সমাধান হয়েছে', hi: 'समाधान हुआ' },
  'closed-unconfirmed': { en: 'unconfirmed', bn: 'নিশ্চিত নয়', hi: 'पुष्टि नहीं हुई' },
  declined: { en: 'could not be granted', bn: 'মঞ্জুর হয়নি', hi: 'स्वीकार नहीं हुआ' },
  rejected: { en: 'not taken up', bn: 'গ্রহণ করা হয়নি', hi: 'अस्वीकृत' },
  withdrawn: { en: 'withdrawn', bn: 'প্রত্যাহার', hi: 'वापस लिया गया' },
  answered: { en: 'answered', bn: 'উত্তর দেওয়া হয়েছে', hi: 'उत्तर दिया गया' },
  noted: { en: 'noted', bn: 'নথিবদ্ধ', hi: 'नोट किया गया' },
  merged: { en: 'joined to another', bn: 'অন্যটির সঙ্গে যুক্ত', hi: 'दूसरे से जुड़ा' },
};

/** A code of no list (an older release's) is told as "other reason" rather than not at all. */
export function reasonInWords(code: string, language: Language): string {
  return (isReasonCode(code) ? REASONS[code] : REASONS.other)[language];
}

export function outcomeInWords(outcome: Outcome, language: Language): string {
  return OUTCOMES_IN_WORDS[outcome][language];
}

function isReasonCode(code: string): code is Told {
  return Object.hasOwn(REASONS, code);
}
