/** What officers do again and again, as sentences of a script. */
import type { Redressal } from '../../domain/vocabulary';
import { DAY, localDate } from '../../domain/time';
import type { Player, Who } from '../script';

/** The analyst's screening; what is certain the system forwards at once. */
export async function validates(
  t: Player,
  as: string = t.expected.category,
  who: Who = 'analyst',
): Promise<void> {
  await t.until('screening', ({ stage }) => stage === 'screening');
  await t.does(who, 'validate', { ...t.category(as), district: t.expected.district });
}

export async function delegatesDown(t: Player, who: Who = 'officer'): Promise<void> {
  await t.does(who, 'delegate', {
    office: await t.officeBelow(),
    remarks: 'Please look into it and report.',
  });
}

/** `reasonCode` is needed where it cannot be done. */
export function submits(
  t: Player,
  redressal: Redressal = 'redressed',
  more: { who?: Who; reasonCode?: string } = {},
): Promise<void> {
  return t.does(more.who ?? 'nodal', 'submitAtr', report(redressal, more.reasonCode));
}

export function reportsUp(t: Player, redressal: Redressal = 'redressed'): Promise<void> {
  return t.does('officer', 'reportUp', report(redressal));
}

function report(redressal: Redressal, reasonCode?: string): Record<string, unknown> {
  const done = redressal === 'redressed' || redressal === 'partly';
  return {
    finding: 'Enquired on the spot; what the complainant says is true.',
    action: done
      ? 'Put right; the complainant was shown the order and signed for it.'
      : 'Explained why it cannot be done.',
    actionDate: localDate(Date.now()),
    complainantContacted: true,
    redressal,
    ...(reasonCode === undefined ? {} : { reasonCode }),
  };
}

/** The Cell accepts; `fieldValidation` false leaves it to the call, where nothing makes a visit compulsory. */
export function accepts(t: Player, fieldValidation = false): Promise<void> {
  return t.does('cell', 'acceptAtr', { fieldValidation });
}

/** The rest of a plain road: report, acceptance, call. */
export async function isPutRight(t: Player): Promise<void> {
  await submits(t);
  await accepts(t);
  await ends(t);
}

export function ends(t: Player): Promise<void> {
  return t.until('the end', ({ stage }) => stage === 'ended');
}

/** Dates mean the end of that day's work, which in a demonstration is far away. */
export function tomorrow(): string {
  return localDate(Date.now() + DAY);
}
