/** Places and codes as people say them: any case, LGD numbers, `-` and `_`; police jurisdictions of a place. */
import type { Category, Department, District, PoliceJurisdiction } from './entries';
import type { Snapshot } from './snapshot';

function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}

export function findDistrict(snapshot: Snapshot, said: string | null): District | null {
  if (said === null) return null;
  const slug = snapshot.slugByLgd.get(said.trim()) ?? slugOf(said);
  const found = snapshot.districts.get(slug);
  return found === undefined ? null : { slug: found.slug, lgd: found.lgd, name: found.name };
}

export function findDepartment(snapshot: Snapshot, said: string | null): Department | null {
  return said === null ? null : (snapshot.departments.get(said.trim().toLowerCase()) ?? null);
}

export function findCategory(snapshot: Snapshot, said: string | null): Category | null {
  if (said === null) return null;
  return snapshot.categories.get(said.trim().toLowerCase().replaceAll('-', '_')) ?? null;
}

export function findJurisdiction(snapshot: Snapshot, said: string | null): PoliceJurisdiction | null {
  return said === null ? null : (snapshot.jurisdictions.get(slugOf(said)) ?? null);
}

/** A police district that lies in one civil district tells that one too. */
export function districtOfPlace(
  snapshot: Snapshot,
  district: string | null,
  policeDistrict: string | null,
): string | null {
  const said = findDistrict(snapshot, district);
  if (said !== null) return said.slug;
  const [only, ...others] = findJurisdiction(snapshot, policeDistrict)?.districts ?? [];
  return only !== undefined && others.length === 0 ? only : null;
}

/**
 * The SP's or Commissioner's office of a place. Where only a civil district with several jurisdictions is known
 * (North 24 Parganas has five), the one that bears the district's name, else that of its headquarters, else one
 * whose own seat is there: a report must reach some police officer of the place, who passes it on.
 */
export function policeOfficeOf(
  snapshot: Snapshot,
  district: string | null,
  policeDistrict: string | null,
): string | null {
  const jurisdiction = findJurisdiction(snapshot, policeDistrict);
  if (jurisdiction !== null) return jurisdiction.office;
  const place = snapshot.districts.get(findDistrict(snapshot, district)?.slug ?? '');
  if (place === undefined) return null;
  const covering = [...snapshot.jurisdictions.values()].filter((j) => j.districts.includes(place.slug));
  const headquarters = place.headquarters === null ? null : slugOf(place.headquarters);
  const preferences: ((j: PoliceJurisdiction) => boolean)[] = [
    (j) => j.slug === place.slug,
    (j) => j.slug === headquarters,
    (j) => j.slug.startsWith(`${place.slug}-`),
    (j) => snapshot.offices.get(j.office)?.district === place.slug,
    () => true,
  ];
  covering.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  for (const preferred of preferences) {
    const found = covering.find(preferred);
    if (found !== undefined) return found.office;
  }
  return null;
}
