/**
 * Who is in charge: a vacancy or leave never swallows work or a rung (page 3, Ladder). The acting officer of the
 * post, else the next post that answers for the office, else one level up. Pure.
 */
import type { Instant } from '../../domain/time';
import type { OfficeKind, PostRole } from '../../domain/vocabulary';
import type { HeldPost, Holder } from './entries';
import { postsOfRole } from './snapshot';
import type { Snapshot } from './snapshot';

/** A snapshot at an instant: postings begin and end by themselves. */
export type DirectoryAt = { snapshot: Snapshot; now: Instant };
export type RolesByKind = Readonly<Record<OfficeKind, readonly PostRole[]>>;

const BELOW_HOD_RANK = {
  'sub-office': ['officer'],
  cell: ['cell-officer'],
  'data-processing-unit': ['analyst', 'data-entry-operator'],
  'call-centre': ['tele-caller'],
  'field-validation': ['validator'],
  bsk: ['bsk-operator'],
  administration: ['administrator'],
} as const;

/** Who answers for an office's cases, in order: at HoD's rank the nodal officer handles all of them (A7–A9). */
export const ANSWERABLE: RolesByKind = {
  'chief-secretary': ['nodal-officer', 'hod', 'highest-authority'],
  department: ['nodal-officer', 'hod'],
  'district-magistracy': ['nodal-officer', 'hod'],
  police: ['nodal-officer', 'hod'],
  ...BELOW_HOD_RANK,
};

/** Who an escalation means: the head himself. A nodal officer does not stand in for a head whose post is vacant. */
export const HEAD: RolesByKind = {
  'chief-secretary': ['highest-authority', 'hod', 'nodal-officer'],
  department: ['hod'],
  'district-magistracy': ['hod'],
  police: ['hod'],
  ...BELOW_HOD_RANK,
};

/** The officer in a post; an acting charge goes before the posting of the officer on leave. */
export function holderIn({ snapshot, now }: DirectoryAt, post: string): Holder | null {
  const running = (snapshot.postings.get(post) ?? []).filter(
    ({ from, until }) => from <= now && (until === null || until > now),
  );
  const posting = running.find(({ acting }) => acting) ?? running[0];
  if (posting === undefined) return null;
  const { officer, name, mobile, email, language, acting } = posting;
  return { officer, name, mobile, email, language, acting };
}

/** The held posts of these roles at an office, by role, then in rank. */
export function heldPosts(at: DirectoryAt, office: string, roles: readonly PostRole[]): HeldPost[] {
  return roles
    .flatMap((role) => postsOfRole(at.snapshot, office, role))
    .map((post) => ({ post, holder: holderIn(at, post.id) }))
    .filter(({ holder }) => holder !== null);
}

/** The office itself, the one above, and so on; a tree with a cycle (a bad import) does not hang the product. */
function* upwards(snapshot: Snapshot, office: string): Generator<{ id: string; kind: OfficeKind }> {
  const seen = new Set<string>();
  for (let id: string | null = office; id !== null && !seen.has(id);) {
    seen.add(id);
    const found = snapshot.offices.get(id);
    if (found === undefined) return;
    yield found;
    id = found.parent;
  }
}

/**
 * The first held post that answers for the office or, one level up each time, for one above it.
 * @param against an office that is passed over: nobody is told of a complaint against himself
 */
export function inCharge(
  at: DirectoryAt,
  office: string,
  roles: RolesByKind,
  against: string | null = null,
): HeldPost | null {
  for (const { id, kind } of upwards(at.snapshot, office)) {
    if (id === against) continue;
    const [first] = heldPosts(at, id, roles[kind]);
    if (first !== undefined) return first;
  }
  return null;
}

/** `inCharge`; where nobody is in office anywhere above, the office's own vacant post. */
export function answerableFor(at: DirectoryAt, office: string): HeldPost | null {
  const held = inCharge(at, office, ANSWERABLE);
  if (held !== null) return held;
  const kind = at.snapshot.offices.get(office)?.kind;
  if (kind === undefined) return null;
  const [post] = ANSWERABLE[kind].flatMap((role) => postsOfRole(at.snapshot, office, role));
  return post === undefined ? null : { post, holder: null };
}
