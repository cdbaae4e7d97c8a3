/**
 * Roads of emergencies. Each waits for a rung before its report, so that the level it has reached does not hang
 * on how fast the machine is.
 */
import type { Player, Script } from '../script';
import { accepts, delegatesDown, ends, reportsUp, submits, validates } from './verbs';

function withDepartment(t: Player): Promise<void> {
  return t.until('with a department', ({ stage }) => stage === 'with-department');
}

function reaches(t: Player, level: number): Promise<void> {
  return t.until(`level ${level}`, ({ escalationLevel }) => escalationLevel >= level);
}

/** Of an emergency the visit is compulsory. */
async function isConfirmed(t: Player): Promise<void> {
  await accepts(t);
  await t.visited('as-reported');
  await ends(t);
}

export const EMERGENCY_SCRIPTS: readonly Script[] = [
  {
    slug: 'swasthya-sathi-refused',
    roads: ['emergency acknowledged'],
    lodge: { knowsCategory: true, emergency: { raised: true, signs: ['life'] } },
    calls: { feedback: ['yes'] },
    async play(t) {
      await withDepartment(t);
      await t.does('nodal', 'acknowledge');
      await t.does('analyst', 'correct', { block: 'Barasat I', ...t.category(t.expected.category) });
      await reaches(t, 1);
      await submits(t);
      await isConfirmed(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 1, late: false },
  },
  {
    slug: 'domestic-violence-tonight',
    roads: ['emergency unacknowledged'],
    lodge: {
      by: 'post:tele-caller-1',
      knowsCategory: true,
      emergency: { raised: true, signs: ['violence', 'life'] },
    },
    calls: { feedback: ['yes'] },
    async play(t) {
      await withDepartment(t);
      await t.until('breach', ({ overdue, escalationLevel }) => overdue && escalationLevel === 4);
      await t.does('hod', 'acknowledge');
      await submits(t, 'redressed', { who: 'hod' });
      await isConfirmed(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 4, late: true },
  },
  {
    slug: 'missing-child',
    roads: ['emergency without office'],
    lodge: { emergency: { raised: true, signs: ['missing'] } },
    calls: { feedback: ['yes'] },
    async play(t) {
      await t.until(
        'the District Magistrate',
        ({ holder }) => holder?.office === `dm-${t.expected.district}`,
      );
      await t.does('hod', 'acknowledge');
      await t.does('analyst', 'correct', t.category(t.expected.category));
      await reaches(t, 3);
      await submits(t, 'redressed', { who: 'hod' });
      await isConfirmed(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 3, late: true },
  },
  {
    slug: 'arsenic-tube-well',
    roads: ['emergency without place'],
    lodge: { emergency: { raised: true, signs: ['life', 'hazard'] }, without: ['place'] },
    calls: { feedback: ['yes'] },
    async play(t) {
      await reaches(t, 3);
      await validates(t);
      await withDepartment(t);
      await t.does('nodal', 'acknowledge');
      await submits(t);
      await isConfirmed(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 3, late: true },
  },
  {
    slug: 'live-wire-on-pond-path',
    roads: ['suspected emergency'],
    calls: { feedback: ['yes'] },
    async play(t) {
      await t.until('suspected', ({ suspected }) => suspected);
      await reaches(t, 3);
      await t.does('analyst', 'raiseEmergency', { reasonCode: 'hazard' });
      await validates(t);
      await t.does('nodal', 'acknowledge');
      await submits(t);
      await isConfirmed(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 3, late: false },
  },
  {
    slug: 'cyber-fraud-otp',
    roads: ['emergency acknowledged', 'delegated two levels'],
    lodge: { knowsCategory: true, emergency: { raised: true, signs: ['deprivation'] } },
    calls: { feedback: ['yes'] },
    async play(t) {
      await withDepartment(t);
      await t.does('nodal', 'acknowledge');
      await delegatesDown(t);
      await t.does('officer', 'acknowledge');
      await delegatesDown(t);
      await reaches(t, 1);
      await reportsUp(t);
      await reportsUp(t);
      await submits(t);
      await isConfirmed(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 1, late: false },
  },
  {
    slug: 'flood-relief-not-reached',
    roads: ['emergency acknowledged'],
    lodge: { knowsCategory: true, emergency: { raised: true, signs: ['deprivation'] } },
    calls: { feedback: ['yes'] },
    async play(t) {
      await withDepartment(t);
      await t.does('hod', 'acknowledge');
      await reaches(t, 1);
      await submits(t, 'redressed', { who: 'hod' });
      await t.does('cell', 'returnAtr', { reasonCode: 'no-evidence', remarks: 'Whose signature is that?' });
      await submits(t);
      await isConfirmed(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 1, late: false },
  },
  {
    slug: 'no-hospital-bed',
    roads: ['not delivered', 'emergency acknowledged'],
    lodge: { by: 'post:tele-caller-1', knowsCategory: true, emergency: { raised: true, signs: ['life'] } },
    calls: { feedback: ['no', 'yes'] },
    async play(t) {
      await withDepartment(t);
      await t.does('nodal', 'acknowledge');
      await reaches(t, 1);
      await submits(t);
      await accepts(t);
      await t.until('back with the department', ({ cycle }) => cycle === 2);
      await t.does('nodal', 'acknowledge');
      await submits(t);
      await isConfirmed(t);
    },
    ends: { outcome: 'redressed', cycle: 2, escalationLevel: 1, late: false },
  },
  {
    slug: 'elephants-in-village',
    roads: ['emergency lowered'],
    lodge: { knowsCategory: true, emergency: { raised: true, signs: ['hazard'] } },
    calls: { feedback: ['yes'] },
    async play(t) {
      await withDepartment(t);
      await t.does('nodal', 'acknowledge');
      await reaches(t, 1);
      await t.does('cell', 'lowerEmergency', { reasonCode: 'danger-over', remarks: 'The herd has left.' });
      await submits(t);
      await accepts(t);
      await ends(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 1, late: false },
  },
  {
    slug: 'migrant-worker-detained',
    roads: ['suspected emergency'],
    lodge: { emergency: { raised: true, signs: ['life'] }, partnerReference: 'HELPDESK-2211' },
    calls: { feedback: ['yes'] },
    async play(t) {
      await t.until('suspected', ({ suspected, stage }) => suspected && stage === 'screening');
      await t.does('tele-caller', 'raiseEmergency', { reasonCode: 'life' });
      await validates(t);
      await t.does('nodal', 'acknowledge');
      await reaches(t, 1);
      await submits(t);
      await isConfirmed(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 1, late: false },
  },
  {
    slug: 'labour-pain-no-ambulance',
    roads: ['suspected emergency'],
    calls: { feedback: ['yes'] },
    async play(t) {
      await t.until('suspected', ({ suspected, stage }) => suspected && stage === 'screening');
      // Its category is one of emergencies: saying so raises the flag.
      await validates(t);
      await t.does('nodal', 'acknowledge');
      await reaches(t, 1);
      await submits(t);
      await isConfirmed(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 1, late: false },
  },
];
