/**
 * Every road a case can take, as scripts: played by `roads.test.ts`, recorded by `npm run histories:record` and
 * replayed by `replay.test.ts`.
 */
import type { CommandBody } from '../../domain/lifecycle/commands';
import type { GrievanceState } from '../../domain/lifecycle/state';
import { DAY, HOUR, MINUTE } from '../../domain/time';
import { COMPLAINANT } from './world';
import type { LodgeOptions, World } from './world';

export type Road = {
  name: string;
  lodge?: LodgeOptions;
  play: (traveller: Traveller) => Promise<void>;
  /** What must be true at the end of the script. */
  ends: Partial<GrievanceState>;
};

/** The officers of a ration case in Murshidabad. */
export const POSTS = {
  analyst: 'analyst-1',
  cell: 'cell-officer-1',
  caller: 'tele-caller-1',
  hod: 'food-hod',
  nodal: 'food-nodal',
  validator: 'validator-murshidabad-1',
  administrator: 'administrator',
} as const;

export class Traveller {
  constructor(
    readonly world: World,
    readonly reference: string,
  ) {}

  /** Sends a command and insists that it is applied. */
  async does(who: string, body: CommandBody): Promise<void> {
    const actor = who === 'complainant' ? COMPLAINANT : this.world.as(who);
    const outcome = await this.world.send(this.reference, body, actor);
    if (outcome.status !== 'applied')
      throw new Error(`${body.command} by ${who}: ${JSON.stringify(outcome)}`);
  }

  async refused(who: string, body: CommandBody): Promise<string> {
    const actor = who === 'complainant' ? COMPLAINANT : this.world.as(who);
    const outcome = await this.world.send(this.reference, body, actor);
    return outcome.status === 'refused' ? outcome.code : outcome.status;
  }

  sleeps(ms: number): Promise<void> {
    return this.world.sleep(ms);
  }

  state(): Promise<GrievanceState> {
    return this.world.stateOf(this.reference);
  }

  validates(category = 'ration_card', department = 'food'): Promise<void> {
    const subject = this.world.directory.subject({
      category,
      department,
      district: 'murshidabad',
      policeDistrict: null,
      against: null,
    });
    return this.does(POSTS.analyst, { command: 'validate', subject });
  }

  districtOffice(department = 'food'): { id: string; kind: 'sub-office'; parent: string | null } {
    const office = this.world.directory
      .childrenOf(department)
      .find(({ district }) => district === 'murshidabad');
    if (office === undefined) throw new Error(`${department} has no office in murshidabad`);
    return { id: office.id, kind: 'sub-office', parent: office.parent };
  }

  officerAt(office: string): string {
    return this.world.directory.answerable(office)?.post.id ?? '';
  }

  submits(
    redressal: 'redressed' | 'partly' | 'not-possible' | 'policy' = 'redressed',
    who: string = POSTS.hod,
  ): Promise<void> {
    return this.does(who, { command: 'submitAtr', redressal, reasonCode: null });
  }

  accepts(fieldValidation: boolean | null = false): Promise<void> {
    return this.does(POSTS.cell, { command: 'acceptAtr', fieldValidation });
  }

  async toReview(): Promise<void> {
    await this.validates();
    await this.submits();
  }
}

export const ROADS: readonly Road[] = [
  {
    name: 'plain road',
    async play(t) {
      await t.validates();
      const office = t.districtOffice();
      await t.does(POSTS.nodal, { command: 'delegate', office, due: null });
      await t.does(t.officerAt(office.id), { command: 'reportUp', redressal: 'redressed', reasonCode: null });
      await t.submits();
      await t.accepts();
      await t.does(POSTS.caller, { command: 'recordFeedback', delivered: 'yes' });
    },
    ends: { stage: 'ended', outcome: 'redressed', cycle: 1, escalationLevel: 0 },
  },
  {
    name: 'emergency that nobody acknowledges climbs to the top',
    lodge: { emergency: true, category: 'women_crime', department: 'home', text: 'আমার স্বামী আমাকে মারছে' },
    async play(t) {
      await t.sleeps(25 * HOUR);
      await t.does('home-hod', { command: 'acknowledge' });
      await t.does('home-hod', { command: 'submitAtr', redressal: 'redressed', reasonCode: null });
      await t.accepts(null);
      await t.does(POSTS.caller, { command: 'recordFeedback', delivered: 'yes' });
      await t.does(POSTS.validator, { command: 'recordFinding', verdict: 'as-reported' });
    },
    ends: { stage: 'ended', outcome: 'redressed', escalationLevel: 4 },
  },
  {
    name: 'emergency of unknown office goes to the District Magistrate after thirty minutes',
    lodge: { emergency: true, category: null, department: null },
    async play(t) {
      await t.sleeps(31 * MINUTE);
    },
    ends: { stage: 'with-department', hod: 'dm-murshidabad', validated: false },
  },
  {
    name: 'emergency of unknown place calls the duty post',
    lodge: { emergency: true, category: null, department: null, district: null },
    async play(t) {
      await t.sleeps(31 * MINUTE);
    },
    ends: { stage: 'screening', dutyPostCalled: true },
  },
  {
    name: 'suspected emergency is raised by an analyst',
    lodge: { suspected: true, channel: 'web', category: null },
    async play(t) {
      await t.sleeps(31 * MINUTE);
      await t.does(POSTS.analyst, { command: 'raiseEmergency', reasonCode: 'violence' });
    },
    ends: { stage: 'screening', suspectedAt: null, escalationLevel: 3 },
  },
  {
    name: 'late all the way: reminders, overdue, HoD, Cell, Chief Secretary, then weekly',
    async play(t) {
      await t.validates();
      await t.sleeps(30 * DAY);
      await t.submits();
    },
    ends: { stage: 'atr-review', escalationLevel: 4 },
  },
  {
    name: 'returned three times escalates',
    async play(t) {
      await t.toReview();
      for (let i = 0; i < 3; i += 1) {
        await t.does(POSTS.cell, { command: 'returnAtr', reasonCode: 'hollow' });
        if (i < 2) await t.submits();
      }
    },
    ends: { stage: 'with-department', returns: 3, escalationLevel: 3, cycle: 1 },
  },
  {
    name: 'transferred three times escalates',
    async play(t) {
      for (const [category, department] of [
        ['ration_card', 'food'],
        ['rural_road', 'prd'],
        ['drinking_water', 'phe'],
      ] as const) {
        await t.validates(category, department);
        await t.does(`${department}-nodal`, {
          command: 'transferBack',
          suggestedDepartment: 'pwd',
          reasonCode: 'other-department',
        });
      }
    },
    ends: { stage: 'screening', transfers: 3, escalationLevel: 3 },
  },
  {
    name: 'recalled before and after the closing',
    async play(t) {
      await t.toReview();
      await t.does(POSTS.cell, { command: 'recall', reasonCode: 'below-standard' });
      await t.submits();
      await t.accepts();
      await t.does(POSTS.cell, { command: 'recall', reasonCode: 'contrary-information' });
    },
    ends: { stage: 'with-department', cycle: 2, visitCompulsory: true },
  },
  {
    name: 'contrary finding sends it back',
    async play(t) {
      await t.toReview();
      await t.accepts(true);
      await t.does(POSTS.caller, { command: 'recordFeedback', delivered: 'yes' });
      await t.does(POSTS.validator, { command: 'recordFinding', verdict: 'contrary' });
    },
    ends: { stage: 'with-department', cycle: 2 },
  },
  {
    name: 'nobody reached is closed unconfirmed, and says so',
    async play(t) {
      await t.toReview();
      await t.accepts();
      for (let i = 0; i < 3; i += 1) {
        await t.does(POSTS.caller, { command: 'recordFeedback', delivered: 'unreachable' });
        await t.sleeps(DAY);
      }
    },
    ends: { stage: 'ended', outcome: 'closed-unconfirmed' },
  },
  {
    name: 'disputed twice goes a level higher',
    async play(t) {
      for (let i = 0; i < 2; i += 1) {
        if (i === 0) await t.toReview();
        else await t.submits();
        await t.accepts();
        await t.does('complainant', { command: 'dispute', reasonCode: 'not-done' });
      }
    },
    ends: { stage: 'with-department', cycle: 3, disputes: 2, escalationLevel: 2 },
  },
  {
    name: 'withdrawn by the complainant',
    async play(t) {
      await t.validates();
      await t.does('complainant', { command: 'withdraw', reasonCode: 'solved-otherwise' });
    },
    ends: { stage: 'ended', outcome: 'withdrawn' },
  },
  {
    name: 'asked, answered, asked and not answered',
    async play(t) {
      await t.validates();
      await t.does(POSTS.nodal, { command: 'askInformation' });
      await t.sleeps(2 * DAY);
      await t.does('complainant', { command: 'giveInformation' });
      await t.does(POSTS.nodal, { command: 'askInformation' });
      await t.sleeps(16 * DAY);
    },
    ends: { stage: 'with-department', pausedAsks: 2, ask: null },
  },
  {
    name: 'an extension granted, another one lapsed',
    async play(t) {
      await t.validates();
      const expected = t.world.clock.now() + 12 * DAY;
      await t.does(POSTS.nodal, { command: 'interimReply', expected });
      await t.does(POSTS.cell, { command: 'decideExtension', granted: true, until: expected });
      await t.does(POSTS.nodal, { command: 'interimReply', expected: expected + 5 * DAY });
      await t.sleeps(13 * DAY);
    },
    ends: { stage: 'with-department', extension: null, extensions: 2 },
  },
  {
    name: 'declined for a reason',
    async play(t) {
      await t.validates();
      await t.submits('not-possible');
      await t.accepts();
    },
    ends: { stage: 'ended', outcome: 'declined' },
  },
  {
    name: 'rejected, disputed, back in screening with the Cell',
    async play(t) {
      await t.does(POSTS.analyst, { command: 'reject', reasonCode: 'sub-judice' });
      await t.does(POSTS.cell, { command: 'reject', reasonCode: 'sub-judice' });
      await t.does('complainant', { command: 'dispute', reasonCode: 'wrong-reason' });
    },
    ends: { stage: 'screening', desk: 'cell', cycle: 1 },
  },
  {
    name: 'an enquiry is answered',
    lodge: { kind: 'enquiry', category: 'scheme_enquiry' },
    async play(t) {
      await t.does(POSTS.caller, { command: 'answer' });
    },
    ends: { stage: 'ended', outcome: 'answered', clock: null },
  },
  {
    name: 'a suggestion is noted by a department',
    lodge: { kind: 'suggestion' },
    async play(t) {
      await t.validates();
      await t.does(POSTS.hod, { command: 'noteSuggestion' });
    },
    ends: { stage: 'ended', outcome: 'noted', clock: null },
  },
  {
    name: 'down two levels, reported, sent down again, taken back, handed over, reassigned',
    async play(t) {
      await t.validates();
      const office = t.districtOffice();
      const block = t.world.directory.childrenOf(office.id)[0];
      if (block === undefined) throw new Error('no office below the district');
      const district = t.officerAt(office.id);
      await t.does(POSTS.nodal, { command: 'delegate', office, due: t.world.clock.now() + 2 * DAY });
      await t.does(district, {
        command: 'delegate',
        office: { id: block.id, kind: block.kind, parent: block.parent },
        due: null,
      });
      await t.does(t.officerAt(block.id), { command: 'reportUp', redressal: 'partly', reasonCode: null });
      await t.does(district, { command: 'sendDown', reasonCode: 'incomplete' });
      await t.does(POSTS.nodal, { command: 'takeBack', reasonCode: 'no-progress' });
      await t.does(POSTS.nodal, { command: 'handOver', post: { id: POSTS.hod, office: 'food' } });
      await t.does(POSTS.administrator, {
        command: 'reassign',
        post: { id: POSTS.nodal, office: 'food' },
        reasonCode: 'leave',
      });
    },
    ends: { stage: 'with-department', post: POSTS.nodal, chain: ['food'] },
  },
  {
    name: 'partly done: a visit is compulsory the next time',
    async play(t) {
      await t.toReview();
      await t.accepts();
      await t.does(POSTS.caller, { command: 'recordFeedback', delivered: 'partly' });
      await t.submits();
      await t.accepts(false);
      await t.does(POSTS.caller, { command: 'recordFeedback', delivered: 'yes' });
      await t.does(POSTS.validator, { command: 'recordFinding', verdict: 'as-reported' });
    },
    ends: { stage: 'ended', outcome: 'redressed', cycle: 2 },
  },
  {
    name: 'no telephone: visited, not called',
    lodge: { mobile: null, channel: 'letter' },
    async play(t) {
      await t.toReview();
      await t.accepts(false);
      await t.does(POSTS.validator, { command: 'recordFinding', verdict: 'as-reported' });
    },
    ends: { stage: 'ended', outcome: 'redressed' },
  },
];
