import type { CaseNow } from '../../demo/case-watch';
import { demoGrievance } from '../../demo/grievances';
import { openCalendar, QUICK_POLICY } from '../../demo/quick-policy';
import { idOf, ROADS } from '../../demo/script';
import type { Player, RoadName, Script } from '../../demo/script';
import { SCRIPTS } from '../../demo/scripts';
import { wrapped } from '../../demo/table';
import { calendarBody, policyBody } from '../../api/schemas/rules';
import { COMMAND_SCHEMAS } from '../../api/schemas/commands';
import { CHANNELS } from '../../domain/vocabulary';

/** What a script does, without a product behind it: every wait is over at once. */
type Deed = { who: string; command: string; fields: Record<string, unknown> };

async function deedsOf(script: Script): Promise<Deed[]> {
  const deeds: Deed[] = [];
  const grievance = demoGrievance(script.slug);
  const now: CaseNow = {
    reference: '2600000014',
    stage: 'with-department',
    outcome: null,
    cycle: 1,
    emergency: false,
    suspected: false,
    department: null,
    district: null,
    holder: { office: 'food', post: 'food-nodal' },
    dueAt: '2026-11-22T10:15:00+05:30',
    overdue: false,
    escalationLevel: 0,
  };
  const player: Player = {
    does: async (who, command, fields = {}) => void deeds.push({ who, command, fields }),
    until: async () => undefined,
    untilOther: async (id) => void player.referenceOf(id),
    visited: async (verdict) =>
      void deeds.push({ who: 'validator', command: 'recordFinding', fields: { verdict, remarks: 'seen' } }),
    officeBelow: async () => 'food-nadia',
    referenceOf(id) {
      expect(SCRIPTS.map(idOf)).toContain(id);
      return '2600000014';
    },
    category: (code) => ({ category: code, department: 'food' }),
    expected: { category: grievance.expectedCategory, district: grievance.place?.district ?? '' },
    now,
  };
  await script.play(player);
  return deeds;
}

async function timesOf(road: RoadName, command: string): Promise<number> {
  const script = SCRIPTS.find(({ roads }) => roads.includes(road));
  const deeds = script === undefined ? [] : await deedsOf(script);
  return deeds.filter((deed) => deed.command === command).length;
}

test('at least 24 cases, each with a name of its own', () => {
  expect(SCRIPTS.length).toBeGreaterThanOrEqual(24);
  expect(new Set(SCRIPTS.map(idOf)).size).toBe(SCRIPTS.length);
});

test.each([...ROADS])('somebody travels the road "%s"', (road) => {
  expect(SCRIPTS.some(({ roads }) => roads.includes(road))).toBe(true);
});

test('every channel occurs', () => {
  const channels = new Set(SCRIPTS.map(({ slug }) => demoGrievance(slug).channel));
  expect(CHANNELS.filter((channel) => !channels.has(channel))).toEqual([]);
});

test.each(['bn', 'en', 'hi', 'rom'] as const)('grievances written in %s occur', (written) => {
  expect(SCRIPTS.some(({ slug }) => demoGrievance(slug).writtenIn === written)).toBe(true);
});

test.each<[RoadName, command: string, times: number]>([
  ['returned three times', 'returnAtr', 3],
  ['transferred three times', 'transferBack', 3],
  ['recalled before and after closing', 'recall', 2],
  ['disputed twice', 'dispute', 2],
  ['delegated two levels', 'delegate', 2],
  ['delegated two levels', 'sendDown', 1],
  ['delegated two levels', 'takeBack', 1],
  ['delegated two levels', 'handOver', 1],
  ['rejected and disputed', 'dispute', 1],
  ['merged', 'merge', 1],
  ['emergency acknowledged', 'acknowledge', 1],
  ['emergency lowered', 'lowerEmergency', 1],
  ['partly delivered, then visited', 'recordFinding', 1],
  ['no telephone', 'recordFinding', 1],
])('the road "%s" has %s %i times', async (road, command, times) => {
  expect(await timesOf(road, command)).toBe(times);
});

test.each(SCRIPTS.map((script) => [idOf(script), script] as const))(
  'every command of %s fits its schema',
  async (_id, script) => {
    for (const { command, fields } of await deedsOf(script)) {
      const read = COMMAND_SCHEMAS.get(command)?.safeParse({ command, ...fields });
      expect([command, read?.error?.issues ?? []]).toEqual([command, []]);
    }
  },
);

test('the shortened policy and the open calendars can be published', () => {
  expect(policyBody.safeParse(QUICK_POLICY).error?.issues ?? []).toEqual([]);
  expect(calendarBody.safeParse(openCalendar('office')).error?.issues ?? []).toEqual([]);
  expect(QUICK_POLICY.quietHours).toBeNull();
  expect(QUICK_POLICY.jitter).toBe(0);
});

test.each<[text: string, width: number, lines: string[]]>([
  ['in time', 10, ['in time']],
  ['merged; taken out', 8, ['merged;', 'taken', 'out']],
  ['closed-unconfirmed', 6, ['closed', '-uncon', 'firmed']],
  ['', 4, ['']],
])('a cell "%s" of %i columns breaks between words', (text, width, lines) => {
  expect(wrapped(text, width)).toEqual(lines);
});
