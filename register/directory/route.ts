/** Where a case goes: category × place → the HoD's office and the area officers (W3, W9, W10). Pure. */
import type { Route, Subject } from '../../domain/lifecycle/state';
import type { RouteQuery, SubjectQuery } from './entries';
import { districtOfPlace, findCategory, findDepartment, findJurisdiction, policeOfficeOf } from './places';
import type { Snapshot } from './snapshot';

/** Categories of this chain stay on the Cell's own desk: what becomes of them is a person's decision. */
const CELL_CHAIN = 'CMO';

/**
 * The department's office, and as area officers its office in the district (the CMOH of W10); of Home the SP or
 * Commissioner of the place. A department that somebody stated goes before the category's own.
 *
 * The office complained against is never an area office, nor is any below it, for its officers answer to it; where
 * it is the department itself the lifecycle takes the case one level up. `certain`, so that the system may forward by itself, when the district is known too and
 * the category is none of the Cell's own.
 */
export function routeOf(snapshot: Snapshot, query: RouteQuery): Route | null {
  const category = findCategory(snapshot, query.category);
  const department = findDepartment(snapshot, query.department)?.code ?? category?.department;
  const office = department === undefined ? undefined : snapshot.departmentOffice.get(department);
  if (office === undefined) return null;
  const district = districtOfPlace(snapshot, query.district, query.policeDistrict);
  const area = areaOffices(snapshot, office, district, query.policeDistrict);
  return {
    office,
    areaOffices: area.filter((id) => !isUnder(snapshot, id, query.against)),
    certain: district !== null && category?.chain !== CELL_CHAIN,
  };
}

/** Is the office the other one, or anywhere below it? */
function isUnder(snapshot: Snapshot, office: string, other: string | null): boolean {
  if (other === null) return false;
  const seen = new Set<string>();
  for (
    let id: string | null = office;
    id !== null && !seen.has(id);
    id = snapshot.offices.get(id)?.parent ?? null
  ) {
    if (id === other) return true;
    seen.add(id);
  }
  return false;
}

function areaOffices(
  snapshot: Snapshot,
  office: string,
  district: string | null,
  policeDistrict: string | null,
): string[] {
  if (isOfPolice(snapshot, office)) {
    const police = policeOfficeOf(snapshot, district, policeDistrict);
    return police === null ? [] : [police];
  }
  if (district === null) return [];
  const below = snapshot.children.get(office) ?? [];
  return below.filter((child) => child.district === district).map((child) => child.id);
}

/** Is this the department whose district offices are the police's? */
export function isOfPolice(snapshot: Snapshot, office: string): boolean {
  return (snapshot.children.get(office) ?? []).some((child) => child.kind === 'police');
}

/** What the directory says of a case: its category's facts, its codes as they are written here, its route. */
export function subjectOf(snapshot: Snapshot, query: SubjectQuery): Subject {
  const category = findCategory(snapshot, query.category);
  return {
    category: category?.code ?? null,
    tier: query.tier ?? category?.tier ?? 'individual',
    atrLimit: category?.atrLimit ?? null,
    emergencyHours: category?.emergencyHours ?? null,
    isEmergency: category?.isEmergency ?? false,
    department: findDepartment(snapshot, query.department)?.code ?? category?.department ?? null,
    district: districtOfPlace(snapshot, query.district, query.policeDistrict),
    policeDistrict: findJurisdiction(snapshot, query.policeDistrict)?.slug ?? null,
    route: routeOf(snapshot, query),
  };
}
