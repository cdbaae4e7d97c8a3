/** A directory of a few offices, so that a test says only what matters to it. */
import type { Office, Post } from '../../../register/directory/entries';
import { buildSnapshot } from '../../../register/directory/snapshot';
import type { DirectoryRows, Posting, Snapshot } from '../../../register/directory/snapshot';
import type { OfficeKind, PostRole } from '../../../domain/vocabulary';

const office = (
  id: string,
  kind: OfficeKind,
  parent: string | null,
  level: number,
  place: { department?: string; district?: string } = {},
): Office => ({
  id,
  name: id,
  kind,
  parent,
  level,
  department: place.department ?? null,
  district: place.district ?? null,
});

const OFFICES: Office[] = [
  office('chief-secretary', 'chief-secretary', null, 0),
  office('cell', 'cell', 'chief-secretary', 1),
  office('health', 'department', 'chief-secretary', 1, { department: 'health' }),
  office('cmoh', 'sub-office', 'health', 2, { department: 'health', district: 'nadia' }),
  office('bmoh', 'sub-office', 'cmoh', 3, { department: 'health', district: 'nadia' }),
  office('home', 'department', 'chief-secretary', 1, { department: 'home' }),
  office('sp-ranaghat', 'police', 'home', 2, { department: 'home', district: 'nadia' }),
  office('sp-krishnanagar', 'police', 'home', 2, { department: 'home', district: 'nadia' }),
  office('dm-nadia', 'district-magistracy', 'chief-secretary', 1, { district: 'nadia' }),
  office('field-validation', 'field-validation', 'cell', 2),
  office('field-validation-nadia', 'field-validation', 'field-validation', 3, { district: 'nadia' }),
];

const post = (id: string, at: string, role: PostRole): Post => ({
  id,
  office: at,
  role,
  rank: role,
  title: id,
});

const POSTS: Post[] = [
  post('cs', 'chief-secretary', 'highest-authority'),
  post('cs-nodal', 'chief-secretary', 'nodal-officer'),
  post('cell-officer-10', 'cell', 'cell-officer'),
  post('cell-officer-1', 'cell', 'cell-officer'),
  post('cell-officer-2', 'cell', 'cell-officer'),
  post('health-hod', 'health', 'hod'),
  post('health-nodal', 'health', 'nodal-officer'),
  post('health-nodal-2', 'health', 'nodal-officer'),
  post('cmoh-officer', 'cmoh', 'officer'),
  post('cmoh-officer-2', 'cmoh', 'officer'),
  post('bmoh-officer', 'bmoh', 'officer'),
  post('home-hod', 'home', 'hod'),
  post('home-nodal', 'home', 'nodal-officer'),
  post('sp-ranaghat-hod', 'sp-ranaghat', 'hod'),
  post('sp-krishnanagar-hod', 'sp-krishnanagar', 'hod'),
  post('dm-hod', 'dm-nadia', 'hod'),
  post('dm-nodal', 'dm-nadia', 'nodal-officer'),
  post('validator-1', 'field-validation', 'validator'),
  post('validator-nadia-1', 'field-validation-nadia', 'validator'),
];

export const NOW = 1_000_000;

export function posting(postId: string, change: Partial<Posting> = {}): Posting {
  return {
    post: postId,
    officer: `officer-of-${postId}`,
    name: `Officer of ${postId}`,
    mobile: '+919000000001',
    email: null,
    language: 'bn',
    acting: false,
    from: 0,
    until: null,
    ...change,
  };
}

/** Every post is held but those named vacant; `postings` are added. */
export function directoryWith(
  change: { vacant?: readonly string[]; postings?: readonly Posting[]; offices?: readonly Office[] } = {},
): Snapshot {
  const rows: DirectoryRows = {
    version: 1,
    districts: [{ slug: 'nadia', lgd: 321, name: 'Nadia', headquarters: 'Krishnanagar' }],
    departments: [
      { code: 'health', name: 'Health' },
      { code: 'home', name: 'Home' },
    ],
    categories: [
      category('hospital_bed', 'health', { isEmergency: true, emergencyHours: 4 }),
      category('crime_fir', 'home', { chain: 'POLICE' }),
      category('out_of_purview', 'home', { chain: 'CMO', tier: 'policy' }),
    ],
    offices: change.offices ?? OFFICES,
    police: [
      { slug: 'krishnanagar', district: 'nadia', office: 'sp-krishnanagar' },
      { slug: 'ranaghat', district: 'nadia', office: 'sp-ranaghat' },
    ],
    posts: POSTS,
    postings: [
      ...POSTS.filter(({ id }) => change.vacant?.includes(id) !== true).map(({ id }) => posting(id)),
      ...(change.postings ?? []),
    ],
  };
  return buildSnapshot(rows);
}

function category(
  code: string,
  department: string,
  change: Partial<DirectoryRows['categories'][number]>,
): DirectoryRows['categories'][number] {
  return {
    code,
    name: code,
    department,
    tier: 'individual',
    isEmergency: false,
    atrLimit: null,
    emergencyHours: null,
    chain: 'GEN',
    ...change,
  };
}

export { OFFICES };
