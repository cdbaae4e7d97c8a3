/** Who is told, and that no vacancy or leave swallows a message (page 3, Ladder). */
import type { Audience } from '../../../domain/vocabulary';
import type { RecipientQuery } from '../../../register/directory/entries';
import { answerableFor, holderIn } from '../../../register/directory/in-charge';
import { recipientsOf } from '../../../register/directory/recipients';
import type { Posting, Snapshot } from '../../../register/directory/snapshot';
import { directoryWith, NOW, OFFICES, posting } from './directory-fixture';

const at = (snapshot: Snapshot, now = NOW) => ({ snapshot, now });

/** A case in Nadia: delegated from Health to the CMOH. */
const CASE: RecipientQuery = {
  holder: 'cmoh',
  chain: ['health', 'cmoh'],
  hod: 'health',
  informed: ['cmoh', 'dm-nadia'],
  district: 'nadia',
  districtOffice: 'dm-nadia',
};
const POLICE_CASE: RecipientQuery = { ...CASE, holder: 'home', chain: ['home'], hod: 'home', informed: [] };

type Row = [
  what: string,
  audience: Audience,
  posts: string[],
  change?: Partial<RecipientQuery> & { vacant?: string[] },
];

test.each<Row>([
  ['the complainant is no officer', 'complainant', []],
  ['the holder is the officer who answers for the holding office', 'holder', ['cmoh-officer']],
  ['nobody holds a case that is being classified', 'holder', [], { holder: null }],
  [
    'a case handed over is told to the named officer',
    'holder',
    ['cmoh-officer-2'],
    { post: 'cmoh-officer-2' },
  ],
  [
    'a named officer elsewhere is not the holder any more',
    'holder',
    ['cmoh-officer'],
    { post: 'bmoh-officer' },
  ],
  [
    'a named officer who left is not told',
    'holder',
    ['cmoh-officer'],
    { post: 'cmoh-officer-2', vacant: ['cmoh-officer-2'] },
  ],
  ['a vacant post: the next of the office', 'holder', ['cmoh-officer-2'], { vacant: ['cmoh-officer'] }],
  [
    'an empty office: one level up',
    'holder',
    ['health-nodal'],
    { vacant: ['cmoh-officer', 'cmoh-officer-2'] },
  ],
  ['all nodal officers of the department', 'nodal', ['health-nodal', 'health-nodal-2']],
  ['no nodal officer: the HoD', 'nodal', ['health-hod'], { vacant: ['health-nodal', 'health-nodal-2'] }],
  ['no HoD yet: no nodal officer either', 'nodal', [], { hod: null }],
  ['the HoD himself', 'hod', ['health-hod']],
  ['a vacant HoD: one level up, not his nodal officer', 'hod', ['cs'], { vacant: ['health-hod'] }],
  ['no HoD yet: the Cell', 'hod', ['cell-officer-1', 'cell-officer-2'], { hod: null }],
  ['area: who answers for each informed office', 'area', ['cmoh-officer', 'dm-nodal']],
  [
    'two informed offices with one officer above: once',
    'area',
    ['health-nodal'],
    { informed: ['cmoh', 'bmoh'], vacant: ['cmoh-officer', 'cmoh-officer-2', 'bmoh-officer'] },
  ],
  ['an informed office that is gone is passed over', 'area', [], { informed: ['abolished'] }],
  ['the District Magistrate', 'district', ['dm-hod']],
  ['the magistracy that the case names', 'district', ['dm-hod'], { district: null }],
  ['the district’s magistracy where none is named', 'district', ['dm-hod'], { districtOffice: null }],
  [
    'no known district: the Cell',
    'district',
    ['cell-officer-1', 'cell-officer-2'],
    { district: null, districtOffice: null },
  ],
  ['the Cell: its head and one more, in rank', 'cell', ['cell-officer-1', 'cell-officer-2']],
  [
    'the head on leave: the next two',
    'cell',
    ['cell-officer-2', 'cell-officer-10'],
    { vacant: ['cell-officer-1'] },
  ],
  [
    'an empty Cell: one level up',
    'cell',
    ['cs'],
    { vacant: ['cell-officer-1', 'cell-officer-2', 'cell-officer-10'] },
  ],
  ['the Chief Secretary’s office', 'highest', ['cs']],
  ['a vacant Chief Secretary: his office', 'highest', ['cs-nodal'], { vacant: ['cs'] }],
  ['the district’s validators', 'validator', ['validator-nadia-1']],
  ['an unknown district: the Cell’s own validators', 'validator', ['validator-1'], { district: null }],
  [
    'no validator in the district: one level up',
    'validator',
    ['validator-1'],
    { vacant: ['validator-nadia-1'] },
  ],
  ['against the holder: one level up', 'holder', ['health-nodal'], { against: 'cmoh' }],
  ['against an informed office: not told', 'area', ['dm-nodal'], { against: 'cmoh' }],
  ['against the department: neither its HoD …', 'hod', ['cs'], { against: 'health' }],
  ['… nor its nodal officers', 'nodal', ['cs-nodal'], { against: 'health' }],
  ['against the District Magistrate: one level up', 'district', ['cs'], { against: 'dm-nadia' }],
])('%s', (_what, audience, posts, change = {}) => {
  const { vacant = [], ...query } = change;
  const told = recipientsOf(at(directoryWith({ vacant })), audience, { ...CASE, ...query });
  expect(told.map(({ post }) => post)).toEqual(posts);
});

test.each<[string, Partial<RecipientQuery>, string[]]>([
  ['the SP who is informed', { informed: ['sp-ranaghat'] }, ['dm-hod', 'sp-ranaghat-hod']],
  ['the SP of the district where none is', {}, ['dm-hod', 'sp-krishnanagar-hod']],
  ['the SP who holds it', { hod: 'sp-ranaghat', chain: ['sp-ranaghat'] }, ['dm-hod', 'sp-ranaghat-hod']],
])('of a police case the district is also %s', (_what, change, posts) => {
  const told = recipientsOf(at(directoryWith()), 'district', { ...POLICE_CASE, ...change });
  expect(told.map(({ post }) => post)).toEqual(posts);
});

test('nobody in office anywhere: nobody is told, and nothing fails', () => {
  const vacant = directoryWith().posts.keys();
  expect(recipientsOf(at(directoryWith({ vacant: [...vacant] })), 'cell', CASE)).toEqual([]);
});

test.each<[string, Posting[], string | undefined, number?]>([
  ['vacant', [], undefined],
  ['held', [posting('health-hod', { officer: 'a' })], 'a'],
  ['left: vacant from that instant', [posting('health-hod', { officer: 'a', until: NOW })], undefined],
  ['leaving later: still held', [posting('health-hod', { officer: 'a', until: NOW + 1 })], 'a'],
  ['begins later: vacant', [posting('health-hod', { officer: 'b', from: NOW + 1 })], undefined],
  [
    'begins later, then held without any change of the directory',
    [posting('health-hod', { officer: 'b', from: NOW + 1 })],
    'b',
    NOW + 1,
  ],
  [
    'on leave: the acting officer',
    [
      posting('health-hod', { officer: 'a' }),
      posting('health-hod', { officer: 'c', acting: true, until: NOW + 5 }),
    ],
    'c',
  ],
  [
    'back from leave',
    [
      posting('health-hod', { officer: 'a' }),
      posting('health-hod', { officer: 'c', acting: true, until: NOW + 5 }),
    ],
    'a',
    NOW + 5,
  ],
])('a post is %s', (_what, postings, officer, now = NOW) => {
  const snapshot = directoryWith({ vacant: ['health-hod'], postings });
  expect(holderIn(at(snapshot, now), 'health-hod')?.officer).toBe(officer);
});

test('an escalation to a head on leave goes to the acting officer', () => {
  const postings = [posting('health-hod', { officer: 'c', acting: true, until: NOW + 5 })];
  const [told] = recipientsOf(at(directoryWith({ postings })), 'hod', CASE);
  expect(told).toMatchObject({ post: 'health-hod', officer: 'c' });
});

test.each<[string, string, string[], string | undefined]>([
  ['health', 'its nodal officer', [], 'health-nodal'],
  ['health', 'the next nodal officer', ['health-nodal'], 'health-nodal-2'],
  ['health', 'the HoD without nodal officers', ['health-nodal', 'health-nodal-2'], 'health-hod'],
  ['bmoh', 'its officer', [], 'bmoh-officer'],
  ['bmoh', 'the office above while vacant', ['bmoh-officer'], 'cmoh-officer'],
  ['chief-secretary', 'its nodal officer', [], 'cs-nodal'],
  ['abolished', 'nobody', [], undefined],
])('who answers for %s: %s', (office, _who, vacant, post) => {
  expect(answerableFor(at(directoryWith({ vacant })), office)?.post.id).toBe(post);
});

test('with every post vacant the office’s own post answers, without a holder', () => {
  const vacant = [...directoryWith().posts.keys()];
  expect(answerableFor(at(directoryWith({ vacant })), 'bmoh')).toMatchObject({
    post: { id: 'bmoh-officer' },
    holder: null,
  });
});

test('offices that stand above each other in a ring do not hang the look-up', () => {
  const ring = OFFICES.map((office) => (office.id === 'health' ? { ...office, parent: 'bmoh' } : office));
  const vacant = [...directoryWith().posts.keys()];
  expect(answerableFor(at(directoryWith({ offices: ring, vacant })), 'cmoh')?.holder).toBeNull();
});
