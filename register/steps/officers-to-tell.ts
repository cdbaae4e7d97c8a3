import type { GrievanceState } from '../../domain/lifecycle/state';
import type { PlannedMessage } from '../../domain/messages/plan';
import type { Directory, Recipient, RecipientQuery } from '../directory/directory';

/**
 * The officers behind a planned message: the plan names offices, the directory knows who is in charge of them,
 * so that a vacant post never swallows a message (page 3, Ladder). Each officer once.
 */
export function officersToTell(
  directory: Directory,
  message: Pick<PlannedMessage, 'audience' | 'offices' | 'post' | 'urgent'>,
  state: GrievanceState,
): Recipient[] {
  const { audience, offices, post } = message;
  const ofCase: RecipientQuery = {
    holder: null,
    chain: state.chain,
    hod: state.hod,
    informed: state.informed,
    district: state.subject.district,
    districtOffice: state.districtOffice,
    against: state.against,
  };
  const told = queriesFor(audience, offices, post).flatMap((query) =>
    directory.recipients(audience, { ...ofCase, ...query }),
  );
  const once = [...new Map(told.map((recipient) => [recipient.post, recipient])).values()];
  return oneIsEnough(message) ? once.slice(0, 1) : once;
}

/** A visit is one executive's; and of the Cell, which reads its inbox all day, several are told of urgent things. */
function oneIsEnough({ audience, urgent }: Pick<PlannedMessage, 'audience' | 'urgent'>): boolean {
  return audience === 'validator' || (audience === 'cell' && !urgent);
}

/** One question an office where the audience is somebody of that office, else one for the case. */
function queriesFor(
  audience: PlannedMessage['audience'],
  offices: readonly string[],
  post: string | null,
): Partial<RecipientQuery>[] {
  switch (audience) {
    case 'holder':
      return offices.map((holder, i) => ({ holder, post: i === offices.length - 1 ? post : null }));
    case 'hod':
    case 'nodal':
      return offices.map((hod) => ({ hod }));
    case 'area':
      return [{ informed: offices }];
    default:
      return [{}];
  }
}
