/** The whole directory in memory, arranged for look-up. A snapshot is never changed; a new one replaces it. */
import type { Instant } from '../../domain/time';
import type { PostRole } from '../../domain/vocabulary';
import type { Category, Department, District, Holder, Office, PoliceJurisdiction, Post } from './entries';

/** A posting that runs now or begins later; `until` null: open. */
export type Posting = Holder & { post: string; from: Instant; until: Instant | null };
export type DistrictEntry = District & { headquarters: string | null };

export type DirectoryRows = {
  version: number;
  districts: readonly DistrictEntry[];
  departments: readonly Department[];
  categories: readonly Category[];
  offices: readonly Office[];
  /** One row per jurisdiction and district. */
  police: readonly { slug: string; district: string; office: string }[];
  posts: readonly Post[];
  postings: readonly Posting[];
};

export type Snapshot = {
  readonly version: number;
  readonly districts: ReadonlyMap<string, DistrictEntry>;
  readonly slugByLgd: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly offices: ReadonlyMap<string, Office>;
  readonly children: ReadonlyMap<string, readonly Office[]>;
  /** By department's code: the office of its HoD. */
  readonly departmentOffice: ReadonlyMap<string, string>;
  /** By district's slug. */
  readonly magistracy: ReadonlyMap<string, string>;
  readonly jurisdictions: ReadonlyMap<string, PoliceJurisdiction>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly postsAt: ReadonlyMap<string, readonly Post[]>;
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
};

/** `cell-officer-2` before `cell-officer-10`: the order of ids is the order of rank among posts of one role. */
const byId = new Intl.Collator('en', { numeric: true });

export function buildSnapshot(rows: DirectoryRows): Snapshot {
  const posts = [...rows.posts].sort((a, b) => byId.compare(a.id, b.id));
  const offices = [...rows.offices].sort((a, b) => byId.compare(a.id, b.id));
  const below = offices.filter((office) => office.parent !== null);
  return {
    version: rows.version,
    districts: new Map(rows.districts.map((district) => [district.slug, district])),
    slugByLgd: new Map(rows.districts.map(({ lgd, slug }) => [String(lgd), slug])),
    departments: new Map(rows.departments.map((department) => [department.code, department])),
    categories: new Map(rows.categories.map((category) => [category.code, category])),
    offices: new Map(offices.map((office) => [office.id, office])),
    children: grouped(below, (office) => office.parent ?? ''),
    departmentOffice: firstBy(
      offices.filter((office) => office.kind === 'department'),
      (office) => office.department,
    ),
    magistracy: firstBy(
      offices.filter((office) => office.kind === 'district-magistracy'),
      (office) => office.district,
    ),
    jurisdictions: jurisdictionsOf(rows.police),
    posts: new Map(posts.map((post) => [post.id, post])),
    postsAt: grouped(posts, (post) => post.office),
    postings: grouped(rows.postings, (posting) => posting.post),
  };
}

/** The posts of an office with that role, the first in rank first. */
export function postsOfRole(snapshot: Snapshot, office: string, role: PostRole): readonly Post[] {
  return (snapshot.postsAt.get(office) ?? []).filter((post) => post.role === role);
}

function jurisdictionsOf(rows: DirectoryRows['police']): Map<string, PoliceJurisdiction> {
  const all = new Map<string, PoliceJurisdiction>();
  for (const { slug, district, office } of rows) {
    const known = all.get(slug);
    if (known === undefined) all.set(slug, { slug, office, districts: [district] });
    else known.districts.push(district);
  }
  return all;
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

function firstBy(offices: readonly Office[], key: (office: Office) => string | null): Map<string, string> {
  const first = new Map<string, string>();
  for (const office of offices) {
    const value = key(office);
    if (value !== null && !first.has(value)) first.set(value, office.id);
  }
  return first;
}
