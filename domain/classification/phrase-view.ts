import { buildSimilarWords } from './similar-words';
import type { SimilarWords } from './similar-words';

/** A phrase as one view (normalised or folded) spells it. */
export interface SpelledPhrase {
  category: number;
  /** As the taxonomy writes it, for the reason shown to people. */
  written: string;
  /** Words of the phrase in this view, blanks between them. */
  spelling: string;
  /** 1 for a phrase that people say, less for the words of the category's own name. */
  trust: number;
}

export interface PhraseMatch {
  phrase: SpelledPhrase;
  /** Evidence for the category: what the phrase weighs, times how much of it was found. 0 upwards. */
  evidence: number;
  /** Found word for word and in order. */
  whole: boolean;
}

/** One way of spelling all phrases, ready to be looked for in texts spelled the same way. */
export interface PhraseView {
  /** Every phrase of which at least a part was found, in the order of the taxonomy. */
  matches(spelledText: string): PhraseMatch[];
}

interface WeighedPhrase {
  phrase: SpelledPhrase;
  words: readonly number[];
  weights: readonly number[];
  mass: number;
}

/** Half-found phrases say little: .5 of the weight found counts .5 to the power of this. */
const PARTIAL_POWER = 3;

/** Words in order are worth more than the same words scattered over a letter. */
const WHOLE_BONUS = 1.3;

/** A phrase less found than this is no evidence, only chance. */
const LEAST_COVERAGE = 0.45;

/** Words of one or two letters of a view mean little by themselves; indexed by length. */
const WEIGHT_BY_LENGTH = [0, 0.15, 0.45, 0.75];

function categoriesByWord(phrases: readonly SpelledPhrase[]): Map<string, Set<number>> {
  const holders = new Map<string, Set<number>>();
  for (const { spelling, category } of phrases) {
    for (const word of spelling.split(' ')) {
      const holding = holders.get(word) ?? new Set<number>();
      holding.add(category);
      holders.set(word, holding);
    }
  }
  return holders;
}

/**
 * @param functionWords words of this view that carry no subject ("not", "taka"); they weigh a fifth.
 * @param categories number of categories, for the inverse frequency of words.
 */
export function buildPhraseView(
  phrases: readonly SpelledPhrase[],
  categories: number,
  functionWords: ReadonlySet<string>,
): PhraseView {
  const holders = categoriesByWord(phrases);
  const vocabulary = [...holders.keys()];
  const similar: SimilarWords = buildSimilarWords(vocabulary);

  const weightOf = (word: string): number => {
    const inverse = Math.log(1 + categories / (holders.get(word)?.size ?? 1));
    return inverse * (WEIGHT_BY_LENGTH[word.length] ?? 1) * (functionWords.has(word) ? 0.2 : 1);
  };

  const weighed: WeighedPhrase[] = phrases.map((phrase) => {
    const words = phrase.spelling.split(' ');
    const weights = words.map(weightOf);
    return {
      phrase,
      words: words.map((word) => similar.numberOf(word) ?? 0),
      weights,
      mass: weights.reduce((sum, weight) => sum + weight, 0),
    };
  });

  function matches(spelledText: string): PhraseMatch[] {
    const like = similar.likeness(spelledText.split(' '));
    const padded = ` ${spelledText} `;
    const found: PhraseMatch[] = [];
    for (const { phrase, words, weights, mass } of weighed) {
      let weight = 0;
      for (let at = 0; at < words.length; at += 1)
        weight += (weights[at] ?? 0) * (like[words[at] ?? 0] ?? 0) ** 2;
      const coverage = mass === 0 ? 0 : weight / mass;
      if (coverage < LEAST_COVERAGE) continue;
      const whole = coverage > 0.8 && padded.includes(` ${phrase.spelling}`);
      const evidence = mass * coverage ** PARTIAL_POWER * phrase.trust * (whole ? WHOLE_BONUS : 1);
      found.push({ phrase, evidence, whole });
    }
    return found;
  }

  return { matches };
}
