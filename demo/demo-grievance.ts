import type { WrittenLanguage } from '../domain/classification/language';
import type { Channel, Kind, Language } from '../domain/vocabulary';

/**
 * Grievances as citizens write and say them, for the demonstration and for measuring the classifier. All people,
 * numbers, villages below the block and events are invented.
 */
export interface DemoGrievance {
  /** Names the row in the demonstration's table and in its script. */
  slug: string;
  kind: Kind;
  channel: Channel;
  writtenIn: WrittenLanguage;
  text: string;
  complainant: { name: string; mobile?: string; email?: string; address?: string; language: Language };
  /** `district` is the kebab-case English name. Absent for a complaint that names no place. */
  place?: { district: string; block?: string };
  /** Lower-case code of `data/taxonomy.json` that an experienced analyst would choose. */
  expectedCategory: string;
  /** Whether one of the tele-caller's five questions is answered with yes (page 7). */
  emergency: boolean;
}
