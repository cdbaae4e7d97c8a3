/** What a fresh installation holds, and that every case finds its offices in it. */
import type { Knex } from 'knex';
import { HOD_RANK_KINDS, POST_ROLES } from '../../../domain/vocabulary';
import { openRegister } from '../../../register/database';
import { openDirectory } from '../../../register/directory/directory';
import type { Directory, Office } from '../../../register/directory/directory';
import { directoryVersion } from '../../../register/directory/load-snapshot';
import { seedDirectory } from '../../../register/seed/seed-directory';
import { cloneDatabase } from '../template-database';
import type { TestDatabase } from '../template-database';

let database: TestDatabase;
let db: Knex;
let directory: Directory;

beforeAll(async () => {
  database = await cloneDatabase();
  db = openRegister(database.url);
  directory = await openDirectory(db);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const rolesAt = (office: string): string[] => directory.postsAt(office).map((post) => post.role);
const isHeld = (office: string): boolean =>
  directory.postsAt(office).every((post) => directory.holderOf(post.id) !== null);
const districts = (): string[] => directory.districts().map(({ slug }) => slug);

test('it has the districts, departments, categories and police jurisdictions of the starting data', () => {
  expect(districts()).toHaveLength(23);
  expect(directory.departments()).toHaveLength(53);
  expect(directory.categories()).toHaveLength(125);
  expect(directory.policeJurisdictions()).toHaveLength(35);
  expect(directory.categories().filter(({ isEmergency }) => isEmergency)).toHaveLength(21);
  expect(directory.district('murshidabad')?.name).toBe('Murshidabad');
});

test('every department has an HoD and a nodal officer of Joint Secretary’s rank in the same office', () => {
  for (const { code } of directory.departments()) {
    expect(directory.office(code)).toMatchObject({ kind: 'department', department: code });
    expect(rolesAt(code)).toEqual(['hod', 'nodal-officer']);
    expect(directory.answerable(code)).toMatchObject({
      post: { id: `${code}-nodal`, rank: 'Joint Secretary' },
    });
  }
});

test('every department has in every district an office and one below it, both with officers', () => {
  for (const { code } of directory.departments()) {
    const below = directory.childrenOf(code);
    const covered = new Set(below.map((office) => office.district));
    expect(districts().filter((slug) => !covered.has(slug))).toEqual([]);
    for (const office of below) {
      const under = directory.childrenOf(office.id);
      expect(under.length).toBeGreaterThan(0);
      for (const { id } of [office, ...under]) expect(directory.answerable(id)?.post.office).toBe(id);
    }
  }
});

test('every district has a magistracy with an ADM as nodal officer, an SDO, a BDO, and its field validation', () => {
  for (const slug of districts()) {
    const magistracy = directory.districtMagistracy(slug) ?? '';
    expect(directory.answerable(magistracy)?.post).toMatchObject({ role: 'nodal-officer', rank: 'ADM' });
    const [sdo] = directory.childrenOf(magistracy);
    const [bdo] = directory.childrenOf(sdo?.id ?? '');
    expect([sdo, bdo].map((office) => office?.district)).toEqual([slug, slug]);
    expect(rolesAt(`field-validation-${slug}`)).toEqual(['validator', 'validator']);
  }
});

test('every role has a post, and every post is held', () => {
  const roles = new Set(directory.posts().map(({ role }) => role));
  expect([...roles].sort()).toEqual([...POST_ROLES].sort());
  expect(directory.posts().filter(({ id }) => directory.holderOf(id) === null)).toEqual([]);
  expect(directory.post('administrator')).toMatchObject({ office: 'administration', role: 'administrator' });
  expect(directory.offices().filter(({ id }) => directory.postsAt(id).length === 0)).toEqual([]);
  expect(directory.postsAt('call-centre').length).toBeGreaterThanOrEqual(3);
});

test('every office of HoD’s rank can hold a case: somebody there may send an ATR', () => {
  const offices = directory.offices().filter(({ kind }) => HOD_RANK_KINDS.includes(kind));
  for (const { id } of offices) {
    expect(rolesAt(id)).toEqual(expect.arrayContaining(['hod', 'nodal-officer']));
    expect(isHeld(id)).toBe(true);
  }
});

test('the offices are one tree under the Chief Secretary, and the level is the depth', () => {
  const depth = (office: Office): number => {
    const above = directory.office(office.parent ?? '');
    return above === null ? 0 : depth(above) + 1;
  };
  expect(directory.offices().filter((office) => office.level !== depth(office))).toEqual([]);
  expect(directory.offices().filter(({ parent }) => parent === null)).toMatchObject([
    { id: 'chief-secretary' },
  ]);
});

test('every category goes in every district to its department’s office and an area office there', () => {
  for (const category of directory.categories()) {
    for (const district of districts()) {
      const query = {
        category: category.code,
        department: null,
        district,
        policeDistrict: null,
        against: null,
      };
      const route = directory.route(query);
      expect(route?.office).toBe(category.department);
      expect(route?.certain).toBe(category.chain !== 'CMO');
      const [area, ...others] = (route?.areaOffices ?? []).map((id) => directory.office(id));
      expect(others).toEqual([]);
      expect(area?.parent).toBe(category.department);
      if (category.department !== 'home') expect(area?.district).toBe(district);
    }
  }
});

test('an SP or Commissioner serves every district, and a jurisdiction that is named goes before the district’s', () => {
  for (const slug of districts()) {
    const office = directory.policeOffice(slug, null) ?? '';
    expect(directory.office(office)?.kind).toBe('police');
    expect(
      directory.policeJurisdictions().some((j) => j.office === office && j.districts.includes(slug)),
    ).toBe(true);
  }
  expect(directory.policeOffice('north-24-parganas', null)).toBe('police-barasat');
  expect(directory.policeOffice('hooghly', null)).toBe('police-hooghly-rural');
  expect(directory.policeOffice('north-24-parganas', 'Bidhannagar')).toBe('police-bidhannagar');
});

test('names are of more than one person, mobiles and addresses of one officer each', async () => {
  const officers = await db('officers').select<{ name: string; mobile: string; email: string }[]>('*');
  const distinct = (values: string[]): number => new Set(values).size;
  expect(distinct(officers.map(({ name }) => name))).toBeGreaterThan(2_500);
  expect(distinct(officers.map(({ mobile }) => mobile))).toBe(officers.length);
  expect(distinct(officers.map(({ email }) => email))).toBe(officers.length);
  expect(officers.filter(({ mobile }) => !/^\+919\d{9}$/.test(mobile))).toEqual([]);
});

test('seeding again changes nothing, also after an administrator has removed an office', async () => {
  await db('api_keys').del();
  await db('postings').where({ post: 'bsk-kolkata-operator' }).del();
  await db('posts').where({ id: 'bsk-kolkata-operator' }).del();
  await db('offices').where({ id: 'bsk-kolkata' }).del();
  const version = await directoryVersion(db);
  const again = await seedDirectory(db);
  expect(again.seeded).toBe(false);
  expect(again.offices).toBe(directory.offices().length - 1);
  expect(await directoryVersion(db)).toBe(version);
});
