/** Who holds a case: follows from the stage alone, so that stage and holder cannot disagree. */
import { CALL_CENTRE, CELL, DATA_PROCESSING_UNIT, fieldValidationOffice } from '../vocabulary';
import type { GrievanceState, OfficeId } from './state';

/** The holding office; `null` with the system (`registered`) and once ended. */
export function holderOffice(state: GrievanceState): OfficeId | null {
  switch (state.stage) {
    case 'registered':
    case 'ended':
      return null;
    case 'screening':
      return state.desk === 'cell' ? CELL : DATA_PROCESSING_UNIT;
    case 'awaiting-information':
      return CALL_CENTRE;
    case 'with-department':
    case 'with-sub-office':
      return state.chain.at(-1) ?? null;
    case 'atr-review':
      return CELL;
    case 'confirmation': {
      const calling = state.call.state === 'wanted' || state.call.state === 'open';
      return calling ? CALL_CENTRE : fieldValidationOffice(state.subject.district);
    }
  }
}

/** The office that would act next: also while the complainant is asked. */
export function workingOffice(state: GrievanceState): OfficeId | null {
  return state.stage === 'awaiting-information' ? (state.chain.at(-1) ?? null) : holderOffice(state);
}
