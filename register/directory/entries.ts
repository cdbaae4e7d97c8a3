/** What the directory holds, as the rest of the product sees it. */
import type { Limit, Tier } from '../../domain/policy';
import type { Language, OfficeKind, PostRole } from '../../domain/vocabulary';

/** `level` counts from the Chief Secretary's office (0); a department is 1, its district offices 2. */
export type Office = {
  id: string;
  name: string;
  /** Its name for those who are written to in Bengali, where it has one. */
  nameBn?: string | null;
  kind: OfficeKind;
  parent: string | null;
  department: string | null;
  district: string | null;
  level: number;
};

export type Post = { id: string; office: string; role: PostRole; rank: string; title: string };

export type Holder = {
  officer: string;
  name: string;
  mobile: string | null;
  email: string | null;
  language: Language;
  /** In charge for somebody on leave, or of a post that is vacant. */
  acting: boolean;
};

/** A post and who is in it now; `null`: vacant. */
export type HeldPost = { post: Post; holder: Holder | null };

export type Recipient = {
  post: string;
  officer: string | null;
  name: string;
  mobile: string | null;
  email: string | null;
  language: Language;
};

export type District = { slug: string; lgd: number | null; name: string };
export type Department = { code: string; name: string };

export type Category = {
  code: string;
  name: string;
  department: string;
  tier: Tier;
  isEmergency: boolean;
  /** The category's own limits (T3, T5); null: the policy's. Hours are whole, 2–24. */
  atrLimit: Limit | null;
  emergencyHours: number | null;
  /** Officer chain of the starting data; `CMO` is the Cell's own desk. */
  chain: string;
};

export type PoliceJurisdiction = { slug: string; office: string; districts: string[] };

/** What is known of a case when it is routed; values as somebody said them, `null`: not known. */
export type RouteQuery = {
  category: string | null;
  department: string | null;
  /** Slug or LGD number. */
  district: string | null;
  policeDistrict: string | null;
  /** The office complained against. */
  against: string | null;
};

/** A tier that an analyst chose replaces the category's. */
export type SubjectQuery = RouteQuery & { tier?: Tier | null };

/** The parts of a case that say whom an audience is made of. */
export type RecipientQuery = {
  holder: string | null;
  chain: readonly string[];
  hod: string | null;
  informed: readonly string[];
  district: string | null;
  districtOffice: string | null;
  /** The named officer within the holding office (`handOver`): told instead of the answerable one. */
  post?: string | null;
  /** The office complained against is never told; the one above it is. */
  against?: string | null;
};
