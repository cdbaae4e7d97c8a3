/** Roads of grievances that lie with departments: in time, late, up, down, sideways, back. */
import type { Script } from '../script';
import { accepts, delegatesDown, ends, isPutRight, reportsUp, submits, tomorrow, validates } from './verbs';

export const DEPARTMENT_SCRIPTS: readonly Script[] = [
  {
    slug: 'lakshmir-bhandar-not-credited',
    roads: ['in time'],
    calls: { feedback: ['no-answer', 'yes'] },
    async play(t) {
      await validates(t);
      await delegatesDown(t);
      await reportsUp(t);
      await isPutRight(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'ration-card-name-deleted',
    roads: ['returned three times'],
    calls: { feedback: ['yes'] },
    async play(t) {
      await validates(t);
      for (const reasonCode of ['hollow', 'no-evidence', 'complainant-not-contacted']) {
        await submits(t);
        await t.does('cell', 'returnAtr', { reasonCode, remarks: 'Say what was done, when, and show it.' });
      }
      await isPutRight(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 3, late: false },
  },
  {
    slug: 'village-road-broken',
    roads: ['extension refused'],
    calls: { feedback: ['yes'] },
    async play(t) {
      await validates(t);
      await t.does('hod', 'interimReply', {
        reason: 'The tender has to be called again.',
        expectedDate: tomorrow(),
      });
      await t.does('cell', 'decideExtension', {
        granted: false,
        remarks: 'Thirty days are enough for a repair.',
      });
      await submits(t, 'redressed', { who: 'hod' });
      await accepts(t, true);
      await t.visited('as-reported');
      await ends(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'old-age-pension-stopped',
    roads: ['late to the top'],
    calls: { feedback: ['yes'] },
    async play(t) {
      await validates(t);
      await delegatesDown(t);
      await t.until('the Chief Secretary’s office', ({ escalationLevel }) => escalationLevel === 4);
      await reportsUp(t);
      await isPutRight(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 4, late: true },
  },
  {
    slug: 'mutation-pending',
    roads: ['transferred three times'],
    calls: { feedback: ['yes'] },
    async play(t) {
      for (const [category, suggestedDepartment] of [
        ['deed_registration', 'prd'],
        ['gp_corruption', 'agri'],
        ['krishak_bandhu', 'llr'],
      ] as const) {
        await validates(t, category);
        await t.does('nodal', 'transferBack', { suggestedDepartment, reasonCode: 'not-our-subject' });
      }
      await validates(t, t.expected.category, 'cell');
      await isPutRight(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 3, late: false },
  },
  {
    slug: 'pond-being-filled',
    roads: ['delegated two levels'],
    calls: { feedback: ['busy', 'yes'] },
    async play(t) {
      await validates(t);
      await delegatesDown(t, 'nodal');
      await delegatesDown(t);
      await reportsUp(t, 'partly');
      await t.does('officer', 'sendDown', { reasonCode: 'wrong-facts', remarks: 'That is another plot.' });
      await reportsUp(t);
      await t.does('nodal', 'takeBack', { reasonCode: 'no-progress' });
      await t.does('nodal', 'handOver', {
        post: `${t.now.holder?.office ?? ''}-hod`,
        remarks: 'As discussed.',
      });
      await isPutRight(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'caste-certificate-pending',
    roads: ['extension granted'],
    calls: { feedback: ['yes'] },
    async play(t) {
      await validates(t);
      const due = Date.parse(t.now.dueAt ?? '');
      await t.does('nodal', 'interimReply', {
        reason: 'The school register has been asked for.',
        expectedDate: tomorrow(),
      });
      await t.does('cell', 'decideExtension', { granted: true, until: tomorrow() });
      await t.until('the old deadline has passed', () => Date.now() > due);
      await isPutRight(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'birth-certificate-delay',
    roads: ['clarification answered'],
    calls: {
      outreach: ['no-answer', { says: 'It was on 14 March, at the Diamond Harbour hospital.' }],
      feedback: ['yes'],
    },
    async play(t) {
      await validates(t);
      await t.does('nodal', 'askInformation', { question: 'On which day was the child born?' });
      await t.until('back with the department', ({ stage }) => stage === 'with-department');
      await isPutRight(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'water-tap-dry',
    roads: ['clarification timed out'],
    calls: { feedback: ['yes'] },
    async play(t) {
      await validates(t);
      await t.does('nodal', 'askInformation', { question: 'Which house, please, and since which month?' });
      await t.until('back with the department', ({ stage }) => stage === 'with-department');
      await isPutRight(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'pradhan-cut-money',
    roads: ['complaint against the office'],
    lodge: { against: 'prd' },
    calls: { feedback: ['yes'] },
    async play(t) {
      await validates(t);
      await t.until('one level above', ({ holder }) => holder?.office === 'chief-secretary');
      await submits(t, 'redressed', { who: 'hod' });
      await accepts(t);
      await ends(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'student-credit-card-bank',
    roads: ['declined'],
    calls: { feedback: ['no'] },
    async play(t) {
      await validates(t);
      await submits(t, 'not-possible', { reasonCode: 'no-entitlement' });
      await accepts(t);
      await ends(t);
    },
    ends: { outcome: 'declined', cycle: 1, escalationLevel: 0, late: false },
  },
];
