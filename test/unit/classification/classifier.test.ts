import * as fc from 'fast-check';
import { DEMO_GRIEVANCES } from '../../../demo/grievances';
import { buildClassifier, classify } from '../../../domain/classification/classify';
import { PHRASE_LANGUAGES, startingTaxonomy } from '../../../domain/classification/taxonomy';
import { UNSEEN_SENTENCES } from './unseen-sentences';

const taxonomy = startingTaxonomy();
const classifier = buildClassifier(taxonomy);

type Row = readonly [language: string, expected: string, text: string];
const DEMO: readonly Row[] = DEMO_GRIEVANCES.map(({ writtenIn, expectedCategory, text }) => [
  writtenIn,
  expectedCategory,
  text,
]);

interface Accuracy {
  texts: number;
  first: number;
  three: number;
}

function accuracy(rows: readonly Row[]): Accuracy {
  const places = rows.map(([, expected, text]) =>
    classifier.classify(text).suggestions.findIndex(({ category }) => category === expected),
  );
  const share = (count: number) => Math.round((100 * count) / rows.length) / 100;
  return {
    texts: rows.length,
    first: share(places.filter((place) => place === 0).length),
    three: share(places.filter((place) => place >= 0).length),
  };
}

function byLanguage(rows: readonly Row[]): Record<string, Accuracy> {
  const languages = [...new Set(rows.map(([language]) => language))];
  return Object.fromEntries([
    ...languages.map((language) => [language, accuracy(rows.filter((row) => row[0] === language))]),
    ['all', accuracy(rows)],
  ]);
}

function report(title: string, table: Record<string, Accuracy>): void {
  const lines = Object.entries(table).map(
    ([language, { texts, first, three }]) =>
      `${language.padEnd(4)} ${texts} texts, first guess ${first}, one of three ${three}`,
  );
  process.stdout.write(`${title}\n${lines.join('\n')}\n`);
}

describe('the first guess and the three suggestions', () => {
  it('reach on the demonstration what was measured there, the texts the constants were tuned on', () => {
    const table = byLanguage(DEMO);
    report('demonstration (tuned on)', table);
    expect(table['all']?.first).toBeGreaterThanOrEqual(0.86);
    expect(table['all']?.three).toBeGreaterThanOrEqual(0.97);
  });

  it('reach on unseen sentences what was measured there', () => {
    const table = byLanguage(UNSEEN_SENTENCES);
    report('unseen sentences', table);
    expect(table['all']?.first).toBeGreaterThanOrEqual(0.79);
    expect(table['all']?.three).toBeGreaterThanOrEqual(0.9);
    // Bengali is the weakest here (.61 and .83): citizens say things that no phrase says.
    for (const language of ['bn', 'en', 'hi', 'rom'])
      expect(table[language]?.three).toBeGreaterThanOrEqual(0.8);
  });

  it('every phrase leads to its own category', () => {
    const missed = taxonomy.categories.flatMap(({ code, phrases }) =>
      PHRASE_LANGUAGES.flatMap((language) => phrases[language])
        .filter(
          (phrase) => !classifier.classify(phrase).suggestions.some(({ category }) => category === code),
        )
        .map((phrase) => `${code}: ${phrase}`),
    );
    expect(missed).toEqual([]);
  });

  it('a guess that is called certain is right in at least 95 of 100 texts, and a third of the texts gets one', () => {
    const rows = [...DEMO, ...UNSEEN_SENTENCES];
    const certain = rows.filter(([, , text]) => classifier.classify(text).certain);
    const right = certain.filter(
      ([, expected, text]) => classifier.classify(text).suggestions[0]?.category === expected,
    );
    process.stdout.write(`certain: ${certain.length} of ${rows.length}, right ${right.length}\n`);
    expect(right.length / certain.length).toBeGreaterThanOrEqual(0.95);
    expect(certain.length / rows.length).toBeGreaterThanOrEqual(0.3);
  });

  it.each(['', 'আমার একটা সমস্যা আছে', 'please help me sir', 'कृपया मदद करें', 'jani na ki korbo'])(
    'nothing is certain about %j',
    (text) => {
      expect(classifier.classify(text).certain).toBe(false);
    },
  );

  it('name the phrase that was found and codes in lower case', () => {
    const [first] = classify('Amar RATION CARD paini', taxonomy).suggestions;
    expect(first).toMatchObject({ category: 'ration_card', department: 'food', tier: 'individual' });
    expect(first?.reasons[0]).toBe('says "ration card paini"');
  });

  it('find a phrase across scripts', () => {
    const [first] = classify('lokkhi vandarer takata dhokeni', taxonomy).suggestions;
    expect(first?.category).toBe('lakshmir_bhandar');
  });
});

describe('the folded view', () => {
  it('lets romanised texts meet a taxonomy that has Bengali and Hindi phrases only', () => {
    const categories = taxonomy.categories.map((each) => ({
      ...each,
      phrases: { ...each.phrases, rom: [], en: [] },
    }));
    const withoutLatin = buildClassifier({ ...taxonomy, categories });
    const romanised = [...DEMO, ...UNSEEN_SENTENCES].filter(([language]) => language === 'rom');
    const found = romanised.filter(([, expected, text]) =>
      withoutLatin.classify(text).suggestions.some(({ category }) => category === expected),
    );
    // .88; without folding .50, by the Latin words of the categories' names.
    expect(found.length / romanised.length).toBeGreaterThanOrEqual(0.85);
  });
});

describe('for any text at all', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(fc.constantFrom(...UNSEEN_SENTENCES.flatMap(([, , text]) => text.split(' '))), { maxLength: 40 })
      .map((words) => words.join(' ')),
  );

  it('there are at most three suggestions, best first, each once, and the same each time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { suggestions, certain } = classifier.classify(text);
        expect(suggestions.length).toBeLessThanOrEqual(3);
        expect(new Set(suggestions.map(({ category }) => category)).size).toBe(suggestions.length);
        const scores = suggestions.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        for (const { score, reasons } of suggestions) {
          expect(score > 0 && score < 1 && reasons.length > 0).toBe(true);
        }
        expect(classifier.classify(text)).toEqual({ suggestions, certain });
      }),
    );
  });

  it('what stands after the bound is not read', () => {
    const filler = 'abc '.repeat(1_000);
    expect(classifier.classify(`${filler}${'ration card '.repeat(50_000)}`)).toEqual(
      classifier.classify(filler),
    );
  });

  it('one suggestion is kept when one is asked for', () => {
    const one = buildClassifier({ ...taxonomy, categories: taxonomy.categories.slice(0, 5) }, { keep: 1 });
    expect(one.classify('kanyashree and rupashree and widow pension').suggestions).toHaveLength(1);
  });
});
