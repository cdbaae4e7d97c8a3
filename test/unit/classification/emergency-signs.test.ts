import * as fc from 'fast-check';
import { DEMO_GRIEVANCES } from '../../../demo/grievances';
import { classify } from '../../../domain/classification/classify';
import { UNREAD, emergencySigns } from '../../../domain/classification/emergency-signs';
import { startingTaxonomy } from '../../../domain/classification/taxonomy';
import { EARLIER_EMERGENCIES, FRESH_EMERGENCIES, ORDINARY_TEXTS, UNREADABLE } from './unseen-emergencies';

const taxonomy = startingTaxonomy();

function suspectedShare(texts: readonly string[]): number {
  const suspected = texts.filter((text) => emergencySigns(text, classify(text, taxonomy)).suspected);
  return Math.round((100 * suspected.length) / texts.length) / 100;
}

describe('signs of an emergency', () => {
  it.each([
    ['selfharm', 'আমি আর বাঁচতে চাই না'],
    ['selfharm', 'I will kill myself in front of the office'],
    ['violence', 'ora lathi niye esheche, mere felbe amader'],
    ['violence', 'वे जान से मारने की धमकी दे रहे हैं'],
    ['missing', 'আমার মেয়ে কাল থেকে নিখোঁজ'],
    ['missing', 'my son went missing from the fair'],
    ['hazard', 'কারেন্টের তার রাস্তায় ছিঁড়ে পড়ে আছে, এখনই আসুন'],
    ['hazard', 'The house is on fire and there are children inside'],
    ['life', 'बाबूजी बेहोश हैं, तुरंत एम्बुलेंस चाहिए'],
    ['deprivation', 'বাচ্চা নিয়ে তিন দিন না খেয়ে আছি'],
  ] as const)('%s is RED: %s', (group, text) => {
    const reading = emergencySigns(text);
    expect(reading).toMatchObject({ band: 'red', suspected: true });
    expect(reading.signs).toContain(group);
    expect(reading.reasons.join()).toContain(group);
  });

  it.each([
    ['a fire licence is no fire', 'Please renew the fire licence of my shop'],
    ['nor in Bengali', 'দোকানের ফায়ার লাইসেন্স আজও পাইনি'],
    ['prices that are "fire"', 'বাজারে আলুর দাম আগুন হয়ে গেছে'],
    ['a pension that is stuck', 'আমার পেনশনের টাকা আটকে আছে'],
    ['wages that are withheld', 'delhi amader 100 diner taka atke rekheche'],
    ['a password that does not come', 'পোর্টালে ওটিপি আসছে না'],
    ['a card that is lost', 'আমার রেশন কার্ড হারিয়ে গেছে'],
    ['a name that is missing', 'my name is missing from the housing list'],
    ['a word that begins like a weapon', 'the gunny bags are not returned by the mill'],
    ['a sparkling word', 'we want a sparkling clean hospital'],
    ['only a child', 'my child needs a school bag'],
    ['only haste', 'please do it immediately today'],
  ])('%s', (_what, text) => {
    expect(emergencySigns(text)).toMatchObject({ band: 'green', suspected: false });
  });

  it('a short emergency word is not found by its sound', () => {
    // "bouma" (daughter-in-law) sounds like "boma" (bomb), "rep" like "rape".
    expect(emergencySigns('amar bomma ke pension din please').signs).toEqual([]);
    expect(emergencySigns('company rep ke bolechi kono kaj hoyni').signs).toEqual([]);
    expect(emergencySigns('para te boma porche, please asun').signs).toContain('violence');
  });

  it('a thing of last year is looked at by a person, not put before everything', () => {
    expect(
      emergencySigns('goto bochor amar chele accident e ahoto hoyechilo, khoti puron paini'),
    ).toMatchObject({
      band: 'amber',
      suspected: true,
    });
  });

  it('a category of emergencies is a sign by itself', () => {
    const text = 'there is arsenic poisoned brown water in all wells of this area';
    const reading = emergencySigns('please look at this matter of our area', classify(text, taxonomy));
    expect(reading).toMatchObject({ band: 'amber', suspected: true, score: 2 });
    expect(reading.reasons).toEqual(['category of emergencies: water_quality']);
  });

  it.each(UNREADABLE)('%j is AMBER because nobody can judge it, and not suspected for that', (text) => {
    expect(emergencySigns(text)).toMatchObject({ band: 'amber', suspected: false });
  });

  it('what could not be read at all is AMBER', () => {
    expect(UNREAD).toMatchObject({ band: 'amber', suspected: false });
  });
});

describe('recall and its price', () => {
  it('every emergency of the demonstration is suspected, and few of the others', () => {
    expect(suspectedShare(DEMO_GRIEVANCES.filter(({ emergency }) => emergency).map(({ text }) => text))).toBe(
      1,
    );
    expect(
      suspectedShare(DEMO_GRIEVANCES.filter(({ emergency }) => !emergency).map(({ text }) => text)),
    ).toBeLessThan(0.1);
  });

  it('is what was measured: phrase lists miss most of what they were not written for', () => {
    const figures = {
      earlier: suspectedShare(EARLIER_EMERGENCIES),
      fresh: suspectedShare(FRESH_EMERGENCIES),
      ordinary: suspectedShare(ORDINARY_TEXTS),
    };
    process.stdout.write(`share suspected: ${JSON.stringify(figures)}\n`);
    expect(figures.earlier).toBeGreaterThanOrEqual(0.8);
    expect(figures.fresh).toBeGreaterThanOrEqual(0.25);
    expect(figures.ordinary).toBeLessThanOrEqual(0.1);
  });
});

describe('for any text at all', () => {
  it('there is a reading, the same each time, suspected only with a sign', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const reading = emergencySigns(text);
        expect(emergencySigns(text)).toEqual(reading);
        if (reading.suspected) expect(reading.signs.length).toBeGreaterThan(0);
        if (reading.band === 'red') expect(reading.suspected).toBe(true);
      }),
    );
  });
});
