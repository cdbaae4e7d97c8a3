/** For each cell of the table a case in which nothing but the cell decides. */
import type { CommandName } from '../../../domain/lifecycle/commands';
import type { Stage } from '../../../domain/vocabulary';
import { analyst, hod } from './actors';
import { aCase, aCaseWithReport, aForwardedCase, body, caseIn } from './builders';
import type { CaseUnderTest } from './builders';

/** A case in the stage whose circumstances let the command through, so that only the cell decides. */
export function caseFor(command: CommandName, stage: Stage): CaseUnderTest {
  if ((command === 'unmerge' || command === 'endFollowing') && stage === 'ended')
    return aCase().do(analyst, body('merge'));
  if (command === 'sendDown' && (stage === 'with-department' || stage === 'with-sub-office'))
    return aCaseWithReport(stage);
  if (command === 'decideExtension') return withExtension(stage);
  if (command === 'answer' && ANSWERABLE.includes(stage)) return caseIn(stage, { kind: 'enquiry' });
  if (command === 'noteSuggestion' && ANSWERABLE.includes(stage))
    return caseIn(stage, { kind: 'suggestion' });
  const urgent = ['lowerEmergency', 'acknowledge', 'correct'].includes(command);
  return caseIn(stage, urgent ? { emergency: true } : {});
}
const ANSWERABLE: Stage[] = ['registered', 'screening', 'with-department', 'ended'];

function withExtension(stage: Stage): CaseUnderTest {
  const asked = (): CaseUnderTest => aForwardedCase().do(hod, body('interimReply'));
  if (stage === 'with-department') return asked();
  if (stage === 'with-sub-office') return asked().do(hod, body('delegate'));
  if (stage === 'awaiting-information') return asked().do(hod, body('askInformation'));
  return caseIn(stage);
}
