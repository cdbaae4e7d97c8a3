/**
 * Which command or step of the system leads from one stage to another: for readers and their diagram. The rules
 * are in `effects/` and `next.ts`; a test walks them and holds this list to what they do.
 */
import type { Stage } from '../vocabulary';
import type { CommandName } from './commands';
import type { SystemStepName } from './next';

export type Transition = { from: Stage; to: Stage; by: readonly (CommandName | SystemStepName)[] };

export const TRANSITIONS: readonly Transition[] = [
  { from: 'registered', to: 'screening', by: ['classifyGrievance'] },
  { from: 'registered', to: 'ended', by: ['withdraw'] },
  { from: 'screening', to: 'with-department', by: ['forward', 'forwardToHod'] },
  { from: 'screening', to: 'awaiting-information', by: ['askInformation'] },
  { from: 'screening', to: 'ended', by: ['reject', 'merge', 'answer', 'noteSuggestion', 'withdraw'] },
  { from: 'awaiting-information', to: 'screening', by: ['giveInformation', 'returnToAsker'] },
  {
    from: 'awaiting-information',
    to: 'with-department',
    by: ['giveInformation', 'returnToAsker', 'forwardToHod'],
  },
  { from: 'awaiting-information', to: 'with-sub-office', by: ['giveInformation', 'returnToAsker'] },
  { from: 'awaiting-information', to: 'atr-review', by: ['giveInformation', 'returnToAsker'] },
  { from: 'awaiting-information', to: 'ended', by: ['withdraw'] },
  { from: 'with-department', to: 'with-sub-office', by: ['delegate', 'sendDown'] },
  { from: 'with-department', to: 'atr-review', by: ['submitAtr'] },
  { from: 'with-department', to: 'screening', by: ['transferBack'] },
  { from: 'with-department', to: 'awaiting-information', by: ['askInformation'] },
  { from: 'with-department', to: 'ended', by: ['answer', 'noteSuggestion', 'withdraw'] },
  { from: 'with-sub-office', to: 'with-department', by: ['reportUp', 'takeBack', 'recall'] },
  { from: 'with-sub-office', to: 'awaiting-information', by: ['askInformation'] },
  { from: 'with-sub-office', to: 'ended', by: ['withdraw'] },
  { from: 'atr-review', to: 'confirmation', by: ['acceptAtr'] },
  { from: 'atr-review', to: 'with-department', by: ['returnAtr', 'recall'] },
  { from: 'atr-review', to: 'awaiting-information', by: ['askInformation'] },
  { from: 'atr-review', to: 'ended', by: ['acceptAtr', 'withdraw'] },
  {
    from: 'confirmation',
    to: 'with-department',
    by: ['recordFeedback', 'recordFinding', 'dispute', 'recall'],
  },
  {
    from: 'confirmation',
    to: 'ended',
    by: ['recordFeedback', 'recordFinding', 'endFeedbackCalls', 'endFieldVisit', 'withdraw'],
  },
  { from: 'ended', to: 'with-department', by: ['dispute', 'recall', 'recordFeedback', 'recordFinding'] },
  { from: 'ended', to: 'screening', by: ['dispute', 'unmerge'] },
];
