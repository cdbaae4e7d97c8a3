/** English texts: GSM-7 characters only, so that 160 of them are one SMS part. */
import { texts } from './texts';

export const ENGLISH = texts({
  lodged: {
    complainant:
      '{subject} {reference} is registered. It will be checked and sent to the office concerned by {due}. Please keep this number.',
  },
  'lodged-urgent': {
    complainant:
      '{subject} {reference} is registered and is being looked at first. Next step by {due}. If anyone is in danger now, dial 112.',
  },
  'lodged-enquiry': {
    complainant:
      '{subject} {reference} is registered. You will have an answer by {due}. Please keep this number.',
  },
  'lodged-suggestion': {
    complainant: '{subject} {reference} is registered. It will be considered by {due}. Thank you.',
  },
  'rejection-proposed': {
    cell: '{subject} {reference}: rejection is proposed. Please decide by {due}.',
  },
  forwarded: {
    complainant:
      '{subject} {reference} is with {office}, which is to act on it by {due}. You will hear from us.',
    nodal: '{subject} {reference} has come to your office. Please act and report by {due}.',
    area: '{subject} {reference} from your area is with {office}, due by {due}. For your information and help.',
    senior:
      '{subject} {reference} is with {office}, due by {due}. Please see to it that help arrives at once.',
  },
  delegated: {
    holder: '{subject} {reference} has been sent down to your office. Please act and report up by {due}.',
  },
  'handed-over': {
    holder: '{subject} {reference} is now in your charge. Please act by {due}.',
  },
  'taken-back': {
    holder: '{subject} {reference} is back with your office ({reason}). Please act and report by {due}.',
  },
  relieved: {
    holder: '{subject} {reference} is no longer with your office. Nothing more is asked of you.',
  },
  'sent-down': {
    holder:
      '{subject} {reference}: your report has come back ({reason}). Please act and report again by {due}.',
  },
  'reported-up': {
    holder: '{subject} {reference}: report from {office} has come. Please check it and send it on by {due}.',
  },
  'transferred-back': {
    complainant:
      '{subject} {reference} needs another office. It will be sent there by {due}. It is not closed.',
    cell: '{subject} {reference} is transferred back ({reason}). Please forward it to the right office by {due}.',
  },
  'atr-submitted': {
    cell: '{subject} {reference}: report from {office} has come. Please review it by {due}.',
  },
  returned: {
    officer:
      '{subject} {reference}: the Cell has returned the report ({reason}). Please act and report again by {due}.',
  },
  recalled: {
    officer:
      '{subject} {reference} is recalled by the Cell to your office ({reason}). Please act and report by {due}.',
  },
  accepted: {
    complainant:
      '{subject} {reference}: action is reported as taken. We will check with you by {due}. If it is not done, call {helpline}.',
  },
  'interim-reply': {
    complainant: '{subject} {reference}: {office} asks for time until {due}. You will be told the decision.',
    holder:
      '{subject} {reference}: time until {due} has been asked for. The old due date stands until the Cell decides.',
    cell: '{subject} {reference}: {office} asks for time until {due}. Please decide.',
  },
  'extension-granted': {
    complainant:
      '{subject} {reference}: {office} has been given time until {due}. You will hear from us by then.',
    officer: '{subject} {reference}: more time is granted. Please report by {due}.',
  },
  'extension-refused': {
    complainant: '{subject} {reference}: {office} was not given more time. The due date stays {due}.',
    officer: '{subject} {reference}: more time is not granted. The due date stays {due}. Please report.',
  },
  'information-asked': {
    complainant:
      '{subject} {reference}: we need to know more and will call you. Please answer, or call {helpline} by {due}.',
  },
  'information-reminder': {
    complainant:
      '{subject} {reference} waits for your information. Please call {helpline} by {due}. After that we go on without it.',
  },
  'information-given': {
    holder: '{subject} {reference}: the complainant has given the information. Please act by {due}.',
  },
  'information-not-given': {
    complainant:
      '{subject} {reference}: we could not get your information. {office} goes on with what is known, by {due}.',
    holder:
      '{subject} {reference}: the complainant has not answered. Please go on with what is known, by {due}.',
  },
  'visit-assigned': {
    complainant:
      '{subject} {reference}: our field officer will visit you by {due} to see what was done. No fee is to be paid.',
    validator: '{subject} {reference}: field visit assigned to you. Please visit and report by {due}.',
  },
  'visit-withdrawn': {
    validator: '{subject} {reference}: the field visit is no longer needed. Please do not go.',
  },
  'visit-missed': {
    validator: '{subject} {reference}: the time for the field visit is over. Please do not go.',
    cell: '{subject} {reference}: no field visit was made in time. The case goes on without a finding.',
  },
  'not-delivered': {
    complainant:
      '{subject} {reference} is open again, as it is not fully solved. {office} is to act by {due}.',
    officer:
      '{subject} {reference} is open again: the complainant says it is not fully solved. Please act and report by {due}.',
    cell: '{subject} {reference}: not fully solved, says the complainant. Back with {office}, due by {due}.',
  },
  contrary: {
    complainant:
      '{subject} {reference} is open again: our visit found it not fully solved. {office} is to act by {due}.',
    officer:
      '{subject} {reference} is open again: the field visit found it not fully solved. Please act and report by {due}.',
    cell: '{subject} {reference}: the field visit found it not fully solved. Back with {office}, due by {due}.',
  },
  disputed: {
    complainant:
      '{subject} {reference} is open again: your objection is registered. {office} is to act by {due}.',
    officer:
      '{subject} {reference} is open again: the closing is disputed ({reason}). Please act and report by {due}.',
    cell: '{subject} {reference}: closing disputed ({reason}). Now with {office}, due by {due}.',
  },
  'reopened-recall': {
    complainant: '{subject} {reference} is open again, to be done better. {office} is to act by {due}.',
    officer:
      '{subject} {reference} is open again and recalled to your office ({reason}). Please act and report by {due}.',
  },
  'back-to-screening': {
    complainant: '{subject} {reference} is open again and will be looked at afresh by {due}.',
    cell: '{subject} {reference} is open again and back in screening. Please decide by {due}.',
  },
  'ended-redressed': {
    complainant:
      '{subject} {reference} is closed: its solution is confirmed. If that is wrong, call {helpline} by {due}.',
  },
  'ended-closed-unconfirmed': {
    complainant:
      '{subject} {reference} is closed unconfirmed: we could not reach you. If it is not solved, call {helpline} by {due}.',
  },
  'ended-declined': {
    complainant:
      '{subject} {reference} could not be granted: {reason}. If you disagree, call {helpline} by {due}.',
  },
  'ended-rejected': {
    complainant:
      '{subject} {reference} could not be taken up: {reason}. If you disagree, call {helpline} by {due}.',
  },
  'ended-withdrawn': {
    complainant: '{subject} {reference} is closed: you have withdrawn it. If you did not, call {helpline}.',
    holder: '{subject} {reference} has been withdrawn by the complainant. Nothing more is asked of you.',
  },
  'ended-answered': {
    complainant:
      '{subject} {reference} is answered. To hear the answer or to ask again, call {helpline} by {due}.',
  },
  'ended-noted': {
    complainant:
      '{subject} {reference} has been noted by the office concerned. No further step follows. Thank you.',
  },
  'ended-merged': {
    complainant:
      '{subject} {reference} is joined with the same matter already in hand. You will hear each step under this number.',
  },
  'merged-forwarded': {
    complainant: '{subject} {reference}: the joint matter is with {office}, which is to act by {due}.',
  },
  'merged-accepted': {
    complainant:
      '{subject} {reference}: in the joint matter action is reported, to be checked by {due}. Not done for you? Call {helpline}.',
  },
  'merged-reopened': {
    complainant: '{subject} {reference}: the joint matter is open again. {office} is to act by {due}.',
  },
  'merged-ended': {
    complainant:
      '{subject} {reference}: the joint matter is closed ({outcome}). If it is not solved for you, call {helpline}.',
  },
  unmerged: {
    complainant: '{subject} {reference} is handled by itself again. It will be checked and sent on by {due}.',
  },
  'emergency-raised': {
    officer:
      '{subject} {reference}: raised to an emergency, now with {office}. Please act and report by {due}.',
  },
  'emergency-lowered': {
    officer: '{subject} {reference} is no longer an emergency. It is with {office}, due by {due}.',
  },
  'emergency-alert': {
    officer: '{subject} {reference} at {office}: please act now and acknowledge it. Report due by {due}.',
  },
  'suspected-emergency': {
    officer:
      '{subject} {reference} may be an emergency and was to be seen by {due}. Please decide on it now.',
  },
  'duty-post': {
    cell: '{subject} {reference}: office and district unknown. Please call the complainant and forward it by {due}.',
  },
  reminder: {
    officer: '{subject} {reference} at {office} is due by {due}. Please act and report in time.',
  },
  'interim-reply-wanted': {
    officer: '{subject} {reference} at {office} is due by {due}. Please send an interim reply now.',
  },
  overdue: {
    officer:
      '{subject} {reference} at {office} is overdue since {due}. Please act and report now, or it goes higher.',
  },
  escalation: {
    officer: '{subject} {reference} at {office}, due {due}, has not been dealt with. Please step in now.',
  },
  'in-progress': {
    complainant: '{subject} {reference} is with {office}. Its time limit is {due}. You will hear from us.',
  },
  'escalated-returns': {
    officer:
      '{subject} {reference}: the report of {office} is returned again and again. Please step in. Due by {due}.',
  },
  'escalated-transfers': {
    officer:
      '{subject} {reference} has been transferred again and again. Please settle which office acts, by {due}.',
  },
  'escalated-disputes': {
    officer:
      '{subject} {reference} at {office} is disputed again. Please look into it yourself. Due by {due}.',
  },
});
