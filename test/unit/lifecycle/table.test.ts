/** Every cell of command × role × stage, held to page 3 as it is written down here a second time. */
import { allowedCommands } from '../../../domain/lifecycle/decide';
import type { CommandName } from '../../../domain/lifecycle/commands';
import { COMMAND_NAMES, PUBLIC_COMMANDS, rolesOf, TABLE } from '../../../domain/lifecycle/table';
import { STAGES } from '../../../domain/vocabulary';
import type { Role, Stage } from '../../../domain/vocabulary';
import { ACTOR_OF, ROLES } from './actors';
import { body, caseIn } from './builders';
import { caseFor } from './cases';

/**
 * Page 3, Commands, by hand: in each stage the roles that may, as `role`, or `role:code` for one that has the
 * command there but whose actor of this test is not the one. Every other role is refused: `wrong-stage` where it
 * has the command in some other cell, else `not-permitted`. Not made from the product's table, on purpose.
 */
type Cells = Partial<Record<Stage, string>>;
const COMPLAINANT = 'channel tele-caller data-entry-operator bsk-operator';
const EVERYBODY =
  'administrator cell-officer analyst tele-caller data-entry-operator hod nodal-officer officer validator ' +
  'bsk-operator policy-analyst highest-authority channel';
const DEPARTMENT_HOLDS = 'hod nodal-officer officer:not-holder';
const SUB_OFFICE_HOLDS = 'officer hod:not-holder nodal-officer:not-holder';
const RAISERS = 'tele-caller analyst data-entry-operator cell-officer';

const open = (roles: string): Cells => ({
  registered: roles,
  screening: roles,
  'awaiting-information': roles,
  'with-department': roles,
  'with-sub-office': roles,
  'atr-review': roles,
  confirmation: roles,
});

const PAGE_3: Record<CommandName, Cells> = {
  validate: { screening: 'analyst cell-officer' },
  correct: { screening: 'analyst cell-officer', 'with-department': 'analyst cell-officer' },
  forward: { screening: 'cell-officer' },
  reject: { screening: 'analyst cell-officer' },
  answer: {
    screening: 'tele-caller analyst cell-officer',
    'with-department': `tele-caller analyst cell-officer ${DEPARTMENT_HOLDS}`,
  },
  noteSuggestion: { screening: 'cell-officer', 'with-department': `cell-officer ${DEPARTMENT_HOLDS}` },
  merge: { screening: 'analyst cell-officer' },
  unmerge: { ended: 'system' },
  endFollowing: { ended: 'system' },
  askInformation: {
    screening: 'analyst cell-officer',
    'with-department': `cell-officer ${DEPARTMENT_HOLDS}`,
    'with-sub-office': `cell-officer ${SUB_OFFICE_HOLDS}`,
    'atr-review': 'cell-officer',
  },
  giveInformation: { 'awaiting-information': COMPLAINANT },
  transferBack: { 'with-department': DEPARTMENT_HOLDS },
  delegate: { 'with-department': DEPARTMENT_HOLDS, 'with-sub-office': SUB_OFFICE_HOLDS },
  reportUp: { 'with-sub-office': SUB_OFFICE_HOLDS },
  sendDown: { 'with-department': DEPARTMENT_HOLDS, 'with-sub-office': SUB_OFFICE_HOLDS },
  takeBack: { 'with-sub-office': 'hod nodal-officer officer:not-above' },
  handOver: {
    screening: 'analyst cell-officer',
    'awaiting-information': 'tele-caller',
    'with-department': DEPARTMENT_HOLDS,
    'with-sub-office': SUB_OFFICE_HOLDS,
    'atr-review': 'cell-officer',
    confirmation: 'tele-caller validator:not-holder',
  },
  interimReply: { 'with-department': 'hod nodal-officer', 'with-sub-office': 'hod nodal-officer' },
  decideExtension: {
    'with-department': 'cell-officer',
    'with-sub-office': 'cell-officer',
    'awaiting-information': 'cell-officer',
  },
  submitAtr: { 'with-department': 'hod nodal-officer' },
  acceptAtr: { 'atr-review': 'cell-officer' },
  returnAtr: { 'atr-review': 'cell-officer' },
  recordFeedback: { confirmation: COMPLAINANT, ended: COMPLAINANT },
  recordFinding: { confirmation: 'validator', ended: 'validator' },
  recall: {
    'with-department': 'cell-officer',
    'with-sub-office': 'cell-officer',
    'atr-review': 'cell-officer',
    confirmation: 'cell-officer',
    ended: 'cell-officer',
  },
  dispute: { confirmation: COMPLAINANT, ended: COMPLAINANT },
  withdraw: open(COMPLAINANT),
  raiseEmergency: open(RAISERS),
  lowerEmergency: open('cell-officer'),
  acknowledge: { 'with-department': DEPARTMENT_HOLDS, 'with-sub-office': SUB_OFFICE_HOLDS },
  reassign: {
    ...open('administrator hod:not-holder'),
    registered: 'administrator:wrong-office hod:not-holder',
    'with-department': 'administrator hod',
    'with-sub-office': 'administrator hod',
  },
  note: { ...open(EVERYBODY), ended: EVERYBODY },
  attach: { ...open(EVERYBODY), ended: EVERYBODY },
};
/** Sub-office officers may hold a case but lack the rank for these. */
const NEEDS_RANK: CommandName[] = ['submitAtr', 'interimReply'];

function expected(command: CommandName, stage: Stage): Record<string, string> {
  const rolesOfRow = new Set(
    Object.values(PAGE_3[command]).flatMap((cell) => cell.split(' ').map((who) => who.split(':')[0])),
  );
  const verdict: Partial<Record<string, string>> = {};
  for (const who of (PAGE_3[command][stage] ?? '').split(' ')) {
    const [role, code] = who.split(':');
    if (role !== undefined) verdict[role] = code ?? 'yes';
  }
  const elsewhere = (role: Role): string => {
    if (rolesOfRow.has(role)) return 'wrong-stage';
    return role === 'officer' && NEEDS_RANK.includes(command) ? 'rank-too-low' : 'not-permitted';
  };
  return Object.fromEntries(ROLES.map((role) => [role, verdict[role] ?? elsewhere(role)]));
}

const CELLS = COMMAND_NAMES.flatMap((command) => STAGES.map((stage) => ({ command, stage })));

test('the table has 33 commands, 14 roles and 8 stages', () => {
  expect([COMMAND_NAMES.length, ROLES.length, STAGES.length]).toEqual([33, 14, 8]);
  expect(Object.keys(PAGE_3).sort()).toEqual([...COMMAND_NAMES].sort());
});

test.each(CELLS)('$command in $stage is for those whom page 3 names', ({ command, stage }) => {
  const c = caseFor(command, stage);
  expect(c.state.stage).toBe(stage);
  const answers = ROLES.map((role) => {
    const decision = c.ask(ACTOR_OF[role], body(command, c.holder ?? undefined));
    return [role, decision.ok ? 'yes' : decision.refusal.code];
  });
  expect(Object.fromEntries(answers)).toEqual(expected(command, stage));
});

test.each(CELLS)('$command in $stage is offered to exactly those who may', ({ command, stage }) => {
  const c = caseFor(command, stage);
  const offered = ROLES.filter((role) =>
    allowedCommands(c.state, ACTOR_OF[role], c.rules, c.now).includes(command),
  );
  const answers = expected(command, stage);
  const may = ROLES.filter((role) => answers[role] === 'yes' || answers[role] === 'wrong-office');
  expect(offered).toEqual(TABLE[command].internal === undefined ? may : []);
});

test.each(COMMAND_NAMES)('rolesOf %s names whoever has it in any stage', (command) => {
  const named = Object.values(PAGE_3[command]).flatMap((cell) =>
    cell.split(' ').map((who) => who.split(':')[0]),
  );
  expect([...rolesOf(command)].sort()).toEqual([...new Set(named)].sort());
});

test('only the taking out of a merge is kept from callers', () => {
  expect(COMMAND_NAMES.filter((name) => !PUBLIC_COMMANDS.includes(name))).toEqual([
    'unmerge',
    'endFollowing',
  ]);
});

test.each([
  ['hod', ['acknowledge', 'sendDown']],
  ['cell-officer', ['lowerEmergency', 'decideExtension', 'correct']],
] as const)('a %s is not shown what the circumstances could only refuse', (role, names) => {
  const c = caseIn('with-department');
  for (const name of names) {
    expect(c.ask(ACTOR_OF[role], body(name)).ok).toBe(false);
    expect(allowedCommands(c.state, ACTOR_OF[role], c.rules, c.now)).not.toContain(name);
  }
});
