/** Whom an audience of a message or rung is made of (page 3, Ladder and Messages). Pure. */
import { CELL, CHIEF_SECRETARY, fieldValidationOffice } from '../../domain/vocabulary';
import type { Audience } from '../../domain/vocabulary';
import type { HeldPost, Recipient, RecipientQuery } from './entries';
import { ANSWERABLE, HEAD, heldPosts, holderIn, inCharge } from './in-charge';
import type { DirectoryAt, RolesByKind } from './in-charge';
import { findDistrict, policeOfficeOf } from './places';
import { isOfPolice } from './route';

/** The Cell has dozens of officers who all see the case; its head and one more are rung up. */
const OF_A_DESK = 2;

/**
 * The officers to tell, each once. A vacant post goes to the acting officer, else one level up; an audience that
 * the case does not have yet (no HoD, no known district) goes to the Cell, so that no rung is swallowed.
 */
export function recipientsOf(at: DirectoryAt, audience: Audience, query: RecipientQuery): Recipient[] {
  const told = heldBy(at, audience, query);
  return [...new Map(told.flatMap(recipient)).values()];
}

function heldBy(at: DirectoryAt, audience: Audience, query: RecipientQuery): HeldPost[] {
  const against = query.against ?? null;
  const reach = (offices: readonly string[], roles: RolesByKind): HeldPost[] =>
    offices.map((office) => inCharge(at, office, roles, against)).filter((held) => held !== null);
  switch (audience) {
    case 'complainant':
      return [];
    case 'holder':
      return query.holder === null
        ? []
        : (namedOfficer(at, query.holder, query) ?? reach([query.holder], ANSWERABLE));
    case 'nodal': {
      if (query.hod === null) return [];
      const nodal = query.hod === against ? [] : heldPosts(at, query.hod, ['nodal-officer']);
      return nodal.length > 0 ? nodal : reach([query.hod], ANSWERABLE);
    }
    case 'hod':
      return query.hod === null ? cell(at) : reach([query.hod], HEAD);
    case 'area':
      return reach(
        query.informed.filter((office) => office !== against),
        ANSWERABLE,
      );
    case 'district': {
      const heads = reach(districtOffices(at, query), HEAD);
      return heads.length > 0 ? heads : cell(at);
    }
    case 'cell':
      return cell(at);
    case 'highest':
      return reach([CHIEF_SECRETARY], HEAD);
    case 'validator': {
      const here = heldPosts(at, fieldValidationOffice(query.district), ['validator']);
      return here.length > 0
        ? here.slice(0, OF_A_DESK)
        : reach([fieldValidationOffice(query.district)], ANSWERABLE);
    }
  }
}

/** The case's named officer, while he holds his post at the office that has the case. */
function namedOfficer(at: DirectoryAt, office: string, query: RecipientQuery): HeldPost[] | null {
  const post = at.snapshot.posts.get(query.post ?? '');
  if (post === undefined || post.office !== office || office === query.against) return null;
  const holder = holderIn(at, post.id);
  return holder === null ? null : [{ post, holder }];
}

function cell(at: DirectoryAt): HeldPost[] {
  const officers = heldPosts(at, CELL, ['cell-officer']).slice(0, OF_A_DESK);
  if (officers.length > 0) return officers;
  const above = inCharge(at, CELL, HEAD);
  return above === null ? [] : [above];
}

/** The District Magistrate's office and, of a case of the police, that of the SP or Commissioner (A8, A9). */
function districtOffices(at: DirectoryAt, query: RecipientQuery): string[] {
  const { snapshot } = at;
  const district = findDistrict(snapshot, query.district)?.slug ?? '';
  const magistracy = query.districtOffice ?? snapshot.magistracy.get(district);
  const involved = [...query.chain, ...(query.hod === null ? [] : [query.hod]), ...query.informed];
  const police = involved.filter((id) => snapshot.offices.get(id)?.kind === 'police');
  if (police.length === 0 && query.hod !== null && isOfPolice(snapshot, query.hod)) {
    const office = policeOfficeOf(snapshot, query.district, null);
    if (office !== null) police.push(office);
  }
  return [...(magistracy === undefined ? [] : [magistracy]), ...police];
}

function recipient({ post, holder }: HeldPost): [string, Recipient][] {
  if (holder === null) return [];
  const { officer, name, mobile, email, language } = holder;
  return [[post.id, { post: post.id, officer, name, mobile, email, language }]];
}
