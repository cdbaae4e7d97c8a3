/** Which offices a department has in a district, read from the officer chains of the starting data. */
import { startingTaxonomy } from '../../domain/classification/taxonomy';

const GENERAL = 'GEN';
/** The Cell's own desk: no chain of officers. */
const CELL_DESK = 'CMO';
/**
 * Position of the district's officer in a chain: below the head and the directorate. The general chain has no
 * directorate.
 */
const DISTRICT_LEVEL = 2;
const DISTRICT_LEVEL_OF_GENERAL = 1;
/**
 * Levels below the district's office. What the chains name further down (a ration dealer, a school's head, a Gram
 * Panchayat) answers for what is complained of more often than it redresses it.
 */
const LEVELS_BELOW = 2;

/** Titles of the district's officer and of those below, the nearer first; at least one below. */
export type DistrictChain = { district: string; below: readonly [string, ...string[]] };

/** The chain most of a department's categories follow, the first of equals; else the general one. */
export function chainOf(department: string): string {
  const counts = new Map<string, number>();
  for (const category of startingTaxonomy().categories) {
    if (category.department === department && category.chain !== CELL_DESK) {
      counts.set(category.chain, (counts.get(category.chain) ?? 0) + 1);
    }
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? GENERAL;
}

export function districtChainOf(department: string): DistrictChain {
  const chain = chainOf(department);
  const titles = titlesOf(chain);
  const at = chain === GENERAL ? DISTRICT_LEVEL_OF_GENERAL : DISTRICT_LEVEL;
  const general = titlesOf(GENERAL).slice(DISTRICT_LEVEL_OF_GENERAL);
  const [first = general[1] ?? 'Sub-Divisional Officer', ...others] = titles.slice(
    at + 1,
    at + 1 + LEVELS_BELOW,
  );
  return { district: titles[at] ?? general[0] ?? 'District Magistrate', below: [first, ...others] };
}

/** The chains say the level beside some titles (`ADA, block`); the office's place says it here. */
function titlesOf(chain: string): string[] {
  const titles = startingTaxonomy().officerChains[chain] ?? [];
  return titles.map((title) =>
    title
      .replace(/,? \(?(sub-division|sub-div|block|range|region|Division|Sub-division|Circle)\)?$/, '')
      .trim(),
  );
}
