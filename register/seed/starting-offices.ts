/**
 * The offices of a fresh installation, made from the starting data: the State's own, 53 departments with an office
 * in each district and one or two levels below, 23 magistracies, 35 police offices, field validation.
 */
import districtsJson from '../../data/districts.json';
import policeJson from '../../data/police.json';
import taxonomyJson from '../../data/taxonomy.json';
import { startingTaxonomy } from '../../domain/classification/taxonomy';
import {
  CALL_CENTRE,
  CELL,
  CHIEF_SECRETARY,
  DATA_PROCESSING_UNIT,
  fieldValidationOffice,
} from '../../domain/vocabulary';
import type { Office } from '../directory/entries';
import { districtChainOf } from './officer-chains';

/** An office and the title of the officer who heads it. */
export type StartingOffice = Office & { title: string };
export type StartingDistrict = (typeof districtsJson.districts)[number] & { slug: string };

export const ADMINISTRATION = 'administration';
/** The police are Home's: an SP reports to it, and a complaint against an SP goes there. */
export const HOME = 'home';

const BSK_DISTRICTS = ['kolkata', 'murshidabad'];

export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

export const STARTING_DISTRICTS: readonly StartingDistrict[] = districtsJson.districts.map((district) => ({
  ...district,
  slug: slugOf(district.name),
}));

const slugByAbbr = new Map(STARTING_DISTRICTS.map(({ abbr, slug }) => [abbr, slug]));

export const STARTING_DEPARTMENTS = taxonomyJson.departments.map((department) => ({
  code: department.code.toLowerCase(),
  name: department.name_en,
  name_bn: department.name_bn,
  nodal_rank: department.nodal_officer_min_rank,
}));

/** `seat`: the first civil district named; a jurisdiction may reach into others. */
export const STARTING_POLICE = [...policeJson.police_districts, ...policeJson.commissionerates].map(
  ({ slug, name, head, districts }) => {
    const covered = districts.map((abbr) => slugByAbbr.get(abbr) ?? abbr);
    return { slug, name, head, office: `police-${slug}`, districts: covered, seat: covered[0] ?? null };
  },
);

export function startingOffices(): StartingOffice[] {
  return [
    ...stateOffices(),
    ...STARTING_DEPARTMENTS.flatMap(departmentOffices),
    ...STARTING_DISTRICTS.flatMap(magistracyOffices),
    ...STARTING_POLICE.flatMap(policeOffices),
    ...STARTING_DISTRICTS.map((district) => validationOffice(district)),
    ...BSK_DISTRICTS.map(bskOffice),
  ];
}

function stateOffices(): StartingOffice[] {
  const top = { department: null, district: null, level: 1, parent: CHIEF_SECRETARY };
  return [
    {
      ...top,
      id: CHIEF_SECRETARY,
      name: 'Chief Secretary’s Office',
      kind: 'chief-secretary',
      parent: null,
      level: 0,
      title: 'Chief Secretary',
    },
    {
      ...top,
      id: CELL,
      name: 'Programme Implementation and Grievance Cell',
      kind: 'cell',
      title: 'Officer of the Cell',
    },
    {
      ...top,
      id: DATA_PROCESSING_UNIT,
      name: 'Data Processing Unit',
      kind: 'data-processing-unit',
      title: 'Data Analyst',
    },
    { ...top, id: CALL_CENTRE, name: 'Call Centre', kind: 'call-centre', title: 'Tele-caller' },
    { ...top, id: ADMINISTRATION, name: 'Administration', kind: 'administration', title: 'Administrator' },
    {
      ...top,
      id: fieldValidationOffice(null),
      name: 'Field Validation, Cell',
      kind: 'field-validation',
      parent: CELL,
      level: 2,
      title: 'Field Validation Executive',
    },
  ];
}

/** Head's office, the district offices below it, one or two levels below each of those. */
function departmentOffices({ code, name, name_bn }: (typeof STARTING_DEPARTMENTS)[number]): StartingOffice[] {
  const head: StartingOffice = {
    id: code,
    name: `${name} Department`,
    nameBn: `${name_bn} দপ্তর`,
    kind: 'department',
    parent: CHIEF_SECRETARY,
    department: code,
    district: null,
    level: 1,
    title: `Principal Secretary, ${name}`,
  };
  // Home's offices in the districts are the police's.
  if (code === HOME) return [head];
  const { district: districtTitle, below } = districtChainOf(code);
  return [
    head,
    ...STARTING_DISTRICTS.flatMap((district) =>
      line(`${code}-${district.slug}`, code, district, code, name, [districtTitle, ...below]),
    ),
  ];
}

/** The district's own officers for what no department has: SDO and BDO below the District Magistrate. */
function magistracyOffices(district: StartingDistrict): StartingOffice[] {
  const id = `dm-${district.slug}`;
  const [top, ...below] = line(id, CHIEF_SECRETARY, district, null, 'General Administration', [
    'District Magistrate',
    'Sub-Divisional Officer',
    'Block Development Officer',
  ]);
  return top === undefined
    ? []
    : [
        { ...top, kind: 'district-magistracy', level: 1 },
        ...below.map((office) => ({ ...office, level: office.level - 1 })),
      ];
}

function policeOffices({ office, name, head, seat }: (typeof STARTING_POLICE)[number]): StartingOffice[] {
  const commissionerate = head.startsWith('Commissioner');
  const common = { department: HOME, district: seat };
  return [
    {
      ...common,
      id: office,
      name: commissionerate ? `${name} Police Commissionerate` : `${name} Police District`,
      kind: 'police',
      parent: HOME,
      level: 2,
      title: `${head}, ${name}`,
    },
    {
      ...common,
      id: `${office}-subdivision`,
      name: commissionerate ? `Assistant Commissioner, ${name}` : `SDPO, ${name}`,
      kind: 'sub-office',
      parent: office,
      level: 3,
      title: commissionerate ? 'Assistant Commissioner' : 'SDPO',
    },
    {
      ...common,
      id: `${office}-station`,
      name: `${name} Police Station`,
      kind: 'sub-office',
      parent: `${office}-subdivision`,
      level: 4,
      title: 'Officer-in-Charge',
    },
  ];
}

/** One office under another: `<id>` in the district, `<id>-sadar` in its sub-division, `<id>-block` in a block. */
function line(
  id: string,
  parent: string,
  district: StartingDistrict,
  department: string | null,
  subject: string,
  titles: readonly string[],
): StartingOffice[] {
  const town = district.headquarters;
  const ids = [id, `${id}-sadar`, `${id}-block`];
  // Kolkata has neither sub-divisions nor blocks.
  const places =
    district.slug === 'kolkata'
      ? ['Kolkata', 'Kolkata North', 'Kolkata Borough I']
      : [district.name, `${town} Sadar`, `${town} Block`];
  return titles.map((title, depth) => ({
    id: ids[depth] ?? `${id}-${depth}`,
    name: `${title}, ${places[depth] ?? town} (${subject})`,
    kind: 'sub-office',
    parent: depth === 0 ? parent : (ids[depth - 1] ?? parent),
    department,
    district: district.slug,
    level: 2 + depth,
    title,
  }));
}

function validationOffice({ slug, name }: StartingDistrict): StartingOffice {
  return {
    id: fieldValidationOffice(slug),
    name: `Field Validation, ${name}`,
    kind: 'field-validation',
    parent: fieldValidationOffice(null),
    department: null,
    district: slug,
    level: 3,
    title: 'Field Validation Executive',
  };
}

function bskOffice(district: string): StartingOffice {
  const name = STARTING_DISTRICTS.find(({ slug }) => slug === district)?.name ?? district;
  return {
    id: `bsk-${district}`,
    name: `Bangla Sahayata Kendra, ${name}`,
    kind: 'bsk',
    parent: ADMINISTRATION,
    department: null,
    district,
    level: 2,
    title: 'BSK Operator',
  };
}

/** Every category, with the tier and flag it has here: an emergency is an individual's case with a flag. */
export function startingCategories(): Record<string, unknown>[] {
  return startingTaxonomy().categories.map(({ code, name, department, tier, chain }) => ({
    code,
    name,
    department,
    chain,
    tier: tier === 'emergency' ? 'individual' : tier,
    is_emergency: tier === 'emergency',
    atr_limit: null,
    emergency_hours: null,
  }));
}
