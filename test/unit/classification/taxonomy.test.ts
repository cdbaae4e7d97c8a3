import districtsJson from '../../../data/districts.json';
import policeJson from '../../../data/police.json';
import signalsJson from '../../../data/emergency-signals.json';
import taxonomyJson from '../../../data/taxonomy.json';
import { parseEmergencySignals } from '../../../domain/classification/emergency-signals';
import { PHRASE_LANGUAGES, parseTaxonomy, startingTaxonomy } from '../../../domain/classification/taxonomy';

const SCRIPT = {
  bn: /\p{Script=Bengali}/u,
  hi: /\p{Script=Devanagari}/u,
  rom: /^[\x20-\x7E]+$/,
  en: /^[\x20-\x7E]+$/,
};

describe('the starting data', () => {
  const { departments, categories } = startingTaxonomy();

  it('has the counts of the published documents', () => {
    expect([departments.length, categories.length]).toEqual([53, 125]);
    expect([
      districtsJson.districts.length,
      policeJson.police_districts.length,
      policeJson.commissionerates.length,
    ]).toEqual([23, 28, 7]);
  });

  it('has lower-case codes', () => {
    for (const { code, department } of categories)
      expect(`${code} ${department}`).toMatch(/^[a-z0-9_]+ [a-z0-9_]+$/);
  });

  it('has at least two Hindi phrases for every category', () => {
    expect(categories.filter(({ phrases }) => phrases.hi.length < 2)).toEqual([]);
  });

  it.each(PHRASE_LANGUAGES)('writes each %s phrase in its script', (language) => {
    const strange = categories
      .flatMap(({ phrases }) => phrases[language])
      .filter((each) => !SCRIPT[language].test(each));
    expect(strange).toEqual([]);
  });

  it('has every chain that a category names', () => {
    const { officerChains } = startingTaxonomy();
    for (const { chain } of categories) expect(officerChains[chain]?.length).toBeGreaterThan(0);
  });
});

describe('a mistake in the taxonomy is named by entry and field', () => {
  const first = taxonomyJson.categories[0];
  const withFirst = (change: object) => ({ ...taxonomyJson, categories: [{ ...first, ...change }] });

  it.each([
    ['the file', [], /the file must be an object/],
    ['no categories', { ...taxonomyJson, categories: [] }, /categories must be a list with at least one/],
    ['no code', withFirst({ code: 7 }), /categories\[0\]\.code must be a text/],
    ['a code with a blank', withFirst({ code: 'A B' }), /must be a code .* "A B"/],
    ['an unknown department', withFirst({ dept: 'NONE' }), /category lakshmir_bhandar: dept .* "none"/],
    ['an unknown chain', withFirst({ chain: 'NONE' }), /category lakshmir_bhandar: chain .* "NONE"/],
    [
      'an unknown tier',
      withFirst({ tier: 'soon' }),
      /category lakshmir_bhandar: tier must be one of emergency/,
    ],
    ['an empty phrase', withFirst({ phrases: { en: [''], bn: [], rom: [], hi: [] } }), /phrases\.en\[0\]/],
    [
      'a category twice',
      { ...taxonomyJson, categories: [first, first] },
      /category "lakshmir_bhandar" must be there once/,
    ],
  ])('%s', (_what, value, message) => {
    expect(() => parseTaxonomy(value)).toThrow(message);
    expect(() => parseTaxonomy(value)).toThrow('data/taxonomy.json');
  });
});

describe('a mistake in the emergency signals is named by group and field', () => {
  it.each([
    ['not a list', {}, /the file must be a list/],
    ['an unknown group', [{ ...signalsJson[0], group: 'fear' }], /entry 0: group must be one of life/],
    ['a weight of 9', [{ ...signalsJson[0], weight: 9 }], /life: weight must be 1, 2 or 3/],
    ['no Hindi', [{ ...signalsJson[0], hi: undefined }], /life: hi must be a list/],
    ['an empty phrase', [{ ...signalsJson[0], en: [' '] }], /life: en\[0\] must be a text/],
    ['a group missing', signalsJson.slice(1), /group life must be there once/],
  ])('%s', (_what, value, message) => {
    expect(() => parseEmergencySignals(value)).toThrow(message);
  });
});
