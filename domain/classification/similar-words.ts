/**
 * Finds, for the words of a text, the words of a fixed vocabulary that look like them: same letters in the same
 * places, measured as the Dice overlap of their 2- and 3-letter grams with marked ends. This is what lets an
 * inflected or misspelt word ("ভান্ডারের", "bhandarer") meet the phrase's word ("ভান্ডার").
 */
export interface SimilarWords {
  /** Number of a word in the vocabulary, or undefined. */
  numberOf(word: string): number | undefined;
  /**
   * For each vocabulary word, by number, its best likeness (0 to 1) to any of `words`; 0 below `LEAST_LIKENESS`.
   * Time is linear in the number of different words given.
   */
  likeness(words: readonly string[]): Float64Array;
}

/** Under this overlap two words are different words; .55 lost no true pair of the demonstration's texts. */
const LEAST_LIKENESS = 0.55;

/** Words this short differ from half the dictionary by one letter, so they must be the same. */
const LONGEST_EXACT_ONLY = 3;

/** A word that continues a vocabulary word is nearly always that word with a case ending. */
const INFLECTED = 0.92;

function gramsOf(word: string): string[] {
  const marked = `<${word}>`;
  const grams = new Set<string>();
  for (let size = 2; size <= 3; size += 1) {
    for (let at = 0; at + size <= marked.length; at += 1) grams.add(marked.slice(at, at + size));
  }
  return [...grams];
}

export function buildSimilarWords(vocabulary: readonly string[]): SimilarWords {
  const numbers = new Map(vocabulary.map((word, number) => [word, number]));
  const gramCounts = new Float64Array(vocabulary.length);
  const postings = new Map<string, number[]>();
  vocabulary.forEach((word, number) => {
    const grams = gramsOf(word);
    gramCounts[number] = grams.length;
    if (word.length <= LONGEST_EXACT_ONLY) return;
    for (const gram of grams) {
      const list = postings.get(gram);
      if (list === undefined) postings.set(gram, [number]);
      else list.push(number);
    }
  });

  function likenessOfPair(shared: number, word: string, wordGrams: number, number: number): number {
    const other = vocabulary[number] ?? '';
    if (word !== other && word.startsWith(other)) return INFLECTED;
    const dice = (2 * shared) / (wordGrams + (gramCounts[number] ?? 0));
    return dice >= LEAST_LIKENESS ? dice : 0;
  }

  function likeness(words: readonly string[]): Float64Array {
    const best = new Float64Array(vocabulary.length);
    const shared = new Float64Array(vocabulary.length);
    for (const word of new Set(words)) {
      const same = numbers.get(word);
      if (same !== undefined) best[same] = 1;
      if (word.length <= LONGEST_EXACT_ONLY) continue;
      const grams = gramsOf(word);
      const touched: number[] = [];
      for (const gram of grams) {
        for (const number of postings.get(gram) ?? []) {
          if (shared[number] === 0) touched.push(number);
          shared[number] = (shared[number] ?? 0) + 1;
        }
      }
      for (const number of touched) {
        const like = likenessOfPair(shared[number] ?? 0, word, grams.length, number);
        if (like > (best[number] ?? 0)) best[number] = like;
        shared[number] = 0;
      }
    }
    return best;
  }

  return { numberOf: (word) => numbers.get(word), likeness };
}
