import * as fc from 'fast-check';
import { DEMO_GRIEVANCES } from '../../../demo/grievances';
import { detectLanguage } from '../../../domain/classification/language';
import { UNSEEN_SENTENCES } from './unseen-sentences';

describe('the language of a text', () => {
  it.each([
    ['bn', 'bn', 'আমাদের গ্রামে জল নেই'],
    ['bn', 'bn', 'আমার Swasthya Sathi card নিচ্ছে না nursing home'],
    ['hi', 'hi', 'मेरा राशन कार्ड नहीं बना'],
    ['hi', 'hi', 'मेरा ration card अभी तक नहीं मिला'],
    ['en', 'en', 'Please repair the road in our village'],
    ['en', 'en', 'my pension is not credited'],
    ['rom', 'bn', 'amar pension ekhono dhokeni'],
    ['rom', 'bn', 'gramer rasta kharap, jol jome thake'],
    ['rom', 'hi', 'mera ration card nahi mila hai, kya kare'],
  ] as const)('%s, answered in %s: %s', (language, replyIn, text) => {
    expect(detectLanguage(text)).toMatchObject({ language, replyIn, known: true });
  });

  it.each(['', '   ', '12345', '???', '😢', 'ขอความช่วยเหลือ', 'நன்றி ஐயா', 'zzpl qwrt vrrk'])(
    'is not known for %j',
    (text) => {
      expect(detectLanguage(text)).toMatchObject({ known: false, confidence: 0 });
    },
  );

  it('is right for all hand-written texts', () => {
    const rows = [
      ...DEMO_GRIEVANCES.map(({ writtenIn, text }) => [writtenIn, text] as const),
      ...UNSEEN_SENTENCES.map(([language, , text]) => [language, text] as const),
    ];
    expect(rows.filter(([language, text]) => detectLanguage(text).language !== language)).toEqual([]);
  });

  it('is read from any string, with a confidence from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { confidence } = detectLanguage(text);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});
