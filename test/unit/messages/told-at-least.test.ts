import { planEntryMessages, planFollowerMessages, planMessages } from '../../../domain/messages/plan';
import type { GrievanceEvent } from '../../../domain/lifecycle/events';
import type { GrievanceState } from '../../../domain/lifecycle/state';
import { OUTCOMES } from '../../../domain/vocabulary';
import type { Audience } from '../../../domain/vocabulary';
import { aCase, EMERGENCY, entry, rung, summary, told, WITH_BLOCK, WITH_HOD } from './case';

const LODGED: GrievanceEvent = {
  type: 'lodged',
  rules: { policy: 1, office: 1, calls: 1 },
  facts: {
    reference: '2600012345',
    kind: 'grievance',
    channel: 'web',
    hasTelephone: true,
    subject: aCase().subject,
    against: null,
    districtOffice: null,
    emergency: false,
    suspected: false,
  },
};
const FORWARDED: GrievanceEvent = { type: 'forwarded', office: 'dept', areaOffices: ['cmoh'] };
const hod = aCase(WITH_HOD);
const block = aCase(WITH_BLOCK);
const emergency = aCase({ ...WITH_HOD, emergency: EMERGENCY });

describe('told at least (page 3, Messages)', () => {
  const rows: [string, GrievanceEvent, GrievanceState, Audience[]][] = [
    ['lodged', LODGED, aCase(), ['complainant']],
    ['forwarded', FORWARDED, hod, ['complainant', 'nodal', 'area']],
    ['forwarded, an emergency', FORWARDED, emergency, ['complainant', 'nodal', 'area', 'hod', 'district']],
    ['delegated', { type: 'delegated', office: 'block', due: null }, block, ['holder']],
    ['handed over', { type: 'handed-over', post: 'p2' }, hod, ['holder']],
    ['taken back', { type: 'taken-back', office: 'dept', reasonCode: 'no-progress' }, hod, ['holder']],
    ['sent down', { type: 'sent-down', office: 'block', reasonCode: 'incomplete' }, block, ['holder']],
    ['reported up', { type: 'reported-up', from: 'block' }, block, ['holder']],
    [
      'ATR submitted',
      { type: 'atr-submitted', redressal: 'redressed', reasonCode: null, inTime: true },
      aCase({ ...WITH_HOD, stage: 'atr-review' }),
      ['cell'],
    ],
    [
      'returned',
      { type: 'atr-returned', reasonCode: 'hollow', leastUntil: 0 },
      hod,
      ['holder', 'nodal', 'hod'],
    ],
    [
      'recalled before the closing',
      { type: 'recalled', reasonCode: 'below-standard', leastUntil: null },
      hod,
      ['holder', 'nodal', 'hod'],
    ],
    [
      'recalled after it',
      { type: 'reopened', by: 'recall', reasonCode: 'below-standard' },
      hod,
      ['holder', 'nodal', 'hod'],
    ],
    [
      'accepted',
      { type: 'atr-accepted', call: true, visit: false },
      aCase({ ...WITH_HOD, stage: 'confirmation' }),
      ['complainant'],
    ],
    ['interim reply', { type: 'extension-asked', expected: 0 }, hod, ['complainant', 'holder']],
    [
      'extension granted',
      { type: 'extension-decided', granted: true, until: 0 },
      hod,
      ['complainant', 'holder'],
    ],
    [
      'extension refused',
      { type: 'extension-decided', granted: false, until: null },
      hod,
      ['complainant', 'holder'],
    ],
    [
      'not delivered',
      { type: 'reopened', by: 'feedback', reasonCode: null },
      hod,
      ['hod', 'nodal', 'complainant', 'cell'],
    ],
    [
      'contrary',
      { type: 'reopened', by: 'finding', reasonCode: null },
      hod,
      ['hod', 'nodal', 'complainant', 'cell'],
    ],
    ...OUTCOMES.map((outcome): [string, GrievanceEvent, GrievanceState, Audience[]] => [
      `ended ${outcome}`,
      { type: 'ended', outcome, reasonCode: null },
      aCase({ ...WITH_HOD, stage: 'ended', outcome }),
      ['complainant'],
    ]),
    ['reminder', rung({}), hod, ['holder']],
    ['overdue', rung({ action: 'overdue', audience: 'everyone' }), hod, ['holder', 'area']],
    ...(['hod', 'district', 'cell', 'highest'] as const).map(
      (audience): [string, GrievanceEvent, GrievanceState, Audience[]] => [
        `escalation to ${audience}`,
        rung({ action: 'escalate', audience }),
        hod,
        [audience],
      ],
    ),
  ];

  test.each(rows)('%s', (_what, event, after, audiences) => {
    const heard = planMessages(event, after).map((message) => message.audience);
    expect(heard).toEqual(expect.arrayContaining(audiences));
  });
});

describe('who exactly', () => {
  test('a routine forwarding leaves HoD and district alone', () => {
    expect(told(FORWARDED, hod)).toEqual([
      'forwarded → area @ cmoh',
      'forwarded → complainant',
      'forwarded → nodal @ dept',
    ]);
  });

  test('nobody is informed where no area office is', () => {
    expect(told(FORWARDED, aCase({ ...WITH_HOD, informed: [] }))).toEqual([
      'forwarded → complainant',
      'forwarded → nodal @ dept',
    ]);
  });

  test('an office that loses the case hears that it has', () => {
    expect(told({ type: 'taken-back', office: 'dept', reasonCode: 'no-progress' }, hod, block)).toEqual([
      'relieved → holder @ block',
      'taken-back → holder @ dept',
    ]);
    expect(told({ type: 'ended', outcome: 'withdrawn', reasonCode: null }, hod, block)).toEqual([
      'ended-withdrawn → complainant',
      'ended-withdrawn → holder @ block',
    ]);
  });

  test('the overdue rung goes to every office in the line and to the informed', () => {
    expect(told(rung({ action: 'overdue', audience: 'everyone' }), block)).toEqual([
      'overdue → area @ cmoh',
      'overdue → holder @ dept district-office block',
    ]);
  });

  test('a recorded rung that was overtaken by a higher one is not sent', () => {
    expect(told(rung({ send: false }), hod)).toEqual([]);
  });

  test('a rung whose audience the case does not have goes one level up', () => {
    const nowhere = aCase({ stage: 'screening', districtOffice: null });
    expect(told(rung({ action: 'escalate', audience: 'district' }), nowhere)).toEqual([
      'escalation → cell @ cell',
    ]);
    expect(told(rung({ action: 'notify', audience: 'area' }), aCase({ ...WITH_HOD, informed: [] }))).toEqual([
      'reminder → district @ dm-murshidabad',
    ]);
  });

  test('while the complainant is asked, a rung to him is the reminder for his answer', () => {
    const asked = aCase({
      ...WITH_HOD,
      stage: 'awaiting-information',
      ask: { askedAt: 0, from: 'with-department', paused: true, callId: null, post: null },
    });
    expect(told(rung({ clock: 'information@9', audience: 'complainant' }), asked)).toEqual([
      'information-reminder → complainant',
    ]);
    expect(told(rung({ audience: 'complainant' }), hod)).toEqual(['in-progress → complainant']);
  });

  test('the named officer is told, and only of his own office', () => {
    const [message] = planMessages({ type: 'handed-over', post: 'p2' }, { ...hod, post: 'p2' });
    expect(message).toMatchObject({ offices: ['dept'], post: 'p2' });
    const [relieved] = planMessages(
      { type: 'taken-back', office: 'dept', reasonCode: 'no-progress' },
      { ...hod, post: 'p2' },
      block,
    ).filter((m) => m.event === 'relieved');
    expect(relieved).toMatchObject({ offices: ['block'], post: null });
  });
});

describe('channels and quiet hours', () => {
  test('a rung goes by the channels it names, each of them', () => {
    const alert = rung({
      clock: 'emergency#1',
      action: 'notify',
      audience: 'hod',
      channels: ['sms', 'voice', 'whatsapp'],
    });
    expect(planMessages(alert, emergency)).toMatchObject([
      {
        event: 'emergency-alert',
        channels: ['sms', 'voice', 'whatsapp'],
        delivery: 'every',
        urgent: true,
        clock: 'emergency#1',
      },
    ]);
  });

  test('the complainant gets an SMS, else an e-mail; an emergency breaks the night, an end does not', () => {
    const [lodged] = planMessages(LODGED, aCase());
    expect(lodged).toMatchObject({ channels: ['sms', 'email'], delivery: 'first-reachable', urgent: false });
    expect(planMessages(FORWARDED, emergency).every((m) => m.urgent)).toBe(true);
    const [ended] = planMessages({ type: 'ended', outcome: 'redressed', reasonCode: null }, emergency);
    expect(ended?.urgent).toBe(false);
  });

  test('what may be an emergency wakes the Cell before a person has raised it', () => {
    const suspected = aCase({ stage: 'screening', suspectedAt: 0 });
    const event = rung({
      clock: 'suspected@0',
      action: 'escalate',
      audience: 'cell',
      channels: ['sms', 'voice'],
    });
    expect(planMessages(event, suspected)).toMatchObject([{ event: 'suspected-emergency', urgent: true }]);
  });

  test('an emergency’s report reaches the Cell by SMS too', () => {
    const submitted: GrievanceEvent = {
      type: 'atr-submitted',
      redressal: 'redressed',
      reasonCode: null,
      inTime: true,
    };
    expect(planMessages(submitted, hod)).toMatchObject([
      { channels: ['email', 'sms'], delivery: 'first-reachable' },
    ]);
    expect(planMessages(submitted, emergency)).toMatchObject([
      { channels: ['sms', 'email'], delivery: 'every' },
    ]);
  });
});

describe('a whole entry', () => {
  const review = aCase({ ...WITH_HOD, stage: 'atr-review', redressal: 'not-possible' });
  const visiting = aCase({
    ...WITH_HOD,
    stage: 'confirmation',
    visit: { state: 'open', id: 'v1', openedAt: 0, verdict: null },
  });

  test('an acceptance that ends the case is told once, as the end', () => {
    const accepted = entry(
      { type: 'atr-accepted', call: false, visit: false },
      { type: 'ended', outcome: 'declined', reasonCode: 'not-possible' },
    );
    expect(summary(planEntryMessages(review, accepted))).toEqual(['ended-declined → complainant']);
  });

  test('a merge is told once', () => {
    const merged = entry(
      { type: 'merged', into: '2600012352' },
      { type: 'ended', outcome: 'merged', reasonCode: null },
    );
    expect(summary(planEntryMessages(aCase({ stage: 'screening' }), merged))).toEqual([
      'ended-merged → complainant',
    ]);
  });

  test('a validator whose visit is no longer wanted hears it, one who has been there does not', () => {
    const withdrawn = entry({ type: 'ended', outcome: 'withdrawn', reasonCode: null });
    expect(summary(planEntryMessages(visiting, withdrawn))).toContain(
      'visit-withdrawn → validator @ field-validation-murshidabad',
    );
    const found = entry(
      { type: 'visit-finished', how: 'found', verdict: 'contrary' },
      { type: 'reopened', by: 'finding', reasonCode: null },
    );
    expect(summary(planEntryMessages(visiting, found)).join()).not.toContain('visit-withdrawn');
  });

  test('the lodging has no state before it', () => {
    expect(summary(planEntryMessages(null, { ...entry(LODGED), seq: 1 }))).toEqual(['lodged → complainant']);
  });
});

test('followers of a joint case hear its milestones and not that it was withdrawn', () => {
  const of = (event: GrievanceEvent, after: GrievanceState): string[] =>
    summary(planFollowerMessages(event, after));
  expect(of(FORWARDED, hod)).toEqual(['merged-forwarded → complainant']);
  expect(of({ type: 'ended', outcome: 'redressed', reasonCode: null }, hod)).toEqual([
    'merged-ended → complainant',
  ]);
  expect(of({ type: 'ended', outcome: 'withdrawn', reasonCode: null }, hod)).toEqual([]);
  expect(of({ type: 'delegated', office: 'block', due: null }, block)).toEqual([]);
});
