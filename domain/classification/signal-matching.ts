import { foldNormalised } from './fold';
import { normalise } from './normalise';

/** Looks for one phrase in one text. Made once per phrase. */
export interface SignalMatcher {
  /** The phrase as the data file writes it. */
  written: string;
  /** Index of the first word of the first occurrence, or -1. Both arguments are the words of the same text. */
  find(words: readonly string[], foldedWords: readonly string[]): number;
}

/** A word this short must be there as it is: "bomb", "rape", "বোমা", "spark" begin or sound like harmless words. */
const LONGEST_EXACT = 5;

/** Letters that a case ending or a verb's person adds: ছিঁড়েছে, দুর্ঘটনায়, काटा है. */
const LONGEST_ENDING = 4;

/** Words that may stand between two words of a phrase: "তার রাস্তায় ছিঁড়ে", "wire has fallen". */
const WIDEST_GAP = 2;

/**
 * Folded spelling is only for phrases of several words that leave this many letters: folding short words
 * flagged 59 % of all texts (page 7).
 */
const SHORTEST_FOLDED = 7;

function sameWord(word: string, wanted: string, endingAllowed: boolean): boolean {
  if (word === wanted) return true;
  return endingAllowed && word.startsWith(wanted) && word.length - wanted.length <= LONGEST_ENDING;
}

function findInOrder(
  words: readonly string[],
  wanted: readonly string[],
  gap: number,
  same: (word: string, wanted: string) => boolean,
): number {
  const first = wanted[0];
  if (first === undefined) return -1;
  for (let start = 0; start < words.length; start += 1) {
    if (!same(words[start] ?? '', first)) continue;
    let at = start;
    let found = 1;
    while (found < wanted.length) {
      const next = wanted[found] ?? '';
      const limit = Math.min(words.length - 1, at + 1 + gap);
      let step = at + 1;
      while (step <= limit && !same(words[step] ?? '', next)) step += 1;
      if (step > limit) break;
      at = step;
      found += 1;
    }
    if (found === wanted.length) return start;
  }
  return -1;
}

export function signalMatcher(written: string): SignalMatcher {
  const spelling = normalise(written);
  const wanted = spelling.split(' ');
  const single = wanted.length === 1;
  const endingAllowed = !single || spelling.length > LONGEST_EXACT;
  const foldedSpelling = foldNormalised(spelling);
  const foldedWanted = foldedSpelling.split(' ');
  const foldable = foldedWanted.length > 1 && foldedSpelling.length >= SHORTEST_FOLDED;

  return {
    written,
    find(words, foldedWords) {
      const plain = findInOrder(words, wanted, WIDEST_GAP, (word, each) =>
        sameWord(word, each, endingAllowed && (single || each.length > 2)),
      );
      if (plain >= 0 || !foldable) return plain;
      return findInOrder(foldedWords, foldedWanted, 0, (word, each) => word === each);
    },
  };
}
