/**
 * THE TABLE: which command, in which stage, by whom, with which fields, carried out by which step.
 *
 * The workflow's decider, the API's schemas and 403/409, the permitted actions of a case, `docs/lifecycle.md`
 * and the tests of every cell are all made from it. Adding a command is one entry here, one effect in
 * `effects/`, one row in the tests. Source: page 3, Commands.
 */
import type { Kind, Role, Stage } from '../vocabulary';
import type { CommandName } from './commands';
import { WHO_ROLES } from './who-may';
import type { Who } from './who-may';

/** Kinds of fields; the API has one schema for each (`api/schemas/fields.ts`). */
export type FieldKind =
  | 'office'
  | 'offices'
  | 'post'
  | 'text'
  | 'remarks'
  | 'reason-code'
  | 'date'
  | 'boolean'
  | 'category'
  | 'department'
  | 'district'
  | 'police-district'
  | 'tier'
  | 'reference'
  | 'redressal'
  | 'delivered'
  | 'rating'
  | 'verdict'
  | 'position'
  | 'attachments'
  | 'note-audience'
  | 'block';

export type Field = { kind: FieldKind; required: boolean };
const must = (kind: FieldKind): Field => ({ kind, required: true });
const may = (kind: FieldKind): Field => ({ kind, required: false });

/** The step (activity) that carries a command out, named as a reader of a history would name it. */
export type CommandRule = {
  effect: string;
  allowed: Partial<Record<Stage, readonly Who[]>>;
  kinds?: readonly Kind[];
  fields: Readonly<Record<string, Field>>;
  step: string;
  /** Not refused as overtaken: it means the same wherever the case has got to. */
  survivesMoves?: true;
  /** Not offered over HTTP. */
  internal?: true;
};

const reasoned = { reasonCode: must('reason-code'), remarks: may('remarks') };
const report = {
  finding: must('text'),
  action: must('text'),
  actionDate: must('date'),
  evidence: may('attachments'),
  complainantContacted: must('boolean'),
  redressal: must('redressal'),
  reasonCode: may('reason-code'),
  remarks: may('remarks'),
};
const subject = {
  category: must('category'),
  tier: may('tier'),
  department: must('department'),
  district: must('district'),
  policeDistrict: may('police-district'),
  block: may('block'),
  remarks: may('remarks'),
};

const everyOpenStage = (...who: Who[]): Partial<Record<Stage, readonly Who[]>> => ({
  registered: who,
  screening: who,
  'awaiting-information': who,
  'with-department': who,
  'with-sub-office': who,
  'atr-review': who,
  confirmation: who,
});

const ENTRIES = {
  validate: {
    effect:
      'Validated and classified; forwarded at once by the system where a routing rule is certain, else by the Cell. A category of emergencies raises the flag.',
    allowed: { screening: ['analyst'] },
    fields: subject,
    step: 'validateRecord',
  },
  correct: {
    effect: 'Classification corrected; corrections are kept to improve the classifier.',
    allowed: { screening: ['analyst'], 'with-department': ['analyst'] },
    fields: {
      ...subject,
      category: may('category'),
      department: may('department'),
      district: may('district'),
    },
    step: 'correctRecord',
  },
  forward: {
    effect: 'With an office of HoD’s rank; the area officers are informed too.',
    allowed: { screening: ['cell'] },
    fields: { office: must('office'), areaOffices: may('offices'), remarks: may('remarks') },
    step: 'forwardToHod',
  },
  reject: {
    effect:
      'By an analyst a proposal to the Cell; by the Cell the end: the complainant is told why and may dispute.',
    allowed: { screening: ['analyst'] },
    fields: reasoned,
    step: 'rejectGrievance',
  },
  answer: {
    effect: 'An enquiry is answered.',
    allowed: {
      screening: ['tele-caller', 'analyst'],
      'with-department': ['tele-caller', 'analyst', 'holder'],
    },
    kinds: ['enquiry'],
    fields: { text: must('text') },
    step: 'answerEnquiry',
  },
  noteSuggestion: {
    effect: 'A suggestion is noted.',
    allowed: { screening: ['cell'], 'with-department': ['cell', 'holder'] },
    kinds: ['suggestion'],
    fields: { remarks: may('remarks') },
    step: 'noteSuggestion',
  },
  merge: {
    effect: 'Linked to an open, unmerged case; its complainant hears that case’s milestones.',
    allowed: { screening: ['analyst'] },
    fields: { into: must('reference'), remarks: may('remarks') },
    step: 'mergeGrievance',
  },
  unmerge: {
    effect: 'The case it was merged into was withdrawn or rejected: back to screening.',
    allowed: { ended: ['system'] },
    fields: {},
    step: 'takeOutOfMerge',
    survivesMoves: true,
    internal: true,
  },
  endFollowing: {
    effect: 'The window of the case it was merged into is over: its own is over too.',
    allowed: { ended: ['system'] },
    fields: {},
    step: 'endFollowing',
    survivesMoves: true,
    internal: true,
  },
  askInformation: {
    effect:
      'The complainant is asked (SMS, outreach call); the ATR clock pauses, at most twice in a cycle, never in an emergency.',
    allowed: {
      screening: ['analyst'],
      'with-department': ['holder', 'cell'],
      'with-sub-office': ['holder', 'cell'],
      'atr-review': ['cell'],
    },
    fields: { question: must('text') },
    step: 'askComplainant',
  },
  giveInformation: {
    effect: 'Back where it was.',
    allowed: { 'awaiting-information': ['tele-caller', 'complainant'] },
    fields: { text: must('text'), attachments: may('attachments') },
    step: 'recordInformation',
    survivesMoves: true,
  },
  transferBack: {
    effect: 'Back to screening, never a closing; the ATR clock runs on; the third transfer escalates.',
    allowed: { 'with-department': ['holder'] },
    fields: { ...reasoned, suggestedDepartment: must('department') },
    step: 'transferBack',
  },
  delegate: {
    effect: 'Down one level, to an office directly below.',
    allowed: { 'with-department': ['holder'], 'with-sub-office': ['holder'] },
    fields: { office: must('office'), dueAt: may('date'), remarks: may('remarks') },
    step: 'delegateToSubOffice',
  },
  reportUp: {
    effect: 'A draft ATR goes up one level; the HoD countersigns by submitAtr.',
    allowed: { 'with-sub-office': ['holder'] },
    fields: report,
    step: 'reportUp',
  },
  sendDown: {
    effect: 'A report that came up goes back down to the office that reported.',
    allowed: { 'with-department': ['holder'], 'with-sub-office': ['holder'] },
    fields: reasoned,
    step: 'sendDown',
  },
  takeBack: {
    effect: 'To the office above that takes it.',
    allowed: { 'with-sub-office': ['office-above'] },
    fields: reasoned,
    step: 'takeBack',
  },
  handOver: {
    effect: 'A named officer within the holding office.',
    allowed: {
      'with-department': ['holder'],
      'with-sub-office': ['holder'],
      'atr-review': ['cell'],
      screening: ['analyst'],
      'awaiting-information': ['tele-caller'],
      confirmation: ['tele-caller', 'validator'],
    },
    fields: { post: must('post'), remarks: may('remarks') },
    step: 'handOver',
  },
  interimReply: {
    effect: 'Asks the Cell for an extension; one pending, two at most; the complainant is told.',
    allowed: { 'with-department': ['senior-holder'], 'with-sub-office': ['senior-of-case'] },
    kinds: ['grievance'],
    fields: { reason: must('text'), expectedDate: must('date') },
    step: 'recordInterimReply',
  },
  decideExtension: {
    effect: 'Moves the ATR deadline, or not.',
    allowed: { 'with-department': ['cell'], 'with-sub-office': ['cell'], 'awaiting-information': ['cell'] },
    fields: { granted: must('boolean'), until: may('date'), remarks: may('remarks') },
    step: 'decideExtension',
  },
  submitAtr: {
    effect: 'The action-taken report goes to the Cell.',
    allowed: { 'with-department': ['senior-holder'] },
    fields: report,
    step: 'recordAtr',
    kinds: ['grievance'],
  },
  acceptAtr: {
    effect:
      'Redressed or partly: closed on paper, feedback call, visit where policy chooses. Not possible or policy: declined.',
    allowed: { 'atr-review': ['cell'] },
    fields: { remarks: may('remarks'), fieldValidation: may('boolean') },
    step: 'closeGrievance',
  },
  returnAtr: {
    effect: 'Back to the HoD, same cycle; the third in the case’s life escalates.',
    allowed: { 'atr-review': ['cell'] },
    fields: reasoned,
    step: 'returnToHod',
  },
  recordFeedback: {
    effect: 'The complainant’s word: delivered, partly, not; unreachable from a person is one attempt.',
    allowed: { confirmation: ['tele-caller', 'complainant'], ended: ['tele-caller', 'complainant'] },
    fields: { delivered: must('delivered'), rating: may('rating'), remarks: may('remarks') },
    step: 'recordFeedback',
    survivesMoves: true,
  },
  recordFinding: {
    effect: 'The validator’s finding on the spot.',
    allowed: { confirmation: ['validator'], ended: ['validator'] },
    fields: {
      verdict: must('verdict'),
      remarks: must('text'),
      photographs: may('attachments'),
      position: may('position'),
    },
    step: 'recordFinding',
    survivesMoves: true,
  },
  recall: {
    effect:
      'Back to the HoD: before the closing in the same cycle, after it in a new one, within the window.',
    allowed: {
      'with-department': ['cell'],
      'with-sub-office': ['cell'],
      'atr-review': ['cell'],
      confirmation: ['cell'],
      ended: ['cell'],
    },
    fields: reasoned,
    step: 'recallToHod',
  },
  dispute: {
    effect:
      'Back to the HoD in a new cycle, within the window; the second one a level higher. Without an HoD back to screening; of a merged case, out of the merge.',
    allowed: { confirmation: ['complainant'], ended: ['complainant'] },
    fields: reasoned,
    step: 'reopenOnDispute',
    survivesMoves: true,
  },
  withdraw: {
    effect: 'Ended at the complainant’s word.',
    allowed: everyOpenStage('complainant'),
    fields: reasoned,
    step: 'withdrawGrievance',
    survivesMoves: true,
  },
  raiseEmergency: {
    effect: 'The emergency clock runs from now beside the ATR clock.',
    allowed: everyOpenStage('tele-caller', 'analyst', 'data-entry'),
    fields: reasoned,
    step: 'raiseEmergency',
    survivesMoves: true,
  },
  lowerEmergency: {
    effect: 'No emergency, or no suspicion of one, any more; clocks are re-planned.',
    allowed: everyOpenStage('cell'),
    fields: reasoned,
    step: 'lowerEmergency',
    survivesMoves: true,
  },
  acknowledge: {
    effect: 'Stops the acknowledgement rungs of an emergency; once per cycle and holder.',
    allowed: { 'with-department': ['holder'], 'with-sub-office': ['holder'] },
    fields: {},
    step: 'acknowledgeEmergency',
  },
  reassign: {
    effect: 'Another officer of the holding office answers: leave, transfer, acting charge.',
    allowed: everyOpenStage('administrator', 'hod-of-case'),
    fields: { post: must('post'), reasonCode: must('reason-code'), remarks: may('remarks') },
    step: 'reassignOfficer',
    survivesMoves: true,
  },
  note: {
    effect: 'Kept in the ledger.',
    allowed: { ...everyOpenStage('anyone'), ended: ['anyone'] },
    fields: { text: must('text'), audience: must('note-audience') },
    step: 'recordNote',
    survivesMoves: true,
  },
  attach: {
    effect: 'Attachments are kept with the case.',
    allowed: { ...everyOpenStage('anyone'), ended: ['anyone'] },
    fields: { attachments: must('attachments'), remarks: may('remarks') },
    step: 'recordAttachment',
    survivesMoves: true,
  },
} as const satisfies Record<CommandName, CommandRule>;

/** Names of the steps that carry commands out. */
export type CommandStep = (typeof ENTRIES)[CommandName]['step'];

export const TABLE: Readonly<Record<CommandName, CommandRule & { step: CommandStep }>> = ENTRIES;

export const COMMAND_NAMES = Object.keys(TABLE) as CommandName[];
/** Commands that a caller may send, internal ones left out. */
export const PUBLIC_COMMANDS = COMMAND_NAMES.filter((name) => TABLE[name].internal === undefined);

/** Roles that have a command in any stage; every other role is 403 (page 8). */
export function rolesOf(command: CommandName): readonly Role[] {
  return ROLES_OF[command] ?? [];
}

/** Made once: every decision asks. */
const ROLES_OF: Readonly<Record<string, readonly Role[]>> = Object.fromEntries(
  COMMAND_NAMES.map((name) => {
    const whos = Object.values(TABLE[name].allowed).flat();
    return [name, [...new Set(whos.flatMap((who) => WHO_ROLES[who]))]];
  }),
);
