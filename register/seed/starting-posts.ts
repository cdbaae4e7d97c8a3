/** The posts of a fresh installation: who heads each office, who answers for it, who else works there. */
import type { PostRole } from '../../domain/vocabulary';
import type { Post } from '../directory/entries';
import type { StartingOffice } from './starting-offices';

/** A7: Joint Secretary or above; A8: ADM or above. */
const NODAL = {
  department: { rank: 'Joint Secretary', title: 'Joint Secretary and Nodal Officer' },
  'district-magistracy': { rank: 'ADM', title: 'Additional District Magistrate and Nodal Officer' },
  police: { rank: 'Additional SP', title: 'Additional Superintendent and Nodal Officer' },
  'chief-secretary': { rank: 'Joint Secretary', title: 'Joint Secretary to the Chief Secretary' },
} as const;

const HEAD_RANK = {
  department: 'Principal Secretary',
  'district-magistracy': 'District Magistrate',
  police: 'SP',
} as const;

/** Ids are readable and stay: `health-hod`, `health-nodal`, `health-murshidabad-officer`, `cell-officer-1`. */
export function postsOf(office: StartingOffice): Post[] {
  const post = (id: string, role: PostRole, rank: string, title: string): Post => ({
    id,
    office: office.id,
    role,
    rank,
    title,
  });
  const several = (count: number, prefix: string, role: PostRole, rank: string, title: string): Post[] =>
    Array.from({ length: count }, (_, n) => post(`${prefix}-${n + 1}`, role, rank, title));

  switch (office.kind) {
    case 'chief-secretary':
      return [
        post('chief-secretary', 'highest-authority', 'Chief Secretary', office.title),
        // A complaint against a department is held here: somebody must be able to send its ATR.
        post(
          'chief-secretary-hod',
          'hod',
          'Additional Chief Secretary',
          'Additional Chief Secretary, Grievances',
        ),
        post('chief-secretary-nodal', 'nodal-officer', NODAL[office.kind].rank, NODAL[office.kind].title),
      ];
    case 'department':
    case 'district-magistracy':
    case 'police':
      return [
        post(`${office.id}-hod`, 'hod', HEAD_RANK[office.kind], office.title),
        post(`${office.id}-nodal`, 'nodal-officer', NODAL[office.kind].rank, NODAL[office.kind].title),
      ];
    case 'sub-office':
      return subOfficePosts(office, post);
    case 'cell':
      return [
        post('cell-officer-1', 'cell-officer', 'Special Secretary', 'Head of the Cell'),
        ...several(4, 'cell-officer', 'cell-officer', 'Deputy Secretary', office.title).slice(1),
        ...several(2, 'policy-analyst', 'policy-analyst', 'Policy Analyst', 'Policy Analyst'),
      ];
    case 'data-processing-unit':
      return [
        ...several(3, 'analyst', 'analyst', 'Data Analyst', office.title),
        ...several(
          2,
          'data-entry-operator',
          'data-entry-operator',
          'Data Entry Operator',
          'Data Entry Operator',
        ),
      ];
    case 'call-centre':
      return several(5, 'tele-caller', 'tele-caller', 'Tele-caller', office.title);
    case 'field-validation':
      return several(2, validatorPrefix(office), 'validator', 'Executive', office.title);
    case 'bsk':
      return [post(`${office.id}-operator`, 'bsk-operator', 'BSK Operator', office.title)];
    case 'administration':
      return [post('administrator', 'administrator', 'System Administrator', office.title)];
  }
}

/** In a district two officers, so that a case can be handed over within the office; below, one. */
function subOfficePosts(
  office: StartingOffice,
  post: (id: string, role: PostRole, rank: string, title: string) => Post,
): Post[] {
  const first = post(`${office.id}-officer`, 'officer', office.title, office.title);
  const inDistrict = office.level === 2 && office.department !== null;
  if (!inDistrict) return [first];
  const deputy = `Deputy to ${office.title}`;
  return [first, post(`${office.id}-officer-2`, 'officer', deputy, deputy)];
}

function validatorPrefix({ district }: StartingOffice): string {
  return district === null ? 'validator' : `validator-${district}`;
}
