/** `docs/lifecycle.md` as text, made from the table, the closed lists and a policy: nothing in it is written twice. */
import { ESCALATION_LEVEL, OUTCOMES, REASON_CODES, STAGES } from '../vocabulary';
import type { Outcome, Stage } from '../vocabulary';
import type { Limit, Policy, RungSpec } from '../policy';
import { DAY, HOUR, MINUTE } from '../time';
import type { Millis } from '../time';
import { REFUSAL_SENTENCES } from './refusals';
import { COMMAND_NAMES, TABLE } from './table';
import type { CommandRule } from './table';
import { WHO_ROLES } from './who-may';
import type { Who } from './who-may';
import { TRANSITIONS } from './transitions';

const STAGE_MEANING: Readonly<Record<Stage, readonly [meaning: string, holder: string]>> = {
  registered: ['numbered, acknowledged, being classified', 'the system'],
  screening: [
    'an analyst validates, completes and classifies; wrong routing comes back here',
    'data processing unit; the Cell for what is proposed or disputed',
  ],
  'awaiting-information': ['the complainant is being asked', 'call centre'],
  'with-department': ['forwarded: an office of HoD’s rank must act', 'that office'],
  'with-sub-office': ['delegated, to any depth', 'the sub-office'],
  'atr-review': ['the ATR is with the Cell', 'the Cell'],
  confirmation: [
    'closed on paper; feedback call and field visit under way',
    'call centre, then field validation',
  ],
  ended: ['see the outcomes', 'nobody'],
};

const OUTCOME_MEANING: Readonly<Record<Outcome, string>> = {
  redressed: 'confirmed by the complainant or a validator',
  'closed-unconfirmed': 'nobody was reached, and it says so everywhere',
  declined: 'an accepted ATR says that it cannot be done, with a reason',
  rejected: 'by the Cell, with a reason',
  withdrawn: 'at the complainant’s word',
  answered: 'an enquiry',
  noted: 'a suggestion',
  merged: 'into another case, whose milestones its complainant hears',
};

const WHO_IN_WORDS: Readonly<Record<Who, string>> = {
  cell: 'an officer of the Cell',
  analyst: 'an analyst, or the Cell',
  'tele-caller': 'a tele-caller',
  'data-entry': 'a data-entry operator',
  holder: 'an officer of the holding office',
  'senior-holder': 'the HoD or nodal officer of the holding office',
  'office-above': 'an officer of an office above the holder in the chain',
  'hod-of-case': 'the HoD while the case is with his office or below',
  'senior-of-case': 'the HoD or nodal officer while the case is with their office or below',
  complainant: 'the complainant, verified, by whichever channel',
  validator: 'a field validation executive',
  administrator: 'an administrator',
  system: 'the system itself',
  anyone: 'whoever may see the case',
};

/** The whole document, Markdown with one Mermaid diagram; ends with a line break. */
export function lifecycleDocument(policy: Policy): string {
  return [
    '# The lifecycle of a grievance',
    'Made by `npm run docs` from `domain/lifecycle` and the default policy; edit those, not this file.',
    diagram(),
    '## Stages',
    table(
      ['stage', 'meaning', 'who holds it'],
      STAGES.map((stage) => [code(stage), ...STAGE_MEANING[stage]]),
    ),
    '## Outcomes',
    table(
      ['outcome', 'meaning'],
      OUTCOMES.map((outcome) => [code(outcome), OUTCOME_MEANING[outcome]]),
    ),
    '## Commands',
    'Everything that is not in this table is refused. A field with `?` may be left out.',
    table(
      ['command', 'where and by whom', 'fields', 'effect', 'step'],
      COMMAND_NAMES.map((name) => commandRow(name, TABLE[name])),
    ),
    '## Who',
    table(
      ['in the table', 'is', 'roles'],
      whosInUse().map((who) => [who, WHO_IN_WORDS[who], WHO_ROLES[who].map(code).join(', ')]),
    ),
    '## Reason codes',
    '`other` needs remarks.',
    table(
      ['command', 'codes'],
      Object.entries(REASON_CODES).map(([name, codes]) => [code(name), codes.map(code).join(', ')]),
    ),
    '## Refusals',
    table(
      ['code', 'what the caller reads'],
      Object.entries(REFUSAL_SENTENCES).map(([name, sentence]) => [code(name), sentence]),
    ),
    `## Limits of policy \`${policy.id}\``,
    table(['what', 'how long'], limits(policy)),
    `## Ladders of policy \`${policy.id}\``,
    `Percentages are of the counted time between start and due. Levels: ${levels()}.`,
    ...Object.entries(policy.ladders).flatMap(([name, specs]) => [`### ${name}`, ladder(specs)]),
  ]
    .join('\n\n')
    .concat('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Mermaid takes no hyphen in a state's id. */
function diagram(): string {
  const id = (stage: Stage): string => stage.replaceAll('-', '_');
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...STAGES.map((stage) => `  state "${stage}" as ${id(stage)}`),
    '  [*] --> registered: lodge',
    ...TRANSITIONS.map(({ from, to, by }) => `  ${id(from)} --> ${id(to)}: ${by.join(', ')}`),
    '  ended --> [*]: closeWindow',
    '```',
  ].join('\n');
}

function commandRow(name: string, rule: CommandRule): string[] {
  const fields = Object.entries(rule.fields).map(([field, { required }]) =>
    code(required ? field : `${field}?`),
  );
  const only = rule.kinds === undefined ? '' : ` Only of kind ${rule.kinds.join(', ')}.`;
  return [code(name), whereAndWho(rule), fields.join(' '), `${rule.effect}${only}`, code(rule.step)];
}

/** Stages with the same people are named together, so that "any open" reads as such. */
function whereAndWho({ allowed }: CommandRule): string {
  const stagesOf: Record<string, Stage[]> = {};
  for (const stage of STAGES) {
    const whos = allowed[stage];
    if (whos !== undefined) (stagesOf[whos.join(', ')] ??= []).push(stage);
  }
  const open = STAGES.length - 1;
  const names = (stages: Stage[]): string => {
    if (stages.length === STAGES.length) return 'any';
    return stages.length === open && !stages.includes('ended') ? 'any open' : stages.join(', ');
  };
  return Object.entries(stagesOf)
    .map(([whos, stages]) => `${names(stages)}: ${whos}`)
    .join('<br>');
}

function whosInUse(): Who[] {
  const used = new Set(COMMAND_NAMES.flatMap((name) => Object.values(TABLE[name].allowed).flat()));
  return [...used];
}

function limits(policy: Policy): string[][] {
  const { stages, clarification, calls } = policy;
  return [
    ['ATR, individual', inWords(policy.atr.individual)],
    ['ATR, community', inWords(policy.atr.community)],
    ['ATR, policy', inWords(policy.atr.policy)],
    [
      'emergency, from the raise, unless its category says otherwise',
      `${policy.emergencyHours} h, wall clock`,
    ],
    ['a returned ATR, at least', lasting(policy.leastAfterReturn.normal)],
    ['a returned ATR of an emergency, at least', lasting(policy.leastAfterReturn.emergency)],
    ['screening', inWords(stages.screening)],
    ['screening of an emergency', inWords(stages.screeningEmergency)],
    [
      'an emergency without an office goes to the District Magistrate after',
      lasting(policy.unroutedEmergency),
    ],
    ['review', inWords(stages.review)],
    ['review of an emergency', inWords(stages.reviewEmergency)],
    ['enquiry', inWords(stages.enquiry)],
    ['suggestion', inWords(stages.suggestion)],
    [
      'feedback calls',
      `${calls.attempts} attempts on ${calls.leastWorkingDays} working days, at most ${inWords(calls.giveUpAfter)}`,
    ],
    ['field visit', inWords(stages.visit)],
    [
      'clarification',
      `${lasting(clarification.timeout)}; reminders after ${clarification.reminders.map(lasting).join(', ')}`,
    ],
    ['asks that pause the ATR clock, in a cycle', String(clarification.pausedAsksPerCycle)],
    ['extensions asked for, in a cycle', String(policy.extensionsPerCycle)],
    ['return that escalates, and every one after it', String(policy.returnsBeforeEscalation)],
    ['transfer that escalates, and every one after it', String(policy.transfersBeforeEscalation)],
    ['window for disputes and recalls', lasting(policy.window)],
  ];
}

function inWords(limit: Limit): string {
  if ('days' in limit) return `${limit.days} ${limit.counted} days`;
  return `${lasting(limit.minutes * MINUTE)}, ${limit.counted === 'wall' ? 'wall clock' : 'open hours'}`;
}

function lasting(length: Millis): string {
  if (length % DAY === 0) return `${length / DAY} d`;
  return length % HOUR === 0 ? `${length / HOUR} h` : `${length / MINUTE} min`;
}

function levels(): string {
  return Object.entries(ESCALATION_LEVEL)
    .map(([audience, level]) => `${audience} ${level}`)
    .join(', ');
}

function ladder(specs: readonly RungSpec[]): string {
  const when = ({ at, atMostShare, every, when: only }: RungSpec): string =>
    [
      at,
      atMostShare === undefined ? '' : `or ${atMostShare * 100}% if that is sooner`,
      every === undefined ? '' : `then every ${every}`,
      only === undefined ? '' : `while ${only}`,
    ]
      .filter((part) => part !== '')
      .join(', ');
  return table(
    ['at', 'action', 'audience', 'channels'],
    specs.map((spec) => [when(spec), spec.action, spec.audience, (spec.channels ?? ['sms']).join(', ')]),
  );
}
