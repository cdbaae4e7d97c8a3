/** From a checked body to what the register takes in (page 8, Lodge; I1–I5). */
import { detectLanguage } from '../../domain/classification/language';
import type { Rules } from '../../domain/policy';
import { MINUTE, parseRfc3339 } from '../../domain/time';
import type { Instant } from '../../domain/time';
import type { Channel } from '../../domain/vocabulary';
import type { LodgeContent, LodgeRecord } from '../../register/cases/lodge';
import type { Directory } from '../../register/directory/directory';
import { actorOf } from '../access/caller';
import type { Caller } from '../access/caller';
import { invalid } from '../problem';
import type { FieldError } from '../problem';
import type { LodgeBody } from '../schemas/lodge';

/** Behind these channels a person has listened or read; what a form or a machine raises is `suspected` (page 3). */
const A_PERSON_LISTENED: readonly Channel[] = [
  'phone',
  'missed-call',
  'walk-in',
  'letter',
  'bsk',
  'outreach',
];

/** Clocks of other machines run ahead; more than this is a date in the future. */
const CLOCK_SKEW = 2 * MINUTE;
const LONG_AGO = parseRfc3339('2000-01-01T00:00:00+05:30') ?? 0;

/**
 * Unknown districts, categories, departments and offices are kept as said and flagged for screening: a complaint
 * is never refused because a word in it is not ours.
 *
 * @throws Problem 422
 */
export function lodgeRecord(
  body: LodgeBody,
  caller: Caller,
  directory: Directory,
  rules: Rules,
  at: Instant,
): LodgeRecord {
  const errors = problemsOf(body, caller, at);
  if (errors.length > 0) throw invalid(errors);
  const said = asSaid(body, directory);
  const against = said.against.known;
  const subject = directory.subject({
    category: said.category.known,
    department: said.department.known,
    district: said.district.known,
    policeDistrict: said.policeDistrict.known,
    against,
  });
  const raised = body.emergency?.raised === true || (body.emergency?.signs?.length ?? 0) > 0;
  const byPerson = caller.kind === 'post' || A_PERSON_LISTENED.includes(body.channel);
  const emergency = body.emergency?.raised === true && byPerson && body.kind === 'grievance';
  const mobile = body.complainant.mobile ?? null;
  return {
    facts: {
      kind: body.kind,
      channel: body.channel,
      hasTelephone: mobile !== null,
      subject,
      against,
      districtOffice: directory.districtMagistracy(subject.district),
      emergency,
      suspected: !emergency && (raised || subject.isEmergency),
    },
    content: contentOf(body, mobile, said, at),
    keyId: caller.key.id,
    channelOfKey: caller.key.channel,
    actor: actorOf(caller),
    officer: caller.kind === 'post' ? caller.officer : null,
    lodgedBy: { office: caller.kind === 'post' ? caller.office.id : null },
    partnerReference: body.partnerReference ?? null,
    rules,
  };
}

function problemsOf(body: LodgeBody, caller: Caller, at: Instant): FieldError[] {
  const errors: FieldError[] = [];
  if (caller.kind === 'channel' && caller.channel !== body.channel)
    errors.push({ field: 'channel', message: `is not this key's channel; use "${caller.channel}"` });
  if (body.receivedAt !== undefined && body.receivedAt > at + CLOCK_SKEW)
    errors.push({ field: 'receivedAt', message: 'lies in the future; give the instant at which it came in' });
  if (body.receivedAt !== undefined && body.receivedAt < LONG_AGO)
    errors.push({
      field: 'receivedAt',
      message: 'lies before the year 2000; give the instant at which it came in',
    });
  return errors;
}

type Said = { said: string | undefined; known: string | null };
type SaidFields = Record<'district' | 'policeDistrict' | 'category' | 'department' | 'against', Said>;

function asSaid(body: LodgeBody, directory: Directory): SaidFields {
  const known = (said: string | undefined, find: (text: string) => string | undefined): Said => ({
    said,
    known: said === undefined ? null : (find(said) ?? null),
  });
  return {
    district: known(body.place?.district, (text) => directory.district(text)?.slug),
    policeDistrict: known(
      body.place?.policeDistrict,
      (text) => directory.policeJurisdiction(text.toLowerCase())?.slug,
    ),
    category: known(body.category, (text) => directory.category(text)?.code),
    department: known(body.department, (text) => directory.department(text)?.code),
    against: known(body.against, (text) => directory.office(text.toLowerCase())?.id),
  };
}

function contentOf(body: LodgeBody, mobile: string | null, said: SaidFields, at: Instant): LodgeContent {
  const { name, email, address, language } = body.complainant;
  const unknown = Object.entries(said).filter(
    ([, value]) => value.said !== undefined && value.known === null,
  );
  const detected = detectLanguage(body.text);
  return {
    text: body.text,
    language: body.language ?? detected.replyIn,
    name: name ?? null,
    mobile,
    email: email ?? null,
    address: address ?? null,
    complainantLanguage: language ?? body.language ?? detected.replyIn,
    block: body.place?.block ?? null,
    said: {
      ...Object.fromEntries(unknown.map(([field, value]) => [field, value.said])),
      ...(body.emergency?.signs === undefined ? {} : { emergencySigns: body.emergency.signs }),
      ...(unknown.length === 0 ? {} : { unknown: unknown.map(([field]) => field) }),
    },
    receivedAt: Math.min(body.receivedAt ?? at, at),
  };
}
