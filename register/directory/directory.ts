/**
 * The directory as the rest of the product asks it: offices, posts, who holds them, and where a case goes.
 * Answers come from a snapshot in memory, so only `refresh` waits for the register.
 */
import { performance } from 'node:perf_hooks';
import type { Knex } from 'knex';
import type { Route, Subject } from '../../domain/lifecycle/state';
import type { Audience } from '../../domain/vocabulary';
import { systemClock } from '../clock';
import type { Clock } from '../clock';
import type {
  Category,
  Department,
  District,
  HeldPost,
  Holder,
  Office,
  PoliceJurisdiction,
  Post,
  Recipient,
  RecipientQuery,
  RouteQuery,
  SubjectQuery,
} from './entries';
import { answerableFor, holderIn } from './in-charge';
import { directoryVersion, loadSnapshot } from './load-snapshot';
import { findCategory, findDepartment, findDistrict, findJurisdiction, policeOfficeOf } from './places';
import { recipientsOf } from './recipients';
import { routeOf, subjectOf } from './route';

export type {
  Category,
  Department,
  District,
  HeldPost,
  Holder,
  Office,
  PoliceJurisdiction,
  Post,
  Recipient,
  RecipientQuery,
  RouteQuery,
  SubjectQuery,
} from './entries';

export interface Directory {
  /** Reads the directory anew when it changed; asks the register at most every two seconds. */
  refresh(): Promise<void>;
  office(id: string): Office | null;
  offices(): readonly Office[];
  childrenOf(id: string): readonly Office[];
  post(id: string): Post | null;
  posts(): readonly Post[];
  /** The first in rank first among those of one role. */
  postsAt(office: string): readonly Post[];
  /** The officer now in the post; while an acting charge runs, the acting officer. `null`: vacant. */
  holderOf(post: string): Holder | null;
  /**
   * Who answers for an office (page 8, `holder.post`): its nodal officer where it has HoD's rank, its officer at a
   * sub-office. A vacant post is passed over: the next post of the office, else the office above. `null`: no such
   * office, or an office without posts and nobody above it.
   */
  answerable(office: string): HeldPost | null;
  /** By slug in any case, or LGD number. */
  district(slugOrLgd: string): District | null;
  districts(): readonly District[];
  /** By code in any case. */
  department(code: string): Department | null;
  departments(): readonly Department[];
  /** By code in any case, `-` and `_` alike. */
  category(code: string): Category | null;
  categories(): readonly Category[];
  policeJurisdiction(slug: string): PoliceJurisdiction | null;
  policeJurisdictions(): readonly PoliceJurisdiction[];
  /** Office of the District Magistrate. */
  districtMagistracy(district: string | null): string | null;
  /** Office of the SP or Commissioner of a place. */
  policeOffice(district: string | null, policeDistrict: string | null): string | null;
  /** Where a case goes (W3, W10); `null` while neither category nor department is known. */
  route(query: RouteQuery): Route | null;
  /** The same with what the category says; unknown codes become `null`. */
  subject(query: SubjectQuery): Subject;
  /** Whom an audience is made of (page 3, Messages); nobody for `complainant`, who is no officer. */
  recipients(audience: Audience, query: RecipientQuery): Recipient[];
  /** Grows with each change of the directory. */
  readonly version: number;
}

/** A transfer is seen by every process within this; it costs half a query a second each. */
const CHECK_EVERY_MS = 2_000;

/**
 * Loads the directory. `clock` says which postings run; they begin and end without a change of the directory.
 *
 * @throws what the register throws, here and in `refresh`; the last snapshot stays usable
 */
export async function openDirectory(db: Knex, clock: Clock = systemClock): Promise<Directory> {
  let snapshot = await loadSnapshot(db, clock.now());
  let checkedAt = performance.now();
  let checking: Promise<void> | null = null;

  async function check(): Promise<void> {
    if ((await directoryVersion(db)) !== snapshot.version) snapshot = await loadSnapshot(db, clock.now());
    checkedAt = performance.now();
  }

  const at = () => ({ snapshot, now: clock.now() });
  return {
    async refresh() {
      if (performance.now() - checkedAt < CHECK_EVERY_MS) return;
      checking ??= check().finally(() => (checking = null));
      await checking;
    },
    office: (id) => snapshot.offices.get(id) ?? null,
    offices: () => [...snapshot.offices.values()],
    childrenOf: (id) => snapshot.children.get(id) ?? [],
    post: (id) => snapshot.posts.get(id) ?? null,
    posts: () => [...snapshot.posts.values()],
    postsAt: (office) => snapshot.postsAt.get(office) ?? [],
    holderOf: (post) => holderIn(at(), post),
    answerable: (office) => answerableFor(at(), office),
    district: (said) => findDistrict(snapshot, said),
    districts: () => [...snapshot.districts.values()],
    department: (said) => findDepartment(snapshot, said),
    departments: () => [...snapshot.departments.values()],
    category: (said) => findCategory(snapshot, said),
    categories: () => [...snapshot.categories.values()],
    policeJurisdiction: (said) => findJurisdiction(snapshot, said),
    policeJurisdictions: () => [...snapshot.jurisdictions.values()],
    districtMagistracy: (said) => snapshot.magistracy.get(findDistrict(snapshot, said)?.slug ?? '') ?? null,
    policeOffice: (district, policeDistrict) => policeOfficeOf(snapshot, district, policeDistrict),
    route: (query) => routeOf(snapshot, query),
    subject: (query) => subjectOf(snapshot, query),
    recipients: (audience, query) => recipientsOf(at(), audience, query),
    get version() {
      return snapshot.version;
    },
  };
}
