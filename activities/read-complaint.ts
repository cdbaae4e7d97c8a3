import { buildClassifier } from '../domain/classification/classify';
import { emergencySigns, UNREAD } from '../domain/classification/emergency-signs';
import { startingTaxonomy } from '../domain/classification/taxonomy';
import type { Reader } from './classify-grievance';

/**
 * The embedded reader: the classifier over the taxonomy's phrases and the emergency signs. A text that it fails on
 * is read by a person first (AMBER, page 7), never lost.
 */
export function embeddedReader(onFault: (error: unknown) => void): Reader {
  const classifier = buildClassifier(startingTaxonomy());
  return (text) => {
    try {
      const classified = classifier.classify(text);
      const signs = emergencySigns(text, classified);
      return {
        suggestions: classified.suggestions,
        certain: classified.certain,
        suspected: signs.suspected,
        signs: signs.signs,
      };
    } catch (error) {
      onFault(error);
      return { suggestions: [], certain: false, suspected: UNREAD.suspected, signs: [] };
    }
  };
}
