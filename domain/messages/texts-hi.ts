/** Hindi texts. Where the subject may be of either gender the verb is one that does not show it. */
import { texts } from './texts';

export const HINDI = texts({
  lodged: {
    complainant: '{subject} {reference} दर्ज है। {due} तक कार्यालय को जाएगी।',
  },
  'lodged-urgent': {
    complainant:
      '{subject} {reference} दर्ज है, इसे पहले देखा जा रहा है। अगला कदम {due} तक। खतरा हो तो अभी 112 पर फ़ोन करें।',
  },
  'lodged-enquiry': {
    complainant: '{subject} {reference} दर्ज है। {due} तक उत्तर मिलेगा।',
  },
  'lodged-suggestion': {
    complainant: '{subject} {reference} दर्ज है। {due} तक विचार होगा।',
  },
  'rejection-proposed': {
    cell: '{subject} {reference}: अस्वीकृति का प्रस्ताव। {due} तक निर्णय लें।',
  },
  forwarded: {
    complainant: '{subject} {reference} अब {office} के पास है। कार्रवाई {due} तक होनी है। आगे आपको बताया जाएगा।',
    nodal: '{subject} {reference} आपके कार्यालय में है। {due} तक कार्रवाई कर रिपोर्ट दें।',
    area: '{subject} {reference} आपके क्षेत्र से है, {office} के पास, समय सीमा {due}। सूचना व सहयोग हेतु।',
    senior: '{subject} {reference} {office} के पास है, समय सीमा {due}। तुरंत सहायता पहुँचना सुनिश्चित करें।',
  },
  delegated: {
    holder: '{subject} {reference} आपके कार्यालय के पास है। {due} तक कार्रवाई कर ऊपर रिपोर्ट दें।',
  },
  'handed-over': {
    holder: '{subject} {reference} अब आपके ज़िम्मे है। {due} तक कार्रवाई करें।',
  },
  'taken-back': {
    holder: '{subject} {reference} वापस आपके कार्यालय में है ({reason})। {due} तक कार्रवाई कर रिपोर्ट दें।',
  },
  relieved: {
    holder: '{subject} {reference} अब आपके कार्यालय में नहीं है। और कुछ नहीं करना है।',
  },
  'sent-down': {
    holder: '{subject} {reference}: आपकी रिपोर्ट वापस आई है ({reason})। {due} तक कार्रवाई कर फिर रिपोर्ट दें।',
  },
  'reported-up': {
    holder: '{subject} {reference}: {office} की रिपोर्ट आई है। जाँच कर {due} तक ऊपर भेजें।',
  },
  'transferred-back': {
    complainant:
      '{subject} {reference} दूसरे कार्यालय का विषय है। {due} तक वहाँ भेज दिया जाएगा। मामला बंद नहीं हुआ है।',
    cell: '{subject} {reference}: मामला वापस आया है ({reason})। {due} तक सही कार्यालय को भेजें।',
  },
  'atr-submitted': {
    cell: '{subject} {reference}: {office} की रिपोर्ट आई है। {due} तक समीक्षा करें।',
  },
  returned: {
    officer: '{subject} {reference}: सेल ने रिपोर्ट लौटा दी है ({reason})। {due} तक कार्रवाई कर फिर रिपोर्ट दें।',
  },
  recalled: {
    officer:
      '{subject} {reference}: सेल ने मामला आपके कार्यालय को लौटाया है ({reason})। {due} तक कार्रवाई कर रिपोर्ट दें।',
  },
  accepted: {
    complainant:
      '{subject} {reference}: काम होने की रिपोर्ट है। {due} तक आपसे पुष्टि करेंगे। काम न हुआ हो तो {helpline} पर बताएँ।',
  },
  'interim-reply': {
    complainant: '{subject} {reference}: {office} ने {due} तक का समय माँगा है। निर्णय आपको बताया जाएगा।',
    holder: '{subject} {reference}: {due} तक का समय माँगा गया है। सेल के निर्णय तक पुरानी समय सीमा लागू है।',
    cell: '{subject} {reference}: {office} ने {due} तक का समय माँगा है। निर्णय लें।',
  },
  'extension-granted': {
    complainant: '{subject} {reference}: {office} को {due} तक का समय दिया गया है। तब तक आपको बताया जाएगा।',
    officer: '{subject} {reference}: समय बढ़ाया गया है। {due} तक रिपोर्ट दें।',
  },
  'extension-refused': {
    complainant: '{subject} {reference}: {office} को और समय नहीं दिया गया। समय सीमा {due} ही है।',
    officer: '{subject} {reference}: समय नहीं बढ़ा, {due} ही है। रिपोर्ट दें।',
  },
  'information-asked': {
    complainant:
      '{subject} {reference}: हमें और जानकारी चाहिए, हम फ़ोन करेंगे। फ़ोन उठाएँ या {due} तक {helpline} पर बताएँ।',
  },
  'information-reminder': {
    complainant:
      '{subject} {reference}: आपकी जानकारी की प्रतीक्षा है। {due} तक {helpline} पर बताएँ। उसके बाद काम इसके बिना बढ़ेगा।',
  },
  'information-given': {
    holder: '{subject} {reference}: आवेदक ने जानकारी दी है। {due} तक कार्रवाई करें।',
  },
  'information-not-given': {
    complainant:
      '{subject} {reference}: आपकी जानकारी नहीं मिली। {office} उपलब्ध जानकारी पर {due} तक कार्रवाई करेगा।',
    holder: '{subject} {reference}: आवेदक का उत्तर नहीं मिला। उपलब्ध जानकारी पर {due} तक कार्रवाई करें।',
  },
  'visit-assigned': {
    complainant: '{subject} {reference}: काम देखने हमारे प्रतिनिधि {due} तक आपके पास आएँगे। कोई शुल्क नहीं देना है।',
    validator: '{subject} {reference}: मौके पर जाँच आपको सौंपी गई है। {due} तक जाकर रिपोर्ट दें।',
  },
  'visit-withdrawn': {
    validator: '{subject} {reference}: मौके पर जाँच ज़रूरी नहीं। कृपया न जाएँ।',
  },
  'visit-missed': {
    validator: '{subject} {reference}: मौके पर जाँच का समय बीत गया। अब न जाएँ।',
    cell: '{subject} {reference}: समय पर मौके की जाँच नहीं हुई। मामला इसके बिना आगे बढ़ेगा।',
  },
  'not-delivered': {
    complainant: '{subject} {reference} पूरी तरह हल न होने पर फिर खुली है। {office} {due} तक कार्रवाई करेगा।',
    officer:
      '{subject} {reference} फिर खुली है: शिकायतकर्ता के अनुसार पूरा समाधान नहीं हुआ। {due} तक कार्रवाई कर रिपोर्ट दें।',
    cell: '{subject} {reference}: शिकायतकर्ता के अनुसार पूरा समाधान नहीं हुआ। फिर {office} के पास, समय सीमा {due}।',
  },
  contrary: {
    complainant: '{subject} {reference} जाँच में हल न मिलने पर फिर खुली है। {office} {due} तक कार्रवाई करेगा।',
    officer:
      '{subject} {reference} फिर खुली है: मौके की जाँच में पूरा समाधान नहीं मिला। {due} तक कार्रवाई कर रिपोर्ट दें।',
    cell: '{subject} {reference}: मौके की जाँच में पूरा समाधान नहीं मिला। फिर {office} के पास, समय सीमा {due}।',
  },
  disputed: {
    complainant: '{subject} {reference}: आपकी आपत्ति दर्ज है, मामला फिर खुला है। {office} {due} तक कार्रवाई करेगा।',
    officer:
      '{subject} {reference}: निपटारे पर आपत्ति ({reason}), मामला फिर खुला। {due} तक कार्रवाई कर रिपोर्ट दें।',
    cell: '{subject} {reference}: निपटारे पर आपत्ति ({reason})। अब {office} के पास, समय सीमा {due}।',
  },
  'reopened-recall': {
    complainant: '{subject} {reference}: बेहतर समाधान के लिए मामला फिर खुला है। {office} {due} तक कार्रवाई करेगा।',
    officer:
      '{subject} {reference}: मामला फिर खुला, आपके कार्यालय को वापस ({reason})। {due} तक कार्रवाई कर रिपोर्ट दें।',
  },
  'back-to-screening': {
    complainant: '{subject} {reference}: मामला फिर खुला है। {due} तक देखेंगे।',
    cell: '{subject} {reference}: मामला फिर छँटाई में है। {due} तक निर्णय लें।',
  },
  'ended-redressed': {
    complainant: '{subject} {reference} बंद है, समाधान की पुष्टि हो गई है। गलत हो तो {due} तक {helpline} पर बताएँ।',
  },
  'ended-closed-unconfirmed': {
    complainant:
      '{subject} {reference} बिना पुष्टि बंद है, आपसे संपर्क नहीं हो सका। हल न हुई हो तो {due} तक {helpline} पर बताएँ।',
  },
  'ended-declined': {
    complainant:
      '{subject} {reference} स्वीकार नहीं हो सकी: {reason}। आपत्ति हो तो {due} तक {helpline} पर बताएँ।',
  },
  'ended-rejected': {
    complainant:
      '{subject} {reference} पर कार्रवाई संभव नहीं: {reason}। आपत्ति हो तो {due} तक {helpline} पर बताएँ।',
  },
  'ended-withdrawn': {
    complainant: '{subject} {reference} आपके कहने पर वापस और बंद है। आपने न कहा हो तो {helpline} पर बताएँ।',
    holder: '{subject} {reference} आवेदक के कहने पर वापस और बंद है। आपको और कुछ नहीं करना है।',
  },
  'ended-answered': {
    complainant:
      '{subject} {reference} का उत्तर दिया गया है। उत्तर सुनने या फिर पूछने के लिए {due} तक {helpline} पर फ़ोन करें।',
  },
  'ended-noted': {
    complainant: '{subject} {reference} संबंधित कार्यालय ने नोट कर लिया है। अब कोई और कदम नहीं है। धन्यवाद।',
  },
  'ended-merged': {
    complainant:
      '{subject} {reference}: मामला इसी विषय के चल रहे मामले से जुड़ गया है। हर कदम इसी नंबर पर बताया जाएगा।',
  },
  'merged-forwarded': {
    complainant: '{subject} {reference}: जुड़ा हुआ मामला {office} के पास है, समय सीमा {due}।',
  },
  'merged-accepted': {
    complainant:
      '{subject} {reference}: जुड़े मामले में काम की रिपोर्ट आई है, पुष्टि {due} तक। काम न हुआ हो तो {helpline} पर बताएँ।',
  },
  'merged-reopened': {
    complainant: '{subject} {reference}: जुड़ा हुआ मामला फिर खुला है। {office} {due} तक कार्रवाई करेगा।',
  },
  'merged-ended': {
    complainant:
      '{subject} {reference}: जुड़ा हुआ मामला बंद है ({outcome})। आपका समाधान न हुआ हो तो {helpline} पर बताएँ।',
  },
  unmerged: {
    complainant: '{subject} {reference} पर फिर अलग से काम हो रहा है। जाँच कर {due} तक आगे भेजा जाएगा।',
  },
  'emergency-raised': {
    officer: '{subject} {reference}: मामला अब आपात है, {office} के पास। {due} तक कार्रवाई कर रिपोर्ट दें।',
  },
  'emergency-lowered': {
    officer: '{subject} {reference}: मामला अब आपात नहीं है। {office} के पास है, समय सीमा {due}।',
  },
  'emergency-alert': {
    officer: '{subject} {reference} ({office}): अभी कार्रवाई करें और प्राप्ति बताएँ। रिपोर्ट {due} तक।',
  },
  'suspected-emergency': {
    officer: '{subject} {reference}: मामला आपात हो सकता है, देखने की समय सीमा {due} थी। अभी निर्णय लें।',
  },
  'duty-post': {
    cell: '{subject} {reference}: कार्यालय और ज़िला अज्ञात। शिकायतकर्ता को फ़ोन कर {due} तक आगे भेजें।',
  },
  reminder: {
    officer: '{subject} {reference} ({office}): समय सीमा {due}। समय पर कार्रवाई कर रिपोर्ट दें।',
  },
  'interim-reply-wanted': {
    officer: '{subject} {reference} ({office}): समय सीमा {due}। अभी अंतरिम उत्तर भेजें।',
  },
  overdue: {
    officer: '{subject} {reference} ({office}): समय सीमा {due} बीत गई। अभी रिपोर्ट दें, नहीं तो मामला ऊपर जाएगा।',
  },
  escalation: {
    officer: '{subject} {reference} ({office}), समय सीमा {due}: निपटारा नहीं हुआ। अभी हस्तक्षेप करें।',
  },
  'in-progress': {
    complainant: '{subject} {reference} {office} के पास है। समय सीमा {due} है। आगे आपको बताया जाएगा।',
  },
  'escalated-returns': {
    officer: '{subject} {reference}: {office} की रिपोर्ट बार-बार लौटी है। हस्तक्षेप करें। समय सीमा {due}।',
  },
  'escalated-transfers': {
    officer: '{subject} {reference}: मामला बार-बार दूसरे कार्यालय गया है। कौन देखेगा, {due} तक तय करें।',
  },
  'escalated-disputes': {
    officer: '{subject} {reference} ({office}): फिर आपत्ति आई है। स्वयं देखें। समय सीमा {due}।',
  },
});
