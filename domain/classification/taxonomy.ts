import taxonomyJson from '../../data/taxonomy.json';

/**
 * The typed view of `data/taxonomy.json`: 125 categories under 53 departments (I6). The file is starting data
 * that the Cell edits, so its shape is checked when it is read and a mistake is named by entry and field.
 * Codes are lower case here and everywhere else in the product, upper case in the file.
 */

export const TAXONOMY_TIERS = ['emergency', 'individual', 'community', 'policy'] as const;
export type TaxonomyTier = (typeof TAXONOMY_TIERS)[number];

export const PHRASE_LANGUAGES = ['en', 'bn', 'rom', 'hi'] as const;
export type PhraseLanguage = (typeof PHRASE_LANGUAGES)[number];

export interface TaxonomyCategory {
  /** Lower case, e.g. `lakshmir_bhandar`. */
  code: string;
  /** Code of the department that redresses it, lower case, e.g. `wcdsw`. */
  department: string;
  /** English name as staff see it. */
  name: string;
  tier: TaxonomyTier;
  /** Key into `officerChains`. */
  chain: string;
  /** What an ATR in this category must show. */
  evidence: readonly string[];
  phrases: Readonly<Record<PhraseLanguage, readonly string[]>>;
}

export interface TaxonomyDepartment {
  code: string;
  nameEn: string;
  nameBn: string;
}

export interface Taxonomy {
  departments: readonly TaxonomyDepartment[];
  categories: readonly TaxonomyCategory[];
  /** Offices from the head of department downwards, by chain. */
  officerChains: Readonly<Record<string, readonly string[]>>;
}

type Entry = Readonly<Record<string, unknown>>;

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(where: string, expected: string): never {
  throw new Error(`taxonomy: ${where} must be ${expected}; correct it in data/taxonomy.json`);
}

function entry(value: unknown, where: string): Entry {
  return isEntry(value) ? value : wrong(where, 'an object');
}

function list(value: unknown, where: string): readonly unknown[] {
  return Array.isArray(value) ? value : wrong(where, 'a list');
}

function text(value: unknown, where: string): string {
  return typeof value === 'string' && value.trim() !== '' ? value : wrong(where, 'a text that is not empty');
}

function texts(value: unknown, where: string): string[] {
  return list(value, where).map((item, at) => text(item, `${where}[${at}]`));
}

function code(value: unknown, where: string): string {
  const written = text(value, where);
  return /^[A-Z][A-Z0-9_]*$/i.test(written)
    ? written.toLowerCase()
    : wrong(where, `a code of letters, digits and _ (it is "${written}")`);
}

function unique(codes: readonly string[], where: string): void {
  const seen = new Set<string>();
  for (const each of codes) {
    if (seen.has(each)) wrong(`${where} "${each}"`, 'there once');
    seen.add(each);
  }
}

function parseDepartment(value: unknown, at: number): TaxonomyDepartment {
  const where = `departments[${at}]`;
  const raw = entry(value, where);
  return {
    code: code(raw['code'], `${where}.code`),
    nameEn: text(raw['name_en'], `${where}.name_en`),
    nameBn: text(raw['name_bn'], `${where}.name_bn`),
  };
}

function parseCategory(
  value: unknown,
  at: number,
  departments: ReadonlySet<string>,
  chains: Entry,
): TaxonomyCategory {
  const raw = entry(value, `categories[${at}]`);
  const own = code(raw['code'], `categories[${at}].code`);
  const where = `category ${own}`;
  const department = code(raw['dept'], `${where}: dept`);
  if (!departments.has(department)) wrong(`${where}: dept`, `one of the departments (it is "${department}")`);
  const chain = text(raw['chain'], `${where}: chain`);
  if (!(chain in chains)) wrong(`${where}: chain`, `one of officer_chains (it is "${chain}")`);
  const tier =
    TAXONOMY_TIERS.find((each) => each === raw['tier']) ??
    wrong(`${where}: tier`, `one of ${TAXONOMY_TIERS.join(', ')}`);
  const phrases = entry(raw['phrases'], `${where}: phrases`);
  return {
    code: own,
    department,
    name: text(raw['name'], `${where}: name`),
    tier,
    chain,
    evidence: texts(raw['atr_evidence'], `${where}: atr_evidence`),
    phrases: {
      en: texts(phrases['en'], `${where}: phrases.en`),
      bn: texts(phrases['bn'], `${where}: phrases.bn`),
      rom: texts(phrases['rom'], `${where}: phrases.rom`),
      hi: texts(phrases['hi'], `${where}: phrases.hi`),
    },
  };
}

/**
 * Reads a taxonomy from parsed JSON.
 * @throws Error naming the entry and the field that is missing or of the wrong kind.
 */
export function parseTaxonomy(value: unknown): Taxonomy {
  const raw = entry(value, 'the file');
  const departments = list(raw['departments'], 'departments').map(parseDepartment);
  const known = new Set(departments.map((department) => department.code));
  unique(
    departments.map((department) => department.code),
    'department',
  );
  const chains = entry(raw['officer_chains'], 'officer_chains');
  const categories = list(raw['categories'], 'categories').map((each, at) =>
    parseCategory(each, at, known, chains),
  );
  if (categories.length === 0) wrong('categories', 'a list with at least one category');
  unique(
    categories.map((category) => category.code),
    'category',
  );
  const officerChains = Object.fromEntries(
    Object.entries(chains).map(([name, offices]) => [name, texts(offices, `officer_chains.${name}`)]),
  );
  return { departments, categories, officerChains };
}

let starting: Taxonomy | undefined;

/** The product's own starting taxonomy, parsed once. */
export function startingTaxonomy(): Taxonomy {
  starting ??= parseTaxonomy(taxonomyJson);
  return starting;
}
