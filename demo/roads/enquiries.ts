/** Roads of what is no grievance: no ATR, no confirmation, a limit of its own. */
import type { Script } from '../script';
import { validates } from './verbs';

const inScreening = { what: 'screening', holds: ({ stage }: { stage: string }) => stage === 'screening' };

export const ENQUIRY_SCRIPTS: readonly Script[] = [
  {
    slug: 'enquiry-rupashree',
    roads: ['enquiry answered'],
    lodge: { by: 'post:tele-caller-1', knowsCategory: true },
    async play(t) {
      await t.until(inScreening.what, inScreening.holds);
      await t.does('tele-caller', 'answer', {
        text: 'রূপশ্রীর ফর্ম বিডিও অফিসে জমা দিন: জন্মের প্রমাণ, আধার, ব্যাঙ্কের পাসবই, আয়ের শংসাপত্র।',
      });
    },
    ends: { outcome: 'answered', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'enquiry-student-scholarship',
    roads: ['enquiry answered'],
    async play(t) {
      await validates(t);
      await t.does('nodal', 'answer', {
        text: 'The family’s income must be below Rs 2.5 lakh a year; apply online by 31 January.',
      });
    },
    ends: { outcome: 'answered', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'enquiry-duare-sarkar',
    roads: ['enquiry answered'],
    async play(t) {
      await t.until(inScreening.what, inScreening.holds);
      await t.does('analyst', 'answer', {
        text: 'কাটোয়া ১ ব্লকে শিবির ৫ থেকে ৯ তারিখ; ফর্ম সেখানেই বিনামূল্যে পাবেন।',
      });
    },
    ends: { outcome: 'answered', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'suggestion-evening-health-centre',
    roads: ['suggestion noted'],
    async play(t) {
      await validates(t);
      await t.does('hod', 'noteSuggestion', { remarks: 'Taken up with the Chief Medical Officers.' });
    },
    ends: { outcome: 'noted', cycle: 1, escalationLevel: 0, late: false },
  },
  {
    slug: 'suggestion-bus-women',
    roads: ['suggestion noted'],
    async play(t) {
      await t.until(inScreening.what, inScreening.holds);
      await t.does('cell', 'noteSuggestion', { remarks: 'For the next meeting with Transport.' });
    },
    ends: { outcome: 'noted', cycle: 1, escalationLevel: 0, late: false },
  },
];
