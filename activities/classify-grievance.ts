import type { Knex } from 'knex';
import type { LedgerEntry } from '../domain/lifecycle/events';
import type { Directory } from '../register/directory/directory';
import { commitStep } from '../register/steps/commit-step';
import type { StepResult } from '../register/steps/commit-step';
import type { StepRequest } from './step-request';

export type Suggestion = {
  category: string;
  department: string;
  tier: string;
  score: number;
  reasons: string[];
};
/** What a classifier and the emergency signs say of a text; replaceable by a trained model. */
export type Reading = { suggestions: Suggestion[]; certain: boolean; suspected: boolean; signs: string[] };
export type Reader = (text: string) => Reading;

/**
 * Reads the complaint (I6, I7): three suggestions with reasons for the analyst, a preliminary category where the
 * classifier is certain, `suspected` where there are signs of an emergency. It routes nothing and raises nothing:
 * software never gates an emergency, and a person validates (page 7).
 */
export async function classifyGrievance(
  deps: { db: Knex; directory: Directory; reader: Reader },
  request: StepRequest,
): Promise<StepResult> {
  const { db, directory, reader } = deps;
  const { state, now, ...input } = request;
  const complaint = (await db('complaints').where({ reference: input.reference }).first('text')) as
    { text: string } | undefined;
  const { suggestions, certain, suspected, signs } = reader(complaint?.text ?? '');
  await db('complaints')
    .where({ reference: input.reference })
    .update({ suggestions: JSON.stringify(suggestions) });

  const best = suggestions[0];
  const guessed =
    state.subject.category === null && state.subject.department === null && certain && best !== undefined;
  const subject = guessed
    ? {
        ...directory.subject({
          category: best.category,
          department: best.department,
          district: state.subject.district,
          policeDistrict: state.subject.policeDistrict,
          against: state.against,
        }),
        route: null,
      }
    : state.subject;
  const entry: LedgerEntry = {
    seq: input.afterSeq + 1,
    at: now,
    kind: 'system',
    name: 'classifyGrievance',
    commandId: null,
    events: [
      {
        type: 'classified',
        subject,
        suspected: suspected && state.kind === 'grievance',
        suggestions: suggestions.map(({ category }) => category),
        signs,
      },
    ],
  };
  return commitStep(db, directory, { ...input, entries: [entry] });
}
