/** `docs/lifecycle.md` and its diagram say what the code does. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lifecycleDocument } from '../../../domain/lifecycle/document';
import { COMMAND_NAMES } from '../../../domain/lifecycle/table';
import { TRANSITIONS } from '../../../domain/lifecycle/transitions';
import { DEFAULT_POLICY } from '../../../domain/policy';
import { DAY } from '../../../domain/time';
import { STAGES } from '../../../domain/vocabulary';
import { ACTOR_OF, analyst, cell, complainant, hod, teleCaller } from './actors';
import { aCase, anAtrBy, aReviewedCase, body, caseIn, TO_HEALTH } from './builders';
import type { CaseUnderTest } from './builders';
import { caseFor } from './cases';

test('docs/lifecycle.md is what the table makes; `npm run docs` writes it anew', () => {
  const file = path.join(__dirname, '../../../docs/lifecycle.md');
  expect(readFileSync(file, 'utf8')).toBe(lifecycleDocument(DEFAULT_POLICY));
});

test('every row of every table has as many cells as its head', () => {
  const tables = lifecycleDocument(DEFAULT_POLICY)
    .trim()
    .split('\n\n')
    .filter((part) => part.startsWith('|'));
  expect(tables.length).toBeGreaterThan(10);
  for (const part of tables) {
    const widths = part.split('\n').map((row) => row.split(' | ').length);
    expect(new Set(widths).size).toBe(1);
  }
});

/** Every permitted command in every stage, and roads whose last step is one of the system's. */
function allCases(): CaseUnderTest[] {
  const commanded = COMMAND_NAMES.flatMap((command) =>
    STAGES.flatMap((stage) =>
      Object.values(ACTOR_OF).map((actor) => {
        const c = caseFor(command, stage);
        return c.attempt(actor, body(command, c.holder ?? undefined));
      }),
    ),
  );
  const asked = [
    aCase().do(analyst, body('askInformation')),
    caseIn('with-sub-office').do(ACTOR_OF.officer, body('askInformation')),
    aReviewedCase().do(cell, body('askInformation')),
    caseIn('with-department').do(hod, body('askInformation')),
  ];
  const answered = asked.map((c) => c.fork().do(complainant, body('giveInformation')));
  const raised = aCase({ finds: { subject: { route: TO_HEALTH } } }).do(analyst, body('askInformation'));
  const disposed = (visit: boolean): CaseUnderTest =>
    aReviewedCase().do(cell, { command: 'acceptAtr', fieldValidation: visit });
  const ended = [
    ...(['no', 'yes'] as const).map((delivered) =>
      disposed(false).do(teleCaller, { command: 'recordFeedback', delivered }),
    ),
    ...(['contrary', 'as-reported'] as const).map((verdict) => {
      const c = disposed(true).do(ACTOR_OF.validator, { command: 'recordFinding', verdict });
      return c.attempt(teleCaller, body('recordFeedback'));
    }),
    aReviewedCase({ hasTelephone: false })
      .do(cell, body('acceptAtr'))
      .do(ACTOR_OF.validator, body('recordFinding')),
    disposed(true).wait(10 * DAY),
    aReviewedCase({ hasTelephone: false })
      .do(cell, body('acceptAtr'))
      .wait(10 * DAY),
    caseIn('ended').do(complainant, { command: 'recordFeedback', delivered: 'no' }),
    caseIn('ended').do(ACTOR_OF.validator, { command: 'recordFinding', verdict: 'contrary' }),
    anAtrBy('policy').do(cell, body('acceptAtr')),
    caseIn('screening').do(cell, body('reject')).do(complainant, body('dispute')),
    caseIn('screening', { emergency: true }).wait(DAY),
  ];
  return [
    ...commanded,
    ...answered,
    ...asked.map((c) => c.wait(16 * DAY)),
    raised.do(analyst, body('raiseEmergency')),
    ...ended,
  ];
}

test('the diagram has every way from stage to stage that the decider goes, and no other', () => {
  const drawn = TRANSITIONS.flatMap(({ from, to, by }) => by.map((name) => `${from} → ${to}: ${name}`));
  expect([...new Set(allCases().flatMap((c) => c.waysGone()))].sort()).toEqual([...drawn].sort());
});
