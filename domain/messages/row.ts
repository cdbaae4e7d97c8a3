/**
 * The shape of a row of the table of messages, and the few kinds of rows there are.
 */
import type { RungChannel } from '../policy';
import type { Audience } from '../vocabulary';

export type MessageChannel = RungChannel;

/** Values a text may need beside subject and reference, which every text has. */
export type Need = 'office' | 'due' | 'reason' | 'helpline' | 'outcome';

/**
 * Which instant `{due}` is: `case` the API's `dueAt`; `delegation` the sub-office's own date, else the case's;
 * `answer` the limit of an enquiry or suggestion; `clarification` the end of the wait for the complainant;
 * `confirmation` the nearer of call and visit; `visit`; `expected` the date an interim reply asks for;
 * `window` the last day for a dispute; `clock` that of the clock whose rung fired.
 */
export type DueOf =
  | 'case'
  | 'delegation'
  | 'answer'
  | 'clarification'
  | 'confirmation'
  | 'visit'
  | 'expected'
  | 'window'
  | 'clock';

export type GroupRow = {
  audiences: readonly Audience[];
  /** In order of preference; empty where the rung says which. */
  channels: readonly MessageChannel[];
  /** `first-reachable`: one, the first the recipient has an address for; `every`: all of them. */
  delivery: 'first-reachable' | 'every';
  /** `null`: nothing more follows, so there is no "by when" to state. */
  due: DueOf | null;
  needs: readonly Need[];
  /** Told only while the case is an emergency. */
  onlyEmergency?: true;
};

export type EventRow = {
  /** What happened, in words, and the rule's source. */
  when: string;
  /** Is it sent between 21:00 and 9:00 (page 3: quiet hours, not for emergencies)? */
  quietHours: 'kept' | 'broken-in-emergencies' | 'broken';
  /** Audiences with the same text share a group. */
  tell: Readonly<Record<string, GroupRow>>;
};

/** SMS where there is a telephone, else e-mail: who lodged by letter or from overseas may have only that. */
export const citizen = <const D extends DueOf | null, const N extends readonly Need[]>(due: D, needs: N) =>
  ({
    audiences: ['complainant'],
    channels: ['sms', 'email'],
    delivery: 'first-reachable',
    due,
    needs,
  }) as const;

export const officers = <
  const A extends readonly Audience[],
  const D extends DueOf | null,
  const N extends readonly Need[],
>(
  audiences: A,
  due: D,
  needs: N,
) => ({ audiences, channels: ['sms', 'email'], delivery: 'first-reachable', due, needs }) as const;

/** The Cell works from its inbox all day; thousands of reports a day go by e-mail (an emergency's by SMS too). */
export const desk = <const D extends DueOf | null, const N extends readonly Need[]>(due: D, needs: N) =>
  ({ audiences: ['cell'], channels: ['email', 'sms'], delivery: 'first-reachable', due, needs }) as const;

/** A rung may name any audience, for ladders are data. */
const LADDER = ['holder', 'nodal', 'hod', 'area', 'district', 'cell', 'highest'] as const;
export const rung = <const N extends readonly Need[]>(needs: N) =>
  ({ audiences: LADDER, channels: [], delivery: 'every', due: 'clock', needs }) as const;

export const emergencyOnly = <const G extends GroupRow>(group: G) =>
  ({ ...group, onlyEmergency: true }) as const;

export const ANSWERABLE = ['holder', 'nodal', 'hod'] as const;
export const HIGHER = ['hod', 'district', 'cell', 'highest'] as const;
