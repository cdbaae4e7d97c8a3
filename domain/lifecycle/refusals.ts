/** A refusal is a value: a stable code for machines and a sentence a person understands (page 8). */
export const REFUSAL_SENTENCES = {
  'wrong-stage': 'This cannot be done while the case is in this stage.',
  'wrong-kind': 'This does not apply to a case of this kind.',
  'not-holder': 'The case lies with another office.',
  'not-verified': 'The channel has not verified that it speaks for the complainant; send verifiedBy.',
  'not-permitted': 'Your role does not have this command.',
  'not-an-emergency': 'The case is no emergency.',
  'already-done': 'This has been done already.',
  'already-emergency': 'The case is an emergency already.',
  overtaken: 'The case was moved by somebody else before this could be applied; look at it again.',
  'not-below': 'The office is not directly below the one that holds the case.',
  'not-above': 'Only an office above the holder may take the case back.',
  'not-hod-rank':
    'A case is forwarded to an office of HoD’s rank: a department, a District Magistrate, a Commissioner or SP.',
  'rank-too-low': 'An officer of this rank may not do this; it needs the HoD or the nodal officer.',
  'complained-against': 'The complaint is against this very office; it goes to the office above.',
  'no-report': 'No report has come up from a sub-office.',
  'no-hod': 'The case has never been with a Head of Department.',
  'no-visit': 'There is no open field visit for this case.',
  'no-extension-pending': 'No extension has been asked for.',
  'extension-pending': 'An extension has been asked for already and is not decided.',
  'extensions-used-up': 'No further extension may be asked for in this cycle.',
  'extension-not-later': 'The new date is not later than the present deadline.',
  'window-over':
    'The time in which this case could be reopened is over; lodge a new grievance and name this one.',
  'not-disputable': 'A case that ended this way cannot be disputed.',
  'wrong-office': 'The post does not belong to the office that holds the case.',
  'merge-into-itself': 'A case cannot be merged into itself.',
} as const;

export type RefusalCode = keyof typeof REFUSAL_SENTENCES;
/** `first`: who moved the case since the caller looked, by `Actor.by` and entry; the API puts a name to it. */
export type Refusal = { code: RefusalCode; sentence: string; first?: { by: string; seq: number } };

/** `detail` says what the circumstances are, e.g. who was first. */
export function refusal(code: RefusalCode, detail?: string): Refusal {
  return {
    code,
    sentence: detail === undefined ? REFUSAL_SENTENCES[code] : `${REFUSAL_SENTENCES[code]} ${detail}`,
  };
}
