/** What an analyst says a case is about, checked against the directory (I6). */
import type { Subject } from '../../domain/lifecycle/state';
import type { FieldError } from '../problem';
import type { CommandFields } from '../schemas/fields';
import type { ResolveContext } from './resolve-command';

/** What a correction leaves out stays as it was. */
export function resolvedSubject(
  fields: CommandFields,
  { directory, row }: ResolveContext,
  errors: FieldError[],
): Subject {
  const { subject: before, against } = row.state;
  const known = (
    field: string,
    said: string | undefined,
    unsaid: string | null,
    found: (text: string) => string | undefined,
  ): string | null => {
    if (said === undefined) return unsaid;
    const code = found(said);
    if (code === undefined)
      errors.push({ field, message: `is not known; take a code from /v1/${LISTS[field] ?? 'categories'}` });
    return code ?? null;
  };
  const category = known(
    'category',
    fields.category,
    before.category,
    (text) => directory.category(text)?.code,
  );
  // A corrected category brings its own department and tier unless others are said.
  const department = known(
    'department',
    fields.department,
    fields.category === undefined ? before.department : null,
    (text) => directory.department(text)?.code,
  );
  const district = known(
    'district',
    fields.district,
    before.district,
    (text) => directory.district(text)?.slug,
  );
  const policeDistrict = known(
    'policeDistrict',
    fields.policeDistrict,
    fields.district === undefined ? before.policeDistrict : null,
    (text) => directory.policeJurisdiction(text)?.slug,
  );
  const tier = fields.tier ?? (fields.category === undefined ? before.tier : null);
  return directory.subject({ category, department, district, policeDistrict, against, tier });
}

const LISTS: Readonly<Record<string, string>> = {
  category: 'categories',
  department: 'departments',
  district: 'districts',
  policeDistrict: 'districts',
};
