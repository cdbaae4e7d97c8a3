/** Where a case goes, by what is known of it (W3, W10). */
import type { RouteQuery } from '../../../register/directory/entries';
import { findCategory, findDepartment, findDistrict } from '../../../register/directory/places';
import { routeOf, subjectOf } from '../../../register/directory/route';
import { directoryWith } from './directory-fixture';

const directory = directoryWith();
const known = (query: Partial<RouteQuery>): RouteQuery => ({
  category: null,
  department: null,
  district: null,
  policeDistrict: null,
  against: null,
  ...query,
});

test.each<[what: string, query: Partial<RouteQuery>, route: unknown]>([
  ['nothing known: no route', {}, null],
  ['only a place: no route', { district: 'nadia' }, null],
  ['an unknown category: no route', { category: 'moon', district: 'nadia' }, null],
  [
    'category and district: certain, the area officer too',
    { category: 'hospital_bed', district: 'nadia' },
    { office: 'health', areaOffices: ['cmoh'], certain: true },
  ],
  [
    'department and district, without a category',
    { department: 'Health', district: '321' },
    { office: 'health', areaOffices: ['cmoh'], certain: true },
  ],
  [
    'no district: the department, but not certain',
    { category: 'hospital_bed' },
    { office: 'health', areaOffices: [], certain: false },
  ],
  [
    'an unknown district is no district',
    { category: 'hospital_bed', district: 'atlantis' },
    { office: 'health', areaOffices: [], certain: false },
  ],
  [
    'a stated department goes before the category’s',
    { category: 'hospital_bed', department: 'home', district: 'nadia' },
    { office: 'home', areaOffices: ['sp-krishnanagar'], certain: true },
  ],
  [
    'police: the SP of the police district named',
    { category: 'crime_fir', district: 'nadia', policeDistrict: 'RANAGHAT' },
    { office: 'home', areaOffices: ['sp-ranaghat'], certain: true },
  ],
  [
    'police: the headquarters’ SP where only the district is known',
    { category: 'crime_fir', district: 'nadia' },
    { office: 'home', areaOffices: ['sp-krishnanagar'], certain: true },
  ],
  [
    'a police district within one district tells the district',
    { category: 'crime_fir', policeDistrict: 'ranaghat' },
    { office: 'home', areaOffices: ['sp-ranaghat'], certain: true },
  ],
  [
    'the Cell’s own desk decides what is out of purview',
    { category: 'out-of-purview', district: 'nadia' },
    { office: 'home', areaOffices: ['sp-krishnanagar'], certain: false },
  ],
  [
    'the office complained against is no area officer',
    { category: 'hospital_bed', district: 'nadia', against: 'cmoh' },
    { office: 'health', areaOffices: [], certain: true },
  ],
  [
    'a complaint against the SP does not reach the SP',
    { category: 'crime_fir', policeDistrict: 'ranaghat', against: 'sp-ranaghat' },
    { office: 'home', areaOffices: [], certain: true },
  ],
  [
    'a complaint against the department names it, the lifecycle takes it one level up; none of its offices hears',
    { category: 'hospital_bed', district: 'nadia', against: 'health' },
    { office: 'health', areaOffices: [], certain: true },
  ],
])('%s', (_what, query, route) => {
  expect(routeOf(directory, known(query))).toEqual(route);
});

test('the subject has the codes as they are written here and the category’s facts', () => {
  expect(
    subjectOf(directory, known({ category: 'HOSPITAL-BED', district: 'Nadia', policeDistrict: 'x' })),
  ).toEqual({
    category: 'hospital_bed',
    tier: 'individual',
    atrLimit: null,
    emergencyHours: 4,
    isEmergency: true,
    department: 'health',
    district: 'nadia',
    policeDistrict: null,
    route: { office: 'health', areaOffices: ['cmoh'], certain: true },
  });
});

test('a tier that was chosen replaces the category’s; an unknown category is an individual’s', () => {
  const out = known({ category: 'out_of_purview' });
  expect(subjectOf(directory, out).tier).toBe('policy');
  expect(subjectOf(directory, { ...out, tier: 'community' }).tier).toBe('community');
  expect(subjectOf(directory, known({ category: 'moon' }))).toMatchObject({
    category: null,
    tier: 'individual',
  });
});

test.each([
  ['nadia', 'nadia'],
  ['NADIA', 'nadia'],
  [' Nadia ', 'nadia'],
  ['321', 'nadia'],
  ['999', undefined],
  ['null', undefined],
  ['', undefined],
])('the district "%s" is %s', (said, slug) => {
  expect(findDistrict(directory, said)?.slug).toBe(slug);
});

test('codes are taken in any case, a category’s with - or _', () => {
  expect(findCategory(directory, 'Hospital-Bed')?.code).toBe('hospital_bed');
  expect(findDepartment(directory, ' HEALTH ')?.code).toBe('health');
  expect(findDepartment(directory, '__proto__')).toBeNull();
});
