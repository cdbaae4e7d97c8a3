/** Roads that turn on what the complainant says, or on what is found at his door. */
import type { Script } from '../script';
import { accepts, ends, isPutRight, submits, validates } from './verbs';

export const COMPLAINANT_SCRIPTS: readonly Script[] = [
  {
    slug: 'school-without-teacher',
    roads: ['no telephone'],
    lodge: { without: ['mobile'] },
    async play(t) {
      await validates(t);
      await submits(t);
      await accepts(t);
      await t.visited('as-reported');
      await ends(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'banglar-bari-second-instalment',
    roads: ['unreachable'],
    calls: { feedback: ['no-answer', 'switched-off', 'busy'] },
    async play(t) {
      await validates(t);
      await isPutRight(t);
    },
    ends: { outcome: 'closed-unconfirmed', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'mgnrega-wages-unpaid',
    roads: ['recalled before and after closing'],
    calls: { feedback: ['yes', 'yes'] },
    async play(t) {
      await validates(t);
      await submits(t);
      await t.does('cell', 'recall', {
        reasonCode: 'below-standard',
        remarks: 'The muster roll is missing.',
      });
      await submits(t);
      await accepts(t);
      await t.visited('as-reported');
      await ends(t);
      await t.does('cell', 'recall', {
        reasonCode: 'contrary-information',
        remarks: 'The bank says otherwise.',
      });
      await submits(t);
      await accepts(t);
      await t.visited('as-reported');
      await ends(t);
    },
    ends: { outcome: 'redressed', cycle: 2, escalationLevel: 0, late: false },
  },
  {
    slug: 'mid-day-meal-insects',
    roads: ['contrary finding'],
    calls: { feedback: ['yes', 'yes'] },
    async play(t) {
      await validates(t);
      await submits(t);
      await accepts(t, true);
      await t.visited('contrary');
      await submits(t);
      await accepts(t);
      await t.visited('as-reported');
      await ends(t);
    },
    ends: { outcome: 'redressed', cycle: 2, escalationLevel: 0, late: false },
  },
  {
    slug: 'anganwadi-closed',
    roads: ['partly delivered, then visited'],
    calls: { feedback: ['partly', 'yes'] },
    async play(t) {
      await validates(t);
      await submits(t, 'partly');
      await accepts(t);
      await t.until('back with the department', ({ cycle }) => cycle === 2);
      await submits(t);
      await accepts(t);
      await t.visited('as-reported');
      await ends(t);
    },
    ends: { outcome: 'redressed', cycle: 2, escalationLevel: 0, late: false },
  },
  {
    slug: 'krishak-bandhu-death-benefit',
    roads: ['disputed twice'],
    calls: { feedback: ['later', 'yes', 'yes'] },
    async play(t) {
      await validates(t);
      await submits(t);
      await accepts(t);
      await t.does('complainant:phone', 'dispute', { reasonCode: 'not-done' });
      await submits(t);
      await accepts(t);
      await t.visited('as-reported');
      await ends(t);
      await t.does('complainant:walk-in', 'dispute', { reasonCode: 'bribe-demanded' });
      await submits(t, 'redressed', { who: 'hod' });
      await accepts(t);
      await t.visited('as-reported');
      await ends(t);
    },
    ends: { outcome: 'redressed', cycle: 3, escalationLevel: 2, late: false },
  },
  {
    slug: 'overseas-deed-copy',
    roads: ['withdrawn'],
    async play(t) {
      await validates(t);
      await t.does('complainant:web', 'withdraw', { reasonCode: 'solved-otherwise' });
      await ends(t);
    },
    ends: { outcome: 'withdrawn', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'jute-mill-closed',
    roads: ['rejected and disputed'],
    calls: { feedback: ['yes'] },
    async play(t) {
      await t.until('screening', ({ stage }) => stage === 'screening');
      await t.does('analyst', 'reject', {
        reasonCode: 'sub-judice',
        remarks: 'A suit is said to be pending.',
      });
      await t.does('cell', 'reject', { reasonCode: 'sub-judice' });
      await t.does('complainant:phone', 'dispute', { reasonCode: 'wrong-reason' });
      await validates(t, t.expected.category, 'cell');
      await submits(t);
      await accepts(t);
      await t.visited('as-reported');
      await ends(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
];

/** Two neighbours with one burnt transformer and one choked drain: merged, and taken out of the merge again. */
export const MERGED_SCRIPTS: readonly Script[] = [
  {
    slug: 'transformer-burnt',
    roads: ['in time'],
    calls: { feedback: ['yes'] },
    async play(t) {
      await validates(t);
      await t.untilOther('transformer-burnt-neighbour', 'merged', ({ outcome }) => outcome === 'merged');
      await isPutRight(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'ward-drain-overflow',
    roads: ['withdrawn'],
    async play(t) {
      await validates(t);
      await t.untilOther('ward-drain-overflow-neighbour', 'merged', ({ outcome }) => outcome === 'merged');
      await t.does('complainant:web', 'withdraw', { reasonCode: 'no-longer-wanted' });
      await ends(t);
    },
    ends: { outcome: 'withdrawn', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'transformer-burnt',
    neighbour: { name: 'Shefali Sarkar', mobile: '+919000000141' },
    roads: ['merged', 'taken out of the merge by a dispute'],
    calls: { feedback: ['yes'] },
    async play(t) {
      await t.until('screening', ({ stage }) => stage === 'screening');
      await t.does('analyst', 'merge', { into: t.referenceOf('transformer-burnt') });
      await t.untilOther('transformer-burnt', 'redressed', ({ outcome }) => outcome === 'redressed');
      await t.does('complainant:phone', 'dispute', { reasonCode: 'not-done', remarks: 'Not in our lane.' });
      await validates(t, t.expected.category, 'cell');
      await submits(t);
      await accepts(t);
      await t.visited('as-reported');
      await ends(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'ward-drain-overflow',
    neighbour: { name: 'Bimal Das', mobile: '+919000000142' },
    roads: ['merged', 'taken out of the merge as the target was withdrawn'],
    calls: { feedback: ['yes'] },
    async play(t) {
      await t.until('screening', ({ stage }) => stage === 'screening');
      await t.does('analyst', 'merge', { into: t.referenceOf('ward-drain-overflow') });
      await validates(t, t.expected.category, 'cell');
      await isPutRight(t);
    },
    ends: { outcome: 'redressed', cycle: 1, escalationLevel: 0, late: false },
  },
];
