/**
 * Bengali texts, in the words of West Bengal's own messages; Latin digits, for references and telephones. The
 * acknowledgement, the most frequent of all, has no full stop before the signature: with it, it would cost two SMS.
 */
import { texts } from './texts';

export const BENGALI = texts({
  lodged: {
    complainant: '{subject} {reference} নথিভুক্ত। দপ্তরে যাবে {due}-এর মধ্যে',
  },
  'lodged-urgent': {
    complainant:
      '{subject} {reference} নথিভুক্ত, আগে দেখা হচ্ছে। পরের ধাপ {due}-এর মধ্যে। বিপদ হলে এখনই 112 নম্বরে ফোন করুন।',
  },
  'lodged-enquiry': {
    complainant: '{subject} {reference} নথিভুক্ত। উত্তর {due}-এর মধ্যে।',
  },
  'lodged-suggestion': {
    complainant: '{subject} {reference} নথিভুক্ত। দেখা হবে {due}-এর মধ্যে।',
  },
  'rejection-proposed': {
    cell: '{subject} {reference}: খারিজের প্রস্তাব। সিদ্ধান্ত নিন {due}-এর মধ্যে।',
  },
  forwarded: {
    complainant: '{subject} {reference} এখন {office}-এর কাছে। ব্যবস্থার সময়সীমা {due}। পরে আপনাকে জানানো হবে।',
    nodal: '{subject} {reference} আপনার অফিসে এসেছে। {due}-এর মধ্যে ব্যবস্থা নিয়ে প্রতিবেদন দিন।',
    area: '{subject} {reference} আপনার এলাকার, {office}-এর কাছে আছে, সময়সীমা {due}। অবগতি ও সহযোগিতার জন্য।',
    senior: '{subject} {reference} {office}-এর কাছে, সময়সীমা {due}। এখনই সাহায্য পৌঁছনো নিশ্চিত করুন।',
  },
  delegated: {
    holder:
      '{subject} {reference} আপনার অফিসে পাঠানো হয়েছে। {due}-এর মধ্যে ব্যবস্থা নিয়ে ঊর্ধ্বতন অফিসে প্রতিবেদন দিন।',
  },
  'handed-over': {
    holder: '{subject} {reference} এখন আপনার দায়িত্বে। ব্যবস্থা নিন {due}-এর মধ্যে।',
  },
  'taken-back': {
    holder: '{subject} {reference} আবার আপনার অফিসে ({reason})। {due}-এর মধ্যে ব্যবস্থা নিয়ে প্রতিবেদন দিন।',
  },
  relieved: {
    holder: '{subject} {reference} আর আপনার অফিসে নেই। আপনার আর কিছু করার নেই।',
  },
  'sent-down': {
    holder:
      '{subject} {reference}: আপনার প্রতিবেদন ফেরত এসেছে ({reason})। {due}-এর মধ্যে ব্যবস্থা নিয়ে আবার প্রতিবেদন দিন।',
  },
  'reported-up': {
    holder: '{subject} {reference}: {office}-এর প্রতিবেদন এসেছে। যাচাই করে {due}-এর মধ্যে উপরে পাঠান।',
  },
  'transferred-back': {
    complainant: '{subject} {reference} অন্য দপ্তরের বিষয়। {due}-এর মধ্যে সেখানে পাঠানো হবে। এটি বন্ধ করা হয়নি।',
    cell: '{subject} {reference} ফেরত এসেছে ({reason})। {due}-এর মধ্যে সঠিক দপ্তরে পাঠান।',
  },
  'atr-submitted': {
    cell: '{subject} {reference}: {office}-এর প্রতিবেদন এসেছে। {due}-এর মধ্যে পর্যালোচনা করুন।',
  },
  returned: {
    officer:
      '{subject} {reference}: সেল প্রতিবেদন ফেরত দিয়েছে ({reason})। {due}-এর মধ্যে ব্যবস্থা নিয়ে আবার প্রতিবেদন দিন।',
  },
  recalled: {
    officer:
      '{subject} {reference}: সেল আপনার অফিসে ফেরত এনেছে ({reason})। {due}-এর মধ্যে ব্যবস্থা নিয়ে প্রতিবেদন দিন।',
  },
  accepted: {
    complainant:
      '{subject} {reference}: কাজ হয়েছে বলে প্রতিবেদন এসেছে। {due}-এর মধ্যে আপনার কাছে জানব। কাজ না হলে ফোন {helpline}।',
  },
  'interim-reply': {
    complainant: '{subject} {reference}: {office} {due} পর্যন্ত সময় চেয়েছে। সিদ্ধান্ত আপনাকে জানানো হবে।',
    holder: '{subject} {reference}: {due} পর্যন্ত সময় চাওয়া হয়েছে। সেলের সিদ্ধান্ত পর্যন্ত আগের সময়সীমাই বহাল।',
    cell: '{subject} {reference}: {office} {due} পর্যন্ত সময় চেয়েছে। সিদ্ধান্ত নিন।',
  },
  'extension-granted': {
    complainant: '{subject} {reference}: {office} {due} পর্যন্ত সময় পেয়েছে। তার মধ্যে আপনাকে জানানো হবে।',
    officer: '{subject} {reference}: সময় বাড়ল। প্রতিবেদন দিন {due}-এর মধ্যে।',
  },
  'extension-refused': {
    complainant: '{subject} {reference}: {office} বাড়তি সময় পায়নি। সময়সীমা {due} বহাল আছে।',
    officer: '{subject} {reference}: সময় বাড়েনি। সময়সীমা {due}। প্রতিবেদন দিন।',
  },
  'information-asked': {
    complainant:
      '{subject} {reference}: আরও তথ্য দরকার, আমরা ফোন করব। ফোন ধরুন, বা {due}-এর মধ্যে {helpline} নম্বরে জানান।',
  },
  'information-reminder': {
    complainant:
      '{subject} {reference} আপনার তথ্যের অপেক্ষায়। {due}-এর মধ্যে {helpline} নম্বরে জানান। পরে তথ্য ছাড়াই কাজ হবে।',
  },
  'information-given': {
    holder: '{subject} {reference}: আবেদনকারী তথ্য দিয়েছেন। ব্যবস্থা নিন {due}-এর মধ্যে।',
  },
  'information-not-given': {
    complainant: '{subject} {reference}: আপনার তথ্য পাইনি। জানা তথ্যেই {office} {due}-এর মধ্যে ব্যবস্থা নেবে।',
    holder: '{subject} {reference}: আবেদনকারী উত্তর দেননি। জানা তথ্যের ভিত্তিতে {due}-এর মধ্যে ব্যবস্থা নিন।',
  },
  'visit-assigned': {
    complainant:
      '{subject} {reference}: কাজ দেখতে আমাদের প্রতিনিধি {due}-এর মধ্যে আপনার কাছে যাবেন। কোনও টাকা লাগবে না।',
    validator: '{subject} {reference}: সরেজমিন যাচাইয়ের দায়িত্ব আপনার। {due}-এর মধ্যে গিয়ে প্রতিবেদন দিন।',
  },
  'visit-withdrawn': {
    validator: '{subject} {reference}: সরেজমিন যাচাই আর লাগবে না। যাবেন না।',
  },
  'visit-missed': {
    validator: '{subject} {reference}: যাচাইয়ের সময় পেরিয়ে গেছে। আর যাবেন না।',
    cell: '{subject} {reference}: সময়ে সরেজমিন যাচাই হয়নি। যাচাই ছাড়াই পরের ধাপ চলবে।',
  },
  'not-delivered': {
    complainant: '{subject} {reference} পুরো মেটেনি, তাই আবার খোলা হল। {office} {due}-এর মধ্যে ব্যবস্থা নেবে।',
    officer:
      '{subject} {reference} আবার খোলা: অভিযোগকারীর মতে পুরো সমাধান হয়নি। {due}-এর মধ্যে ব্যবস্থা নিয়ে প্রতিবেদন দিন।',
    cell: '{subject} {reference}: অভিযোগকারীর মতে পুরো মেটেনি। আবার {office}-এর কাছে, সময়সীমা {due}।',
  },
  contrary: {
    complainant:
      '{subject} {reference} যাচাইয়ে মেটেনি দেখে আবার খোলা হল। {office} {due}-এর মধ্যে ব্যবস্থা নেবে।',
    officer:
      '{subject} {reference} আবার খোলা: সরেজমিনে পুরো সমাধান দেখা যায়নি। {due}-এর মধ্যে ব্যবস্থা নিয়ে প্রতিবেদন দিন।',
    cell: '{subject} {reference}: সরেজমিনে পুরো সমাধান দেখা যায়নি। আবার {office}-এর কাছে, সময়সীমা {due}।',
  },
  disputed: {
    complainant: '{subject} {reference} আপনার আপত্তিতে আবার খোলা হল। {office} {due}-এর মধ্যে ব্যবস্থা নেবে।',
    officer:
      '{subject} {reference} আবার খোলা: নিষ্পত্তিতে আপত্তি ({reason})। {due}-এর মধ্যে ব্যবস্থা নিয়ে প্রতিবেদন দিন।',
    cell: '{subject} {reference}: নিষ্পত্তিতে আপত্তি ({reason})। এখন {office}-এর কাছে, সময়সীমা {due}।',
  },
  'reopened-recall': {
    complainant: '{subject} {reference} আরও ভাল কাজের জন্য আবার খোলা হল। {office} {due}-এর মধ্যে ব্যবস্থা নেবে।',
    officer:
      '{subject} {reference} আবার খোলা, আপনার অফিসে ফেরত ({reason})। {due}-এর মধ্যে ব্যবস্থা নিয়ে প্রতিবেদন দিন।',
  },
  'back-to-screening': {
    complainant: '{subject} {reference} আবার খোলা হল। নতুন করে দেখা হবে {due}-এর মধ্যে।',
    cell: '{subject} {reference} আবার খোলা, বাছাইয়ের স্তরে আছে। {due}-এর মধ্যে সিদ্ধান্ত নিন।',
  },
  'ended-redressed': {
    complainant:
      '{subject} {reference} বন্ধ হল, সমাধান নিশ্চিত হয়েছে। ভুল হলে {due}-এর মধ্যে {helpline} নম্বরে জানান।',
  },
  'ended-closed-unconfirmed': {
    complainant:
      '{subject} {reference} নিশ্চিত না করেই বন্ধ হল, আপনাকে পাইনি। না মিটলে {due}-এর মধ্যে {helpline} নম্বরে জানান।',
  },
  'ended-declined': {
    complainant:
      '{subject} {reference} মঞ্জুর করা গেল না: {reason}। আপত্তি থাকলে {due}-এর মধ্যে {helpline} নম্বরে জানান।',
  },
  'ended-rejected': {
    complainant:
      '{subject} {reference} গ্রহণ করা গেল না: {reason}। আপত্তি থাকলে {due}-এর মধ্যে {helpline} নম্বরে জানান।',
  },
  'ended-withdrawn': {
    complainant:
      '{subject} {reference} আপনার অনুরোধে প্রত্যাহার ও বন্ধ হল। অনুরোধ না করে থাকলে {helpline} নম্বরে জানান।',
    holder: '{subject} {reference} আবেদনকারী প্রত্যাহার করেছেন। আপনার আর কিছু করার নেই।',
  },
  'ended-answered': {
    complainant:
      '{subject} {reference}-এর উত্তর দেওয়া হয়েছে। শুনতে বা ফের জানতে {due}-এর মধ্যে {helpline} নম্বরে ফোন করুন।',
  },
  'ended-noted': {
    complainant: '{subject} {reference} দপ্তর নথিবদ্ধ করেছে। আর কোনও ধাপ নেই। ধন্যবাদ।',
  },
  'ended-merged': {
    complainant: '{subject} {reference} একই বিষয়ের চলতি কাজের সঙ্গে যুক্ত হল। প্রতি ধাপ এই নম্বরেই জানানো হবে।',
  },
  'merged-forwarded': {
    complainant: '{subject} {reference}: যুক্ত বিষয়টি এখন {office}-এর কাছে, সময়সীমা {due}।',
  },
  'merged-accepted': {
    complainant:
      '{subject} {reference}: যুক্ত বিষয়ে কাজের প্রতিবেদন এসেছে, যাচাই {due}-এর মধ্যে। কাজ না হলে ফোন {helpline}।',
  },
  'merged-reopened': {
    complainant: '{subject} {reference}: যুক্ত বিষয়টি আবার খোলা হয়েছে। {office} {due}-এর মধ্যে ব্যবস্থা নেবে।',
  },
  'merged-ended': {
    complainant:
      '{subject} {reference}: যুক্ত বিষয়টি বন্ধ হল ({outcome})। আপনার সমাধান না হলে {helpline} নম্বরে জানান।',
  },
  unmerged: {
    complainant: '{subject} {reference} আবার আলাদাভাবে দেখা হচ্ছে। যাচাই করে {due}-এর মধ্যে দপ্তরে পাঠানো হবে।',
  },
  'emergency-raised': {
    officer: '{subject} {reference}: এখন জরুরি, {office}-এর কাছে আছে। {due}-এর মধ্যে ব্যবস্থা নিয়ে প্রতিবেদন দিন।',
  },
  'emergency-lowered': {
    officer: '{subject} {reference} আর জরুরি নয়। {office}-এর কাছে, সময়সীমা {due}।',
  },
  'emergency-alert': {
    officer: '{subject} {reference} ({office}): এখনই ব্যবস্থা নিন ও প্রাপ্তি জানান। প্রতিবেদন {due}-এর মধ্যে।',
  },
  'suspected-emergency': {
    officer: '{subject} {reference} জরুরি হতে পারে, দেখার সময়সীমা ছিল {due}। এখনই সিদ্ধান্ত নিন।',
  },
  'duty-post': {
    cell: '{subject} {reference}: দপ্তর ও জেলা অজানা। অভিযোগকারীকে ফোন করে {due}-এর মধ্যে পাঠান।',
  },
  reminder: {
    officer: '{subject} {reference} ({office}): সময়সীমা {due}। সময়ের মধ্যে ব্যবস্থা নিয়ে প্রতিবেদন দিন।',
  },
  'interim-reply-wanted': {
    officer: '{subject} {reference} ({office}): সময়সীমা {due}। এখন একটি অন্তর্বর্তী উত্তর পাঠান।',
  },
  overdue: {
    officer:
      '{subject} {reference} ({office}): সময়সীমা {due} পেরিয়ে গেছে। এখনই প্রতিবেদন দিন, নইলে উপরে জানাব।',
  },
  escalation: {
    officer: '{subject} {reference} ({office}), সময়সীমা {due}: নিষ্পত্তি হয়নি। এখনই হস্তক্ষেপ করুন।',
  },
  'in-progress': {
    complainant: '{subject} {reference} এখন {office}-এর কাছে। সময়সীমা {due}। পরে আপনাকে জানানো হবে।',
  },
  'escalated-returns': {
    officer: '{subject} {reference}: {office}-এর প্রতিবেদন বারবার ফেরত গেছে। হস্তক্ষেপ করুন। সময়সীমা {due}।',
  },
  'escalated-transfers': {
    officer: '{subject} {reference} বারবার দপ্তর বদল হয়েছে। কোন দপ্তর দেখবে, {due}-এর মধ্যে ঠিক করুন।',
  },
  'escalated-disputes': {
    officer: '{subject} {reference} ({office}): আবার আপত্তি এসেছে। নিজে দেখুন। সময়সীমা {due}।',
  },
});
