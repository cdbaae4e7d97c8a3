/**
 * From a command's checked fields to what the decider gets: names resolved to the directory's facts, dates to the
 * end of that day's work, the words apart. What names nothing real is a 422 that says the cure.
 */
import { compileCalendar, endOfWork } from '../../domain/calendar';
import type { CommandBody, CommandName, OfficeFacts, PostFacts } from '../../domain/lifecycle/commands';
import { holderOffice } from '../../domain/lifecycle/custody';
import type { Rules } from '../../domain/policy';
import { DAY, localDate } from '../../domain/time';
import type { Instant } from '../../domain/time';
import type { Directory } from '../../register/directory/directory';
import type { CaseDetail } from '../../register/lists/case-detail';
import type { Caller } from '../access/caller';
import { invalid } from '../problem';
import type { FieldError } from '../problem';
import type { CommandFields } from '../schemas/fields';
import { resolvedSubject } from './resolve-subject';

export type ResolveContext = {
  directory: Directory;
  rules: Rules;
  row: CaseDetail;
  caller: Caller;
  at: Instant;
};

/** No term of the lifecycle is anywhere near as long. */
const FURTHEST = 5 * 366 * DAY;

/** @throws Problem 422 */
export function resolveCommand(
  command: CommandName,
  fields: CommandFields,
  context: ResolveContext,
): { body: CommandBody; content: Record<string, unknown> } {
  const errors: FieldError[] = [];
  const body = bodyOf(command, fields, context, errors);
  if (errors.length > 0 || body === null) throw invalid(errors);
  return { body, content: wordsOf(fields) };
}

/** What is said, for the register alone: everything but what the body carries as an id or a code. */
function wordsOf(fields: CommandFields): Record<string, unknown> {
  const {
    office: _office,
    areaOffices: _areas,
    post: _post,
    into: _into,
    reasonCode: _reason,
    ...words
  } = fields;
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
}

function bodyOf(
  command: CommandName,
  fields: CommandFields,
  context: ResolveContext,
  errors: FieldError[],
): CommandBody | null {
  const reasonCode = fields.reasonCode ?? '';
  switch (command) {
    case 'validate':
    case 'correct':
      if (!SUBJECT_FIELDS.some((name) => fields[name] !== undefined))
        errors.push({
          field: 'category',
          message: `is missing; correct at least one of: ${SUBJECT_FIELDS.join(', ')}`,
        });
      return { command, subject: resolvedSubject(fields, context, errors) };
    case 'forward': {
      const office = officeFacts('office', fields.office, context, errors);
      const areaOffices = (fields.areaOffices ?? []).map(
        (id, i) => officeFacts(`areaOffices.${i}`, id, context, errors).id,
      );
      return { command, office, areaOffices };
    }
    case 'delegate': {
      const office = officeFacts('office', fields.office, context, errors);
      requireBelow(office, context, errors);
      return { command, office, due: endOfDay('dueAt', fields.dueAt, context, errors) };
    }
    case 'merge':
      return { command, into: fields.into ?? '' };
    case 'transferBack':
      return {
        command,
        reasonCode,
        suggestedDepartment: department(fields.suggestedDepartment, context, errors),
      };
    case 'handOver':
      return { command, post: postFacts(fields.post, context, errors) };
    case 'reassign':
      return { command, post: postFacts(fields.post, context, errors), reasonCode };
    case 'interimReply': {
      const expected = endOfDay('expectedDate', fields.expectedDate, context, errors);
      return expected === null ? null : { command, expected };
    }
    case 'decideExtension': {
      const granted = fields.granted === true;
      const until = granted ? endOfDay('until', fields.until, context, errors) : null;
      return { command, granted, until };
    }
    case 'submitAtr':
    case 'reportUp':
      requirePast(fields.actionDate, context.at, errors);
      return { command, redressal: fields.redressal ?? 'redressed', reasonCode: fields.reasonCode ?? null };
    case 'acceptAtr':
      return { command, fieldValidation: fields.fieldValidation ?? null };
    case 'recordFeedback':
      return { command, delivered: fields.delivered ?? 'unreachable' };
    case 'recordFinding':
      return { command, verdict: fields.verdict ?? 'contrary' };
    case 'reject':
    case 'sendDown':
    case 'takeBack':
    case 'returnAtr':
    case 'recall':
    case 'dispute':
    case 'withdraw':
    case 'raiseEmergency':
    case 'lowerEmergency':
      return { command, reasonCode };
    case 'answer':
    case 'noteSuggestion':
    case 'askInformation':
    case 'giveInformation':
    case 'acknowledge':
    case 'note':
    case 'attach':
    case 'unmerge':
    case 'endFollowing':
      return { command };
  }
}

const SUBJECT_FIELDS = ['category', 'department', 'district', 'policeDistrict', 'tier', 'block'] as const;

const NO_OFFICE: OfficeFacts = { id: '', kind: 'sub-office', parent: null };

function officeFacts(
  field: string,
  id: string | undefined,
  { directory }: ResolveContext,
  errors: FieldError[],
): OfficeFacts {
  const office = id === undefined ? null : directory.office(id);
  if (office !== null) return { id: office.id, kind: office.kind, parent: office.parent };
  errors.push({ field, message: 'is no office; take an id from /v1/offices' });
  return NO_OFFICE;
}

function postFacts(id: string | undefined, { directory }: ResolveContext, errors: FieldError[]): PostFacts {
  const post = id === undefined ? null : directory.post(id);
  if (post !== null) return { id: post.id, office: post.office };
  errors.push({ field: 'post', message: 'is no post; take an id from /v1/posts' });
  return { id: '', office: '' };
}

function department(code: string | undefined, { directory }: ResolveContext, errors: FieldError[]): string {
  const known = code === undefined ? null : directory.department(code);
  if (known !== null) return known.code;
  errors.push({
    field: 'suggestedDepartment',
    message: 'is no department; take a code from /v1/departments',
  });
  return '';
}

/** An office outside the holder's line; said to the holder only, others hear `not-holder` from the lifecycle. */
function requireBelow(
  office: OfficeFacts,
  { row, caller, directory }: ResolveContext,
  errors: FieldError[],
): void {
  const holder = holderOffice(row.state);
  const withOffice = row.stage === 'with-department' || row.stage === 'with-sub-office';
  const holds = withOffice && caller.kind === 'post' && caller.office.id === holder;
  if (!holds || office.id === '' || office.parent === holder) return;
  const below = directory.childrenOf(caller.office.id).slice(0, 5);
  const cure =
    below.length === 0
      ? 'this office has none below it'
      : `take one of /v1/offices?parent=${caller.office.id}, such as ${below.map(({ id }) => id).join(', ')}`;
  errors.push({ field: 'office', message: `is not directly below ${caller.office.id}; ${cure}` });
}

/** A date means the end of that day's work (page 8). */
function endOfDay(
  field: string,
  date: string | undefined,
  { rules, at }: ResolveContext,
  errors: FieldError[],
): Instant | null {
  if (date === undefined) return null;
  const end = endOfWork(compileCalendar(rules.office), date);
  if (end > at && end - at <= FURTHEST) return end;
  errors.push({
    field,
    message:
      end <= at
        ? `is over; give a later day than ${localDate(at)}, or today before work ends`
        : 'is too far ahead',
  });
  return null;
}

function requirePast(date: string | undefined, at: Instant, errors: FieldError[]): void {
  if (date !== undefined && date > localDate(at))
    errors.push({
      field: 'actionDate',
      message: 'lies in the future; give the day on which the action was taken',
    });
}
