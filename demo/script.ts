/** What a script of the demonstration is: one complainant, what the officers do, and how it must end. */
import type { CommandName } from '../domain/lifecycle/commands';
import type { Outcome, Verdict } from '../domain/vocabulary';
import type { CaseNow } from './case-watch';

/** Every road that the demonstration shows; a test holds the scripts to it. */
export const ROADS = [
  'in time',
  'late to the top',
  'returned three times',
  'transferred three times',
  'recalled before and after closing',
  'contrary finding',
  'partly delivered, then visited',
  'not delivered',
  'unreachable',
  'disputed twice',
  'emergency acknowledged',
  'emergency unacknowledged',
  'emergency without office',
  'emergency without place',
  'emergency lowered',
  'suspected emergency',
  'withdrawn',
  'merged',
  'taken out of the merge by a dispute',
  'taken out of the merge as the target was withdrawn',
  'clarification answered',
  'clarification timed out',
  'extension granted',
  'extension refused',
  'declined',
  'rejected and disputed',
  'enquiry answered',
  'suggestion noted',
  'complaint against the office',
  'delegated two levels',
  'no telephone',
] as const;
export type RoadName = (typeof ROADS)[number];

/**
 * `hod`, `nodal`: of the office of HoD's rank that has or had the case; `officer`: whoever answers for it where it
 * lies now. `complainant:<channel>`: the complainant's own word, verified there. Anything else is a post's id.
 */
export type Who =
  | 'analyst'
  | 'cell'
  | 'tele-caller'
  | 'administrator'
  | 'hod'
  | 'nodal'
  | 'officer'
  | `complainant:${'phone' | 'web' | 'walk-in'}`
  | `post:${string}`;

/** What a tele-caller hears. `later`: asks to be called again; a text: the answer to a clarification. */
export type Heard =
  'yes' | 'partly' | 'no' | 'no-answer' | 'busy' | 'switched-off' | 'later' | { says: string };

/** The hands of a script. The demonstration plays it through the API, the test only writes down what it does. */
export interface Player {
  /** Sends a command and insists that it is applied. */
  does(who: Who, command: CommandName, fields?: Record<string, unknown>): Promise<void>;
  /** Waits until the case is seen like this in the lists; `what` names it should that never come. */
  until(what: string, holds: (now: CaseNow) => boolean): Promise<void>;
  /** The same of another case of the demonstration, by the id of its script. */
  untilOther(id: string, what: string, holds: (now: CaseNow) => boolean): Promise<void>;
  /** Field validation goes there: `POST /v1/visits/{id}/finding`. */
  visited(verdict: Verdict): Promise<void>;
  /** An office directly below the one that holds the case, in its district. */
  officeBelow(): Promise<string>;
  referenceOf(id: string): string;
  category(code: string): { category: string; department: string };
  /** The category an experienced analyst chooses, and the place as the complainant said it. */
  readonly expected: { category: string; district: string };
  readonly now: CaseNow;
}

export type Lodging = {
  /** A post that types it in, instead of the channel's own key. */
  by?: `post:${string}`;
  /** The caller says, or the tele-caller knows, what it is about. */
  knowsCategory?: true;
  emergency?: { raised: true; signs: string[] };
  without?: readonly ('mobile' | 'place')[];
  against?: string;
  partnerReference?: string;
};

export type Script = {
  /** Of the grievance that is told. */
  slug: string;
  /** Somebody else who complains of the same thing; his script's id is `<slug>-neighbour`. */
  neighbour?: { name: string; mobile: string };
  roads: readonly RoadName[];
  lodge?: Lodging;
  /** What the complainant answers, call after call; who is not listed any more does not answer. */
  calls?: { feedback?: readonly Heard[]; outreach?: readonly Heard[] };
  play(t: Player): Promise<void>;
  ends: {
    outcome: Outcome;
    cycle: number;
    escalationLevel: number;
    /** Whether a deadline on its way was missed. */
    late: boolean;
  };
};

export function idOf({ slug, neighbour }: Pick<Script, 'slug' | 'neighbour'>): string {
  return neighbour === undefined ? slug : `${slug}-neighbour`;
}
