import type { CommandName } from '../commands';
import { askInformation, dispute, giveInformation, withdraw } from './complainant';
import {
  decideExtension,
  delegate,
  handOver,
  interimReply,
  reassign,
  reportUp,
  sendDown,
  submitAtr,
  takeBack,
  transferBack,
} from './department';
import type { Effect } from './effect';
import { acknowledge, lowerEmergency, raiseEmergency } from './emergency';
import { attach, note } from './record';
import { acceptAtr, recall, recordFeedback, recordFinding, returnAtr } from './review';
import {
  answer,
  correct,
  endFollowing,
  forward,
  merge,
  noteSuggestion,
  reject,
  unmerge,
  validate,
} from './screening';

/** One effect a command; a command of the table without one does not compile. */
export const EFFECTS: { readonly [N in CommandName]: Effect<N> } = {
  validate,
  correct,
  forward,
  reject,
  answer,
  noteSuggestion,
  merge,
  unmerge,
  endFollowing,
  askInformation,
  giveInformation,
  transferBack,
  delegate,
  reportUp,
  sendDown,
  takeBack,
  handOver,
  interimReply,
  decideExtension,
  submitAtr,
  acceptAtr,
  returnAtr,
  recordFeedback,
  recordFinding,
  recall,
  dispute,
  withdraw,
  raiseEmergency,
  lowerEmergency,
  acknowledge,
  reassign,
  note,
  attach,
};
