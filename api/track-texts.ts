/** The public timeline in plain words (P6): what happened, never to whom or by whose hand. */
import { outcomeInWords } from '../domain/messages/reasons';
import type { Language, Outcome, Stage } from '../domain/vocabulary';

type Words = Readonly<Record<Language, string>>;

const STAGES_IN_WORDS: Readonly<Record<Exclude<Stage, 'ended'>, Words>> = {
  registered: { en: 'Registered', bn: 'নথিভুক্ত হয়েছে', hi: 'दर्ज हुई' },
  screening: { en: 'Being checked', bn: 'যাচাই করা হচ্ছে', hi: 'जाँच की जा रही है' },
  'awaiting-information': {
    en: 'Waiting for information from you',
    bn: 'আপনার কাছ থেকে তথ্যের অপেক্ষায়',
    hi: 'आपसे जानकारी की प्रतीक्षा है',
  },
  'with-department': {
    en: 'With the office that is to act on it',
    bn: 'যে অফিস ব্যবস্থা নেবে, তার কাছে আছে',
    hi: 'कार्रवाई करने वाले कार्यालय के पास है',
  },
  'with-sub-office': {
    en: 'With the local office',
    bn: 'স্থানীয় অফিসের কাছে আছে',
    hi: 'स्थानीय कार्यालय के पास है',
  },
  'atr-review': {
    en: 'Action is reported; the report is being checked',
    bn: 'ব্যবস্থার প্রতিবেদন এসেছে, তা যাচাই করা হচ্ছে',
    hi: 'कार्रवाई की रिपोर्ट आ गई है, उसकी जाँच हो रही है',
  },
  confirmation: {
    en: 'You will be asked whether it is solved',
    bn: 'সমাধান হয়েছে কি না, আপনাকে জিজ্ঞাসা করা হবে',
    hi: 'आपसे पूछा जाएगा कि समाधान हुआ या नहीं',
  },
};

const ENDED: Words = { en: 'Ended', bn: 'শেষ হয়েছে', hi: 'समाप्त' };

export function stageInWords(stage: Stage, outcome: Outcome | null, language: Language): string {
  if (stage !== 'ended') return STAGES_IN_WORDS[stage][language];
  return outcome === null ? ENDED[language] : `${ENDED[language]}: ${outcomeInWords(outcome, language)}`;
}
